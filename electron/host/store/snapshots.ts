/**
 * Backups: a folder of hard links to every record and the settings. They cost no space until a file changes, since a
 * save makes a new file and leaves the old one to the snapshot.
 */
import { join } from "node:path";
import type { Snapshot } from "#shared/api/backup";
import type { Day } from "#shared/base/day";
import { localDay } from "#shared/base/day";
import { AdroitError } from "#shared/base/error";
import { codeOf, type Disk, diskError, exists, folderMissingError, makeFolder, syncFolder } from "../files/disk";
import { readData, Unreadable } from "../files/document";
import { writeSynced } from "../files/replace";

export interface Snapshots {
  /** The day's snapshot, before the first change of the day. Tried once a day; only that call rejects when it fails. */
  daily(): Promise<void>;
  /** A snapshot before records of an older format are written in the current one, once per run. */
  beforeMigration(version: number): Promise<void>;
  /** A snapshot before records are brought in from elsewhere; gives its name. */
  beforeRestore(): Promise<string>;
  /** What there is, the newest first. */
  list(): Promise<Snapshot[]>;
  /** Folder of the records of a snapshot and the names of their files. `NOT_FOUND` when there is no such snapshot. */
  open(name: string): Promise<{ folder: string; files: string[] }>;
}

/** Of each kind: those of every day, those before a change of many records, and those of days to come. */
const kept = 14;

const snapshotName = /^(\d{4}-\d\d-\d\d)(?:-before-(format|restore)-[a-z0-9-]+)?$/;

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
    await prune(disk, folder, localDay(clock()));
  }

  async function recordFiles(name: string): Promise<string[]> {
    const names = await disk.readdir(join(folder, name, "records"));
    return names.filter((file) => file.endsWith(".json")).sort();
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
    async beforeRestore() {
      const name = `${localDay(clock())}-before-restore-${unique()}`;
      await take(name);
      return name;
    },
    async list() {
      const found: Snapshot[] = [];
      const names = await disk.readdir(folder).catch((error) => {
        throw diskError(error, join(folder, "."));
      });
      for (const name of names) {
        const [, day, before] = snapshotName.exec(name) ?? [];
        if (day === undefined) continue;
        const stat = await disk.lstat(join(folder, name));
        if (!stat.isDirectory()) continue;
        const why = before === "format" ? "before migration" : before === "restore" ? "before restoring" : "daily";
        const taken = new Date(stat.mtimeMs).toISOString();
        found.push({ name, taken, why, records: (await recordFiles(name)).length });
      }
      return found.sort((a, b) => (a.taken < b.taken ? 1 : a.taken > b.taken ? -1 : a.name < b.name ? 1 : -1));
    },
    async open(name) {
      const at = join(folder, name, "records");
      if (!(await exists(disk, folder))) throw folderMissingError(folder);
      if (!snapshotName.test(name) || !(await exists(disk, at))) {
        throw new AdroitError("NOT_FOUND", `There is no snapshot "${name}".`, {
          subject: name,
          remedy: "Look at the list again; old snapshots are removed.",
        });
      }
      return { folder: at, files: await recordFiles(name) };
    },
  };
}

async function linkAll(disk: Disk, from: string, to: string): Promise<void> {
  // First, so that nothing is made where the drive with the data was.
  const names = (await disk.readdir(from)).filter((name) => name.endsWith(".json"));
  await makeFolder(disk, to);
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

/** What isn't a plain file is no record, and isn't kept either. */
async function copyOne(disk: Disk, from: string, to: string): Promise<void> {
  try {
    const bytes = await readData(disk, from);
    if (bytes !== null) await writeSynced(disk, to, bytes);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
  }
}

/** A clock that ran ahead left snapshots of days to come; they must not push out those of today. */
async function prune(disk: Disk, folder: string, today: Day): Promise<void> {
  const kinds: Record<string, string[]> = {};
  for (const name of (await disk.readdir(folder)).sort()) {
    const [, day, before] = snapshotName.exec(name) ?? [];
    if (day === undefined) continue;
    const kind = day > today ? "to come" : before === undefined ? "daily" : "before";
    kinds[kind] = [...(kinds[kind] ?? []), name];
  }
  for (const names of Object.values(kinds)) {
    for (const name of names.slice(0, -kept)) await disk.rm(join(folder, name), { recursive: true, force: true });
  }
}
