/** The list of all records, from the index where it knows a file's state, else from the file. */
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Damaged, RecordList } from "#shared/api/records";
import { AdroitError } from "#shared/base/error";
import type { RecordSummary } from "#shared/record/summary";
import { codeOf, fileState } from "../files/disk";
import { filesIn, recordName } from "./files";
import type { StoreRoom } from "./room";

/** Files looked at side by side. */
const batch = 256;
/** Milliseconds of looking at files that the index doesn't know, after which others have their turn. */
const slice = 8;
/** Entries that the index on disk may lack before a listing writes it. */
const lacking = 100;

/** All records, the last changed first, and what couldn't be read. */
export async function listRecords(room: StoreRoom): Promise<RecordList> {
  room.assertOpen();
  const { disk, catalogue, damaged, log } = room;
  const folder = join(room.dir, "records");
  const names = (await filesIn(disk, folder)).filter((name) => name.endsWith(".json"));
  const found: (RecordSummary | Damaged | null)[] = [];
  let since = performance.now();
  for (let i = 0; i < names.length; i += batch) {
    const some = names.slice(i, i + batch);
    const known = await Promise.all(some.map((name) => fromIndex(room, folder, name)));
    const rest = some.filter((_, at) => known[at] === undefined);
    found.push(...known.filter((one) => one !== undefined));
    for (const name of rest) {
      found.push(await summarise(room, folder, name));
      if (performance.now() - since < slice) continue;
      await setImmediate();
      since = performance.now();
    }
  }
  catalogue.keep(new Set(names));
  if (room.changeable() && catalogue.pending > lacking)
    await catalogue.write().catch((error) => log.warn("index not written", { error }));
  const reports = await damaged.list();
  const stuck = found.filter((one) => one !== null && "movedTo" in one && one.movedTo === join(folder, one.file));
  const records = found.filter((one) => one !== null && "title" in one).sort(lastFirst);
  // Whoever asked writes many of them as long as it took to sort them.
  await setImmediate();
  return { records, damaged: [...(stuck as Damaged[]), ...reports] };
}

/** What the index says of a file: `undefined` where it has to be read. */
async function fromIndex(
  { disk, catalogue }: StoreRoom,
  folder: string,
  name: string,
): Promise<RecordSummary | undefined> {
  if (!catalogue.has(name)) return undefined;
  const stat = await disk.lstat(join(folder, name)).catch(() => null);
  return stat === null ? undefined : catalogue.get(name, fileState(stat));
}

/** The summary of one file of the records folder, or why there is none. */
async function summarise(room: StoreRoom, folder: string, name: string): Promise<RecordSummary | Damaged | null> {
  const { disk, catalogue, files, clock } = room;
  const path = join(folder, name);
  const id = recordName.exec(name)?.[1];
  if (id === undefined) return room.inTurn(name, () => files.setAside(path, "Its name isn't that of a record."));
  try {
    return await room.inTurn(id, async () => {
      // Another listing may have read it meanwhile.
      const known = catalogue.has(name) ? catalogue.get(name, fileState(await disk.lstat(path))) : undefined;
      if (known) return known;
      const glanced = files.glance(path, id);
      if (glanced) return glanced;
      const found = await files.read(path, id);
      if (found === null || "damaged" in found) return found?.damaged ?? null;
      return files.remember(found.file.seen, found.stored);
    });
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    room.assertOpen();
    if (error instanceof AdroitError && error.code === "FOLDER_MISSING") throw error;
    const why = error instanceof Error ? error.message : String(error);
    return { file: name, movedTo: path, why, on: clock().toISOString() };
  }
}

function lastFirst(a: RecordSummary, b: RecordSummary): number {
  if (a.modified !== b.modified) return a.modified < b.modified ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}
