/** Ways from an ADR of a repository back to a decision. */
import { basename } from "node:path";
import { problemIn } from "#shared/adr/read/problem";
import { readAdr } from "#shared/adr/read/read";
import { profileOf } from "#shared/adr/write/profiles/profiles";
import type { Instant } from "#shared/base/day";
import type { DecisionRecord, ExportTarget } from "#shared/record/record";
import { readAdrFile } from "../edit/file";
import { dialectOf } from "../find/dialect";
import { rootOf } from "../find/root";
import { slashed } from "../paths";
import type { Render } from "./around";
import { marksOf } from "./planned";

/** A record that is to take the place of an ADR: its title and problem, and what it replaces. */
export function revised(record: DecisionRecord, file: string, text: string): DecisionRecord {
  const title = (readAdr(file, text).title ?? basename(file)).slice(0, 500);
  const frame = { ...record.draft.frame, title, problem: problemIn(text) };
  return { ...record, draft: { ...record.draft, frame }, replaces: { file, title } };
}

/**
 * Where a record that came out of a repository lies in it. Its hash is that of the ADR as Adroit would write it: if the
 * file on disk is another one, somebody edited it, and the next export says so.
 */
export async function targetOf(of: {
  root: string;
  file: string;
  now: Instant;
  render: Render;
}): Promise<ExportTarget> {
  const { text } = await readAdrFile(of.root, of.file);
  const { root, picked } = await rootOf(of.root);
  const from = slashed(root, picked);
  const path = from === "" ? of.file : `${from}/${of.file}`;
  const file = basename(path);
  const dir = path.slice(0, Math.max(0, path.length - file.length - 1));
  const profile = profileOf(dialectOf(text) ?? "madr4").id;
  const { number } = readAdr(file, text);
  return { root, dir, file, profile, ...marksOf(of.render({ file, number, profile })), on: of.now };
}
