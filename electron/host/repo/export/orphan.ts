/** An export that its record doesn't know of: it was cut off after the files were there and before that was kept. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { nameParts } from "#shared/adr/folder/filename";
import { profiles } from "#shared/adr/write/profiles/profiles";
import type { Id, Sha256 } from "#shared/base/id";
import type { DecisionRecord, ProfileId } from "#shared/record/record";
import { sha256 } from "../../files/canonical";
import { recordInSidecar } from "../schema";
import { bytesOf, decoded, sidecarFolder } from "./planned";

export interface Orphan {
  /** Name of the ADR that belongs to the data. */
  file: string;
  /** Whether the ADR is there, or only its data. */
  there: boolean;
  /** The profile that it is written in, as far as the text tells. */
  profile: ProfileId | null;
  /** Hash of the ADR as Adroit would have left it. */
  adr: Sha256;
}

/**
 * The ADR in `folder` (real) whose data is this record's; the last by name that is there, else the last whose number
 * nobody has taken since. `null` where there is none.
 */
export async function orphanOf(
  { id }: DecisionRecord,
  folder: string,
  render: (as: { file: string; number: number | null; profile: ProfileId }) => string,
): Promise<Orphan | null> {
  const names = await readdir(folder).catch((): string[] => []);
  const numbers = new Set(names.map((name) => nameParts(name).number));
  let lost: Orphan | null = null;
  for (const { file, adr } of await dataOf(id, join(folder, sidecarFolder))) {
    const { number } = nameParts(file);
    const bytes = names.includes(file) ? await bytesOf(join(folder, file), file) : null;
    if (bytes === null) {
      if (number === null || !numbers.has(number))
        lost ??= { file, there: false, profile: null, adr: adr ?? sha256("") };
      continue;
    }
    const text = decoded(bytes, file).replace(/\r\n/g, "\n");
    const profile = profiles().find((one) => render({ file, number, profile: one.id }) === text)?.id ?? null;
    return { file, there: true, profile, adr: profile === null ? (adr ?? sha256("")) : sha256(text) };
  }
  return lost;
}

/** Names of ADRs whose data holds this record, the last first, with the hash of the ADR that the data tells. */
async function dataOf(id: Id, folder: string): Promise<{ file: string; adr: Sha256 | null }[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".json"));
  const found: { file: string; adr: Sha256 | null }[] = [];
  for (const name of names.sort().reverse()) {
    const text = await readFile(join(folder, name), "utf8").catch(() => "");
    if (!text.includes(`"id": "${id}"`)) continue;
    const record = recordIn(text);
    if (record?.id === id) found.push({ file: `${name.slice(0, -5)}.md`, adr: record.adr });
  }
  return found;
}

/** Of the data only what is asked for here; the whole is validated when it is opened. */
function recordIn(text: string): { id: Id; adr: Sha256 | null } | null {
  try {
    const { success, data } = recordInSidecar.safeParse(JSON.parse(text));
    return success ? { id: data.record.id, adr: data.record.revisions.at(-1)?.adr ?? null } : null;
  } catch {
    return null;
  }
}
