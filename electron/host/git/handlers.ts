/** Commits, and what a repository may run on them. */
import type { CommitOutlook } from "#shared/api/repo";
import type { Settings } from "#shared/api/settings";
import { AdroitError } from "#shared/base/error";
import type { Handlers } from "../handlers";
import type { Needs } from "../needs";
import { checkRelative, realFolder } from "../repo/paths";
import type { Store } from "../store/store";
import { commit } from "./commit";
import { outlook } from "./outlook";
import { joinedTrust } from "./trust";

type Ground = Pick<Needs, "store" | "now">;

export function gitHandlers({ store, now, today }: Ground & Pick<Needs, "today">): Handlers["git"] {
  const look = async (root: string, files: readonly string[]) =>
    outlook(root, files.map(checkRelative), await store.trust.of(root));

  return {
    outlook: async ({ root, files }) => look(await realFolder(root), files),
    async trust({ root, files, seen }) {
      const real = await realFolder(root);
      const there = await look(real, files);
      if (there.seen !== seen) throw another(real);
      await keep({ store, now }, real, there);
      return look(real, files);
    },
    async withdraw({ root }) {
      const real = await realFolder(root);
      await store.trust.set(real, null);
      await mark(store, real, false);
    },
    async proposal({ root, file, host }) {
      const { proposalFor } = await import("./proposal");
      const { thresholds } = await store.settings.get();
      return proposalFor(await realFolder(root), file, { today: today(), thresholds, host: host ?? null });
    },
    async commit(request, { signal }) {
      const root = await realFolder(request.root);
      if (request.hooks) {
        const { runs, trusted, since, changes } = await look(root, request.files);
        if (runs.length > 0 && !trusted) throw untrusted(root, since === null ? [] : changes);
      }
      return commit({ ...request, signal });
    },
  };
}

/**
 * Settings name the repositories that are trusted. One that is added there is trusted for what it would run at this
 * moment, and one that is left out isn't any more.
 */
export async function followTrusted(needs: Ground, before: Settings, given: Partial<Settings>): Promise<void> {
  if (given.trusted === undefined) return;
  for (const root of before.trusted.filter((one) => !given.trusted?.includes(one)))
    await needs.store.trust.set(root, null);
  for (const root of given.trusted.filter((one) => !before.trusted.includes(one))) {
    try {
      const real = await realFolder(root);
      await keep(needs, real, await outlook(real, [], null));
    } catch (error) {
      // What can't be looked at isn't trusted; a commit there asks.
      if (!(error instanceof AdroitError)) throw error;
    }
  }
}

async function keep({ store, now }: Ground, root: string, { runs }: CommitOutlook): Promise<void> {
  const before = await store.trust.of(root);
  await store.trust.set(root, { on: now(), runs: joinedTrust(before?.runs ?? [], runs) });
  await mark(store, root, true);
}

async function mark(store: Store, root: string, trusted: boolean): Promise<void> {
  const { trusted: before } = await store.settings.get();
  if (before.includes(root) === trusted) return;
  const others = before.filter((one) => one !== root);
  await store.settings.set({ trusted: trusted ? [...others, root].slice(-200) : others });
}

function untrusted(root: string, changes: readonly string[]): AdroitError {
  const message =
    changes.length === 0
      ? "The hooks of this repository don't run: it isn't trusted."
      : `What this repository runs isn't what you trusted any more. ${changes.join(" ")}`;
  return new AdroitError("NO_PERMISSION", message, {
    subject: root,
    remedy: "Look at what it runs and trust it, or commit without.",
  });
}

function another(root: string): AdroitError {
  return new AdroitError("CONFLICT", "What this repository runs isn't what was shown any more.", {
    subject: root,
    remedy: "Look at the list again, then choose. Nothing was trusted.",
  });
}
