/** Notices when ADRs of a repository change on disk, whoever changes them. */
import { createHash } from "node:crypto";
import { type FSWatcher, statSync, watch } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { equal } from "#shared/base/equal";
import { textFilesIn } from "../list/read";

export interface Follower {
  /** Looks after these folders (real, absolute) until `until`; again with other folders or a later time replaces that. */
  follow(root: string, folders: { path: string; deep: boolean }[], until: number): void;
  close(): void;
}

interface Followed {
  folders: { path: string; deep: boolean }[];
  until: number;
  /** What was there at the last look; `null` before the first. */
  state: string | null;
  watchers: FSWatcher[];
  looking: boolean;
  /** The next look. */
  timer: NodeJS.Timeout | null;
}

/** Milliseconds from the first sign of a change to the look: editors write in several steps. */
const settle = 120;
/** Milliseconds between looks where no sign came. Signs are missing on network disks and in some containers. */
const interval = 5000;
/** A look may take this share of the time at most. */
const share = 1 / 50;
/** Files looked at before others have their turn. */
const slice = 500;

/** `changed` is called with the root, after the fact and at most once per look. */
export function createFollower(changed: (root: string) => void, clock: () => number): Follower {
  const all = new Map<string, Followed>();

  const unwatch = (one: Followed) => {
    for (const watcher of one.watchers) watcher.close();
    one.watchers = [];
  };
  const stop = (root: string, one: Followed) => {
    unwatch(one);
    if (one.timer) clearTimeout(one.timer);
    if (all.get(root) === one) all.delete(root);
  };
  const lookIn = (root: string, one: Followed, wait: number) => {
    if (one.timer) clearTimeout(one.timer);
    one.timer = setTimeout(() => void look(root, one), wait).unref();
  };
  const look = async (root: string, one: Followed): Promise<void> => {
    if (one.looking) return lookIn(root, one, settle);
    if (all.get(root) !== one) return;
    if (clock() > one.until) return stop(root, one);
    one.looking = true;
    const since = performance.now();
    const { state, folders } = await stateOf(one.folders);
    const took = performance.now() - since;
    one.looking = false;
    if (all.get(root) !== one) return;
    const differs = one.state !== null && one.state !== state;
    if (one.state !== state) {
      unwatch(one);
      one.watchers = folders.flatMap((folder) => watching(folder, () => lookIn(root, one, settle)));
    }
    one.state = state;
    lookIn(root, one, Math.max(interval, took / share));
    if (differs) changed(root);
  };

  return {
    follow(root, folders, until) {
      const before = all.get(root);
      if (before && equal(before.folders, folders)) {
        before.until = Math.max(before.until, until);
        return;
      }
      if (before) stop(root, before);
      const one: Followed = { folders, until, state: null, watchers: [], looking: false, timer: null };
      all.set(root, one);
      void look(root, one);
    },
    close() {
      for (const [root, one] of [...all]) stop(root, one);
    },
  };
}

/** Nothing where the system can't watch this folder: then looking from time to time has to do. */
function watching(folder: string, sign: () => void): FSWatcher[] {
  try {
    const watcher = watch(folder, { persistent: false }, sign);
    watcher.on("error", () => watcher.close());
    return [watcher];
  } catch {
    return [];
  }
}

/** Times and size of what this leads to; a link in a circle has none, like what may not be looked at. */
function timesOf(path: string): string {
  try {
    const at = statSync(path, { throwIfNoEntry: false, bigint: true });
    return `${at?.mtimeNs} ${at?.ctimeNs} ${at?.size}`;
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code);
  }
}

/** Names, times and sizes of all text files, as one hash. */
async function stateOf(places: Followed["folders"]): Promise<{ state: string; folders: string[] }> {
  const hash = createHash("sha256");
  const folders: string[] = [];
  for (const place of places) {
    const found = await textFilesIn(place.path, place.deep);
    folders.push(...found.folders);
    for (const [i, path] of found.paths.entries()) {
      if (i % slice === slice - 1) await setImmediate();
      hash.update(`${path}\0${timesOf(path)}\0`);
    }
  }
  return { state: hash.digest("hex"), folders };
}
