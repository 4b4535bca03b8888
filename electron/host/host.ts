/**
 * The one implementation of the contract. Whatever way a call comes in, it ends here: records live in the store,
 * exports in repositories, and everything that is computed comes from `shared`. This file only composes; each room has
 * its handlers.
 */
import { EventPublisher } from "@orpc/server";
import type { AppChange, AppInfo } from "#shared/api/app";
import { localDay } from "#shared/base/day";
import type { AdroitError } from "#shared/base/error";
import type { Id } from "#shared/base/id";
import { appHandlers } from "./app/handlers";
import { archiveHandlers, backupHandlers } from "./backup/handlers";
import { type Disk, realDisk } from "./files/disk";
import { hasGit } from "./git/run";
import type { Handlers } from "./handlers";
import { later } from "./later";
import type { Log } from "./log";
import type { Needs } from "./needs";
import { playbookHandlers } from "./playbooks/handlers";
import { loadLibrary } from "./playbooks/library";
import { openPlaybooks } from "./playbooks/places";
import { recordHandlers, trashHandlers } from "./records/handlers";
import { recordView } from "./records/view";
import type { RepoRoom } from "./repo/room";
import { reviewHandlers } from "./reviews/handlers";
import { openStore, type Store } from "./store/store";
import type { OpenDoor } from "./workshop/door";
import type { Sessions } from "./workshop/handlers";

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
  /** Where data is read and written; the real one unless a test says otherwise. */
  disk?: Disk;
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
  const { data, templates, clock, random, dialogs, openExternal, kind, version, log, disk = realDisk } = options;
  const foundGit = hasGit();
  // Both wait for the disk most of their time.
  const [store, library] = await Promise.all([
    openStore({ dir: data, clock, random, log, version, disk }),
    loadLibrary(templates),
  ]);
  for (const problem of library.problems) log.warn("not loaded", { problem: problem.message });

  // As many as there are repositories and kinds of change: what a slow window has missed is gone.
  const publisher = new EventPublisher<{ change: AppChange }>({ maxBufferedEvents: 60 });
  const changed = (change: AppChange) => publisher.publish("change", change);
  const silence = store.onChange(changed);

  const playbooks = openPlaybooks({
    library,
    data,
    repositories: async () => (await store.settings.get()).repositories,
  });
  const needs: Needs = {
    store,
    library,
    playbooks,
    today: () => localDay(clock()),
    now: () => clock().toISOString(),
    newId: () => `d${Buffer.from(random(8)).toString("hex")}`,
    view: (id) => recordView(store, playbooks, id),
  };
  const info = async (): Promise<AppInfo> => ({
    version,
    host: kind,
    can: {
      pickFolder: dialogs !== null,
      git: await foundGit,
      openLinks: openExternal !== undefined,
      workshop: options.openDoor !== undefined,
    },
    data,
    notices: store.notices(),
    today: needs.today(),
  });
  const reviewing = reviewHandlers(needs);

  let sessions: Promise<Sessions> | null = null;
  const openSessions = () => {
    sessions ??= import("./workshop/handlers").then(({ createSessions }) =>
      createSessions({ ...options, ...needs, changed: (id: Id) => changed({ what: "session", id }) }),
    );
    return sessions;
  };
  const workshops = later(async () => (await openSessions()).handlers);
  const calls = later(async () => (await openSessions()).calls);

  let repos: RepoRoom | null = null;
  const repositories = later(async () => {
    const { openRepoRoom } = await import("./repo/room");
    repos = openRepoRoom({
      ...{ ...needs, clock, dialogs },
      changed: (root) => changed({ what: "repo", root }),
      used: (root) => usedLast(store, root),
    });
    return repos.handlers;
  });
  const git = later(async () => (await import("./git/handlers")).gitHandlers(needs));

  return {
    problems: library.problems,
    announce: (address) => store.announce(address),
    async close() {
      await Promise.all([sessions, repositories.loaded()]);
      await (await sessions)?.close();
      silence();
      repos?.close();
      await store.close();
    },
    app: appHandlers({
      ...{ store, library, info, openExternal },
      changes: (_input, { signal }) => publisher.subscribe("change", { signal }),
    }),
    settings: {
      get: () => store.settings.get(),
      async set(given) {
        if (given.trusted !== undefined) {
          const { followTrusted } = await import("./git/handlers");
          await followTrusted(needs, await store.settings.get(), given);
        }
        return store.settings.set(given);
      },
    },
    ...playbookHandlers({
      ...{ ...needs, data, random },
      changed: () => changed({ what: "playbooks" }),
      used: (root) => usedLast(store, root),
    }),
    records: { ...recordHandlers(needs), ...reviewing.records },
    reviews: reviewing.reviews,
    trash: trashHandlers(needs),
    backup: backupHandlers(needs),
    archive: archiveHandlers({ ...needs, version }),
    repo: repositories.handlers,
    git: git.handlers,
    session: workshops.handlers,
    calls: calls.handlers,
  };
}

/** The repository used last comes first, so that the next export proposes it. */
async function usedLast(store: Store, root: string): Promise<void> {
  const { repositories } = await store.settings.get();
  if (repositories[0] === root) return;
  await store.settings.set({ repositories: [root, ...repositories.filter((other) => other !== root)].slice(0, 50) });
}
