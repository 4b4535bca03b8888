/**
 * The last number that @meza/adr-tools gave, in a file beside its ADRs. It counts on from there whatever lies in the
 * folder, so a number of ours has to be told there as well.
 */
import { nameParts } from "#shared/adr/folder/filename";
import { sha256 } from "../../files/canonical";
import { bytesOf, type PlannedFile } from "./planned";

const name = ".adr-sequence.lock";

async function lastNumber(root: string, dir: string) {
  const path = dir === "" ? name : `${dir}/${name}`;
  const bytes = await bytesOf(root, path).catch(() => null);
  const said = /^\s*(\d{1,6})\s*$/.exec(bytes?.toString("utf8") ?? "");
  return bytes && said ? { path, bytes, digits: said[1] ?? "", number: Number(said[1]) } : null;
}

/** A name that holds the number which that tool gave last; none where it isn't used. */
export async function sequenceNames(root: string, dir: string): Promise<string[]> {
  const last = await lastNumber(root, dir);
  return last ? [`${String(last.number).padStart(4, "0")}-x.md`] : [];
}

/** The file with the number of this ADR, where it is behind; `null` where nothing is to do. */
export async function sequenceFile(root: string, dir: string, file: string): Promise<PlannedFile | null> {
  const last = await lastNumber(root, dir);
  const { number } = nameParts(file);
  if (!last || number === null || number <= last.number) return null;
  const text = last.bytes.toString("utf8").replace(last.digits, String(number));
  return { path: last.path, text, onDisk: sha256(last.bytes) };
}
