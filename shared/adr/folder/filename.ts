import type { Day } from "#shared/base/day";
import { slugOf } from "./slug";

/** What a file name says about an ADR. What isn't there is `null`. */
export interface NameParts {
  number: number | null;
  /** Letters before the number, "ARCH" for ARCH-003; with the year where numbers begin anew each year. */
  prefix: string | null;
  /** What joins the letters to the number: "-", "_" or a space; empty where there are no letters. */
  joint: string;
  /** Digits of the number as written, for its width. */
  digits: string | null;
  fileDate: Day | null;
  /** Everything after number or date, without the extension. */
  rest: string;
}

/** A day, which some tools give a time: 20260102, 2026-01-02, 202601021504, 20260102T150405. */
const dated = /^(\d{4})([-_.]?)(\d{2})\2(\d{2})(?:T?(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?Z?)?(?=[-_. ]|$)[-_. ]*/;
/** A word for a decision in front of a day: "adr-20260102-use-x". */
const beforeDay = /^(?:m?adrs?|ad|dr|dec|decision|record|[a-z])[-_ .](?=\d{4}[-_.]?\d{2}[-_.]?\d{2}(?!\d))/i;
/** Numbers that begin anew each year: "ADR-2026-001", "2026-014"; of two digits only behind letters, else it is a month. */
const yearly =
  /^((?:([A-Za-z]{1,14})[-_ .])?(?:19|20)\d{2})([-_])(0?\d{3}|(?<=^[A-Za-z].{5,})\d{2})(?=[-_. ]|$)[-_. ]*/;
/** Words that stand before the number of a decision, with or without a joint: adr001, AD-7, decision_12. */
const decisionWord =
  /^(?:m?adrs?|ad|adl|a?dr|rfc|[a-z]?dr|decision|record|arch|architecture|entscheidung|beslut|beslutning|besluit|decisi[oó]n|décision|decisão)$/i;
const joined =
  /^((?:[A-Za-z\u00c0-\u024f]{1,14}[-_ .#]){0,3}?)([A-Za-z\u00c0-\u024f]{1,14})([-_ .#]{1,3})(\d{1,6})(?=[-_. ]|$)[-_. ]*/;
const glued = /^([A-Za-z]{2,6})()(\d{1,6})(?=[-_. ]|$)[-_. ]*/;
const bare = /^(\d{1,6})(?=[-_. ]|$)[-_. ]*/;
/** A year and a month, or a year of five digits with month and day: neither a number nor a day. */
const otherDate =
  /^(?:\d{5}-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])|(?:19|20)\d{2}[-_](?:0[1-9]|1[0-2]))(?=[-_. ]|$)/;

/** `name` is a file name without folders; a date that doesn't exist is a number, where it is short enough for one. */
export function nameParts(name: string): NameParts {
  const stem = name.replace(/\.[A-Za-z]{2,8}$/, "");
  const none = { number: null, prefix: null, joint: "", digits: null, fileDate: null, rest: stem };
  const { fileDate, rest } = dateParts(stem);
  const behind = fileDate === null && beforeDay.test(stem) ? dateParts(stem.replace(beforeDay, "")) : null;
  if (behind?.fileDate) return { ...none, ...behind };
  if (fileDate === null && otherDate.test(stem)) return none;
  const found = numberIn(rest);
  // After a date only digits with zeros in front are a number: "3-tier" is the beginning of a title.
  if (!found || (fileDate !== null && !found.digits.startsWith("0"))) return { ...none, fileDate, rest };
  const { whole, letters, joint, digits } = found;
  const after = dateParts(rest.slice(whole.length));
  return {
    number: Number(digits),
    prefix: letters,
    joint,
    digits,
    fileDate: fileDate ?? after.fileDate,
    rest: fileDate === null ? after.rest : rest.slice(whole.length),
  };
}

/**
 * The number that a name begins with, and the letters before it. Letters count where they say that a decision follows,
 * are capitals, or the number has zeros in front: "version-2" and "http2" are the beginning of a title.
 */
function numberIn(rest: string): { whole: string; letters: string | null; joint: string; digits: string } | null {
  const [sum, year = "", word = "", mark = "", turn = ""] = yearly.exec(rest) ?? [];
  if (sum !== undefined && (word === "" || decisionWord.test(word) || word === word.toUpperCase()))
    return { whole: sum, letters: year, joint: mark, digits: turn };
  const plain = bare.exec(rest);
  if (plain) return { whole: plain[0], letters: null, joint: "", digits: plain[1] ?? "" };
  const [whole, before = "", last = "", joint = "", digits = ""] = joined.exec(rest) ?? [];
  if (whole !== undefined) {
    const letters = before + last;
    const words = letters.split(/[-_ .#]/);
    const capitals = letters === letters.toUpperCase() && words.every((word) => word.length > 0);
    const padded = digits.startsWith("0") && digits.length > 1;
    const telling = words.some((word) => decisionWord.test(word));
    if (words.length === 1 ? telling || capitals || padded : (telling && padded) || (capitals && digits.length > 1))
      return { whole, letters, joint, digits };
  }
  const [all, glue = "", , number = ""] = glued.exec(rest) ?? [];
  if (all === undefined) return null;
  const certain = decisionWord.test(glue) || (glue === glue.toUpperCase() && number.length > 2);
  return certain ? { whole: all, letters: glue, joint: "", digits: number } : null;
}

/** What stands in a name where others have a number, until an ADR is agreed on: "XXXX-use-queues.md", "ADR-NNN_x.md". */
export interface Placeholder {
  before: string;
  mark: string;
  rest: string;
}

const placeholder =
  /^((?:(?:m?adr|ad|dr|rfc)[-_ ]?)?)(0*x{2,}|n{2,}|0{1,3}[xn]+|#+|yyyy[-_]?mm[-_]?dd)(?=[-_. ]|$)(.*)$/is;

/** `name` is a file name without folders. `null` where it has none. */
export function placeholderIn(name: string): Placeholder | null {
  // Quicker than to look for all of it in each name.
  if (!/xx|nn|0x|0n|#|yyyy/i.test(name)) return null;
  const [, before = "", mark = "", rest = ""] = placeholder.exec(name) ?? [];
  return mark === "" ? null : { before, mark, rest };
}

function dateParts(stem: string): { fileDate: Day | null; rest: string } {
  const found = dated.exec(stem);
  const day = found && `${found[1]}-${found[3]}-${found[4]}`;
  return day && isDay(day) ? { fileDate: day, rest: stem.slice(found[0].length) } : { fileDate: null, rest: stem };
}

/** Whether a text `YYYY-MM-DD` is a day of the calendar. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, date] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return year >= 1 && date >= 1 && date <= days;
}

/** How a folder names its ADRs: by what most of them do, and by number where there are none. */
export function namingOf(parts: readonly Pick<NameParts, "number" | "fileDate">[]): "number" | "date" {
  const dates = parts.filter(({ fileDate }) => fileDate !== null).length;
  return dates > parts.filter(({ number }) => number !== null).length ? "date" : "number";
}

/** One more than the highest number in the folder; 1 where there is none. Also hand in names on other branches. */
export function nextNumber(names: string[]): number {
  return names.reduce((max, name) => Math.max(max, nameParts(name).number ?? 0), 0) + 1;
}

/**
 * The name of a new ADR as the folder names its own: `0012-slug.md` with the folder's prefix and width, or
 * `20261120-slug.md`, with -2, -3, ... where that is taken. Case doesn't tell names apart.
 */
export function fileNameFor(of: { title: string; names: string[]; today: Day; naming?: "number" | "date" }): string {
  const { title, names, today, naming = namingOf(names.map(nameParts)) } = of;
  const slug = slugOf(title);
  if (naming === "number") return `${numberText(names)}-${slug}.md`;
  const taken = new Set(names.map((name) => name.toLowerCase()));
  const stem = `${today.replaceAll("-", "")}-${slug}`;
  for (let n = 1; ; n++) {
    const name = `${stem}${n === 1 ? "" : `-${n}`}.md`;
    if (!taken.has(name)) return name;
  }
}

/** The next number as the folder writes them: usual prefix, usual width, four digits where there are none. */
function numberText(names: string[]): string {
  const own = names.map(nameParts).filter(({ number }) => number !== null);
  const width = usual(own.map(({ digits }) => digits?.length ?? 4)) ?? 4;
  const prefix = usual(own.map((parts) => `${parts.prefix ?? ""}${parts.joint}`)) ?? "";
  return `${prefix}${String(nextNumber(names)).padStart(width, "0")}`;
}

function usual<T>(values: T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}

/** The data beside an ADR, relative to its folder. */
export function sidecarPath(file: string): string {
  return `.adroit/${file.replace(/\.[A-Za-z]{2,8}$/, "")}.json`;
}
