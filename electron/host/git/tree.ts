/** The files of a commit, laid out where they can be read as any folder is. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { AdroitError } from "#shared/base/error";
import { codeOf } from "../files/disk";
import { gitOwn } from "../files/inside";
import { git } from "./run";

/** A file of a commit: its path below the folder that was asked for, and the name of its content. */
interface TreeFile {
  path: string;
  object: string;
}

/** Contents asked for in one call of git, in bytes: below what git may answer with. */
const batchSize = 32 * 1024 * 1024;

/**
 * Runs `use` with a temporary folder that holds what `folder` held at `rev`: files for which `wanted` says so with
 * their content, all others empty, links left out. Paths are taken from git as they are: no filter runs, and nothing is
 * fetched. Throws BAD_INPUT where there is no such commit, NOT_A_REPOSITORY, GIT_FAILED or GIT_MISSING.
 */
export async function withTree<T>(
  folder: string,
  rev: string,
  wanted: (path: string, size: number) => boolean,
  use: (laid: string) => Promise<T>,
): Promise<T> {
  const commit = await commitNamed(folder, rev);
  const laid = await mkdtemp(join(tmpdir(), "adroit-tree-"));
  try {
    await layOut(folder, commit, wanted, laid);
    return await use(laid);
  } finally {
    await rm(laid, { recursive: true, force: true });
  }
}

async function commitNamed(folder: string, rev: string): Promise<string> {
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${rev}^{commit}`];
  const { code, out, said } = await git(folder, args, { reads: true, answers: [1, 128] });
  if (code === 0) return out.trim();
  if (/not a git repository/.test(said)) {
    throw new AdroitError(
      "NOT_A_REPOSITORY",
      "This folder isn't in a git repository, so there is no commit to look at.",
      {
        subject: folder,
        remedy: "Name a folder that git knows, or leave the commit out.",
      },
    );
  }
  // Where git refuses the repository as a whole, it says why.
  if (code === 128) await git(folder, ["rev-parse", "--git-dir"], { reads: true });
  throw new AdroitError("BAD_INPUT", `There is no commit "${rev}" in this repository.`, {
    subject: rev,
    remedy: "Name a branch, tag or commit that this clone has. A clone of CI may be shallow: fetch the commit first.",
  });
}

async function layOut(
  folder: string,
  commit: string,
  wanted: (path: string, size: number) => boolean,
  laid: string,
): Promise<void> {
  const made = new Set<string>();
  const place = async (path: string, content: Uint8Array) => {
    const file = join(laid, path);
    const above = dirname(file);
    try {
      if (!made.has(above)) await mkdir(above, { recursive: true });
      made.add(above);
      await writeFile(file, content);
    } catch (error) {
      throw ["EEXIST", "ENOTDIR", "EISDIR"].includes(codeOf(error) ?? "") ? twice(path, commit) : error;
    }
  };
  let batch: TreeFile[] = [];
  let size = 0;
  const flush = async () => {
    for (const { path, content } of await contents(folder, batch)) await place(path, content);
    batch = [];
    size = 0;
  };
  const { out } = await git(folder, ["ls-tree", "-r", "-z", "-l", commit, "."], { reads: true });
  for (const line of out.split("\0")) {
    const found = /^(\d+) blob ([0-9a-f]+) +(\d+|-)\t(.+)$/s.exec(line);
    if (!found) continue;
    const [, mode, object = "", length, path = ""] = found;
    if (mode === "120000" || !isPlain(path)) continue;
    const bytes = Number(length);
    // "-": a partial clone hasn't got it, and looking doesn't fetch.
    if (Number.isNaN(bytes) || !wanted(path, bytes)) {
      await place(path, new Uint8Array());
      continue;
    }
    batch.push({ path, object });
    size += bytes;
    if (size > batchSize) await flush();
  }
  await flush();
}

function twice(path: string, commit: string): AdroitError {
  return new AdroitError("BAD_INPUT", `The commit ${commit.slice(0, 12)} has a file and a folder of one name.`, {
    subject: path,
    remedy: "Compare with another commit.",
  });
}

/** A commit can hold any names; nothing is laid out above the folder, or taken for a repository there. */
function isPlain(path: string): boolean {
  return path.split(/[/\\]/).every((part) => part !== "" && part !== "." && part !== ".." && !gitOwn.test(part));
}

/** The contents of objects, asked for at once. One that is missing is empty. */
async function contents(folder: string, files: TreeFile[]): Promise<{ path: string; content: Buffer }[]> {
  if (files.length === 0) return [];
  const input = files.map(({ object }) => `${object}\n`).join("");
  const { out } = await git(folder, ["cat-file", "--batch"], { reads: true, input, encoding: "latin1" });
  let at = 0;
  return files.map(({ path }) => {
    const end = out.indexOf("\n", at);
    const length = Number(/ blob (\d+)$/.exec(out.slice(at, end))?.[1] ?? -1);
    const from = end + 1;
    at = length < 0 ? from : from + length + 1;
    return { path, content: Buffer.from(length < 0 ? "" : out.slice(from, from + length), "latin1") };
  });
}
