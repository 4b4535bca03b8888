/**
 * Backups: a folder of hard links to every record and the settings. They cost no space until a file changes, since a
 * save makes a new file and leaves the old one to the snapshot.
 */
import { join } from "node:path";
import { localDay } from "#electron/host/today";
import type { Day } from "#shared/types";
import { codeOf, type Disk, diskError, exists, makeFolder, syncFolder } from "./disk";

export interface Snapshots {
  /** The day's snapshot, before the first change of the day. Tried once a day; only that call rejects when it fails. */
  daily(): Promise<void>;
  /** A snapshot before records of an older format are written in the current one, once per run. */
  beforeMigration(version: number): Promise<void>;
}

const kept = 14;

export function openSnapshots(disk: Disk, dir: string, clock: () => Date, unique: () => string): Snapshots {
  const folder = join(dir, "snapshots");
  let latest: { day: Day; settled: Promise<void> } | null = null;
  let migration: Promise<void> | null = null;

  async function take(name: string): Promise<void> {
    const target = join(folder, name);
    if (await exists(disk, target)) return;
    const temporary = `${target}.${unique()}.tmp`;
    try {
      await linkAll(disk, join(dir, "records"), join(temporary, "records"));
      await linkOne(disk, join(dir, "settings.json"), join(temporary, "settings.json"));
      await syncFolder(disk, temporary);
      await disk.rename(temporary, target);
      await syncFolder(disk, folder);
    } catch (error) {
      await disk.rm(temporary, { recursive: true, force: true }).catch(() => {});
      throw diskError(error, target);
    }
    await prune(disk, folder);
  }

  return {
    daily() {
      const today = localDay(clock());
      if (latest?.day === today) return latest.settled;
      const done = take(today);
      latest = { day: today, settled: done.catch(() => {}) };
      return done;
    },
    beforeMigration(version) {
      migration ??= take(`${localDay(clock())}-before-format-${version}-${unique()}`).catch((error) => {
        migration = null;
        throw error;
      });
      return migration;
    },
  };
}

async function linkAll(disk: Disk, from: string, to: string): Promise<void> {
  await makeFolder(disk, to);
  const names = (await disk.readdir(from)).filter((name) => name.endsWith(".json"));
  for (let i = 0; i < names.length; i += 256) {
    await Promise.all(names.slice(i, i + 256).map((name) => linkOne(disk, join(from, name), join(to, name))));
  }
  await syncFolder(disk, to);
}

/** File systems without hard links get a copy. A file that is gone by now has nothing to keep. */
async function linkOne(disk: Disk, from: string, to: string): Promise<void> {
  try {
    await disk.link(from, to);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return;
    if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"].includes(codeOf(error) ?? "")) throw error;
    await copyOne(disk, from, to);
  }
}

async function copyOne(disk: Disk, from: string, to: string): Promise<void> {
  try {
    await disk.copyFile(from, to);
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
  }
}

async function prune(disk: Disk, folder: string): Promise<void> {
  const names = (await disk.readdir(folder)).filter((name) => /^\d{4}-\d\d-\d\d/.test(name) && !name.endsWith(".tmp"));
  for (const name of names.sort().slice(0, -kept)) await disk.rm(join(folder, name), { recursive: true, force: true });
}
