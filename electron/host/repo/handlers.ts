/** Repositories: choose one, list and change its ADRs, open the decisions behind them. */
import { setStatus } from "#shared/adr/edit/edit";
import { tagsIn } from "#shared/adr/read/related";
import { AdroitError } from "#shared/base/error";
import type { Id } from "#shared/base/id";
import { newRecord } from "#shared/record/create";
import type { Handlers } from "../handlers";
import type { Needs } from "../needs";
import { changeAdrFile, readAdrFile, readImage, readSidecar } from "./edit/file";
import { renderOf } from "./export/handlers";
import { revised, targetOf } from "./export/revise";
import { browse } from "./find/browse";
import { chosenRoot } from "./find/root";
import { listFolder } from "./list/list";
import { recordIn } from "./sidecar/record";
import { recordFromSidecar, resolveSidecar, sidecarState } from "./sidecar/state";
import type { Repositories } from "./watch/repositories";

interface RepoNeeds extends Needs {
  repositories: Repositories;
  /** Native dialogs, or `null` where there are none. */
  dialogs: { pickFolder(start: string | null): Promise<string | null> } | null;
  /** Notes that a repository was worked with. */
  used(root: string): Promise<void>;
}

/** All of `repo` but exports. */
export function repoHandlers(needs: RepoNeeds): Omit<Handlers["repo"], "plan" | "export"> {
  const { store, repositories, dialogs } = needs;
  return {
    async pick() {
      if (!dialogs) {
        throw new AdroitError("NOT_HERE", "There is no folder dialog here.", {
          subject: null,
          remedy: "Choose the folder from the list, or type its path.",
        });
      }
      const { repositories: known } = await store.settings.get();
      const path = await dialogs.pickFolder(known[0] ?? null);
      if (path === null) throw new AdroitError("CANCELLED", "No folder was chosen.", { subject: null, remedy: "" });
      return repositories.inspect(path);
    },
    browse: ({ path }) => browse(path),
    async root({ path }) {
      const { root } = await chosenRoot(path);
      return { root };
    },
    inspect: ({ path }) => repositories.inspect(path),
    async answer({ root, dir, log }) {
      const { answerLog } = await import("./find/answer");
      await answerLog(root, dir, log);
    },
    list: ({ root }) => listFolder(root),
    open: ({ root }, { signal }) => repositories.open(root, signal),
    async *publish({ root, folder }, { signal }) {
      const { publishing } = await import("../publish/steps");
      yield* publishing(root, folder, signal);
    },
    search: ({ root, words }) => repositories.search(root, words),
    watch: ({ roots }) => repositories.watch(roots),
    read: ({ root, file }) => readAdrFile(root, file),
    image: ({ root, file }) => readImage(root, file),
    setStatus: ({ root, file, status, expect }) =>
      changeAdrFile(root, file, expect, (text) => setStatus(text, status, { whole: true })),
    async filed({ root, file }) {
      const { text } = await readAdrFile(root, file);
      return { tags: tagsIn(file, text), related: (await repositories.related(root)).get(file) ?? [] };
    },
    async relate({ root, file, is, other, remove, expect }) {
      const { relateAdrs } = await import("./edit/relate");
      return relateAdrs(root, { file, is, other, remove }, { seen: file, expect });
    },
    async tag({ root, file, tags, expect }) {
      const { tagAdr } = await import("./edit/relate");
      return tagAdr(root, file, tags, expect);
    },
    async repair({ root, repair, seen, expect }) {
      const { repairAdr } = await import("./edit/repair");
      return repairAdr(root, repair, seen, expect);
    },
    ...sidecarHandlers(needs),
  };
}

/** The data beside an ADR: what it is like, and the decision in it. */
function sidecarHandlers(needs: RepoNeeds) {
  const { store, playbooks, today, now, newId, view, used } = needs;
  const local = (id: Id) =>
    store.get(id).then(
      ({ record }) => record,
      (error: unknown) => {
        if (error instanceof AdroitError && error.code === "NOT_FOUND") return null;
        throw error;
      },
    );
  return {
    sidecar: async ({ root, file }) => sidecarState(root, file, local, await playbooks.books(root)),
    async resolveSidecar({ root, file, take, expect }) {
      const books = await playbooks.books(root);
      await resolveSidecar(root, file, take, expect, books);
      return sidecarState(root, file, local, books);
    },
    async takeSidecar({ root, file, expect }) {
      const books = await playbooks.books(root);
      const { local: own } = await sidecarState(root, file, local, books);
      if (own === null) {
        throw new AdroitError("NOT_FOUND", "This machine has no record of this decision.", {
          subject: file,
          remedy: "Open it from the repository.",
        });
      }
      const { record, etag } = await store.get(own.id);
      const next = await recordFromSidecar(root, file, expect, record, books);
      await store.backup.take();
      await store.change(own.id, etag, () => next);
      return view(own.id);
    },
    async openSidecar({ root, file }) {
      const beside = await readSidecar(root, file);
      const record = recordIn(beside.file, beside.text, await playbooks.books(root));
      try {
        return await view(record.id);
      } catch (error) {
        if (!(error instanceof AdroitError) || error.code !== "NOT_FOUND") throw error;
      }
      const render = await renderOf(store, record, today());
      await store.create({ ...record, repo: await targetOf({ root, file, now: now(), render }) });
      return view(record.id);
    },
    async revise({ root, file, playbook }) {
      const { text } = await readAdrFile(root, file);
      const { from: _, ...entry } = await playbooks.find(playbook);
      const record = newRecord({ id: newId(), now: now(), entry });
      await store.create(revised(record, file, text));
      await used(root);
      return view(record.id);
    },
  } satisfies Partial<Handlers["repo"]>;
}
