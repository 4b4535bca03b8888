/** Calls and ballots in a repository: `.adroit/calls/<id>.json`, and `.adroit/calls/<id>/<ballot>.age` beside it. */
import { ballotLimit } from "#shared/away/ballot";
import type { Call } from "#shared/away/call";
import { parseCall } from "#shared/away/schema";
import { AdroitError } from "#shared/base/error";
import type { Id } from "#shared/base/id";
import { realDisk } from "../files/disk";
import { writablePath } from "../files/inside";
import { namesInside } from "../files/look";
import { readPlain } from "../files/read";
import { git } from "../git/run";
import { isRepository } from "../repo/paths";
import { ballotsInside, type FoundFile, mostFiles } from "./arrivals";
import { callFileLimit } from "./kept";

const folder = ".adroit/calls";

export const callFile = (id: Id) => `${folder}/${id}.json`;
export const ballotFile = (call: Id, ballot: Id) => `${folder}/${call}/ballot-${ballot}.age`;

/** Calls of a repository at most. */
const mostCalls = 100;

/** The calls that lie in a repository. What isn't one is left out: its own `read` says why. */
export async function callsIn(root: string): Promise<Call[]> {
  const names = await namesInside(root, folder).catch(() => []);
  const ids = names.flatMap((name) => /^([a-z][a-z0-9-]{0,39})\.json$/.exec(name)?.[1] ?? []).slice(0, mostCalls);
  const all: Call[] = [];
  for (const id of ids) {
    try {
      all.push(await readCall(root, id));
    } catch (error) {
      if (!(error instanceof AdroitError)) throw error;
    }
  }
  return all;
}

/** `NOT_FOUND` where the repository has no such call; otherwise throws like `parseCall`. */
export async function readCall(root: string, id: Id): Promise<Call> {
  const file = callFile(id);
  const text = (await readPlain(await writablePath(realDisk, root, file), file, callFileLimit))?.toString("utf8");
  if (text === undefined) {
    throw new AdroitError("NOT_FOUND", "This repository has no such call.", {
      subject: file,
      remedy: "Pull the newest state, or ask whoever asks.",
    });
  }
  return parseCall(file, text);
}

/** The ballots of a call in the working tree and on every local or already fetched branch, each content once. */
export async function ballotsInRepository(root: string, id: Id): Promise<FoundFile[]> {
  const found = await ballotsInside(root, `${folder}/${id}`);
  const known = new Set(found.map(({ bytes }) => Buffer.from(bytes).toString("base64")));
  if (!isRepository(root)) return found;
  for (const { file, object } of await objectsOnBranches(root, id)) {
    const { out } = await git(root, ["cat-file", "blob", object], { reads: true, encoding: "latin1" });
    const bytes = Buffer.from(out, "latin1");
    const content = bytes.toString("base64");
    if (known.has(content)) continue;
    known.add(content);
    found.push({ file, bytes });
  }
  return found;
}

/** Files of the call's folder on branches, by the name of their content; too large ones are left out. */
async function objectsOnBranches(root: string, id: Id): Promise<{ file: string; object: string }[]> {
  const refs = ["for-each-ref", "--format=%(objectname)", "refs/heads", "refs/remotes"];
  const { out } = await git(root, refs, { reads: true });
  const objects = new Map<string, string>();
  for (const commit of new Set(out.split("\n").filter(Boolean))) {
    const args = ["ls-tree", "-l", "-z", commit, `${folder}/${id}/`];
    const tree = await git(root, args, { reads: true, answers: [128] });
    for (const line of tree.out.split("\0")) {
      const [, object, size, file] = /^100\d{3} blob (\S+)\s+(\d+)\t.*\/([^/]+\.age)$/.exec(line) ?? [];
      if (object && file && Number(size) <= ballotLimit) objects.set(object, file);
      if (objects.size > mostFiles) {
        throw new AdroitError("BAD_INPUT", `The branches hold more than ${mostFiles} ballots of this call.`, {
          subject: `${folder}/${id}`,
          remedy: "Remove what isn't a ballot. None was opened.",
        });
      }
    }
  }
  return [...objects].map(([object, file]) => ({ object, file }));
}
