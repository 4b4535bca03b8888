/**
 * The one implementation of the contract. Whatever way a call comes in, it ends here: records live in the store,
 * exports in repositories, and everything that is computed comes from `shared`.
 */
import { EventPublisher } from "@orpc/server";
import { parseSidecar } from "#shared/adr/data/schema";
import { setStatus } from "#shared/adr/edit/edit";
import { renderAdr } from "#shared/adr/write/render";
import type { AppInfo, Change } from "#shared/api/app";
import type { RecordView } from "#shared/api/records";
import { AdroitError } from "#shared/base/error";
import type { Id } from "#shared/base/id";
import type { PlaybookEntry } from "#shared/playbook/playbook";
import { accept, withStatus } from "#shared/record/accept";
import { type AnswersFile, draftFromAnswers } from "#shared/record/answers";
import { newDraft, newRecord, playbookOf } from "#shared/record/create";
import { recommend, shownOf } from "#shared/record/recommend";
import type { DecisionRecord, Draft } from "#shared/record/record";
import { localDay } from "../../shared/base/day";
import { archiveHandlers, backupHandlers } from "./backup/handlers";
import { diagnostics } from "./diagnostics";
import { canonicalJson } from "./files/canonical";
import { followTrusted, gitHandlers } from "./git/handlers";
import { hasGit } from "./git/run";
import type { Handlers } from "./handlers";
import { later } from "./later";
import { allowedLink } from "./links";
import type { Log } from "./log";
import { type Library, loadLibrary, playbookOf as playbookNamed } from "./playbooks/library";
import { exportedStatus, withExport } from "./records/exported-status";
import { openSearch } from "./records/search";
import { changeAdrFile, readAdrFile, readImage, readSidecar } from "./repo/edit/file";
import { plan, type Rendering } from "./repo/export/plan";
import { revised, targetOf } from "./repo/export/revise";
import { type Written, writeExport } from "./repo/export/write";
import { browse } from "./repo/find/browse";
import { inspect } from "./repo/find/find";
import { list } from "./repo/list/list";
import { recordFromSidecar, resolveSidecar, sidecarState } from "./repo/sidecar";
import { openRepositories } from "./repo/watch/repositories";
import { keepHash, markSuperseded, predecessorsOf, reviewHandlers } from "./reviews/handlers";
import { openStore } from "./store/store";
import type { OpenDoor } from "./workshop/door";
import type { Sessions } from "./workshop/sessions";

export interface HostOptions {
  /** Folder of the records. */
  data: string;
  /** Folder that holds `playbooks/` and `examples/`. */
  templates: string;
  clock: () => Date;
  random: (bytes: number) => Uint8Array;
  /** Native dialogs, or `null` where there are none. Resolves to `null` when the user closes it. */
  dialogs: { pickFolder(start: string | null): Promise<string | null> } | null;
  /** Hands an address that was found harmless to the system; absent where that can't be done. */
  openExternal?: (url: string) => Promise<void>;
  /** Lets devices of the network join workshops; absent where nothing may listen there. */
  openDoor?: OpenDoor;
  /** Opens the projector's window of a workshop. */
  openPresenter?: (record: Id) => Promise<void>;
  /** Keeps the computer from falling asleep while a workshop runs. */
  keepAwake?: (awake: boolean) => void;
  kind: AppInfo["host"];
  version: string;
  log: Log;
}

export type Host = Handlers & {
  /** Playbooks and examples that couldn't be read. */
  problems: AdroitError[];
  /** Tells others who want to open the same data where this host can be reached. */
  announce(address: string): Promise<void>;
  close(): Promise<void>;
};

/** Opens the data and everything that comes with the app. `STORE_LOCKED` where another Adroit holds the data. */
export async function createHost(options: HostOptions): Promise<Host> {
  const { data, templates, clock, random, dialogs, openExternal, kind, version, log } = options;
  const [library, git] = await Promise.all([loadLibrary(templates), hasGit()]);
  for (const problem of library.problems) log.warn("not loaded", { problem: problem.message });
  const store = await openStore({ dir: data, clock, random, log, version });

  // As many as there are repositories and kinds of change: what a slow window has missed is gone.
  const publisher = new EventPublisher<{ change: Change }>({ maxBufferedEvents: 60 });
  const silence = store.onChange((change) => publisher.publish("change", change));
  const repositories = openRepositories({
    changed: (root) => publisher.publish("change", { what: "repo", root }),
    clock,
  });
  const today = () => localDay(clock());
  const newId = (): Id => `d${Buffer.from(random(8)).toString("hex")}`;

  const view = async (id: Id): Promise<RecordView> => {
    const { record, etag, readOnly } = await store.get(id);
    return { record, etag, readOnly, adrStatus: record.repo ? await exportedStatus(record.repo) : null };
  };
  const info = (): AppInfo => ({
    version,
    host: kind,
    can: {
      pickFolder: dialogs !== null,
      git,
      openLinks: openExternal !== undefined,
      workshop: options.openDoor !== undefined,
    },
    data,
    today: today(),
  });
  const keep = async (entry: PlaybookEntry, draft: Draft): Promise<RecordView> => {
    const record = newRecord({ id: newId(), now: clock().toISOString(), entry, draft });
    await store.create(record);
    return view(record.id);
  };
  /** How a record's ADR reads today, with the team's limits of the verdict. */
  const rendering = async (record: DecisionRecord): Promise<Rendering> => {
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
  };
  /** The repository used last comes first, so that the next export proposes it. */
  const used = async (root: string) => {
    const { repositories } = await store.settings.get();
    const first = [root, ...repositories.filter((other) => other !== root)].slice(0, 50);
    if (repositories[0] !== root) await store.settings.set({ repositories: first });
  };

  const search = openSearch(store);
  const leading = reviewHandlers({ store, view, today, now: () => clock().toISOString(), newId });
  const local = (id: Id) =>
    store.get(id).then(
      ({ record }) => record,
      (error: unknown) => {
        if (error instanceof AdroitError && error.code === "NOT_FOUND") return null;
        throw error;
      },
    );

  let sessions: Sessions | null = null;
  const workshops = later(async () => {
    const { createSessions } = await import("./workshop/sessions");
    const changed = (id: Id) => publisher.publish("change", { what: "session", id });
    sessions = createSessions({ ...options, store, today, view, changed });
    return sessions.handlers;
  });

  return {
    problems: library.problems,
    announce: (address) => store.announce(address),
    async close() {
      await workshops.loaded();
      await sessions?.close();
      silence();
      repositories.close();
      await store.close();
    },

    app: {
      info,
      changes: (_input, { signal }) => publisher.subscribe("change", { signal }),
      async openLink({ url }) {
        const link = allowedLink(url);
        if (link === null) {
          throw new AdroitError("BAD_INPUT", "Only https and mailto links are opened.", {
            subject: url,
            remedy: "Copy the address and open it yourself if you trust it.",
          });
        }
        if (!openExternal) throw notHere("Links can't be opened from here.", "Open the link in your browser.");
        await openExternal(link);
      },
      async diagnostics() {
        const [list, trash, settings] = await Promise.all([store.list(), store.trash.list(), store.settings.get()]);
        const playbooks = { loaded: library.playbooks.length, problems: library.problems.length };
        return diagnostics({ info: info(), list, trash: trash.length, settings, playbooks });
      },
    },

    settings: {
      get: () => store.settings.get(),
      async set(given) {
        await followTrusted({ store, clock }, await store.settings.get(), given);
        return store.settings.set(given);
      },
    },

    playbooks: { list: () => library.playbooks },
    examples: { list: () => library.examples.map(({ answers: _, ...entry }) => entry) },

    records: {
      list: () => store.list(),
      get: ({ id }) => view(id),
      create({ playbook, example, title }) {
        const entry = playbookNamed(library, playbook);
        const draft = example === undefined ? newDraft(entry) : draftFromAnswers(entry, exampleNamed(library, example));
        return keep(entry, title === undefined ? draft : { ...draft, frame: { ...draft.frame, title } });
      },
      async save({ id, etag, draft }) {
        const saved = await store.change(id, etag, (record) => withDraft(record, draft));
        return { etag: saved.etag };
      },
      async setStatus({ id, etag, status }) {
        const { thresholds } = await store.settings.get();
        await store.change(id, etag, (record) => {
          if (status !== "accepted") return withStatus(record, status);
          const shown = shownOf(recommend(playbookOf(record), record.draft, thresholds));
          return accept(record, { today: today(), shown, adr: null });
        });
        if (status === "accepted") await markSuperseded(store, (await store.get(id)).record);
        return view(id);
      },
      async duplicate({ id }) {
        const { record } = await store.get(id);
        const { decision: _, frame, ...inputs } = record.draft;
        const entry = { hash: inputs.playbook, playbook: playbookOf(record) };
        const title = frame.title === "" ? "" : `${frame.title} (copy)`;
        return keep(entry, { ...inputs, frame: { ...frame, title }, status: "draft", place: "frame" });
      },
      search: async ({ words }) => ({ hits: await search(words) }),
      ...leading.records,
      remove: ({ id }) => store.remove(id),
      dismissDamaged: ({ file }) => store.dismissDamaged(file),
    },

    reviews: leading.reviews,

    trash: {
      list: () => store.trash.list(),
      restore: ({ id }) => store.trash.restore(id),
      empty: () => store.trash.empty(),
    },

    backup: backupHandlers({ store, newId }),
    archive: archiveHandlers({ store, clock, version, newId }),

    repo: {
      async pick() {
        if (!dialogs)
          throw notHere("There is no folder dialog here.", "Choose the folder from the list, or type its path.");
        const { repositories } = await store.settings.get();
        const path = await dialogs.pickFolder(repositories[0] ?? null);
        if (path === null) throw new AdroitError("CANCELLED", "No folder was chosen.", { subject: null, remedy: "" });
        return inspect(path);
      },
      browse: ({ path }) => browse(path),
      inspect: ({ path }) => inspect(path),
      list: ({ root }) => list(root),
      open: ({ root }, { signal }) => repositories.open(root, signal),
      search: ({ root, words }) => repositories.search(root, words),
      watch: ({ roots }) => repositories.watch(roots),
      read: ({ root, file }) => readAdrFile(root, file),
      image: ({ root, file }) => readImage(root, file),
      setStatus: ({ root, file, status, expect }) =>
        changeAdrFile(root, file, expect, (text) => setStatus(text, status, { whole: true })),
      async repair({ root, repair, seen, expect }) {
        const { repairAdr } = await import("./repo/edit/repair");
        return repairAdr(root, repair, seen, expect);
      },
      sidecar: ({ root, file }) => sidecarState(root, file, local),
      async resolveSidecar({ root, file, take, expect }) {
        await resolveSidecar(root, file, take, expect);
        return sidecarState(root, file, local);
      },
      async takeSidecar({ root, file, expect }) {
        const { local: own } = await sidecarState(root, file, local);
        if (own === null) {
          throw new AdroitError("NOT_FOUND", "This machine has no record of this decision.", {
            subject: file,
            remedy: "Open it from the repository.",
          });
        }
        const { record, etag } = await store.get(own.id);
        const next = await recordFromSidecar(root, file, expect, record);
        await store.backup.take();
        await store.change(own.id, etag, () => next);
        return view(own.id);
      },
      async openSidecar({ root, file }) {
        const beside = await readSidecar(root, file);
        const record = parseSidecar(beside.file, beside.text);
        try {
          return await view(record.id);
        } catch (error) {
          if (!(error instanceof AdroitError) || error.code !== "NOT_FOUND") throw error;
        }
        const { render } = await rendering(record);
        await store.create({ ...record, repo: await targetOf({ root, file, now: clock().toISOString(), render }) });
        return view(record.id);
      },
      async revise({ root, file, playbook }) {
        const { text } = await readAdrFile(root, file);
        const entry = playbookNamed(library, playbook);
        const record = newRecord({ id: newId(), now: clock().toISOString(), entry });
        await store.create(revised(record, file, text));
        await used(root);
        return view(record.id);
      },
      async plan({ id, ...target }) {
        const { record } = await store.get(id);
        return plan(record, target, await rendering(record));
      },
      async export({ id, etag, ...target }) {
        const now = clock().toISOString();
        let written: Written | undefined;
        const saved = await store.change(id, etag, async (record) => {
          written = await writeExport(record, { ...target, now }, await rendering(record));
          return withExport(record, written.repo);
        });
        if (!written) throw new Error("a change runs its function before it ends");
        const { exported } = written;
        for (const { record, adr } of written.relinked) await keepHash(store, record, adr);
        await used(exported.root);
        return { ...exported, etag: saved.etag };
      },
    },

    git: gitHandlers({ store, clock }),

    session: workshops.handlers,
  };
}

/**
 * The record with another draft. An accepted decision isn't edited any more, only where the user was is kept; a
 * status changes through `setStatus`, which knows what it takes.
 */
function withDraft(record: DecisionRecord, draft: Draft): DecisionRecord {
  const stored = record.draft;
  if (draft.status !== stored.status) {
    throw new AdroitError("BAD_INPUT", `Saving doesn't change the status: it is ${stored.status}.`, {
      subject: "draft.status",
      remedy: "Change the status by its own command.",
    });
  }
  if (!Object.hasOwn(record.playbooks, draft.playbook)) {
    throw new AdroitError("BAD_INPUT", "The record doesn't carry this playbook.", {
      subject: "draft.playbook",
      remedy: "Keep the playbook that the decision was begun with.",
    });
  }
  const open = stored.status === "draft" || stored.status === "proposed";
  if (!open && canonicalJson({ ...draft, place: "" }) !== canonicalJson({ ...stored, place: "" })) {
    throw new AdroitError("READ_ONLY", `This decision is ${stored.status} and isn't changed any more.`, {
      subject: record.id,
      remedy: "Duplicate it to decide anew.",
    });
  }
  return { ...record, draft };
}

function exampleNamed(library: Library, id: Id): AnswersFile {
  const example = library.examples.find((one) => one.id === id);
  if (example) return example.answers;
  throw new AdroitError("NOT_FOUND", `There is no example "${id}".`, {
    subject: id,
    remedy: `Examples that can be used: ${library.examples.map((one) => one.id).join(", ") || "none"}.`,
  });
}

function notHere(message: string, remedy: string): AdroitError {
  return new AdroitError("NOT_HERE", message, { subject: null, remedy });
}
