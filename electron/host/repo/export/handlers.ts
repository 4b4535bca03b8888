/** Export: what would be written, and writing it. */
import { renderAdr } from "#shared/adr/write/render";
import { playbookOf } from "#shared/record/create";
import { recommend } from "#shared/record/recommend";
import type { DecisionRecord } from "#shared/record/record";
import type { Handlers } from "../../handlers";
import type { Needs } from "../../needs";
import { withExport } from "../../records/exported-status";
import { keepHash, predecessorsOf } from "../../records/supersession";
import { plan, type Rendering } from "./plan";
import { type Written, writeExport } from "./write";

interface ExportNeeds extends Pick<Needs, "store" | "now"> {
  rendering(record: DecisionRecord): Promise<Rendering>;
  /** Notes that a repository was worked with. */
  used(root: string): Promise<void>;
}

export function exportHandlers({
  store,
  now,
  rendering,
  used,
}: ExportNeeds): Pick<Handlers["repo"], "plan" | "export"> {
  return {
    async plan({ id, ...target }) {
      const { record } = await store.get(id);
      return plan(record, target, await rendering(record));
    },
    async export({ id, etag, ...target }) {
      const at = now();
      let written: Written | undefined;
      const saved = await store.change(id, etag, async (record) => {
        written = await writeExport(record, { ...target, now: at }, await rendering(record));
        return withExport(record, written.repo);
      });
      if (!written) throw new Error("a change runs its function before it ends");
      const { exported } = written;
      for (const { record, adr } of written.relinked) await keepHash(store, record, adr);
      await used(exported.root);
      return { ...exported, etag: saved.etag };
    },
  };
}

/** How a record's ADR reads today, with the team's limits of the verdict. */
export async function renderingOf(
  { store, today }: Pick<Needs, "store" | "today">,
  record: DecisionRecord,
): Promise<Rendering> {
  const { thresholds } = await store.settings.get();
  const recommendation = recommend(playbookOf(record), record.draft, thresholds);
  return {
    today: today(),
    render: ({ file, profile, template }) =>
      renderAdr({ record, recommendation, today: today(), file, profile, template }),
    predecessors: (root) => predecessorsOf(store, record, root),
    taken: async (root, dir) =>
      (await store.list()).records.flatMap(({ id, adr }) =>
        adr && id !== record.id && adr.root === root && adr.dir === dir ? adr.file : [],
      ),
  };
}
