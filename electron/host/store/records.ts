/** One record at a time: read, made, changed, put into the trash. */
import { sha256 } from "#electron/host/files/canonical";
import type { Id, Sha256 } from "#shared/base/id";
import { currentVersion } from "#shared/record/migrate";
import type { DecisionRecord } from "#shared/record/record";
import { exists } from "../files/disk";
import { type JsonFile, jsonBytes } from "../files/document";
import { conflict } from "./errors";
import type { StoreRoom } from "./room";
import { checkRecord, readOnly, type Stored } from "./stored";
import { putIntoTrash } from "./trash";

export interface Records {
  /** `NOT_FOUND`, `RECORD_DAMAGED`, or `READ_ONLY` where a newer format can't even be shown. */
  get(id: Id): Promise<{ record: DecisionRecord; etag: Sha256; readOnly: string | null }>;
  /** `CONFLICT` when there is one of this id. */
  create(record: DecisionRecord): Promise<{ etag: Sha256 }>;
  /**
   * Replaces a record by what `fn` makes of it, as one step: nothing else changes it in between. `CONFLICT` when the
   * file isn't in the state `etag` names, whoever changed it. A change that changes nothing writes nothing.
   */
  change(
    id: Id,
    etag: Sha256,
    fn: (record: DecisionRecord) => DecisionRecord | Promise<DecisionRecord>,
  ): Promise<{ record: DecisionRecord; etag: Sha256 }>;
  /** Moves a record to the trash. */
  remove(id: Id): Promise<void>;
}

export function openRecords(room: StoreRoom): Records {
  const { disk, files, snapshots, inTurn, changing } = room;

  async function write(file: JsonFile<Stored>, stored: Stored): Promise<Sha256> {
    const etag = await files.write(file, stored);
    room.changed({ what: "records", record: { id: stored.summary.id, etag } });
    return etag;
  }

  return {
    get: (id) =>
      inTurn(id, async () => {
        const { file, stored } = await files.load(id);
        if (!stored.record) throw readOnly(id, stored.summary.readOnly ?? "");
        return { record: stored.record, etag: file.seen?.etag ?? "", readOnly: stored.summary.readOnly };
      }),

    async create(record) {
      const stored = checkRecord(record);
      return changing(record.id, async () => {
        if (await exists(disk, files.pathOf(record.id))) {
          throw conflict(record.id, "There is already a record of this id.");
        }
        return { etag: await write(files.fresh(record.id), stored) };
      });
    },

    change: (id, etag, fn) =>
      changing(id, async () => {
        const { file, stored } = await files.load(id);
        if (stored.kind === "newer") throw readOnly(id, stored.why);
        if (file.seen?.etag !== etag) throw conflict(id, "This decision was changed elsewhere since it was opened.");
        const next = checkRecord(await fn(stored.record));
        if (next.summary.id !== id) throw new Error(`a change must keep the id: ${id}`);
        const same = stored.version === currentVersion && sha256(jsonBytes(next.record)) === etag;
        if (same) return { record: stored.record, etag };
        if (stored.version < currentVersion) await snapshots.beforeMigration(currentVersion);
        return { record: next.record as DecisionRecord, etag: await write(file, next) };
      }),

    remove: (id) =>
      changing(id, async () => {
        if (!(await exists(disk, files.pathOf(id)))) throw await files.absent(id);
        await putIntoTrash(room, id);
        room.changed({ what: "records", record: null });
      }),
  };
}
