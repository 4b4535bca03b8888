import { Button, Checkbox, Radio, Textarea, TextInput } from "@mantine/core";
import { sidecarPath } from "#shared/adr/folder/filename";
import { splitPath } from "#shared/adr/links/path";
import type { Committed, GitState } from "#shared/api/repo";
import { FailureNote } from "../../ui/FailureNote";
import { Box, Row, Stack } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { count } from "../../ui/words";
import classes from "./Export.module.css";
import { PullRequest } from "./PullRequest";
import { Trust } from "./Trust";
import { type CommitForm, useCommit } from "./useCommit";

/** A commit of exactly these files. Nothing is committed without it, and nothing is ever pushed. */
export function Commit({
  root,
  git,
  files,
  subject,
  branchName,
  onCommitted,
}: {
  root: string;
  git: GitState;
  files: string[];
  subject: string;
  branchName: string;
  onCommitted(): void;
}) {
  const job = useCommit({ root, git, files }, { message: subject, branch: branchName }, onCommitted);
  const { form, change, outlook, wanted, lacks, busy, failure } = job;
  if (job.done) return <Done root={root} files={files} done={job.done} />;
  return (
    <Stack
      as="form"
      gap={12}
      card="canvas"
      aria-label="Commit"
      onSubmit={(event) => {
        event.preventDefault();
        if (!lacks) void job.commit();
      }}
    >
      <Textarea
        label="Message"
        rows={1}
        classNames={{ input: classes.grows }}
        maxLength={5000}
        value={form.message}
        onChange={({ target }) => change({ message: target.value })}
      />
      <WhichFiles wanted={wanted} ignored={outlook?.ignored ?? []} form={form} change={change} />
      <WhichBranch now={git.branch} form={form} change={change} />
      {job.asksIdentity && <WhoCommits form={form} change={change} />}
      {outlook && <Trust outlook={outlook} trust={() => job.trust(outlook.seen)} withdraw={job.withdraw} />}
      {git.busy && (
        <Text size="aside" tone="ink" card="warn" py={8}>
          In this repository {git.busy}. Finish that first.
        </Text>
      )}
      {git.dirty > 0 && (
        <Text size="meta" tone="quiet">
          Left as it is: {count(git.dirty, "other changed file")} in the repository.
        </Text>
      )}
      {failure?.code !== "GIT_NO_IDENTITY" && <FailureNote failure={failure} />}
      <Row gap={12} wrap={8} justify="end">
        <Text as="span" size="meta" tone="quiet">
          Nothing is pushed.
        </Text>
        {busy && (
          <Button variant="default" onClick={job.stop}>
            Stop
          </Button>
        )}
        <Button type="submit" loading={busy} disabled={lacks || git.busy !== null}>
          Commit {wanted.length === 1 ? "this file" : `these ${wanted.length} files`}
        </Button>
      </Row>
    </Stack>
  );
}

function dataOf(file: string): string {
  const { folder, name } = splitPath(file);
  return `${folder === "" ? "" : `${folder}/`}${sidecarPath(name)}`;
}

function Done({ root, files, done }: { root: string; files: string[]; done: Committed }) {
  // The one with data beside it; a list of ADRs may be committed with it.
  const adr = files.find((file) => /\.mdx?$/i.test(file) && files.includes(dataOf(file)));
  return (
    <Stack gap={12}>
      <Box card="ok" role="status">
        <p>
          Commit <span className="mono">{done.commit.slice(0, 10)}</span>
          {done.branch && (
            <>
              {" "}
              on <span className="mono">{done.branch}</span>
            </>
          )}
          , {count(done.files.length, "file")}. Nothing was pushed.
        </p>
        {done.said !== "" && <pre className="mono">{done.said}</pre>}
      </Box>
      {adr !== undefined && <PullRequest root={root} file={adr} />}
    </Stack>
  );
}

interface PartProps {
  form: CommitForm;
  change(patch: Partial<CommitForm>): void;
}

function WhichFiles({ wanted, ignored, form, change }: PartProps & { wanted: string[]; ignored: string[] }) {
  const { leftOut } = form;
  return (
    <div>
      <Text size="meta" tone="quiet" weight={600} mb={6} className={classes.small}>
        Exactly these files
      </Text>
      <Stack as="ul" gap={4} className={`mono ${classes.files}`}>
        {wanted.map((file) => (
          <li key={file}>{file}</li>
        ))}
      </Stack>
      {ignored.map((file) => (
        <Checkbox
          key={file}
          label={`Commit ${file}, though git ignores it here`}
          checked={!leftOut.includes(file)}
          onChange={({ target }) =>
            change({ leftOut: target.checked ? leftOut.filter((one) => one !== file) : [...leftOut, file] })
          }
        />
      ))}
    </div>
  );
}

function WhichBranch({ now, form, change }: PartProps & { now: string | null }) {
  return (
    <>
      <Radio.Group
        label="Branch"
        value={form.onNew ? "new" : "current"}
        onChange={(value) => change({ onNew: value === "new" })}
      >
        <Stack mt={4}>
          {now !== null && <Radio value="current" label={`${now}, where you are`} />}
          <Radio value="new" label={now === null ? "A new one, since no branch is checked out" : "A new one"} />
        </Stack>
      </Radio.Group>
      {form.onNew && (
        <TextInput
          label="Name of the new branch"
          classNames={{ input: "mono" }}
          maxLength={200}
          value={form.branch}
          onChange={({ target }) => change({ branch: target.value })}
        />
      )}
    </>
  );
}

function WhoCommits({ form, change }: PartProps) {
  return (
    <Stack as="fieldset" gap={10}>
      <Text as="legend" weight={600}>
        Who commits?
      </Text>
      <Text size="meta" tone="quiet">
        git knows no name and e-mail address here. These are for this commit alone.
      </Text>
      <TextInput
        label="Name"
        maxLength={200}
        value={form.name}
        onChange={({ target }) => change({ name: target.value })}
      />
      <TextInput
        label="E-mail"
        type="email"
        maxLength={200}
        value={form.email}
        onChange={({ target }) => change({ email: target.value })}
      />
    </Stack>
  );
}
