import { listTexts } from "#electron/host/repo/list/list";
import type { RepoListing } from "#shared/api/repo";
import { type CliCommand, text } from "./command";
import { type Io, json, UsageError } from "./io";
import { keptBy } from "./kept";
import { namedFile } from "./named";
import { readingOf } from "./progress";

export const list: CliCommand = {
  usage: "list DIR [--why] [--yes FOLDER | --no FOLDER] [--json]",
  does: "Lists the ADRs of a repository or folder; --why tells how they were found, --yes and --no which folders hold them.",
  examples: ["list .", "list ../my-repository --why", "list . --yes docs/why"],
  takes: [1, 1],
  options: {
    json: { type: "boolean", does: "one JSON document on standard output" },
    why: { type: "boolean", does: "tells how the ADRs were found and what was passed over" },
    yes: { type: "string", does: "this folder holds ADRs; kept in .adroit/config.yaml" },
    no: { type: "string", does: "this folder holds none; kept in .adroit/config.yaml" },
  },
  async run([dir = ""], given, io) {
    const path = await namedFile(dir, io);
    await keepAnswer(path, given);
    const reading = readingOf(io);
    const { listing, kept } = await listTexts(path, { ...reading, keep: keptBy(io) }).finally(reading.end);
    kept?.write();
    const { entries, unreadable } = listing;
    for (const { file, why } of unreadable) io.err(`Can't read ${file}: ${why}\n`);
    tellWhy(listing, given.why === true, io);
    if (given.json) json(io, entries);
    else if (entries.length === 0) io.out("No ADRs found.\n");
    else {
      const rows = entries.map((entry) => [
        entry.number === null ? "" : entry.prefix === null ? String(entry.number) : `${entry.prefix}-${entry.number}`,
        entry.status ?? entry.statusRaw?.split("\n", 1)[0] ?? "",
        entry.date ?? entry.fileDate ?? "",
        entry.title ?? entry.file,
      ]);
      io.out(columnsOf(rows));
    }
    return 0;
  },
};

/** Keeps in the repository what the user says about a folder. */
async function keepAnswer(path: string, given: Parameters<CliCommand["run"]>[1]): Promise<void> {
  const [yes, no] = [text(given, "yes"), text(given, "no")];
  if (yes === undefined && no === undefined) return;
  if (yes !== undefined && no !== undefined) throw new UsageError("Say --yes or --no, one folder at a time.");
  const { answerLog } = await import("#electron/host/repo/find/answer");
  await answerLog(path, yes ?? no ?? "", yes !== undefined);
}

/** On the error channel, since the listing itself is for other programs. */
function tellWhy({ folders, skipped, close }: RepoListing, all: boolean, io: Io): void {
  for (const { dir, why } of close)
    io.err(`${dir || "."} may hold ADRs as well: ${why}. Say so with --yes ${dir || "."}, or --no ${dir || "."}.\n`);
  if (!all) return;
  for (const { dir, exists, count, why } of folders)
    if (exists) io.err(`${dir || "."}: ${count} ${count === 1 ? "ADR" : "ADRs"}, because ${why}.\n`);
  for (const { file, why } of skipped) io.err(`Passed over ${file}: ${why}\n`);
}

/** Columns as wide as their widest cell, the last one as it is. */
export function columnsOf(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 0))).join("  ");
  return rows.map((row) => `${line(row).trimEnd()}\n`).join("");
}
