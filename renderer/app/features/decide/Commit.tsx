import { Button, Checkbox, Radio, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Committed, GitState } from "#shared/api/repo";
import { useHost } from "../../host/HostContext";
import { useAction } from "../../host/useAction";
import { FailureNote } from "../../ui/FailureNote";
import { Stack } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { count } from "../../ui/words";
import classes from "./Export.module.css";

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
  const { host, settings, changeSettings } = useHost();
  const [message, setMessage] = useState(subject);
  const [onNew, setOnNew] = useState(git.branch === null);
  const [branch, setBranch] = useState(branchName);
  const [hooks, setHooks] = useState(git.hooks && settings.trusted.includes(root));
  const [identity, setIdentity] = useState({ name: "", email: "" });
  const [asksIdentity, setAsksIdentity] = useState(git.identity === null);
  const { run, busy, failure } = useAction();
  const [done, setDone] = useState<Committed | null>(null);

  if (done) {
    return (
      <p className={classes.done} role="status">
        Commit <span className="mono">{done.commit.slice(0, 10)}</span>
        {done.branch && (
          <>
            {" "}
            on <span className="mono">{done.branch}</span>
          </>
        )}
        , {count(done.files.length, "file")}. Nothing was pushed.
      </p>
    );
  }

  const trust = () => {
    const others = settings.trusted.filter((one) => one !== root);
    const trusted = hooks ? [...others, root] : others;
    return trusted.length === settings.trusted.length ? null : changeSettings({ trusted });
  };
  const commit = () =>
    run(async () => {
      if (git.hooks) await trust();
      setDone(
        await host.git.commit({
          root,
          files,
          message: message.trim(),
          hooks,
          ...(onNew && { branch: branch.trim() }),
          ...(asksIdentity && { identity: { name: identity.name.trim(), email: identity.email.trim() } }),
        }),
      );
    });
  if (failure?.code === "GIT_NO_IDENTITY" && !asksIdentity) setAsksIdentity(true);

  const lacks =
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
          {files.map((file) => (
            <li key={file}>{file}</li>
          ))}
        </Stack>
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
        <Stack as="fieldset" gap={10} className={classes.identity}>
          <legend>Who commits?</legend>
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
      {git.hooks && (
        <Checkbox
          label="Run the repository's hooks"
          description="Hooks are programs in this repository that git starts on a commit. Run them only if you trust it."
          checked={hooks}
          onChange={({ target }) => setHooks(target.checked)}
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
        <Button type="submit" loading={busy} disabled={lacks || git.busy !== null}>
          Commit {files.length === 1 ? "this file" : `these ${files.length} files`}
        </Button>
      </div>
    </Stack>
  );
}
