/**
 * A disk on which a power cut loses what wasn't synced: bytes of files until the file is, names until their folder is.
 * Names change in the order in which they were changed, as a journal keeps them. A folder that is made is there at once.
 */
import { dirname } from "node:path";
import { type Disk, realDisk } from "#electron/host/files/disk";
import { appending } from "#electron/host/files/read";
import type { Random } from "#shared/base/random";

/** Bytes of a file as they were written, and those that were synced; `null`: none were. */
interface Inode {
  live: Buffer;
  kept: Buffer | null;
}

type Names = Map<string, Inode>;

/** A change of names that may be lost. */
interface Pending {
  folders: string[];
  apply(names: Names): void;
}

export interface Power {
  disk: Disk;
  /** What is found under these paths if power were cut now; `null` where nothing is, "torn" where nobody can tell. */
  after(path: string): string | null;
  /** Files as a cut may leave them: the last changes of names are there or not, of unsynced bytes any part. */
  image(random: Random): Map<string, Buffer>;
}

/** The real one, also while another has taken its place. */
const real = { ...realDisk };

/**
 * The real disk, with a model beside it. `before` are the files that were there, durable, when it began. `step` is called
 * after each step that could be the last. `forget` are kinds of sync that this disk only pretends.
 */
export function powered(
  before: Record<string, string>,
  step: (power: Power) => void,
  forget: ("file" | "folder")[] = [],
): Power {
  const inodes = Object.entries(before).map(([path, text]): [string, Inode] => {
    const bytes = Buffer.from(text);
    return [path, { live: bytes, kept: bytes }];
  });
  const live: Names = new Map(inodes);
  const kept: Names = new Map(inodes);
  let pending: Pending[] = [];

  const change = (paths: string[], apply: Pending["apply"]) => {
    apply(live);
    pending.push({ folders: paths.map((path) => dirname(path)), apply });
  };
  const syncNames = (folder: string) => {
    for (const one of pending) if (one.folders.includes(folder)) one.apply(kept);
    pending = pending.filter(({ folders }) => !folders.includes(folder));
  };
  const made = (path: string) => {
    const inode: Inode = { live: Buffer.alloc(0), kept: null };
    change([path], (names) => names.set(path, inode));
  };

  const power: Power = {
    after(path) {
      const found = kept.get(path);
      return found === undefined ? null : (found.kept?.toString() ?? "torn");
    },
    image(random) {
      const names = new Map(kept);
      for (const { apply } of pending.slice(0, Math.floor(random() * (pending.length + 1)))) apply(names);
      return new Map([...names].map(([path, inode]) => [path, found(inode, random)]));
    },
    disk: {
      ...real,
      open: async (path, flags, mode) => {
        const name = String(path);
        const handle = await real.open(path, flags, mode);
        if ((flags === "wx" || flags === appending) && !live.has(name)) made(name);
        return recorded(handle, {
          inode: live.get(name),
          folder: (await handle.stat()).isDirectory() ? name : null,
          synced: (folder) => !forget.includes("folder") && syncNames(folder),
          forgets: forget.includes("file"),
          step: () => step(power),
        });
      },
      link: async (from, to) => {
        await real.link(from, to);
        const inode = live.get(String(from));
        if (inode) change([String(to)], (names) => names.set(String(to), inode));
        step(power);
      },
      rename: async (from, to) => {
        await real.rename(from, to);
        for (const [path, inode] of [...live].filter(([path]) => within(String(from), path))) {
          const now = String(to) + path.slice(String(from).length);
          change([path, now], (names) => {
            names.delete(path);
            names.set(now, inode);
          });
        }
        step(power);
      },
      rm: async (path, options) => {
        await real.rm(path, options);
        for (const one of [...live.keys()].filter((one) => within(String(path), one)))
          change([one], (names) => names.delete(one));
        step(power);
      },
      unlink: async (path) => {
        await real.unlink(path);
        change([String(path)], (names) => names.delete(String(path)));
        step(power);
      },
    },
  };
  return power;
}

const within = (path: string, other: string) => other === path || other.startsWith(`${path}/`);

/** What may be read of a file after a cut. */
function found({ live, kept }: Inode, random: Random): Buffer {
  const synced = kept ?? Buffer.alloc(0);
  if (live.equals(synced)) return live;
  const grew = live.length >= synced.length && live.subarray(0, synced.length).equals(synced);
  if (grew) return live.subarray(0, synced.length + Math.floor(random() * (live.length - synced.length + 1)));
  return random() < 0.5 ? synced : live;
}

interface Recording {
  /** `undefined` for a folder, and for what isn't changed. */
  inode: Inode | undefined;
  folder: string | null;
  synced(folder: string): void;
  /** Syncing a file does nothing. */
  forgets: boolean;
  step(): void;
}

type Handle = Awaited<ReturnType<Disk["open"]>>;

/** A handle whose writes and syncs reach the model. */
function recorded(handle: Handle, { inode, folder, synced, forgets, step }: Recording): Handle {
  const write = (does: (bytes: Buffer) => Promise<unknown>) => async (bytes: Buffer | string) => {
    await does(Buffer.from(bytes));
    if (inode) inode.live = Buffer.concat([inode.live, Buffer.from(bytes)]);
    step();
  };
  const sync = (does: () => Promise<void>) => async () => {
    const written = inode?.live;
    await does();
    if (folder !== null) synced(folder);
    // What is written while it syncs isn't synced.
    if (inode && written && !forgets) inode.kept = written;
    step();
  };
  return new Proxy(handle, {
    get(target, key) {
      if (key === "writeFile") return write((bytes) => target.writeFile(bytes));
      if (key === "appendFile") return write((bytes) => target.appendFile(bytes));
      if (key === "sync") return sync(() => target.sync());
      if (key === "datasync") return sync(() => target.datasync());
      if (key === "truncate") {
        return async (size: number) => {
          await target.truncate(size);
          if (inode) inode.live = inode.live.subarray(0, size);
          step();
        };
      }
      const value = Reflect.get(target, key);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/** Lets everything in this process use a disk in the place of the real one while `work` runs. */
export async function onDisk<T>(disk: Disk, work: () => Promise<T>): Promise<T> {
  const before = Object.getOwnPropertyDescriptors(realDisk);
  Object.defineProperties(realDisk, Object.getOwnPropertyDescriptors({ ...disk }));
  try {
    return await work();
  } finally {
    Object.defineProperties(realDisk, before);
  }
}
