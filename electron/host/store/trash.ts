/** Deleted records: `trash/<id>~<milliseconds>.json`, until the trash is emptied. */
import { join } from "node:path";
import type { TrashEntry } from "#shared/api/records";
import type { Instant } from "#shared/base/day";
import type { Id } from "#shared/base/id";
import type { DecisionRecord } from "#shared/record/record";
import { type Disk, diskError, exists } from "../files/disk";
import { moveFile } from "../files/replace";
import { conflict, notFound } from "./errors";
import { filesIn } from "./files";
import type { StoreRoom } from "./room";

interface Trashed {
  id: Id;
  /** Milliseconds since 1970. */
  at: number;
  path: string;
}

const trashName = /^([a-z][a-z0-9-]{0,39})~(\d{1,15})\.json$/;

/** What lies in the trash, the last deleted first; of several with one id only the first can be restored. */
async function trashed({ disk, dir }: StoreRoom): Promise<Trashed[]> {
  const folder = join(dir, "trash");
  return (await filesIn(disk, folder))
    .flatMap((name) => {
      const [, id, ms] = trashName.exec(name) ?? [];
      return id && ms ? [{ id, at: Number(ms), path: join(folder, name) }] : [];
    })
    .sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
}

/** Moves the file of a record, which has to be there, into the trash. */
export async function putIntoTrash(room: StoreRoom, id: Id): Promise<void> {
  // What is deleted now is the last, also when the clock was set back since the one before.
  const before = (await trashed(room)).find((one) => one.id === id);
  const at = Math.max(room.clock().getTime(), (before?.at ?? 0) + 1);
  await moveFile(room.disk, room.files.pathOf(id), join(room.dir, "trash", `${id}~${at}.json`));
  room.catalogue.delete(`${id}.json`);
}

export interface Trash {
  /** The last deleted first. */
  list(): Promise<TrashEntry[]>;
  /** `CONFLICT` when a record of this id is there again. */
  restore(id: Id): Promise<void>;
  empty(): Promise<{ removed: number }>;
  /** What lies there and can be changed, with its content. */
  records(): Promise<{ deleted: Instant; record: DecisionRecord }[]>;
}

export function openTrash(room: StoreRoom): Trash {
  const { disk, files, inTurn, changing } = room;
  return {
    async list() {
      const seen = new Set<Id>();
      const entries: TrashEntry[] = [];
      for (const { id, at, path } of await trashed(room)) {
        if (seen.has(id)) continue;
        seen.add(id);
        const found = await inTurn(id, () => files.read(path, id));
        if (found && "stored" in found) {
          entries.push({ id, title: found.stored.summary.title, deleted: new Date(at).toISOString() });
        }
      }
      return entries;
    },

    restore: (id) =>
      changing(id, async () => {
        const entry = (await trashed(room)).find((one) => one.id === id);
        if (!entry) throw notFound(id);
        if (await exists(disk, files.pathOf(id))) throw conflict(id, "There is already a record of this id.");
        await moveFile(disk, entry.path, files.pathOf(id));
        room.changed({ what: "records", record: null });
      }),

    async empty() {
      const entries = await trashed(room);
      for (const { id, path } of entries) await changing(id, () => removeFile(disk, path));
      if (entries.length > 0) room.changed({ what: "records", record: null });
      return { removed: new Set(entries.map(({ id }) => id)).size };
    },

    async records() {
      const found: { deleted: Instant; record: DecisionRecord }[] = [];
      for (const { id, at, path } of await trashed(room)) {
        const one = await inTurn(id, () => files.read(path, id));
        if (!one || !("stored" in one) || one.stored.kind !== "record") continue;
        found.push({ deleted: new Date(at).toISOString(), record: one.stored.record });
      }
      return found;
    },
  };
}

async function removeFile(disk: Disk, path: string): Promise<void> {
  try {
    await disk.rm(path, { force: true });
  } catch (error) {
    throw diskError(error, path);
  }
}
