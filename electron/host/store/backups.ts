/** Snapshots as the app shows them: what there is, what one holds, a new one before records are brought in. */
import { join } from "node:path";
import type { Snapshot, Unread } from "#shared/api/backup";
import type { DecisionRecord } from "#shared/record/record";
import { jsonFile, Unreadable } from "../files/document";
import { recordName } from "./files";
import type { StoreRoom } from "./room";
import { recordCodec } from "./stored";

export interface Backups {
  /** The newest first. */
  list(): Promise<Snapshot[]>;
  /** The records of a snapshot, and what of it can't be read; nothing is moved or changed. */
  read(name: string): Promise<{ records: DecisionRecord[]; unreadable: Unread[] }>;
  /** Takes a snapshot now and gives its name; rejects when it can't. */
  take(): Promise<string>;
}

export function openBackups({ disk, unique, snapshots, inTurn, changing }: StoreRoom): Backups {
  return {
    list: () => inTurn("snapshots", () => snapshots.list()),

    read: (name) =>
      inTurn("snapshots", async () => {
        const { folder, files } = await snapshots.open(name);
        const records: DecisionRecord[] = [];
        const unreadable: Unread[] = [];
        for (const file of files) {
          try {
            const id = recordName.exec(file)?.[1];
            if (id === undefined) throw new Unreadable("Its name isn't that of a record.");
            const stored = await jsonFile(disk, join(folder, file), recordCodec(id), unique).read();
            if (stored?.kind === "record") records.push(stored.record);
            else if (stored) unreadable.push({ file, why: stored.why });
          } catch (error) {
            if (!(error instanceof Unreadable)) throw error;
            unreadable.push({ file, why: error.message });
          }
        }
        return { records, unreadable };
      }),

    take: () => changing("snapshots", () => snapshots.beforeRestore()),
  };
}
