import { posix, resolve } from "node:path";
import { list } from "#electron/host/repo/list";
import type { AdrEntry } from "#shared/adr/entry";
import type { Command } from "./command";
import { json } from "./io";

/** Something to put right in an ADR folder. */
export interface Problem {
  file: string;
  kind: "unreadable" | "duplicate number" | "dangling link" | "one-sided link" | "unknown status";
  what: string;
}

export const check: Command = {
  usage: "check DIR [--json]",
  does: "Finds problems of an ADR folder: duplicate numbers, broken links, unknown status.",
  takes: [1, 1],
  options: { json: { type: "boolean" } },
  async run([dir = ""], given, io) {
    const { entries, unreadable } = await list(resolve(io.cwd, dir));
    const problems: Problem[] = [
      ...unreadable.map(({ file, why }) => ({ file, kind: "unreadable" as const, what: why })),
      ...problemsOf(entries),
    ];
    if (given.json) json(io, problems);
    else if (problems.length === 0) io.out(`No problems in ${entries.length} ADRs.\n`);
    else for (const { file, what } of problems) io.out(`${file}: ${what}\n`);
    return problems.length === 0 ? 0 : 1;
  },
};

/** What is wrong with these ADRs, as far as they tell by themselves. Paths are relative to one folder. */
export function problemsOf(entries: readonly AdrEntry[]): Problem[] {
  const byFile = new Map(entries.map((entry) => [entry.file, entry]));
  return entries.flatMap((entry) => [
    ...sameNumber(entry, entries),
    ...links(entry, byFile),
    ...(entry.status === null && entry.statusRaw !== null
      ? [{ file: entry.file, kind: "unknown status" as const, what: `The status "${entry.statusRaw}" is unknown.` }]
      : []),
  ]);
}

/** Numbers count per folder and prefix. */
function sameNumber(entry: AdrEntry, entries: readonly AdrEntry[]): Problem[] {
  const rival = entries.find(
    (other) =>
      other !== entry &&
      other.number !== null &&
      other.number === entry.number &&
      other.prefix === entry.prefix &&
      posix.dirname(other.file) === posix.dirname(entry.file),
  );
  if (!rival) return [];
  return [{ file: entry.file, kind: "duplicate number", what: `${rival.file} has the number ${entry.number} too.` }];
}

function links(entry: AdrEntry, byFile: ReadonlyMap<string, AdrEntry>): Problem[] {
  const ends = [
    ...entry.supersedes.map((file) => ({ file, says: "supersedes", back: (other: AdrEntry) => other.supersededBy })),
    ...entry.supersededBy.map((file) => ({
      file,
      says: "is superseded by",
      back: (other: AdrEntry) => other.supersedes,
    })),
  ];
  return ends.flatMap(({ file, says, back }): Problem[] => {
    const other = byFile.get(file);
    if (!other) return [{ file: entry.file, kind: "dangling link", what: `It ${says} ${file}, which isn't there.` }];
    if (back(other).includes(entry.file)) return [];
    return [{ file: entry.file, kind: "one-sided link", what: `It ${says} ${file}, which doesn't say so.` }];
  });
}
