/** Exports of this machine's decisions: what one would write, and writing it. */
import { setImmediate } from "node:timers/promises";
import type { EarlierDecision } from "#shared/adr/write/content/content";
import { renderAdr } from "#shared/adr/write/render";
import type { Day } from "#shared/base/day";
import { AdroitError } from "#shared/base/error";
import type { Id } from "#shared/base/id";
import { withAdr } from "#shared/record/accept";
import { playbookOf } from "#shared/record/create";
import { modelOf, recommendOn } from "#shared/record/recommend";
import type { DecisionRecord } from "#shared/record/record";
import type { Handlers } from "../../handlers";
import type { Needs } from "../../needs";
import { withExport } from "../../records/exported-status";
import type { Store } from "../../store/store";
import type { ExportAround, Render } from "./around";
import { prepare } from "./plan";
import type { Predecessor, Relinked } from "./succession";
import { type Written, writeExport } from "./write";

interface ExportNeeds extends Pick<Needs, "store" | "playbooks" | "today" | "now"> {
  /** Notes that a repository was used. */
  used(root: string): Promise<void>;
}

export function exportHandlers({
  store,
  playbooks,
  today,
  now,
  used,
}: ExportNeeds): Pick<Handlers["repo"], "plan" | "export"> {
  const around = async (record: DecisionRecord, root: string): Promise<ExportAround> => ({
    today: today(),
    books: await playbooks.books(root),
    render: await renderOf(store, record, today()),
    predecessors: await predecessorsOf(store, record),
    taken: (await store.list()).records.flatMap(({ id, adr }) => (adr && id !== record.id ? adr : [])),
  });
  return {
    async plan({ id, ...target }) {
      const { record } = await store.get(id);
      return (await prepare(record, target, await around(record, target.root))).plan;
    },
    async export({ id, etag, ...target }) {
      let written: Written | undefined;
      const saved = await store.change(id, etag, async (record) => {
        written = await writeExport(record, { ...target, now: now() }, await around(record, target.root));
        return withExport(record, written.repo);
      });
      if (!written) throw new Error("a change runs its function before it ends");
      const { exported, relinked } = written;
      for (const one of relinked) await keepMarks(store, one);
      await used(exported.root);
      return { ...exported, etag: saved.etag };
    },
  };
}

/**
 * How a record's ADR reads on a day, with the team's limits of the verdict. To weigh what a large room said takes long,
 * and so does reading it before and writing it after: others have their turn between the parts.
 */
export async function renderOf(store: Store, record: DecisionRecord, today: Day): Promise<Render> {
  const { thresholds } = await store.settings.get();
  const playbook = playbookOf(record);
  await setImmediate();
  const model = modelOf(playbook, record.draft, thresholds);
  await setImmediate();
  const recommendation = recommendOn(model, playbook, record.draft);
  // Each is worked out when it is first read, which the text would do in one stretch.
  for (const part of ["leaveOneOut", "group", "verdict", "robustness"] as const) {
    await setImmediate();
    void recommendation.analysis[part];
  }
  await setImmediate();
  const before = await beforeOf(store, record);
  return (as) => renderAdr({ record, recommendation, before, today, ...as });
}

/** What the decision before it was called and chose; `null` where it takes no other's place. */
async function beforeOf(store: Store, { supersedes, replaces }: DecisionRecord): Promise<EarlierDecision | null> {
  if (supersedes === undefined) return replaces ? { title: replaces.title, choice: null } : null;
  const old = await found(store, supersedes.record);
  const choice = old?.draft.options.find(({ id }) => id === old.draft.decision?.option)?.title ?? null;
  return { title: supersedes.title, choice };
}

async function found(store: Store, id: Id): Promise<DecisionRecord | null> {
  try {
    return (await store.get(id)).record;
  } catch (error) {
    if (error instanceof AdroitError) return null;
    throw error;
  }
}

/** What a record takes the place of, as far as this machine knows. */
async function predecessorsOf(store: Store, { supersedes, replaces }: DecisionRecord): Promise<Predecessor[]> {
  const foreign = replaces ? [{ root: null, path: replaces.file, record: null }] : [];
  if (supersedes === undefined) return foreign;
  const old = await found(store, supersedes.record);
  if (!old?.repo) return foreign;
  const { root, dir, file } = old.repo;
  return [{ root, path: dir === "" ? file : `${dir}/${file}`, record: old }, ...foreign];
}

/** A record learns what its ADR looks like after another export has linked it. */
async function keepMarks(store: Store, { record: id, ...marks }: Relinked): Promise<void> {
  const { etag } = await store.get(id);
  await store.change(id, etag, (record) =>
    record.repo ? { ...withAdr(record, marks.adr), repo: { ...record.repo, ...marks } } : record,
  );
}
