import { resolve } from "node:path";
import { setFlagsFromString } from "node:v8";
import { list as listFolder } from "#electron/host/repo/list/list";
import type { Command } from "./command";
import { json } from "./io";

export const list: Command = {
  usage: "list DIR [--json]",
  does: "Lists the ADRs of a repository or folder.",
  takes: [1, 1],
  options: { json: { type: "boolean" } },
  async run([dir = ""], given, io) {
    // It is over before optimised code pays, and the threads that make it take the cores from the listing.
    setFlagsFromString("--no-opt");
    const { entries, unreadable } = await listFolder(resolve(io.cwd, dir));
    for (const { file, why } of unreadable) io.err(`Can't read ${file}: ${why}\n`);
    if (given.json) json(io, entries);
    else if (entries.length === 0) io.out("No ADRs found.\n");
    else {
      const rows = entries.map((entry) => [
        entry.number === null ? "" : entry.prefix === null ? String(entry.number) : `${entry.prefix}-${entry.number}`,
        entry.status ?? entry.statusRaw ?? "",
        entry.date ?? entry.fileDate ?? "",
        entry.title ?? entry.file,
      ]);
      io.out(table(rows));
    }
    return 0;
  },
};

/** Columns as wide as their widest cell, the last one as it is. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 0))).join("  ");
  return rows.map((row) => `${line(row).trimEnd()}\n`).join("");
}
