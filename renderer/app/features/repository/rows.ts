/** The ADRs of all repositories as rows of one table: joined, filtered, found, sorted. */

import type { AdrEntry } from "#shared/adr/folder/entry";
import type { Problem } from "#shared/adr/folder/problem";
import type { RepoListing } from "#shared/api/repo";
import type { Day } from "#shared/base/day";
import { family } from "#shared/base/graph";
import type { Status } from "#shared/record/record";

export interface AdrRow {
  /** Root and file, unique over all repositories. */
  key: string;
  root: string;
  entry: AdrEntry;
  /** What the log is called that it lies in; `null` where the repository has but one. */
  log: string | null;
  problems: Problem[];
  /** What is looked through while somebody types. */
  words: string;
}

export type AdrFilter = "all" | "accepted" | "superseded" | "other" | "problems";
export type Column = "number" | "title" | "date";
export interface Order {
  by: Column;
  down: boolean;
}

export const keyOf = (root: string, file: string) => `${root}\0${file}`;
export const repositoryName = (root: string) => root.split(/[/\\]/).filter(Boolean).at(-1) ?? root;
/** Where a row comes from, as far as that isn't the same for all that are shown. */
export const originOf = ({ root, log }: Pick<AdrRow, "root" | "log">, several: boolean) =>
  [...(several ? [repositoryName(root)] : []), ...(log === null ? [] : [log])].join(", ");
export const fileName = (file: string) => file.slice(file.lastIndexOf("/") + 1);
export const rowTitle = (entry: AdrEntry) => entry.title ?? fileName(entry.file);
export const dateOf = (entry: AdrEntry): Day | null => entry.date ?? entry.fileDate;

/** The number as the file writes it: with its zeros, and with letters in front where there are some. */
export function rowNumber({ file, number }: AdrEntry): string {
  if (number === null) return "";
  return /(?:^|[^\d])((?:[A-Za-z]{1,12}[-_ ])?0*\d+)(?=[-_. ]|$)/.exec(fileName(file))?.[1] ?? String(number);
}

/** What is said about a status below it may be a page; the patterns take time with the square of a line's length. */
const longestStatus = 1000;

/** What the chip shows: a status of ours, or the file's own word, one line of it. */
export function statusShown({ status, statusRaw }: AdrEntry): Status | { word: string } | null {
  if (status !== null) return status;
  const line = statusRaw
    ?.slice(0, longestStatus)
    .split(/\r?\n/)
    .map((one) => one.replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/^[\s>*_+-]+|[\s*_]+$/g, ""))
    .find((one) => one !== "");
  return line ? { word: line.length > 32 ? `${line.slice(0, 31)}…` : line } : null;
}

export function rowsOf(
  {
    root,
    folders,
    entries,
    unreadable,
  }: Pick<RepoListing, "root" | "entries" | "unreadable"> & Partial<Pick<RepoListing, "folders">>,
  problems: readonly Problem[],
): AdrRow[] {
  const logs = (folders ?? []).filter(({ count }) => count > 0).toSorted((a, b) => b.dir.length - a.dir.length);
  const logOf = (file: string) =>
    logs.length < 2 ? null : (logs.find(({ dir }) => dir === "" || file.startsWith(`${dir}/`))?.name ?? null);
  const byFile = new Map<string, Problem[]>();
  for (const problem of problems) {
    const others = byFile.get(problem.file);
    if (others) others.push(problem);
    else byFile.set(problem.file, [problem]);
  }
  const lists = problems.filter(({ kind }) => kind === "stale index" || kind === "second log");
  const all = [...entries, ...[...unreadable, ...lists].map(({ file }) => nothing(file))];
  return all.map((entry) => ({
    key: keyOf(root, entry.file),
    root,
    entry,
    log: logOf(entry.file),
    problems: byFile.get(entry.file) ?? [],
    words: [entry.prefix, entry.number, entry.titleRaw, entry.statusRaw, entry.file, dateOf(entry)]
      .concat(Object.values(entry.people).flat())
      .join(" ")
      .toLowerCase(),
  }));
}

/** A file that can't be read, or a list that is out of date, is a row too, so that nobody misses it. */
function nothing(file: string): AdrEntry {
  return {
    file,
    number: null,
    prefix: null,
    title: null,
    titleRaw: null,
    status: null,
    statusRaw: null,
    date: null,
    fileDate: null,
    people: {},
    sections: [],
    supersedes: [],
    supersededBy: [],
  };
}

const tests: Record<AdrFilter, (row: AdrRow) => boolean> = {
  all: () => true,
  accepted: ({ entry }) => entry.status === "accepted",
  superseded: ({ entry }) => entry.status === "superseded",
  other: ({ entry }) => entry.status !== "accepted" && entry.status !== "superseded",
  problems: ({ problems }) => problems.length > 0,
};

export function counted(rows: readonly AdrRow[]): Record<AdrFilter, number> {
  const counts: Record<AdrFilter, number> = { all: 0, accepted: 0, superseded: 0, other: 0, problems: 0 };
  for (const row of rows) {
    counts.all++;
    if (tests.accepted(row)) counts.accepted++;
    else if (tests.superseded(row)) counts.superseded++;
    else counts.other++;
    counts.problems += row.problems.length;
  }
  return counts;
}

/** Rows that pass the filter and hold every word, in what a row shows or, by `inBody`, anywhere in the file. */
export function rowsFound(
  rows: readonly AdrRow[],
  filter: AdrFilter,
  find: string,
  inBody: ReadonlySet<string>,
): AdrRow[] {
  const words = find.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(
    (row) => tests[filter](row) && (words.every((word) => row.words.includes(word)) || inBody.has(row.key)),
  );
}

const compare = new Intl.Collator("en", { sensitivity: "base", numeric: true }).compare;

/** What lacks the value comes last, whichever way; equals keep the order of numbers, the newest first where `down`. */
export function sorted(rows: readonly AdrRow[], { by, down }: Order): AdrRow[] {
  const value = (row: AdrRow): string | number | null =>
    by === "title" ? rowTitle(row.entry) : by === "date" ? dateOf(row.entry) : row.entry.number;
  const ways = (a: string | number, b: string | number) => {
    if (typeof a === "number" && typeof b === "number") return a - b;
    // Days are compared as text, which is a hundred times as fast as collation.
    return by === "date" ? (a < b ? -1 : a > b ? 1 : 0) : compare(String(a), String(b));
  };
  const number = (a: AdrRow, b: AdrRow) => (a.entry.number ?? -1) - (b.entry.number ?? -1) || (a.key < b.key ? -1 : 1);
  return rows.toSorted((a, b) => {
    const [one, other] = [value(a), value(b)];
    if (one === null || other === null) return one === other ? number(a, b) : one === null ? 1 : -1;
    return (ways(one, other) || number(a, b)) * (down ? -1 : 1);
  });
}

/** The chain of supersession through an ADR, the oldest first, by what either end says. */
export function chainOf(entry: AdrEntry, entries: readonly AdrEntry[]): AdrEntry[] {
  const byFile = new Map(entries.map((one) => [one.file, one]));
  const links = entries
    .toSorted((a, b) => compare(a.file, b.file))
    .map(({ file, supersedes, supersededBy }) => ({ id: file, supersedes, supersededBy }));
  return family(links, entry.file).flatMap((file) => byFile.get(file) ?? []);
}

/** Rows by year, the newest first; those without a date at the end, under `null`. */
export function byYear(rows: readonly AdrRow[]): { year: string | null; rows: AdrRow[] }[] {
  const years = new Map<string | null, AdrRow[]>();
  for (const row of sorted(rows, { by: "date", down: true })) {
    const year = dateOf(row.entry)?.slice(0, 4) ?? null;
    const same = years.get(year);
    if (same) same.push(row);
    else years.set(year, [row]);
  }
  return [...years].map(([year, rows]) => ({ year, rows }));
}
