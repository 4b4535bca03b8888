import { Button, Checkbox, Radio, Textarea, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import type { CommitOutlook, Committed, GitState } from "#shared/api/repo";
import { type Failure, failureOf } from "../../host/failure";
import { useHost } from "../../host/HostContext";
import { FailureNote } from "../../ui/FailureNote";
import { count } from "../../ui/words";
import classes from "./Export.module.css";
import { Trust } from "./Trust";

/** A commit of exactly these files. Nothing is committed without it, and nothing is ever pushed. */
export function Commit({
  root,
  git,
  files,
  subject,
  branchName,
}: {
  root: string;
  git: GitState;
  files: string[];
  subject: string;
  branchName: string;
}) {
  const { host } = useHost();
  const [message, setMessage] = useState(subject);
  const [onNew, setOnNew] = useState(git.branch === null);
  const [branch, setBranch] = useState(branchName);
  const [outlook, setOutlook] = useState<CommitOutlook | null>(null);
  const [leftOut, setLeftOut] = useState<string[]>([]);
  const [identity, setIdentity] = useState({ name: "", email: "" });
  const [asksIdentity, setAsksIdentity] = useState(git.identity === null);
  /** Of the commit under way. */
  const [stop, setStop] = useState<AbortController | null>(null);
  const busy = stop !== null;
  const [failure, setFailure] = useState<Failure | null>(null);
  const [done, setDone] = useState<Committed | null>(null);

  // The files of one export stay the same; their names tell whether they are others.
  const names = files.join("\n");
  useEffect(() => {
    let current = true;
    host.git.outlook({ root, files: names.split("\n") }).then(
      (found) => current && setOutlook(found),
      (error: unknown) => current && setFailure(failureOf(error)),
    );
    return () => {
      current = false;
    };
  }, [host, root, names]);

  if (done) {
    return (
      <div className={classes.done} role="status">
        <p className={classes.text}>
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
    );
  }

  const wanted = files.filter((file) => !leftOut.includes(file));
  const commit = async () => {
    const stopped = new AbortController();
    setStop(stopped);
    setFailure(null);
    try {
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
    } catch (error) {
      const why = failureOf(error);
      if (stopped.signal.aborted) setFailure(null);
      else if (why.code === "GIT_NO_IDENTITY" && !asksIdentity) setAsksIdentity(true);
      else setFailure(why);
    }
    setStop(null);
  };

  const lacks =
    outlook === null ||
    wanted.length === 0 ||
    message.trim() === "" ||
    (onNew && branch.trim() === "") ||
    (asksIdentity && (identity.name.trim() === "" || identity.email.trim() === ""));
  return (
    <form
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
        <p className={classes.small}>Exactly these files</p>
        <ul className={`mono ${classes.files}`}>
          {wanted.map((file) => (
            <li key={file}>{file}</li>
          ))}
        </ul>
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
        <div className={classes.stackSmall}>
          {git.branch !== null && <Radio value="current" label={`${git.branch}, where you are`} />}
          <Radio value="new" label={git.branch === null ? "A new one, since no branch is checked out" : "A new one"} />
        </div>
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
        <fieldset className={classes.identity}>
          <legend>Who commits?</legend>
          <p className={classes.hint}>git knows no name and e-mail address here. These are for this commit alone.</p>
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
        </fieldset>
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
      {git.busy && <p className={classes.warning}>In this repository {git.busy}. Finish that first.</p>}
      {git.dirty > 0 && (
        <p className={classes.hint}>Left as it is: {count(git.dirty, "other changed file")} in the repository.</p>
      )}
      {failure && <FailureNote failure={failure} />}
      <div className={classes.buttons}>
        <span className={classes.hint}>Nothing is pushed.</span>
        {busy && (
          <Button variant="default" onClick={() => stop.abort()}>
            Stop
          </Button>
        )}
        <Button type="submit" loading={busy} disabled={lacks || git.busy !== null}>
          Commit {wanted.length === 1 ? "this file" : `these ${wanted.length} files`}
        </Button>
      </div>
    </form>
  );
}
