/** A disk on which a power cut loses what wasn't synced: bytes of files until the file is, names until their folder is. */
import { dirname } from "node:path";
import { type Disk, realDisk } from "#electron/host/files/disk";

/** Bytes of a file as they were written, and as they would be found after a cut; `null`: nothing of it for sure. */
interface Inode {
  live: Buffer | null;
  kept: Buffer | null;
}

export interface Power {
  disk: Disk;
  /** What is found under these paths if power were cut now; `null` where nothing is, "torn" where nobody can tell. */
  after(path: string): string | null;
}

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
  const live = new Map(inodes);
  const kept = new Map(inodes);
  const power: Power = {
    after(path) {
      const found = kept.get(path);
      return found === undefined ? null : (found.kept?.toString() ?? "torn");
    },
    disk: {
      ...realDisk,
      open: async (path, flags, mode) => {
        const name = String(path);
        const handle = await realDisk.open(path, flags, mode);
        if (flags === "wx") live.set(name, { live: null, kept: null });
        const isFolder = (await handle.stat()).isDirectory();
        return new Proxy(handle, {
          get(target, key) {
            if (key === "writeFile") {
              return async (bytes: Buffer) => {
                await target.writeFile(bytes);
                const inode = live.get(name);
                if (inode) inode.live = Buffer.from(bytes);
                step(power);
              };
            }
            if (key === "sync") {
              return async () => {
                await target.sync();
                if (isFolder && !forget.includes("folder")) {
                  for (const one of kept.keys()) if (dirname(one) === name && !live.has(one)) kept.delete(one);
                  for (const [one, inode] of live) if (dirname(one) === name) kept.set(one, inode);
                }
                const inode = live.get(name);
                if (inode && !forget.includes("file")) inode.kept = inode.live;
                step(power);
              };
            }
            const value = Reflect.get(target, key);
            return typeof value === "function" ? value.bind(target) : value;
          },
        });
      },
      link: async (from, to) => {
        await realDisk.link(from, to);
        const inode = live.get(String(from));
        if (inode) live.set(String(to), inode);
        step(power);
      },
      rename: async (from, to) => {
        await realDisk.rename(from, to);
        const inode = live.get(String(from));
        live.delete(String(from));
        if (inode) live.set(String(to), inode);
        step(power);
      },
      rm: async (path, options) => {
        await realDisk.rm(path, options);
        live.delete(String(path));
        step(power);
      },
    },
  };
  return power;
}
