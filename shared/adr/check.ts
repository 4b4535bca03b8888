/** What is wrong with the ADRs of a folder, as far as they tell by themselves. */
import type { AdrEntry } from "./entry";

/** Something to put right in an ADR folder. */
export interface Problem {
  file: string;
  kind: "unreadable" | "duplicate number" | "dangling link" | "one-sided link" | "unknown status";
  /** One sentence. */
  what: string;
  /** The other file that it is about: the one of the same number, or the other end of the link. */
  other?: string;
}

/** The problems of these ADRs, in their order. Paths are relative to one folder. */
export function problemsOf(entries: readonly AdrEntry[]): Problem[] {
  const byFile = new Map(entries.map((entry) => [entry.file, entry]));
  const rivals = byNumber(entries);
  return entries.flatMap((entry) => [
    ...sameNumber(entry, rivals),
    ...links(entry, byFile),
    ...(entry.status === null && entry.statusRaw !== null
      ? [{ file: entry.file, kind: "unknown status" as const, what: `The status "${entry.statusRaw}" is unknown.` }]
      : []),
  ]);
}

/** Numbers count per folder and prefix. */
const numberKey = ({ file, prefix, number }: AdrEntry) =>
  `${file.slice(0, Math.max(0, file.lastIndexOf("/")))}/${prefix ?? ""}/${number}`;

function byNumber(entries: readonly AdrEntry[]): Map<string, AdrEntry[]> {
  const all = new Map<string, AdrEntry[]>();
  for (const entry of entries) {
    if (entry.number === null) continue;
    const same = all.get(numberKey(entry));
    if (same) same.push(entry);
    else all.set(numberKey(entry), [entry]);
  }
  return all;
}

function sameNumber(entry: AdrEntry, all: Map<string, AdrEntry[]>): Problem[] {
  const rival = all.get(numberKey(entry))?.find((other) => other !== entry);
  if (!rival) return [];
  const what = `${rival.file} has the number ${entry.number} too.`;
  return [{ file: entry.file, kind: "duplicate number", what, other: rival.file }];
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
    const problem = { file: entry.file, other: file };
    const other = byFile.get(file);
    if (!other) return [{ ...problem, kind: "dangling link", what: `It ${says} ${file}, which isn't there.` }];
    if (back(other).includes(entry.file)) return [];
    return [{ ...problem, kind: "one-sided link", what: `It ${says} ${file}, which doesn't say so.` }];
  });
}
