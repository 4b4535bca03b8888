/** Files that can't be read: moved into `damaged/`, each with a report beside it, which stays until dismissed. */
import { basename, join } from "node:path";
import type { Low } from "lowdb";
import type { Damaged } from "#shared/api/records";
import { codeOf, type Disk, exists, makeFolder } from "../files/disk";
import { jsonBytes, readData, Unreadable } from "../files/document";
import { moveFile, replaceFile } from "../files/replace";

export interface DamagedFiles {
  /** Moves the file aside; it is never changed. What was done is in the answer, also when moving wasn't possible. */
  setAside(path: string, why: string): Promise<Damaged>;
  /** Reports that weren't dismissed, the newest first. */
  list(): Promise<Damaged[]>;
  /** Drops the reports on a file of this name. The file itself stays where it was moved to. */
  dismiss(file: string): Promise<void>;
}

/** Reads a document; one that can't be read is set aside, and what it holds by default stays. */
export async function readOrSetAside(db: Pick<Low, "read">, path: string, damaged: DamagedFiles): Promise<void> {
  try {
    await db.read();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    await damaged.setAside(path, error.message);
  }
}

const reportEnding = ".why.json";

/** `changeable` tells whether anything may be moved; where nothing may, a file is reported in its place. */
export function damagedFiles(
  disk: Disk,
  dir: string,
  clock: () => Date,
  unique: () => string,
  changeable: () => boolean = () => true,
): DamagedFiles {
  const folder = join(dir, "damaged");
  return {
    async setAside(path, why) {
      const file = basename(path);
      const movedTo = join(folder, `${file}~${unique()}`);
      const report: Damaged = { file, movedTo, why, on: clock().toISOString() };
      if (!changeable())
        return { ...report, movedTo: path, why: `${why} It stays in place: the data can only be read.` };
      const reportPath = `${movedTo}${reportEnding}`;
      try {
        await makeFolder(disk, folder);
        // The report first: a crash in between leaves a report without a file, which is ignored, not a silent move.
        await replaceFile(disk, reportPath, jsonBytes(report), unique());
        await moveFile(disk, path, movedTo);
        return report;
      } catch (error) {
        await disk.rm(reportPath, { force: true }).catch(() => {});
        const reason = error instanceof Error ? error.message : String(error);
        return { ...report, movedTo: path, why: `${why} It stays in place, since it can't be moved: ${reason}` };
      }
    },

    async list() {
      const reports = await readReports(disk, folder);
      return reports.map(({ report }) => report).sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
    },

    async dismiss(file) {
      for (const { report, path } of await readReports(disk, folder)) {
        if (report.file === file) await disk.rm(path, { force: true });
      }
    },
  };
}

async function readReports(disk: Disk, folder: string): Promise<{ report: Damaged; path: string }[]> {
  const names = await disk.readdir(folder).catch((error) => {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  });
  const found = [];
  for (const name of names) {
    if (!name.endsWith(reportEnding)) continue;
    const path = join(folder, name);
    const movedTo = path.slice(0, -reportEnding.length);
    if (!(await exists(disk, movedTo))) continue;
    found.push({ path, report: { ...(await readReport(disk, path, movedTo)), movedTo } });
  }
  return found;
}

/** A report that can't be read still says that there is a file. */
async function readReport(disk: Disk, path: string, movedTo: string): Promise<Omit<Damaged, "movedTo">> {
  const name = basename(movedTo);
  const unknown = {
    file: name.slice(0, name.lastIndexOf("~")),
    why: "The reason was lost.",
    on: new Date(0).toISOString(),
  };
  try {
    return { ...unknown, ...JSON.parse(String(await readData(disk, path))) };
  } catch {
    return unknown;
  }
}
