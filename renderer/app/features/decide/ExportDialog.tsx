import { Button, Checkbox, Drawer, Radio } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconFile, IconFileCheck } from "@tabler/icons-react";
import { type ReactNode, useEffect, useState } from "react";
import { slugOf } from "#shared/adr/folder/slug";
import type { AdrFolder, Exported, ExportPlan, FolderOrigin, RepoInfo } from "#shared/api/repo";
import { useAsk, useHost } from "../../host/HostContext";
import { useAction } from "../../host/useAction";
import { FailureNote } from "../../ui/FailureNote";
import { Row, Stack } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { count } from "../../ui/words";
import { useRecord } from "../record/RecordContext";
import { LogQuestion } from "../repository/LogQuestion";
import { adrName } from "./adr";
import { Commit } from "./Commit";
import { Conflict, Difference } from "./Conflict";
import classes from "./Export.module.css";
import { PullRequest } from "./PullRequest";
import { Repository } from "./RepositoryPicker";
import { type Planned, type Target, targetIn } from "./usePlan";

interface Props {
  opened: boolean;
  /** Hears of a commit of what was written. */
  onCommitted(): void;
  onClose(): void;
  target: Target | null;
  onTarget(target: Target | null): void;
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
  const { record, settled, etag, accept } = useRecord();
  const [choosing, setChoosing] = useState(target === null);
  const { run, show, busy, failure } = useAction();
  const [written, setWritten] = useState<{ exported: Exported; action: ExportPlan["action"] } | null>(null);
  /** What was left to commit when that was first looked at. */
  const [left, setLeft] = useState<string[] | null>(null);
  const repo = useAsk(
    async () => (target ? host.repo.inspect({ path: target.root }) : null),
    [target?.root, written !== null],
  );

  const write = async (plan: ExportPlan) => {
    if (!target) return;
    const well = await run(async () => {
      if (!(await settled())) return;
      const exported = await host.repo.export({
        id: record.id,
        ...target,
        dir: plan.dir,
        profile: plan.profile,
        etag: etag(),
        expect: plan.onDisk,
      });
      accept(await host.records.get({ id: record.id }));
      onTarget({ root: exported.root, dir: exported.dir, profile: plan.profile });
      setWritten({ exported, action: plan.action });
      notifications.show({ message: `${capital(adrName(exported.file))} written to ${exported.dir || "the root"}` });
    });
    if (!well) planned.again();
  };
  const chosen = (info: RepoInfo) => {
    show(null);
    setChoosing(false);
    onTarget(targetIn(info, record.repo));
  };

  const info = repo.state === "ready" ? repo.value : null;
  if (choosing || target === null) {
    return (
      <Page title="Where should the ADR go?">
        <Repository onChosen={chosen} />
        {target && (
          <div className={classes.buttons}>
            <Button variant="subtle" onClick={() => setChoosing(false)}>
              Back
            </Button>
          </div>
        )}
      </Page>
    );
  }
  const troubles = [failure, repo.state === "failed" ? repo.failure : null].filter((one) => one !== null);
  if (planned.state === "failed" && !written) {
    return (
      <Page title="Write the ADR">
        <FailureNote
          failure={planned.failure}
          actions={[
            { does: "Try again", act: planned.again },
            { does: "Choose another repository", act: () => setChoosing(true) },
          ]}
        />
      </Page>
    );
  }
  if (written) {
    const { exported, action } = written;
    const name = adrName(exported.file);
    return (
      <Page title={`${capital(name)} written`}>
        <Files files={exported.written} root={exported.root} done />
        <AfterWriting
          onCommitted={onCommitted}
          info={info}
          files={exported.written}
          subject={`${{ create: "Add", update: "Update", "status only": "Set the status of", nothing: "Add" }[action]} ${subjectOf(name, record.draft.frame.title)}`}
          branch={`adr/${slugOf(record.draft.frame.title)}`}
        />
        <Close onClose={onClose} />
      </Page>
    );
  }
  if (planned.state !== "ready") {
    return (
      <Page title="Write the ADR">
        <Text tone="soft">Looking at the repository</Text>
      </Page>
    );
  }

  const { plan } = planned;
  const name = adrName(plan.file);
  if (plan.conflict) {
    return (
      <Page title={plan.conflict.why === "edited" ? `${capital(name)} was edited` : `${capital(name)} is missing`}>
        {troubles.map((one) => (
          <FailureNote key={one.message} failure={one} />
        ))}
        <Conflict
          plan={plan}
          busy={busy}
          onKeep={onClose}
          onOver={() => void write(plan)}
          onNew={() => onTarget({ ...target, asNew: true })}
        />
      </Page>
    );
  }
  if (plan.unsure.length > 0) {
    return (
      <Page title="Is there a log already?">
        <LogQuestion root={plan.root} close={plan.unsure} focus onAnswered={planned.again} />
        <Text tone="soft">
          {name} would be the first ADR in <span className="mono">{plan.dir || "the root"}</span>.
        </Text>
        <div className={classes.buttons}>
          <Button variant="subtle" onClick={() => setChoosing(true)}>
            Choose another repository
          </Button>
        </div>
      </Page>
    );
  }
  const nothing = plan.writes.length === 0;
  if (left === null && plan.uncommitted !== null && plan.uncommitted.length > 0) setLeft(plan.uncommitted);
  return (
    <Page title={nothing ? `${capital(name)} is up to date` : `${verbs[plan.action]} ${name}`}>
      {troubles.map((one) => (
        <FailureNote key={one.message} failure={one} />
      ))}
      <Row gap={12} justify="between" className={classes.repo}>
        <div>
          <b>{info?.name ?? ""}</b>
          <span className="mono">{plan.root}</span>
        </div>
        <Button variant="default" size="xs" onClick={() => setChoosing(true)}>
          Change
        </Button>
      </Row>
      {info && info.folders.length > 1 && (
        <Radio.Group label="Folder" value={plan.dir} onChange={(dir) => onTarget({ root: target.root, dir })}>
          <Stack mt={4}>
            {info.folders.map((folder) => (
              <Radio
                key={folder.dir}
                value={folder.dir}
                label={<span className="mono">{folder.dir || "the root"}</span>}
                description={aboutFolder(folder)}
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {info?.warnings.map((warning) => (
        <Text key={warning} size="aside" tone="ink" className={classes.warning}>
          {warning}
        </Text>
      ))}
      {nothing && plan.uncommitted?.length === 0 && left === null ? (
        <>
          <Text tone="soft">It is committed as it is on disk.</Text>
          {info?.git && (
            <PullRequest root={plan.root} file={plan.dir === "" ? plan.file : `${plan.dir}/${plan.file}`} />
          )}
        </>
      ) : nothing ? (
        <AfterWriting
          onCommitted={onCommitted}
          info={info}
          files={left ?? []}
          subject={`Add ${subjectOf(name, record.draft.frame.title)}`}
          branch={`adr/${slugOf(record.draft.frame.title)}`}
        />
      ) : (
        <>
          <Files files={plan.writes} root={plan.root} />
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
      )}
      {nothing ? (
        <Close onClose={onClose} />
      ) : (
        <div className={classes.buttons}>
          <Text as="span" size="meta" tone="quiet">
            Nothing is committed yet.
          </Text>
          <Button data-autofocus loading={busy} onClick={() => void write(plan)}>
            {verbs[plan.action]} {name}
          </Button>
        </div>
      )}
    </Page>
  );
}

const verbs = { create: "Write", update: "Update", "status only": "Update the status in", nothing: "Write" };

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const subjectOf = (name: string, title: string) => `${name}: ${title.trim() || "Untitled decision"}`.slice(0, 200);

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

/** A dialog's title takes the focus with each step, so that a screen reader says where one is. */
function Page({ title, children }: { title: string; children: ReactNode }) {
  const [head, setHead] = useState<HTMLHeadingElement | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every title
  useEffect(() => {
    const dialog = head?.closest('[role="dialog"]');
    (dialog?.querySelector<HTMLElement>("[data-autofocus]") ?? head)?.focus();
  }, [head, title]);
  return (
    <>
      <Drawer.Header className={classes.header}>
        <Drawer.Title ref={setHead} tabIndex={-1}>
          {title}
        </Drawer.Title>
        <Drawer.CloseButton aria-label="Close" />
      </Drawer.Header>
      <Drawer.Body className={classes.stack}>{children}</Drawer.Body>
    </>
  );
}

function Files({ files, root, done = false }: { files: string[]; root: string; done?: boolean }) {
  const Icon = done ? IconFileCheck : IconFile;
  return (
    <section aria-label={done ? "Files written" : "Files that will be written"}>
      <Text as="h3" size="meta" tone="quiet" weight={600} mb={6} className={classes.small}>
        {done ? "Written" : "Will be written"} in <span className="mono">{root}</span>
      </Text>
      <Stack as="ul" gap={4} className={`mono ${classes.files}`}>
        {files.map((file) => (
          <li key={file}>
            <Icon size={15} aria-hidden="true" /> {file}
          </li>
        ))}
      </Stack>
    </section>
  );
}

/** How the file that is there changes. */
function Changes({ plan: { root, dir, file, onDisk, markdown } }: { plan: ExportPlan }) {
  const { host } = useHost();
  const there = useAsk(() => host.repo.read({ root, file: dir ? `${dir}/${file}` : file }), [root, dir, file, onDisk]);
  if (there.state === "failed") return <FailureNote failure={there.failure} />;
  return there.state === "ready" ? <Difference onDisk={there.value.text} ours={markdown} /> : null;
}

/** What is left for the user: to commit here, or elsewhere. */
function AfterWriting({
  onCommitted,
  info,
  files,
  subject,
  branch,
}: {
  onCommitted(): void;
  info: RepoInfo | null;
  files: string[];
  subject: string;
  branch: string;
}) {
  const { info: app } = useHost();
  if (!info) return null;
  if (!app.can.git) return <Text tone="soft">You commit it: no git program was found.</Text>;
  if (!info.git) return <Text tone="soft">You commit it: this folder isn't a git repository.</Text>;
  return (
    <>
      <Text tone="soft">You commit it, or let Adroit do that now.</Text>
      <Commit
        root={info.root}
        git={info.git}
        files={files}
        subject={subject}
        branchName={branch}
        onCommitted={onCommitted}
      />
    </>
  );
}

function Close({ onClose }: { onClose(): void }) {
  return (
    <div className={classes.buttons}>
      <Button variant="default" onClick={onClose}>
        Close
      </Button>
    </div>
  );
}
