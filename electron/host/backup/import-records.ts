/** Brings records in from a snapshot or an archive. What is there already is replaced only where that was chosen. */
import type { Brought, ImportChoice, Incoming } from "#shared/api/backup";
import type { By } from "#shared/base/by";
import { AdroitError } from "#shared/base/error";
import type { Id, Sha256 } from "#shared/base/id";
import type { DecisionRecord } from "#shared/record/record";
import type { Store } from "../store/store";
import { type Offered, type Outline, outlineOf } from "./offered";

/** What hears of the work on many records, and can end it. */
export interface Watched {
  signal?: AbortSignal;
  /** How many of how many are done. */
  tell?(done: number, of: number): void;
}

/** How each of these records relates to what is stored. `CANCELLED` when `signal` fires. */
export async function compareWithStore(
  store: Store,
  records: readonly Outline[],
  { signal, tell }: Watched = {},
): Promise<Incoming[]> {
  const { records: there } = await store.list();
  const known = new Map(there.map((summary) => [summary.id, summary]));
  const incoming: Incoming[] = [];
  for (const { id, title, status, content } of records) {
    if (signal?.aborted) throw cancelled();
    const present = known.get(id);
    const state = !present ? "new" : present.readOnly !== null ? "read only" : await difference(store, id, content);
    incoming.push({ id, title, status, state });
    tell?.(incoming.length, records.length);
  }
  return incoming;
}

async function difference(store: Store, id: Id, content: Sha256): Promise<"same" | "changed"> {
  const { record } = await store.get(id);
  return outlineOf(record).content === content ? "same" : "changed";
}

function cancelled(): AdroitError {
  return new AdroitError("CANCELLED", "Bringing decisions in was stopped.", {
    subject: null,
    remedy: "Nothing was changed.",
  });
}

/**
 * Brings in the records that have a choice. Every choice is checked before anything is written, and then the state
 * before is kept as a snapshot. `CONFLICT` where one that is there would have to be added, `CANCELLED` when `signal` fires.
 */
export async function importRecords(
  store: Store,
  records: readonly Offered[],
  choices: By<ImportChoice>,
  newId: () => Id,
  { signal, tell }: Watched = {},
): Promise<Brought> {
  const chosen = chosenOf(records, choices);
  const compared = await compareWithStore(store, chosen, signal ? { signal } : {});
  const states = new Map(compared.map(({ id, state }) => [id, state]));
  for (const { id, choice } of chosen) refuse(id, choice, states.get(id) ?? "new");
  const brought: Brought = { added: 0, copied: 0, replaced: 0, before: null };
  if (chosen.length === 0) return brought;
  brought.before = await store.backup.take();
  for (const [at, { load, id, choice }] of chosen.entries()) {
    try {
      if (signal?.aborted) throw cancelled();
      const record = await load();
      if (choice === "copy" && states.get(id) !== "new") {
        await store.create(copyOf(record, newId()));
        brought.copied++;
      } else if (choice === "replace" && states.get(id) !== "new") {
        await replace(store, record);
        brought.replaced++;
      } else {
        await store.create(record);
        brought.added++;
      }
    } catch (error) {
      throw halfway(error, brought, chosen.length);
    }
    tell?.(at + 1, chosen.length);
  }
  return brought;
}

function chosenOf(records: readonly Offered[], choices: By<ImportChoice>): (Offered & { choice: ImportChoice })[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  return Object.entries(choices).map(([id, choice]) => {
    const record = byId.get(id);
    if (record) return { ...record, choice };
    throw new AdroitError("NOT_FOUND", `There is no record "${id}" in it.`, {
      subject: id,
      remedy: "Look at what it holds again. Nothing was changed.",
    });
  });
}

function refuse(id: Id, choice: ImportChoice, state: Incoming["state"]): void {
  if (choice === "add" && state !== "new") {
    throw new AdroitError("CONFLICT", "There is already a record of this id.", {
      subject: id,
      remedy: "Choose to replace it or to take a copy. Nothing was changed.",
    });
  }
  if (choice === "replace" && state === "read only") {
    throw new AdroitError("READ_ONLY", "The stored record was written by a newer version of Adroit.", {
      subject: id,
      remedy: "Take a copy instead. Nothing was changed.",
    });
  }
}

/** What is stored knows best where it was exported to. */
async function replace(store: Store, record: DecisionRecord): Promise<void> {
  const { etag } = await store.get(record.id);
  await store.change(record.id, etag, ({ repo }) => (repo ? { ...record, repo } : record));
}

/** A copy wasn't exported anywhere, or two decisions would write the same ADR. */
function copyOf({ repo: _, ...record }: DecisionRecord, id: Id): DecisionRecord {
  const { frame } = record.draft;
  const title = frame.title === "" ? "" : `${frame.title.slice(0, 490)} (copy)`;
  return { ...record, id, draft: { ...record.draft, frame: { ...frame, title } } };
}

function halfway(error: unknown, { added, copied, replaced, before }: Brought, all: number): unknown {
  if (!(error instanceof AdroitError)) return error;
  const done = added + copied + replaced;
  const remedy = `${error.remedy} ${done} of ${all} were brought in; the snapshot ${before} has the state before.`;
  return new AdroitError(error.code, error.message, { subject: error.subject, remedy }, { cause: error });
}
