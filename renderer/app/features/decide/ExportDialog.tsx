import { Button, Drawer } from "@mantine/core";
import { useState } from "react";
import type { ExportPlan, RepoInfo } from "#shared/api/repo";
import { capital } from "#shared/base/capital";
import { useAsk, useHost } from "../../host/HostContext";
import { FailureNote } from "../../ui/FailureNote";
import { Row } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { useRecord } from "../record/RecordContext";
import { LogQuestion } from "../repository/LogQuestion";
import { AfterWriting } from "./AfterWriting";
import { adrName } from "./adr";
import { Conflict } from "./Conflict";
import classes from "./Export.module.css";
import { CloseRow, ExportPage, FileList } from "./export-page";
import { PlanPage } from "./PlanPage";
import { RepositoryPicker } from "./RepositoryPicker";
import { useExport, type WrittenExport } from "./useExport";
import { type Planned, type PlanTarget, targetIn } from "./usePlan";

interface Props {
  opened: boolean;
  /** Hears of a commit of what was written. */
  onCommitted(): void;
  onClose(): void;
  target: PlanTarget | null;
  onTarget(target: PlanTarget | null): void;
  planned: Planned & { again(): void };
}

/**
 * From "where should it go" to a commit: repository, what will be written, conflict, written, committed. It stands over
 * the fields, beside the paper that is about to be written.
 */
export function ExportDialog(props: Props) {
  const { opened, onClose } = props;
  return (
    <Drawer.Root
      opened={opened}
      onClose={onClose}
      position="left"
      size="min(48.5vw, 720px)"
      // Over the drawer that holds the paper in a small window, from which it may be opened.
      zIndex={210}
      className={classes.beside ?? ""}
    >
      <Drawer.Content>
        <Steps {...props} />
      </Drawer.Content>
    </Drawer.Root>
  );
}

/** Lives as long as the dialog is open, so that each opening starts with the plan. */
function Steps({ target, onTarget, planned, onClose, onCommitted }: Props) {
  const { host } = useHost();
  const { record } = useRecord();
  const [choosing, setChoosing] = useState(target === null);
  const { write, written, busy, failure, show } = useExport({ onTarget, onFailed: planned.again });
  /** What was left to commit when that was first looked at. */
  const [left, setLeft] = useState<string[] | null>(null);
  const repo = useAsk(
    async () => (target ? host.repo.inspect({ path: target.root }) : null),
    [target?.root, written !== null],
  );
  const info = repo.state === "ready" ? repo.value : null;

  if (choosing || target === null) {
    const chosen = (found: RepoInfo) => {
      show(null);
      setChoosing(false);
      onTarget(targetIn(found, record.repo));
    };
    return <WherePage onChosen={chosen} onBack={target && (() => setChoosing(false))} />;
  }
  if (planned.state === "failed" && !written) {
    return (
      <ExportPage title="Write the ADR">
        <FailureNote
          failure={planned.failure}
          actions={[
            { does: "Try again", act: planned.again },
            { does: "Choose another repository", act: () => setChoosing(true) },
          ]}
        />
      </ExportPage>
    );
  }
  if (written) return <WrittenPage written={written} {...{ info, onCommitted, onClose }} />;
  if (planned.state !== "ready") {
    return (
      <ExportPage title="Write the ADR">
        <Text tone="soft">Looking at the repository</Text>
      </ExportPage>
    );
  }

  const { plan } = planned;
  const troubles = [failure, repo.state === "failed" ? repo.failure : null]
    .filter((one) => one !== null)
    .map((one) => <FailureNote key={one.message} failure={one} />);
  if (plan.conflict) {
    return (
      <ExportPage
        title={`${capital(adrName(plan.file))} ${plan.conflict.why === "edited" ? "was edited" : "is missing"}`}
      >
        {troubles}
        <Conflict
          plan={plan}
          busy={busy}
          onKeep={onClose}
          onOver={() => void write(target, plan)}
          onNew={() => onTarget({ ...target, asNew: true })}
        />
      </ExportPage>
    );
  }
  if (plan.unsure.length > 0) {
    return <UnsurePage plan={plan} onAnswered={planned.again} onElsewhere={() => setChoosing(true)} />;
  }
  if (left === null && plan.uncommitted !== null && plan.uncommitted.length > 0) setLeft(plan.uncommitted);
  return (
    <PlanPage
      {...{ plan, info, target, onTarget, left, busy, onCommitted, onClose }}
      onWrite={() => void write(target, plan)}
      onChange={() => setChoosing(true)}
    >
      {troubles}
    </PlanPage>
  );
}

function WherePage({ onChosen, onBack }: { onChosen(info: RepoInfo): void; onBack: (() => void) | null }) {
  return (
    <ExportPage title="Where should the ADR go?">
      <RepositoryPicker onChosen={onChosen} />
      {onBack && (
        <Row gap={12} wrap={8} justify="end">
          <Button variant="subtle" onClick={onBack}>
            Back
          </Button>
        </Row>
      )}
    </ExportPage>
  );
}

/** A first ADR somewhere: is there a log already, elsewhere? */
function UnsurePage({ plan, onAnswered, onElsewhere }: { plan: ExportPlan; onAnswered(): void; onElsewhere(): void }) {
  return (
    <ExportPage title="Is there a log already?">
      <LogQuestion root={plan.root} close={plan.unsure} focus onAnswered={onAnswered} />
      <Text tone="soft">
        {adrName(plan.file)} would be the first ADR in <span className="mono">{plan.dir || "the root"}</span>.
      </Text>
      <Row gap={12} wrap={8} justify="end">
        <Button variant="subtle" onClick={onElsewhere}>
          Choose another repository
        </Button>
      </Row>
    </ExportPage>
  );
}

const did = { create: "Add", update: "Update", "status only": "Set the status of", nothing: "Add" };

function WrittenPage({
  written: { exported, action },
  info,
  onCommitted,
  onClose,
}: {
  written: WrittenExport;
  info: RepoInfo | null;
  onCommitted(): void;
  onClose(): void;
}) {
  const name = adrName(exported.file);
  return (
    <ExportPage title={`${capital(name)} written`}>
      <FileList files={exported.written} root={exported.root} done />
      <AfterWriting onCommitted={onCommitted} info={info} files={exported.written} does={did[action]} name={name} />
      <CloseRow onClose={onClose} />
    </ExportPage>
  );
}
