/** Snapshots on this machine, and everything out into one file and in again. */
import { setImmediate } from "node:timers/promises";
import { type Archive, archiveOf } from "#shared/api/archive";
import type { ArchiveBrought, ArchiveContents, ArchiveStep, Unread } from "#shared/api/backup";
import { AdroitError } from "#shared/base/error";
import type { Id } from "#shared/base/id";
import type { DecisionRecord } from "#shared/record/record";
import type { Handlers } from "../handlers";
import type { Needs } from "../needs";
import { falseName } from "../playbooks/genuine";
import type { Store } from "../store/store";
import { underway } from "../underway";
import { compareWithStore, importRecords } from "./import-records";
import { offered, outlineOf } from "./offered";
import type { OpenArchive, openArchive } from "./open-archive";

/** Snapshots of this machine: look into one, bring back from it. */
export function backupHandlers({ store, newId }: Pick<Needs, "store" | "newId">): Handlers["backup"] {
  return {
    list: () => store.backup.list(),
    async look({ snapshot }) {
      const { records, unreadable } = await store.backup.read(snapshot);
      return { records: await compareWithStore(store, records.map(outlineOf)), unreadable };
    },
    async restore({ snapshot, choices }) {
      const { records } = await store.backup.read(snapshot);
      return importRecords(store, records.map(offered), choices, newId);
    },
  };
}

interface ArchiveNeeds extends Pick<Needs, "store" | "today" | "now" | "newId"> {
  version: string;
}

export function archiveHandlers({ store, today, now, newId, version }: ArchiveNeeds): Handlers["archive"] {
  return {
    async export({ trash }) {
      const { records, leftOut } = await readable(store);
      const trashed = trash ? await store.trash.records() : [];
      const archive = archiveOf({
        made: now(),
        app: version,
        records,
        trash: trashed,
        settings: await store.settings.get(),
      });
      const name = `adroit-${today()}.json`;
      return { name, text: await jsonOf(archive), records: records.length, trash: trashed.length, leftOut };
    },

    look: ({ text }, { signal: asked }) =>
      underway<ArchiveStep, ArchiveContents>(async (step, signal) => {
        const tell = (doing: ArchiveStep["doing"]) => (done: number, of: number) => step({ doing, done, of });
        const archive = await opened(text, { signal, tell: tell("reading") });
        await archive.close();
        const { made, app, records, trash } = archive;
        return {
          ...{ made, app },
          records: await compareWithStore(store, records, { signal, tell: tell("comparing") }),
          trash: (await newlyTrashed(store, trash)).length,
        };
      }, asked),

    import: ({ text, choices, trash, settings }, { signal: asked }) =>
      underway<ArchiveStep, ArchiveBrought>(async (step, signal) => {
        const tell = (doing: ArchiveStep["doing"]) => (done: number, of: number) => step({ doing, done, of });
        const archive = await opened(text, { signal, tell: tell("reading") });
        try {
          const brought = await importRecords(store, archive.records, choices, newId, {
            signal,
            tell: tell("bringing in"),
          });
          const trashed = trash ? await newlyTrashed(store, archive.trash) : [];
          for (const { load } of trashed) {
            const record = await load();
            await store.create(record);
            await store.remove(record.id);
          }
          if (settings) await store.settings.set(archive.settings);
          return { ...brought, trash: trashed.length, settings };
        } finally {
          await archive.close();
        }
      }, asked),
  };
}

/** Reads an archive; what that needs is loaded with the first one. */
async function opened(...given: Parameters<typeof openArchive>): Promise<OpenArchive> {
  return (await import("./open-archive")).openArchive(...given);
}

/** An archive as JSON, made in parts, so that others have their turn in between. */
async function jsonOf({ records, trash, ...head }: Archive): Promise<string> {
  const listed = async (list: readonly unknown[]) => {
    const parts: string[] = [];
    for (const one of list) {
      parts.push(JSON.stringify(one));
      if (parts.length % 20 === 0) await setImmediate();
    }
    return `[${parts.join(",")}]`;
  };
  return `${JSON.stringify(head).slice(0, -1)},"records":${await listed(records)},"trash":${await listed(trash)}}`;
}

/** All records that can be read in full, and what has to be left out. */
async function readable(store: Store): Promise<{ records: DecisionRecord[]; leftOut: Unread[] }> {
  const records: DecisionRecord[] = [];
  const { records: summaries, damaged } = await store.list();
  const leftOut: Unread[] = damaged.map(({ file, why }) => ({ file, why }));
  for (const { id, readOnly } of summaries) {
    if (readOnly !== null) {
      leftOut.push({ file: `${id}.json`, why: readOnly });
      continue;
    }
    try {
      const { record } = await store.get(id);
      // A playbook that isn't the one of its name would be given to every other decision that uses that name.
      const hash = falseName(record.playbooks);
      if (hash === null) records.push(record);
      else
        leftOut.push({
          file: `${id}.json`,
          why: `The playbook ${hash.slice(0, 12)} in it isn't the one of that name.`,
        });
    } catch (error) {
      // Deleted or damaged since it was listed.
      if (!(error instanceof AdroitError)) throw error;
      if (error.code !== "NOT_FOUND") leftOut.push({ file: `${id}.json`, why: error.message });
    }
  }
  return { records, leftOut };
}

/** What lay in the trash there, and is neither stored nor in the trash here. */
async function newlyTrashed<T extends { id: Id }>(store: Store, trash: readonly T[]): Promise<T[]> {
  const known = new Set<Id>([
    ...(await store.list()).records.map(({ id }) => id),
    ...(await store.trash.list()).map(({ id }) => id),
  ]);
  return trash.filter(({ id }) => {
    const is = !known.has(id);
    known.add(id);
    return is;
  });
}
