/**
 * The one implementation of the contract. Whatever way a call comes in, it ends here: records live in the store,
 * exports in repositories, and everything that is computed comes from `shared`.
 */
import { EventPublisher } from "@orpc/server";
import type { AppInfo, Change, PlaybookEntry, RecordView, Settings } from "#shared/api/api";
import { AdroitError } from "#shared/api/errors";
import { accept, withStatus } from "#shared/record/accept";
import { draftFromAnswers } from "#shared/record/answers";
import { newDraft, newRecord, playbookOf } from "#shared/record/new";
import { recommend, shownOf } from "#shared/record/recommend";
import type { DecisionRecord, Draft, Status } from "#shared/record/record";
import type { Id, Sha256 } from "#shared/types";
import { canonicalJson } from "./canonical";
import { commit } from "./git/commit";
import { hasGit } from "./git/run";
import type { Handlers } from "./handlers";
import { type Library, loadLibrary, playbookOf as playbookNamed } from "./library";
import { allowedLink } from "./links";
import type { Log } from "./log";
import { openStore } from "./store/store";
import { localDay } from "./today";

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
  const store = await openStore({ dir: data, clock, random, log });

  const publisher = new EventPublisher<{ change: Change }>({ maxBufferedEvents: 2 });
  const silence = store.onChange(() => publisher.publish("change", { what: "records" }));
  const today = () => localDay(clock());
  const newId = (): Id => `d${Buffer.from(random(8)).toString("hex")}`;

  return {
    problems: library.problems,
    announce: (address) => store.announce(address),
    async close() {
      silence();
      await store.close();
    },

    app: {
      info: () => ({
        version,
        host: kind,
        can: { pickFolder: dialogs !== null, git, openLinks: openExternal !== undefined },
        data,
        today: today(),
      }),
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
    },
  };
}

function notHere(message: string, remedy: string): AdroitError {
  return new AdroitError("NOT_HERE", message, { subject: null, remedy });
}
