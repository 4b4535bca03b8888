/** What is wrong with the ADRs of a folder, as far as they tell by themselves, and what can be put right at once. */

import { setStatus, whyNotEdited } from "#shared/adr/edit/edit";
import { supersede } from "#shared/adr/edit/supersede";
import { lineNumbers, relativeLinks } from "#shared/adr/links/links";
import { decodedPath, joinedPath, splitPath, stemOf } from "#shared/adr/links/path";
import { dateIn } from "#shared/adr/read/date";
import { said } from "#shared/adr/read/field";
import { asMarkdown } from "#shared/adr/read/markup";
import { statusesIn } from "#shared/adr/read/read";
import { type RelatedPlace, relatedPlaces } from "#shared/adr/read/related";
import { type ReviewDate, reviewDate } from "#shared/adr/read/review";
import { type Scan, scan } from "#shared/adr/read/scan";
import { headingNumber } from "#shared/adr/read/title";
import { addDays, type Day } from "#shared/base/day";
import { cycles } from "#shared/base/graph";
import { once } from "#shared/base/once";
import { dueOf } from "#shared/record/due";
import type { AdrEntry, Texts } from "./entry";
import { nextNumber } from "./filename";
import type { Dangling, UnlinkedEntry } from "./folder";
import type { Problem } from "./problem";
import { type Places, relatedProblems } from "./related";

export interface Checked {
  /** Paths are relative to one root. */
  entries: readonly AdrEntry[];
  texts: Texts;
  dangling: readonly Dangling[];
  /** Whether something lies at this path; also `true` where that can't be told. */
  exists(path: string): boolean;
  /** `null` leaves out what depends on the day. */
  today: Day | null;
  /** What `lookAt` tells of a file, and `completes` of two, for a caller who may know; they are asked otherwise. */
  look?: (file: string) => FileLook;
  complete?: (old: string, by: string) => boolean;
}

/** What one look at a text tells: taking it apart is what takes the time of a check. */
export interface FileLook {
  metadata: Problem[];
  places: RelatedPlace[];
  /** Where it links to beside it, each with its line. */
  links: { raw: string; line: number }[];
  review: ReviewDate | null;
  /** Where heading, status and date stand. */
  lines: { heading: number | null; status: number | null; date: number | null };
}

/** The problems of these ADRs, in their order. */
export function problemsOf(checked: Checked): Problem[] {
  const { entries, texts, dangling, exists, today } = checked;
  const look = checked.look ?? ((file) => lookAt(file, texts.get(file) ?? ""));
  const complete = checked.complete ?? ((old, by) => completes(old, by, texts));
  const numbers = alike(entries, numberKey);
  const names = alike(entries, ({ file }) => file.toLowerCase());
  const byFile = new Map(entries.map((entry) => [entry.file, entry]));
  const loose = grouped(dangling, ({ file }) => file);
  const whereNow = moved(entries);
  const leads = (path: string) => byFile.has(path) || exists(path);
  const circles = grouped(circlesIn(entries), ({ file }) => file);
  const given = new Set(entries.map(({ number }) => number));
  const tomorrow = today === null ? null : addDays(today, 1);
  const looks = new Map(entries.map(({ file }) => [file, look(file)]));
  const places: Places = new Map([...looks].map(([file, look]) => [file, look.places]));
  const related = relatedProblems(entries, texts, places);
  return entries.flatMap((entry) => {
    const { metadata, links, review, lines } = looks.get(entry.file) ?? nothing;
    return [
      ...sameNumber(entry, numbers, entries),
      ...sameName(entry, names),
      ...wrongHeading(entry, lines.heading),
      ...unknownStatus(entry, texts, lines.status),
      ...metadata,
      ...(loose.get(entry.file) ?? []).flatMap((one) => danglingLink(one, texts, given)),
      ...oneSided(entry, byFile, complete),
      ...(circles.get(entry.file) ?? []),
      ...(related.get(entry.file) ?? []),
      ...brokenLinks(entry.file, links, leads, whereNow),
      ...(today === null || tomorrow === null
        ? []
        : [...toCome(entry, lines.date, tomorrow), ...overdue(entry, review?.review ?? null, today)]),
    ];
  });
}

function grouped<T>(items: readonly T[], key: (item: T) => string | null): Map<string, T[]> {
  const all = new Map<string, T[]>();
  for (const item of items) {
    const of = key(item);
    if (of === null) continue;
    const same = all.get(of);
    if (same) same.push(item);
    else all.set(of, [item]);
  }
  return all;
}

/** Of those whose key others have too, all that have it, each itself included. */
function alike(entries: readonly AdrEntry[], key: (entry: AdrEntry) => string | null): Map<AdrEntry, AdrEntry[]> {
  const several = [...grouped(entries, key).values()].filter(({ length }) => length > 1);
  return new Map(several.flatMap((same) => same.map((entry) => [entry, same])));
}

/** Decisions that take each other's place in a circle: none of them holds. Told once, at the first of them. */
function circlesIn(entries: readonly AdrEntry[]): Problem[] {
  return cycles(entries.map(({ file, supersedes, supersededBy }) => ({ id: file, supersedes, supersededBy }))).map(
    ([file = "", ...others]) => ({
      file,
      kind: "supersession circle",
      what: `It supersedes itself in a circle: ${[file, ...others, file].join(" by ")}.`,
      ...(others[0] !== undefined && { other: others[0] }),
      repair: null,
    }),
  );
}

/** Numbers count per folder and prefix. */
function numberKey({ file, prefix, number }: AdrEntry): string | null {
  return number === null ? null : `${splitPath(file).folder}/${prefix ?? ""}/${number}`;
}

function sameNumber(entry: AdrEntry, all: Map<AdrEntry, AdrEntry[]>, entries: readonly AdrEntry[]): Problem[] {
  const rival = all.get(entry)?.find((other) => other !== entry && !sameInAnother(entry, other));
  if (!rival) return [];
  const { file } = entry;
  const { folder } = splitPath(file);
  const siblings = entries.filter((one) => one.prefix === entry.prefix && splitPath(one.file).folder === folder);
  const number = nextNumber(siblings.map((one) => splitPath(one.file).name));
  const what = `${rival.file} has the number ${entry.number} too.`;
  // Other branches are looked at when it is done, so the number that it gets may be a higher one.
  const repair = { label: "Give it the next free number", do: "renumber" as const, file, number };
  return [{ file, kind: "duplicate number", what, other: rival.file, repair }];
}

/** Whether one is the other in another language: "0001-use-queues.md" and "0001-use-queues.de.md" or "..._zh-CN.md". */
function sameInAnother(a: AdrEntry, b: AdrEntry): boolean {
  const [one, other] = [a, b].map(({ file }) => stemOf(splitPath(file).name));
  const bare = (stem = "") => stem.replace(/[._][a-z]{2}(?:[-_][A-Za-z]{2,4})?$/, "");
  return one !== other && bare(one) === bare(other);
}

function sameName(entry: AdrEntry, all: Map<AdrEntry, AdrEntry[]>): Problem[] {
  const { file } = entry;
  const rival = all.get(entry)?.find((other) => other.file !== file);
  if (!rival) return [];
  const what = `${rival.file} differs from it by case only, so Windows and macOS can hold just one of them.`;
  return [{ file, kind: "name clash", what, other: rival.file, repair: null }];
}

function wrongHeading({ file, number, prefix, titleRaw }: AdrEntry, line: number | null): Problem[] {
  const said = headingNumber(titleRaw ?? "");
  if (number === null || said === null || said.number === number) return [];
  if (said.prefix !== null && said.prefix !== (prefix ?? "ADR").toUpperCase()) return [];
  const what = `Its heading says ${said.number}, its name ${number}.`;
  const repair = { label: `Write ${number} in the heading`, do: "number heading" as const, file, number };
  return [{ file, kind: "heading number", what, ...(line !== null && { line }), repair }];
}

function unknownStatus({ file, status, statusRaw }: AdrEntry, texts: Texts, at: number | null): Problem[] {
  if (status !== null || statusRaw === null) return [];
  const line = statusRaw.split(/\r?\n/)[0] ?? "";
  const shown = line.length > 60 ? `${line.slice(0, 60)}...` : line;
  // Offered where it can be done: a status that says more than a word is for a person.
  const can =
    whyNotEdited(splitPath(file).name) === null &&
    "text" in setStatus(texts.get(file) ?? "", "accepted", { whole: true });
  const repair = can ? { label: "Choose its status", do: "choose status" as const, file } : null;
  return [
    {
      file,
      kind: "unknown status",
      what: `The status "${shown}" is unknown.`,
      ...(at !== null && { line: at }),
      repair,
    },
  ];
}

const nothing: FileLook = {
  metadata: [],
  places: [],
  links: [],
  review: null,
  lines: { heading: null, status: null, date: null },
};

export function lookAt(file: string, text: string): FileLook {
  const scanned = scan(text);
  const markdown = asMarkdown(file, text);
  const places = relatedPlaces(markdown === text ? scanned : scan(markdown), markdown);
  const lineOf = lineNumbers(text);
  const at = (found: { start: number } | null | undefined) => (found ? lineOf(found.start) : null);
  const first = (label: string) => scanned.fields.find((field) => field.label === label);
  const review = reviewDate(text);
  return {
    metadata: [...metadataProblems(file, text, scanned), ...impossibleDates(file, scanned, review, at)],
    places,
    links: relativeLinks(text).map(({ raw, start }) => ({ raw, line: lineOf(start) })),
    review,
    lines: { heading: at(scanned.heading), status: at(first("status")), date: at(first("date") ?? first("created")) },
  };
}

/** A day written in figures, the year first; whatever is written otherwise may mean anything. */
const inFigures = /^\D{0,20}(\d{4}([-/.])\d{1,2}\2\d{1,2})(?!\d)/;

/** Days that no calendar has: "2023-02-30", "0000-00-00". */
function impossibleDates(
  file: string,
  { fields }: Scan,
  review: ReviewDate | null,
  at: (found: { start: number }) => number | null,
): Problem[] {
  const none = (raw: string) => (dateIn(raw) === null ? inFigures.exec(raw)?.[1] : undefined);
  const found = (what: string, day: string | undefined, line: number | null): Problem[] =>
    day === undefined
      ? []
      : [
          {
            file,
            kind: "impossible date",
            what: `${what} ${day} isn't in the calendar.`,
            ...(line !== null && { line }),
            repair: null,
          },
        ];
  return [
    ...fields.flatMap((field) =>
      field.label === "date" || field.label === "created" ? found("Its date", none(said(field)), at(field)) : [],
    ),
    ...found("Its review date", none(review?.raw ?? ""), null),
  ];
}

/** What a tool or a merge does to metadata: left open, in a shape that can't be read, or said twice. */
function metadataProblems(file: string, text: string, scanned: Scan): Problem[] {
  const { frontMatter } = scanned;
  const problem = (kind: Problem["kind"], what: string): Problem => ({ file, kind, what, repair: null });
  const found: Problem[] = [];
  if (frontMatter === null && /^\uFEFF?---[ \t]*\r?\n(?:[ \t]*\r?\n|#.*\n)*[\w"'-]+[ \t]*:/.test(text))
    found.push(
      problem(
        "unreadable metadata",
        "Its front matter isn't closed by a line of three hyphens, so nothing in it is read.",
      ),
    );
  for (const key of frontMatter?.unread ?? [])
    found.push(problem("unreadable metadata", `The value of "${key}" in its front matter can't be read.`));
  const states = statusesIn(scanned);
  if (states.length > 1) {
    const [one, other] = states.map((raw) => `"${raw.split(/\r?\n/)[0]?.slice(0, 40)}"`);
    found.push(problem("two statuses", `It states two statuses, ${one} and ${other}. The first one counts.`));
  }
  return found;
}

const says = { supersedes: "supersedes", supersededBy: "is superseded by" };

/** Identifiers may mean anything; an address or an ADR's number that leads nowhere is a mistake, or to the file itself. */
function danglingLink(
  { file, relation, target, itself }: Dangling,
  texts: Texts,
  given: Set<number | null>,
): Problem[] {
  const text = texts.get(file) ?? "";
  const at = /^\d+$/.test(target) ? -1 : text.indexOf(target);
  const line = at < 0 ? {} : { line: lineNumbers(text)(at) };
  if (itself)
    return [{ file, kind: "supersession circle", what: `It ${says[relation]} itself.`, ...line, repair: null }];
  if (/^[a-z][a-z0-9+.-]*:/i.test(target) || !/\.(?:mdx?|markdown)\b|^M?ADR[-\s#]*\d+$/i.test(target)) return [];
  const id = /^\D*(\d+)$/.exec(target)?.[1];
  const why = id !== undefined && given.has(Number(id)) ? "which could be more than one file" : "which isn't there";
  const what = `It ${says[relation]} ${target}, ${why}.`;
  return [{ file, kind: "dangling link", what, ...line, other: target, repair: null }];
}

/**
 * Whether a supersession that one of two files tells of can be written into both.
 *
 * @param read the files as they were read, with targets as written
 */
export function completes(
  old: string,
  by: string,
  texts: Texts,
  read: Pick<ReadonlyMap<string, UnlinkedEntry>, "get"> = new Map(),
): boolean {
  const text = (file: string) => ({ file, text: texts.get(file) ?? "" });
  return "old" in supersede(text(old), text(by), undefined, { old: read.get(old), by: read.get(by) });
}

function oneSided(
  entry: AdrEntry,
  byFile: ReadonlyMap<string, AdrEntry>,
  complete: NonNullable<Checked["complete"]>,
): Problem[] {
  const { file } = entry;
  const missing = (relation: keyof typeof says, back: keyof typeof says) =>
    entry[relation]
      .filter((other) => byFile.get(other) && !byFile.get(other)?.[back].includes(file))
      .map((other): Problem => {
        const [old, by] = relation === "supersedes" ? [other, file] : [file, other];
        const what = `It ${says[relation]} ${other}, which doesn't say so.`;
        const repair = complete(old, by) ? { label: "Write the other end", do: "supersede" as const, old, by } : null;
        return { file, kind: "one-sided link", what, other, repair };
      });
  return [...missing("supersedes", "supersededBy"), ...missing("supersededBy", "supersedes")];
}

/** Where an ADR is to be found that a link misses: by its name without number or folder, where only one has it. */
function moved(entries: readonly AdrEntry[]): (address: string) => string | null {
  const byName = once(() => grouped(entries, ({ file }) => bare(file)));
  return (address) => {
    const found = byName().get(bare(address)) ?? [];
    return found.length === 1 ? (found[0]?.file ?? null) : null;
  };
}

function bare(path: string): string {
  return stemOf(splitPath(path).name).replace(/^(?:[a-z]{1,12}[-_ ])?\d+[-_. ]*/, "");
}

function brokenLinks(
  file: string,
  links: FileLook["links"],
  exists: Checked["exists"],
  whereNow: (address: string) => string | null,
): Problem[] {
  const { folder } = splitPath(file);
  return links.flatMap(({ raw, line }): Problem[] => {
    const address = decodedPath(raw);
    const path = joinedPath(folder, address);
    if (address === "" || path === null || exists(path)) return [];
    const to = /\.(?:md|markdown)$/i.test(address) ? whereNow(address) : null;
    const repair =
      to === null || to === file ? null : { label: `Link to ${to}`, do: "retarget" as const, file, target: raw, to };
    const what = `The link to ${raw} leads nowhere.`;
    return [{ file, kind: "broken link", what, line, other: raw, repair }];
  });
}

/** What was decided was so on a day that has come: it may be tomorrow already where it was written. */
function toCome({ file, status, date }: AdrEntry, line: number | null, tomorrow: Day): Problem[] {
  if (date === null || date <= tomorrow || status === null || status === "draft" || status === "proposed") return [];
  const what = `Its date, ${date}, is still to come.`;
  return [{ file, kind: "impossible date", what, ...(line !== null && { line }), repair: null }];
}

/** By the rule that the due list goes by, as far as the text alone says. */
function overdue({ file, status }: AdrEntry, review: Day | null, today: Day): Problem[] {
  if (dueOf({ status, review, triggered: [] }, today)?.state !== "overdue") return [];
  return [{ file, kind: "overdue review", what: `Its review was due on ${review}.`, repair: null }];
}
