import { Button, Checkbox, Radio } from "@mantine/core";
import type { ReactNode } from "react";
import type { AdrFolder, ExportPlan, FolderOrigin, RepoInfo } from "#shared/api/repo";
import { capital } from "#shared/base/capital";
import { useAsk, useHost } from "../../host/HostContext";
import { FailureNote } from "../../ui/FailureNote";
import { Row, Stack } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { count } from "../../ui/words";
import { AfterWriting } from "./AfterWriting";
import { adrName } from "./adr";
import { DiskDifference } from "./Conflict";
import classes from "./Export.module.css";
import { CloseRow, ExportPage, FileList, writeVerbs } from "./export-page";
import { PullRequestText } from "./PullRequest";
import type { PlanTarget } from "./usePlan";

interface Props {
  plan: ExportPlan;
  /** The repository the plan is about, as soon as it was looked at. */
  info: RepoInfo | null;
  target: PlanTarget;
  onTarget(target: PlanTarget): void;
  /** What was left to commit when that was first looked at. */
  left: string[] | null;
  busy: boolean;
  onWrite(): void;
  onChange(): void;
  onCommitted(): void;
  onClose(): void;
  /** What went wrong. */
  children: ReactNode;
}

/** What will be written and where, or what is left to commit where nothing is. */
export function PlanPage({ children, ...props }: Props) {
  const { plan, info, target, onTarget, left, busy, onWrite, onChange, onCommitted, onClose } = props;
  const name = adrName(plan.file);
  const nothing = plan.writes.length === 0;
  return (
    <ExportPage title={nothing ? `${capital(name)} is up to date` : `${writeVerbs[plan.action]} ${name}`}>
      {children}
      <Row gap={12} justify="between" card="plain" py={10} className={classes.repo}>
        <div>
          <b>{info?.name ?? ""}</b>
          <Text as="span" tone="quiet" className="mono">
            {plan.root}
          </Text>
        </div>
        <Button variant="default" size="xs" onClick={onChange}>
          Change
        </Button>
      </Row>
      {info && info.folders.length > 1 && (
        <FolderChoice folders={info.folders} dir={plan.dir} onDir={(dir) => onTarget({ root: target.root, dir })} />
      )}
      {info?.warnings.map((warning) => (
        <Text key={warning} size="aside" tone="ink" card="warn" py={8}>
          {warning}
        </Text>
      ))}
      {!nothing ? (
        <ToWrite plan={plan} target={target} onTarget={onTarget} />
      ) : plan.uncommitted?.length === 0 && left === null ? (
        <>
          <Text tone="soft">It is committed as it is on disk.</Text>
          {info?.git && (
            <PullRequestText root={plan.root} file={plan.dir === "" ? plan.file : `${plan.dir}/${plan.file}`} />
          )}
        </>
      ) : (
        <AfterWriting onCommitted={onCommitted} info={info} files={left ?? []} does="Add" name={name} />
      )}
      {nothing ? (
        <CloseRow onClose={onClose} />
      ) : (
        <Row gap={12} wrap={8} justify="end">
          <Text as="span" size="meta" tone="quiet">
            Nothing is committed yet.
          </Text>
          <Button data-autofocus loading={busy} onClick={onWrite}>
            {writeVerbs[plan.action]} {name}
          </Button>
        </Row>
      )}
    </ExportPage>
  );
}

function FolderChoice({ folders, dir, onDir }: { folders: AdrFolder[]; dir: string; onDir(dir: string): void }) {
  return (
    <Radio.Group label="Folder" value={dir} onChange={onDir}>
      <Stack mt={4}>
        {folders.map((folder) => (
          <Radio
            key={folder.dir}
            value={folder.dir}
            label={<span className="mono">{folder.dir || "the root"}</span>}
            description={aboutFolder(folder)}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}

/** The files, how the one that is there changes, and what the dialect can't say. */
function ToWrite({ plan, target, onTarget }: Pick<Props, "plan" | "target" | "onTarget">) {
  return (
    <>
      <FileList files={plan.writes} root={plan.root} />
      {plan.onDisk !== null && plan.action !== "nothing" && <Changes plan={plan} />}
      {plan.index !== null && (
        <Checkbox
          label={`Also bring the list in ${plan.index} up to date`}
          checked={target.index ?? false}
          onChange={({ currentTarget }) => onTarget({ ...target, index: currentTarget.checked })}
        />
      )}
      {plan.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {plan.leavesOut.length > 0 && (
        <Text size="meta" tone="quiet">
          This format has no place for {plan.leavesOut.join("; ")}.
        </Text>
      )}
    </>
  );
}

function aboutFolder({ exists, count: n, from, naming }: AdrFolder): string {
  const quiet: readonly FolderOrigin[] = ["usual place", "its files", "default"];
  const origin = quiet.includes(from)
    ? ""
    : from === "by hand" || from === "config"
      ? "chosen by hand"
      : `named in ${from}`;
  const names = naming === "date" ? "names begin with the date" : "names begin with a number";
  return [exists ? count(n, "ADR") : "will be made", n > 0 && names, origin].filter(Boolean).join(", ");
}

/** How the file that is there changes. */
function Changes({ plan: { root, dir, file, onDisk, markdown } }: { plan: ExportPlan }) {
  const { host } = useHost();
  const there = useAsk(() => host.repo.read({ root, file: dir ? `${dir}/${file}` : file }), [root, dir, file, onDisk]);
  if (there.state === "failed") return <FailureNote failure={there.failure} />;
  return there.state === "ready" ? <DiskDifference onDisk={there.value.text} ours={markdown} /> : null;
}
