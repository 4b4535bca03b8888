/**
 * What is kept of a record's call while its workshop runs: `sessions/<record>.call.json`, readable by this user alone, in
 * no snapshot, archive or log. The inner key goes with the opening, all of it with the workshop.
 */
import { join } from "node:path";
import { z } from "zod";
import { callLimit, callSchema } from "#shared/away/schema";
import { isIdentity } from "#shared/away/seal";
import { AdroitError } from "#shared/base/error";
import type { Id } from "#shared/base/id";
import { instantSchema, sha256Schema } from "#shared/record/schema";
import { codeOf, type Disk, diskError, makeFolder, syncFolder } from "../files/disk";
import { readData } from "../files/document";
import { replaceFile } from "../files/replace";
import { sessionFolder } from "../workshop/log";

const identity = z.string().refine(isIdentity);
const count = z.number().int().min(0);

const keptSchema = z.strictObject({
  call: callSchema,
  /** `inner` is `null` once the ballots were opened. */
  keys: z.strictObject({ outer: identity, inner: identity.nullable() }),
  codes: z.array(z.strictObject({ name: z.string(), hash: sha256Schema })),
  arrivals: z.array(z.strictObject({ at: instantSchema, way: z.string(), file: z.string(), sealed: z.base64() })),
  chosen: z.array(count),
  opened: z.strictObject({ at: instantSchema, after: count, ballots: count }).nullable(),
});

export type KeptCall = z.infer<typeof keptSchema>;

const fileOf = (data: string, record: Id) => join(sessionFolder(data), `${record}.call.json`);

/** `null` where there is none. `RECORD_DAMAGED` where it can't be read: then its ballots can't be opened. */
export async function readKept(disk: Disk, data: string, record: Id): Promise<KeptCall | null> {
  const file = fileOf(data, record);
  try {
    const bytes = await readData(disk, file);
    return bytes && keptSchema.parse(JSON.parse(bytes.toString("utf8")));
  } catch (error) {
    if (error instanceof AdroitError) throw error;
    throw new AdroitError(
      "RECORD_DAMAGED",
      "What was kept of the call can't be read.",
      { subject: file, remedy: "Withdraw the call and make a new one. What was revealed is in the decision already." },
      { cause: error },
    );
  }
}

export async function writeKept(disk: Disk, data: string, record: Id, kept: KeptCall, unique: string): Promise<void> {
  await makeFolder(disk, sessionFolder(data));
  await replaceFile(disk, fileOf(data, record), Buffer.from(`${JSON.stringify(kept)}\n`), unique, 0o600);
}

/** Removes the call with its keys and ballots. */
export async function removeKept(disk: Disk, data: string, record: Id): Promise<void> {
  const file = fileOf(data, record);
  try {
    await disk.rm(file, { force: true });
    await syncFolder(disk, sessionFolder(data));
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw diskError(error, file);
  }
}

/** Bytes of a call's JSON in a repository. */
export const callFileLimit = callLimit;
