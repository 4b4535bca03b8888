/** Snapshots on this machine, and everything out into one file and in again. */
import { archiveOf } from "#shared/api/archive";
import type { Unread } from "#shared/api/backup";
import { AdroitError } from "#shared/base/error";
import type { Id } from "#shared/base/id";
import type { DecisionRecord } from "#shared/record/record";
import type { Handlers } from "../handlers";
import type { Needs } from "../needs";
import { falseName } from "../playbooks/genuine";
import type { Store } from "../store/store";
import { readArchive, type Unpacked } from "./archive";
import { compare, importRecords } from "./import-records";

/** Snapshots of this machine: look into one, bring back from it. */
export function backupHandlers({ store, newId }: Pick<Needs, "store" | "newId">): Handlers["backup"] {
  return {
    list: () => store.backup.list(),
    async look({ snapshot }) {
      const { records, unreadable } = await store.backup.read(snapshot);
      return { records: await compare(store, records), unreadable };
    },
    async restore({ snapshot, choices }) {
      const { records } = await store.backup.read(snapshot);
      return importRecords(store, records, choices, newId);
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
      return { name, text: JSON.stringify(archive), records: records.length, trash: trashed.length, leftOut };
    },

    async look({ text }, { signal }) {
      const { made, app, records, trash } = await readArchive(text, signal);
      return {
        ...{ made, app },
        records: await compare(store, records),
        trash: (await newlyTrashed(store, trash)).length,
      };
    },

    async import({ text, choices, trash, settings }, { signal }) {
      const archive = await readArchive(text, signal);
      const brought = await importRecords(store, archive.records, choices, newId);
      const trashed = trash ? await newlyTrashed(store, archive.trash) : [];
      for (const { record } of trashed) {
        await store.create(record);
        await store.remove(record.id);
      }
      if (settings) await store.settings.set(archive.settings);
      return { ...brought, trash: trashed.length, settings };
    },
  };
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
async function newlyTrashed(store: Store, trash: Unpacked["trash"]): Promise<Unpacked["trash"]> {
  const known = new Set<Id>([
    ...(await store.list()).records.map(({ id }) => id),
    ...(await store.trash.list()).map(({ id }) => id),
  ]);
  return trash.filter(({ record }) => {
    const is = !known.has(record.id);
    known.add(record.id);
    return is;
  });
}
