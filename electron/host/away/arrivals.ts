/** Ballots as they arrive in files: found, bounded, and their envelopes opened. */
import { join } from "node:path";
import { ballotLimit } from "#shared/away/ballot";
import type { Arrival } from "#shared/away/collect";
import { readEnvelope } from "#shared/away/open";
import { type CallKeys, hashBytes, NotOpened, sealedBytes } from "#shared/away/seal";
import { AdroitError } from "#shared/base/error";
import { realDisk } from "../files/disk";
import { fileFailure } from "../files/failure";
import { writablePath } from "../files/inside";
import { namesIn, namesInside } from "../files/look";
import { readPlain } from "../files/read";

/** Files of a folder at most; more is refused before one is opened. */
export const mostFiles = 2000;

/** A sealed file from somewhere. */
export interface FoundFile {
  file: string;
  bytes: Uint8Array;
}

/** The `.age` files of a folder by name. `BAD_INPUT` where it holds more than 2,000 files. */
export async function ballotsIn(folder: string): Promise<FoundFile[]> {
  const names = await namesIn(folder).catch((error) => {
    throw fileFailure(error, folder, "Nothing was opened.");
  });
  return readAll(folder, names, async (name) => join(folder, name));
}

/** The same of a folder inside a repository, through no link; none where there is no such folder. */
export async function ballotsInside(root: string, folder: string): Promise<FoundFile[]> {
  const names = await namesInside(root, folder);
  return readAll(folder, names, (name) => writablePath(realDisk, root, `${folder}/${name}`));
}

async function readAll(
  folder: string,
  names: string[],
  pathOf: (name: string) => Promise<string>,
): Promise<FoundFile[]> {
  if (names.length > mostFiles) {
    throw new AdroitError("BAD_INPUT", `${folder} holds ${names.length} files; ${mostFiles} are the most.`, {
      subject: folder,
      remedy: "Put the ballots into a folder of their own. None was opened.",
    });
  }
  const found: FoundFile[] = [];
  for (const file of names.filter((name) => name.toLowerCase().endsWith(".age")).sort()) {
    found.push({ file, bytes: await bytesOf(pathOf(file), file) });
  }
  return found;
}

/** What is too large or no plain file arrives empty, so that it is set aside by name like whatever else can't be opened. */
async function bytesOf(place: Promise<string>, file: string): Promise<Uint8Array> {
  try {
    return (await readPlain(await place, file, ballotLimit)) ?? new Uint8Array();
  } catch (error) {
    if (error instanceof AdroitError && ["UNSAFE_PATH", "BAD_INPUT"].includes(error.code)) return new Uint8Array();
    throw fileFailure(error, file, "Nothing was opened.");
  }
}

/** One ballot with its envelope opened. */
export async function arrived(
  keys: Pick<CallKeys, "outer">,
  { file, bytes }: FoundFile,
  { n, at, way }: Pick<Arrival, "n" | "at" | "way">,
): Promise<Arrival> {
  try {
    const sealed = sealedBytes(bytes);
    return { n, at, way, file, sealed: hashBytes(sealed), envelope: await readEnvelope(keys, sealed) };
  } catch (error) {
    if (!(error instanceof NotOpened)) throw error;
    return { n, at, way, file, sealed: hashBytes(bytes), envelope: { damaged: error.message } };
  }
}
