/** An export that its record doesn't know of: it was cut off after the files were there and before that was kept. */
import { nameParts } from "#shared/adr/folder/filename";
import { bareText } from "#shared/adr/read/same-content";
import { profiles } from "#shared/adr/write/profiles/profiles";
import type { Id, Sha256 } from "#shared/base/id";
import type { DecisionRecord, ProfileId } from "#shared/record/record";
import { sha256 } from "../../files/canonical";
import { namesIn } from "../../files/look";
import { glanceAt, sidecarNames } from "../sidecar/glance";
import type { Render } from "./around";
import { bytesOf, decoded } from "./planned";

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
export async function orphanOf({ id }: DecisionRecord, folder: string, render: Render): Promise<Orphan | null> {
  const names = await namesIn(folder).catch((): string[] => []);
  const numbers = new Set(names.map((name) => nameParts(name).number));
  let lost: Orphan | null = null;
  for (const { file, adr } of await dataOf(id, folder)) {
    const { number } = nameParts(file);
    const bytes = names.includes(file) ? await bytesOf(folder, file) : null;
    if (bytes === null) {
      if (number === null || !numbers.has(number))
        lost ??= { file, there: false, profile: null, adr: adr ?? sha256("") };
      continue;
    }
    const text = decoded(bytes, file);
    const profile =
      profiles().find((one) => bareText(render({ file, number, profile: one.id })) === bareText(text))?.id ?? null;
    return {
      file,
      there: true,
      profile,
      adr: profile === null ? (adr ?? sha256("")) : sha256(text.replace(/\r\n/g, "\n")),
    };
  }
  return lost;
}

/** Names of ADRs whose data holds this record, the last first, with the hash of the ADR that the data tells. */
async function dataOf(id: Id, folder: string): Promise<{ file: string; adr: Sha256 | null }[]> {
  const found: { file: string; adr: Sha256 | null }[] = [];
  for (const name of (await sidecarNames(folder)).sort().reverse()) {
    const record = (await glanceAt(folder, name, `"${id}"`))?.record;
    if (record?.id === id) found.push({ file: `${name.slice(0, -5)}.md`, adr: record.revisions?.at(-1)?.adr ?? null });
  }
  return found;
}
