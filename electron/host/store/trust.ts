/** Which repositories are trusted, and for what: one file of this machine, never part of an archive. */
import { join } from "node:path";
import { Low } from "lowdb";
import { z } from "zod";
import type { By } from "#shared/base/by";
import { instantSchema, sha256Schema } from "#shared/record/schema";
import type { Disk } from "../files/disk";
import { type Codec, jsonBytes, jsonFile, parseJson, Unreadable } from "../files/document";
import type { Trusted } from "../git/trust";
import { type DamagedFiles, readOrSetAside } from "./damaged";

const schema: z.ZodType<By<Trusted>> = z.record(
  z.string(),
  z.strictObject({
    on: instantSchema,
    runs: z.array(
      z.strictObject({
        kind: z.enum(["hook", "beside a hook", "filter", "signing", "setting"]),
        name: z.string(),
        what: z.string(),
        hash: sha256Schema.nullable(),
        files: z.array(z.string()).exactOptional(),
      }),
    ),
  }),
);

const codec: Codec<By<Trusted>> = {
  decode(bytes) {
    const parsed = schema.safeParse(parseJson(bytes));
    if (!parsed.success) throw new Unreadable("The file doesn't say what is trusted.");
    return parsed.data;
  },
  encode: jsonBytes,
};

export interface TrustFile {
  /** What was trusted in this repository (real, absolute path), or `null`. */
  of(root: string): Promise<Trusted | null>;
  /** `null` takes the trust back. */
  set(root: string, trusted: Trusted | null): Promise<void>;
}

/** The caller makes sure that one call runs at a time. A file that can't be read is set aside, and nothing is trusted. */
export function trustFile(disk: Disk, dir: string, damaged: DamagedFiles, unique: () => string): TrustFile {
  const path = join(dir, "trust.json");
  async function open(): Promise<Low<By<Trusted>>> {
    const db = new Low(jsonFile(disk, path, codec, unique), {});
    await readOrSetAside(db, path, damaged);
    return db;
  }
  return {
    async of(root) {
      const { data } = await open();
      return Object.hasOwn(data, root) ? (data[root] ?? null) : null;
    },
    async set(root, trusted) {
      const db = await open();
      const { [root]: _, ...others } = db.data;
      db.data = trusted === null ? others : { ...others, [root]: trusted };
      await db.write();
    },
  };
}
