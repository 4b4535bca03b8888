import { useEffect, useState } from "react";
import type { CommitOutlook, Committed, GitState } from "#shared/api/repo";
import { failureOf } from "../../host/failure";
import { useHost } from "../../host/HostContext";
import { useAction } from "../../host/useAction";

/** What a commit is made of, as it stands in the form. */
export interface CommitForm {
  message: string;
  /** On a new branch of the name in `branch`, instead of where the repository is. */
  onNew: boolean;
  branch: string;
  /** Files that git ignores and that are to stay out. */
  leftOut: string[];
  name: string;
  email: string;
}

/** What a commit of these files would meet: hooks and their trust, files that git ignores. */
function useOutlook(root: string, files: string[], show: ReturnType<typeof useAction>["show"]) {
  const { host } = useHost();
  const [outlook, setOutlook] = useState<CommitOutlook | null>(null);
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
  return {
    outlook,
    trust: async (seen: CommitOutlook["seen"]) => setOutlook(await host.git.trust({ root, files, seen })),
    withdraw: async () => {
      await host.git.withdraw({ root });
      setOutlook(await host.git.outlook({ root, files }));
    },
  };
}

/** A commit from its form to its name; it can be stopped, and it asks who commits where git doesn't know. */
export function useCommit(
  { root, git, files }: { root: string; git: GitState; files: string[] },
  begun: Pick<CommitForm, "message" | "branch">,
  onCommitted: () => void,
) {
  const { host } = useHost();
  const [form, setForm] = useState<CommitForm>({
    ...begun,
    onNew: git.branch === null,
    leftOut: [],
    name: "",
    email: "",
  });
  const [asksIdentity, setAsksIdentity] = useState(git.identity === null);
  const { run, busy, failure, show } = useAction();
  const hooks = useOutlook(root, files, show);
  /** Of the commit under way. */
  const [stop, setStop] = useState<AbortController | null>(null);
  const [done, setDone] = useState<Committed | null>(null);
  if (failure?.code === "GIT_NO_IDENTITY" && !asksIdentity) setAsksIdentity(true);

  const wanted = files.filter((file) => !form.leftOut.includes(file));
  const [message, branch, name, email] = [form.message.trim(), form.branch.trim(), form.name.trim(), form.email.trim()];
  const lacks =
    hooks.outlook === null ||
    wanted.length === 0 ||
    message === "" ||
    (form.onNew && branch === "") ||
    (asksIdentity && (name === "" || email === ""));
  const commit = () => {
    const stopped = new AbortController();
    setStop(stopped);
    return run(async () => {
      setDone(
        await host.git.commit(
          {
            root,
            files: wanted,
            message,
            hooks: hooks.outlook?.trusted ?? false,
            ...(form.onNew && { branch }),
            ...(asksIdentity && { identity: { name, email } }),
          },
          { signal: stopped.signal },
        ),
      );
      onCommitted();
    });
  };
  return {
    form,
    change: (patch: Partial<CommitForm>) => setForm((now) => ({ ...now, ...patch })),
    asksIdentity,
    wanted,
    lacks,
    commit,
    stop: () => stop?.abort(),
    busy,
    failure,
    done,
    ...hooks,
  };
}
