/** What every way to commit works with. */
import { git } from "./run";

/** What is committed, and where to. */
export interface CommitPlace {
  root: string;
  /** git's own folder for this working tree. */
  own: string;
  files: string[];
  /** HEAD's commit, or `null` where there is none yet. */
  head: string | null;
  current: string | null;
  /** The branch to create, or `null`. */
  fresh: string | null;
  message: string;
  /** Who commits where that was said here, as variables. */
  given: Record<string, string>;
  /** Author and committer, as variables. */
  who: Record<string, string>;
  signal: AbortSignal | undefined;
}

/** A commit that was made, and what git and its helpers said meanwhile. */
export interface Made {
  id: string;
  said: string;
}

/** As the old value of a ref: it must not exist. */
export const absent = "";

/** Paths as git reads them from standard input. */
export const pathList = (paths: readonly string[]) => paths.map((path) => `${path}\0`).join("");

/**
 * The index entries of these paths, in the form that `update-index --index-info` takes back; also what would have to go
 * for them: files below a path, and a file or link where a folder of it has to be.
 */
export async function indexEntries(root: string, paths: readonly string[]): Promise<string> {
  const above = new Set(paths.flatMap((path) => path.split("/").map((_, at, parts) => parts.slice(0, at).join("/"))));
  above.delete("");
  const { out } = await git(root, ["ls-files", "-z", "--stage", "--", ...paths, ...above], { reads: true });
  const concerns = (path: string) => above.has(path) || paths.some((one) => path === one || path.startsWith(`${one}/`));
  return pathList(out.split("\0").filter((entry) => concerns(entry.slice(entry.indexOf("\t") + 1))));
}

/** Gives these paths the entries that they had; those that had none go. */
export async function putBack(root: string, paths: readonly string[], before: string): Promise<void> {
  await git(root, ["update-index", "--force-remove", "-z", "--stdin"], { input: pathList(paths) });
  await git(root, ["update-index", "-z", "--index-info"], { input: before });
}

/** Gives the index, for these paths, what a commit holds. Everything else stays as it is staged. */
export async function alignIndex(root: string, commit: string, paths: readonly string[]): Promise<void> {
  const { out } = await git(root, ["ls-tree", "-r", "-z", commit, "--", ...paths], { reads: true });
  const wanted = new Map(
    out.split("\0").flatMap((line): [string, string][] => {
      const [info = "", path] = line.split("\t");
      const [mode, , object] = info.split(" ");
      return path === undefined ? [] : [[path, `${mode} ${object} 0\t${path}`]];
    }),
  );
  const there = new Map(
    (await indexEntries(root, paths)).split("\0").map((entry): [string, string] => [entry.split("\t")[1] ?? "", entry]),
  );
  const behind = paths.filter((path) => wanted.get(path) !== there.get(path));
  if (behind.length === 0) return;
  const gone = behind.filter((path) => !wanted.has(path));
  if (gone.length > 0) await git(root, ["update-index", "--force-remove", "-z", "--stdin"], { input: pathList(gone) });
  const entries = behind.flatMap((path) => wanted.get(path) ?? []);
  if (entries.length > 0) await git(root, ["update-index", "-z", "--index-info"], { input: pathList(entries) });
  // What is on disk is compared with it now, so that no later look has to.
  await git(root, ["update-index", "-q", "--refresh"], { answers: [1] });
}
