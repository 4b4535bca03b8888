import { Button } from "@mantine/core";
import { useState } from "react";
import type { SharePlan } from "#shared/api/playbooks";
import type { GitState, RepoInfo } from "#shared/api/repo";
import { useHost } from "../../../host/HostContext";
import { useAction } from "../../../host/useAction";
import { Dialog } from "../../../ui/Dialog";
import { FailureNote } from "../../../ui/FailureNote";
import { Row, Stack } from "../../../ui/layout";
import { Text } from "../../../ui/Text";
import { Commit } from "../../decide/Commit";
import { RepositoryPicker } from "../../decide/RepositoryPicker";

interface WrittenFiles {
  files: string[];
  /** `null` where the folder isn't a repository. */
  git: GitState | null;
}

/** Into which repository, what that changes there, and the commit: as an export goes. */
export function ShareDialog({
  file,
  title,
  stored,
  onClose,
}: {
  file: string;
  title: string;
  /** Waits until all is stored and gives its name; `null` where that failed. */
  stored(): Promise<string | null>;
  onClose(): void;
}) {
  const { host } = useHost();
  const [repo, setRepo] = useState<RepoInfo | null>(null);
  const [plan, setPlan] = useState<SharePlan | null>(null);
  const [written, setWritten] = useState<WrittenFiles | null>(null);
  const { run, busy, failure } = useAction();
  const choose = (chosen: RepoInfo) =>
    run(async () => {
      if ((await stored()) === null) return;
      setPlan(await host.playbooks.planShare({ file, root: chosen.root }));
      setRepo(chosen);
    });
  const share = () =>
    run(async () => {
      const etag = await stored();
      if (!plan || !repo || etag === null) return;
      const { written: files } = await host.playbooks.share({ file, etag, root: plan.root, expect: plan.onDisk });
      const { git } = await host.repo.inspect({ path: plan.root });
      setWritten({ files, git });
    });
  return (
    <Dialog opened onClose={onClose} title="Share in a repository" size="lg">
      <Stack gap={12}>
        <FailureNote
          failure={failure}
          actions={
            failure?.code === "ADR_CHANGED" && repo ? [{ does: "Look again", act: () => void choose(repo) }] : []
          }
        />
        {!plan && (
          <>
            <Text tone="soft">Everybody with a clone of it can then begin decisions with this playbook.</Text>
            <RepositoryPicker onChosen={(chosen) => void choose(chosen)} />
          </>
        )}
        {plan && !written && (
          <ToWrite
            plan={plan}
            repository={repo?.name}
            busy={busy}
            onOther={() => setPlan(null)}
            onWrite={() => void share()}
          />
        )}
        {written && plan && (
          <Written
            plan={plan}
            written={written}
            subject={`Share the playbook “${title}”`}
            branch={`playbook-${file.replace(/\.ya?ml$/, "")}`}
            onClose={onClose}
          />
        )}
      </Stack>
    </Dialog>
  );
}

/** What sharing would change in the repository. */
function ToWrite({
  plan,
  repository,
  busy,
  onOther,
  onWrite,
}: {
  plan: SharePlan;
  repository: string | undefined;
  busy: boolean;
  onOther(): void;
  onWrite(): void;
}) {
  const how = plan.same ? "This is there already: " : plan.onDisk === null ? "A new file: " : "This file is replaced: ";
  return (
    <>
      <Text>
        {how}
        <span className="mono">{plan.path}</span> in <strong>{repository}</strong>.
      </Text>
      {plan.changes.length > 0 && (
        <Stack as="ul" gap={4}>
          {plan.changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </Stack>
      )}
      <Row justify="end">
        <Button variant="default" onClick={onOther}>
          Another repository
        </Button>
        <Button loading={busy} onClick={onWrite}>
          {plan.same ? "Go on to the commit" : "Write the file"}
        </Button>
      </Row>
    </>
  );
}

/** The file is there; now its commit. */
function Written({
  plan,
  written,
  subject,
  branch,
  onClose,
}: {
  plan: SharePlan;
  written: WrittenFiles;
  subject: string;
  branch: string;
  onClose(): void;
}) {
  return (
    <>
      <Text role="status">
        Written: <span className="mono">{plan.path}</span>.
        {written.git === null && " This folder isn't a git repository, so there is nothing to commit."}
      </Text>
      {written.git && (
        <Commit
          root={plan.root}
          git={written.git}
          files={written.files}
          subject={subject}
          branchName={branch}
          onCommitted={() => {}}
        />
      )}
      <Row justify="end">
        <Button variant="default" onClick={onClose}>
          Done
        </Button>
      </Row>
    </>
  );
}
