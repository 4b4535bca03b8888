import { Button, Checkbox, Radio, Textarea, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { sidecarPath } from "#shared/adr/folder/filename";
import { splitPath } from "#shared/adr/links/path";
import type { CommitOutlook, Committed, GitState } from "#shared/api/repo";
import { failureOf } from "../../host/failure";
import { useHost } from "../../host/HostContext";
import { useAction } from "../../host/useAction";
import { FailureNote } from "../../ui/FailureNote";
import { Stack } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { count } from "../../ui/words";
import classes from "./Export.module.css";
import { PullRequest } from "./PullRequest";
import { Trust } from "./Trust";

function dataOf(file: string): string {
  const { folder, name } = splitPath(file);
  return `${folder === "" ? "" : `${folder}/`}${sidecarPath(name)}`;
}

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
  const { host } = useHost();
  const [message, setMessage] = useState(subject);
  const [onNew, setOnNew] = useState(git.branch === null);
  const [branch, setBranch] = useState(branchName);
  const [outlook, setOutlook] = useState<CommitOutlook | null>(null);
  const [leftOut, setLeftOut] = useState<string[]>([]);
  const [identity, setIdentity] = useState({ name: "", email: "" });
  const [asksIdentity, setAsksIdentity] = useState(git.identity === null);
  const { run, busy, failure, show } = useAction();
  /** Of the commit under way. */
  const [stop, setStop] = useState<AbortController | null>(null);
  const [done, setDone] = useState<Committed | null>(null);

  // The files of one export stay the same; their names tell whether they are others.
  const names = files.join("\n");
  useEffect(() => {
    let current = true;
    host.git.outlook({ root, files: names.split("\n") }).then(
      (found) => current && setOutlook(found),
      (error: unknown) => current && show(failureOf(error)),
    );
    return () => {
      current = false;
    };
  }, [host, root, names, show]);

  // The one with data beside it; a list of ADRs may be committed with it.
  const adr = files.find((file) => /\.mdx?$/i.test(file) && files.includes(dataOf(file)));
  if (done) {
    return (
      <Stack gap={12}>
        <div className={classes.done} role="status">
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
        </div>
        {adr !== undefined && <PullRequest root={root} file={adr} />}
      </Stack>
    );
  }

  const wanted = files.filter((file) => !leftOut.includes(file));
  const commit = () => {
    const stopped = new AbortController();
    setStop(stopped);
    return run(async () => {
      setDone(
        await host.git.commit(
          {
            root,
            files: wanted,
            message: message.trim(),
            hooks: outlook?.trusted ?? false,
            ...(onNew && { branch: branch.trim() }),
            ...(asksIdentity && { identity: { name: identity.name.trim(), email: identity.email.trim() } }),
          },
          { signal: stopped.signal },
        ),
      );
      onCommitted();
    });
  };
  if (failure?.code === "GIT_NO_IDENTITY" && !asksIdentity) setAsksIdentity(true);

  const lacks =
    outlook === null ||
    wanted.length === 0 ||
    message.trim() === "" ||
    (onNew && branch.trim() === "") ||
    (asksIdentity && (identity.name.trim() === "" || identity.email.trim() === ""));
  return (
    <Stack
      as="form"
      gap={12}
      className={classes.commit}
      aria-label="Commit"
      onSubmit={(event) => {
        event.preventDefault();
        if (!lacks) void commit();
      }}
    >
      <Textarea
        label="Message"
        rows={1}
        classNames={{ input: classes.grows }}
        maxLength={5000}
        value={message}
        onChange={({ target }) => setMessage(target.value)}
      />
      <div>
        <Text size="meta" tone="quiet" weight={600} mb={6} className={classes.small}>
          Exactly these files
        </Text>
        <Stack as="ul" gap={4} className={`mono ${classes.files}`}>
          {wanted.map((file) => (
            <li key={file}>{file}</li>
          ))}
        </Stack>
        {outlook?.ignored.map((file) => (
          <Checkbox
            key={file}
            label={`Commit ${file}, though git ignores it here`}
            checked={!leftOut.includes(file)}
            onChange={({ target }) =>
              setLeftOut(target.checked ? leftOut.filter((one) => one !== file) : [...leftOut, file])
            }
          />
        ))}
      </div>
      <Radio.Group label="Branch" value={onNew ? "new" : "current"} onChange={(value) => setOnNew(value === "new")}>
        <Stack mt={4}>
          {git.branch !== null && <Radio value="current" label={`${git.branch}, where you are`} />}
          <Radio value="new" label={git.branch === null ? "A new one, since no branch is checked out" : "A new one"} />
        </Stack>
      </Radio.Group>
      {onNew && (
        <TextInput
          label="Name of the new branch"
          classNames={{ input: "mono" }}
          maxLength={200}
          value={branch}
          onChange={({ target }) => setBranch(target.value)}
        />
      )}
      {asksIdentity && (
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
            value={identity.name}
            onChange={({ target }) => setIdentity({ ...identity, name: target.value })}
          />
          <TextInput
            label="E-mail"
            type="email"
            maxLength={200}
            value={identity.email}
            onChange={({ target }) => setIdentity({ ...identity, email: target.value })}
          />
        </Stack>
      )}
      {outlook && (
        <Trust
          outlook={outlook}
          trust={async () => setOutlook(await host.git.trust({ root, files, seen: outlook.seen }))}
          withdraw={async () => {
            await host.git.withdraw({ root });
            setOutlook(await host.git.outlook({ root, files }));
          }}
        />
      )}
      {git.busy && (
        <Text size="aside" tone="ink" className={classes.warning}>
          In this repository {git.busy}. Finish that first.
        </Text>
      )}
      {git.dirty > 0 && (
        <Text size="meta" tone="quiet">
          Left as it is: {count(git.dirty, "other changed file")} in the repository.
        </Text>
      )}
      {failure?.code !== "GIT_NO_IDENTITY" && <FailureNote failure={failure} />}
      <div className={classes.buttons}>
        <Text as="span" size="meta" tone="quiet">
          Nothing is pushed.
        </Text>
        {busy && (
          <Button variant="default" onClick={() => stop?.abort()}>
            Stop
          </Button>
        )}
        <Button type="submit" loading={busy} disabled={lacks || git.busy !== null}>
          Commit {wanted.length === 1 ? "this file" : `these ${wanted.length} files`}
        </Button>
      </div>
    </Stack>
  );
}
