/**
 * What a list needs of a record's file, told sooner than by parsing and checking all of it. Most of a file is its
 * playbook, which many records share: where the same bytes stand again that were checked before, they are passed over.
 */
import { z } from "zod";
import type { By } from "#shared/base/by";
import type { Id, Sha256 } from "#shared/base/id";
import type { Playbook } from "#shared/playbook/playbook";
import { currentVersion, versionOf } from "#shared/record/migrate";
import type { DecisionRecord } from "#shared/record/record";
import { recordSchema, sha256Schema } from "#shared/record/schema";
import { parseJson } from "../files/document";
import { type Stored, storedRecord } from "./stored";

export interface Glances {
  /** What `decodeRecord` says of these bytes; `null` where they have to be parsed as a whole, or aren't a record. */
  of(bytes: Buffer, id: Id): Stored | null;
  /** Takes in the playbooks of a record that was checked as a whole. */
  learn(record: DecisionRecord): void;
}

/** A playbook that was checked, and its bytes as they are stored. */
interface Known {
  bytes: Buffer;
  playbook: Playbook;
}

/** Playbooks that are kept at most. */
const most = 50;

const checked = new WeakSet<object>();
const glancedSchema = recordSchema.extend({
  playbooks: z.record(
    sha256Schema,
    z.custom<Playbook>((value) => typeof value === "object" && value !== null && checked.has(value)),
  ),
});

export function createGlances(): Glances {
  const known = new Map<Sha256, Known>();
  return {
    of(bytes, id) {
      const parts = apart(bytes, known);
      return parts && decoded(parts, id);
    },
    learn({ playbooks }) {
      for (const [hash, playbook] of Object.entries(playbooks)) {
        if (known.has(hash)) continue;
        if (known.size >= most) known.clear();
        checked.add(playbook);
        known.set(hash, { bytes: Buffer.from(JSON.stringify(playbook)), playbook });
      }
    },
  };
}

interface Parts {
  playbooks: By<Playbook>;
  /** The rest of the record, with no playbook in it. */
  rest: Buffer;
}

/** Inside of a text these marks would be escaped, so that they are a name where they stand. */
const opening = Buffer.from('"playbooks":{');
const [comma, close] = [0x2c, 0x7d];
/** `"<hash>":` */
const keyLength = 67;

/** The known playbooks apart from the rest; `null` where one isn't known as it stands. */
function apart(bytes: Buffer, known: ReadonlyMap<Sha256, Known>): Parts | null {
  const from = bytes.indexOf(opening) + opening.length;
  if (from < opening.length) return null;
  const playbooks: By<Playbook> = {};
  for (let at = from; ; at++) {
    const [, hash = ""] = /^"([0-9a-f]{64})":$/.exec(bytes.toString("latin1", at, at + keyLength)) ?? [];
    const one = known.get(hash);
    if (!one) return null;
    const start = at + keyLength;
    at = start + one.bytes.length;
    if (!bytes.subarray(start, at).equals(one.bytes)) return null;
    playbooks[hash] = one.playbook;
    if (bytes[at] === close) return { playbooks, rest: Buffer.concat([bytes.subarray(0, from), bytes.subarray(at)]) };
    if (bytes[at] !== comma) return null;
  }
}

function decoded({ playbooks, rest }: Parts, id: Id): Stored | null {
  try {
    const raw = parseJson(rest);
    if (versionOf(raw) !== currentVersion) return null;
    const { success, data } = glancedSchema.safeParse({ ...(raw as object), playbooks });
    return success && data.id === id ? storedRecord(data) : null;
  } catch {
    // Reading it as a whole says what is wrong.
    return null;
  }
}
