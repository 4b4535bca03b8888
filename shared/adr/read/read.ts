import type { AdrEntry } from "#shared/adr/folder/entry";
import { type NameParts, nameParts } from "#shared/adr/folder/filename";
import type { Day } from "#shared/base/day";
import { once } from "#shared/base/once";
import type { Status } from "#shared/record/record";
import { dateIn } from "./date";
import { type Field, said } from "./field";
import { foreignSectionKind, isSectionName, sectionKind, withoutAnchors } from "./heading";
import { asMarkdown } from "./markup";
import { peopleOf } from "./people";
import { plainText } from "./plain";
import { type Scan, type Section, scan } from "./scan";
import { latestOf, statusIn } from "./status";
import { targetsIn, targetsOf } from "./targets";
import { headingNumber, titleParts, withoutNumber } from "./title";
import { statusOf } from "./words";

/** An ADR as its own text and name tell it; `supersedes` and `supersededBy` hold targets as written. */
export type ParsedAdr = Omit<AdrEntry, "file">;

/** Never throws, whatever the text. `fileName` may carry folders; only its last part counts. */
export function readAdr(fileName: string, text: string): ParsedAdr {
  return parsedAdr(nameParts(namingPart(fileName)), scan(asMarkdown(fileName, text)));
}

export function parsedAdr({ number, prefix, fileDate }: NameParts, found: Scan): ParsedAdr {
  const { raw, below } = titleIn(found);
  const titleRaw = raw === null ? null : plainText(raw);
  const { rest, mark } = titleParts(raw ?? "");
  const stated = field(found, "status");
  const statusRaw = stated?.raw ?? mark;
  const supersededBy = targetsOf(found, "supersededBy");
  if (supersededBy.length === 0 && mark !== null) supersededBy.push(...new Set(targetsIn(mark, "supersededBy")));
  return {
    number,
    prefix,
    title: titleRaw === null ? null : withoutNumber(rest === raw ? titleRaw : plainText(rest), number) || null,
    titleRaw,
    status: stated ? statusIn(said(stated)) : mark === null ? null : statusIn(mark),
    statusRaw,
    date: dateOf(found, stated),
    fileDate,
    people: peopleOf(found.fields),
    sections: below.map(({ title }) => plainText(withoutAnchors(title))).filter((title) => title !== ""),
    supersedes: targetsOf(found, "supersedes"),
    supersededBy,
  };
}

/**
 * The title as written, and the sections below it: the heading of the first level, else what the front matter says,
 * else a first heading of another level that none of the sections is named by.
 */
function titleIn(found: Scan): { raw: string | null; below: Section[] } {
  const { heading, sections } = found;
  const headed = heading === null ? "" : withoutAnchors(heading.raw);
  if (plainText(headed) !== "") return { raw: headed, below: sections };
  const given = field(found, "title");
  if (given && said(given).trim() !== "") return { raw: oneLineOf(said(given)), below: sections };
  const [first, ...others] = sections;
  const title = first ? withoutAnchors(first.title) : "";
  const opens = first && plainText(title) !== "" && sectionKind(title) === null && !isSectionName(title);
  const above =
    headingNumber(title) !== null || (others.length > 0 && others.every(({ level }) => first && level > first.level));
  if (heading === null && opens && above) return { raw: title, below: others };
  return { raw: heading === null ? null : headed, below: sections };
}

function oneLineOf(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .join(" ");
}

/** The first that says something. */
export function field({ fields }: Scan, label: Field["label"]): Field | undefined {
  return fields.find((one) => one.label === label);
}

/** The statuses that an ADR states, one of each state: more than one after a merge that kept the lines of both sides. */
export function statusesIn({ fields }: Scan): string[] {
  const states = new Map<Status | null, string>();
  for (const field of fields) {
    if (field.label !== "status") continue;
    // In a section prose and links may follow the status; words alone are statuses of their own.
    const lines = said(field)
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean);
    const words = lines.every((line) => statusOf(line) !== null);
    for (const raw of words ? lines : field.from === "section" ? [] : [said(field)])
      if (!states.has(statusIn(raw))) states.set(statusIn(raw), raw);
  }
  return [...states.values()];
}

function dateOf(found: Scan, stated: Field | undefined): Day | null {
  for (const label of ["date", "created"] as const)
    for (const one of found.fields) {
      if (one.label !== label) continue;
      const date = dateIn(said(one)) ?? (/\d[/-]\d/.test(said(one)) ? dateIn(said(one), putsDayFirst(found)) : null);
      if (date) return date;
    }
  // "Accepted on 2026-01-02", where nothing else says when.
  if (!stated || found.fields.some(({ label }) => label === "date" || label === "created")) return null;
  const lines = said(stated).split(/\r?\n/);
  // Of a list to tick, what is ticked says it.
  const ticked = lines.findLast((one) => /^[\s>*+-]*\[[xX✓]\](?!\()[^[\]]*$/.test(one));
  const line = ticked?.replace(/\[[xX✓]\]/, "") ?? latestOf(lines) ?? lines[0] ?? "";
  return /\d{4}/.test(line) && !/\]\(|\[[ xX]\]|\bby\b/.test(line) && statusIn(line) !== null ? dateIn(line) : null;
}

/** Whether its sections are named in a language of Europe other than English: there the day stands before the month. */
function putsDayFirst({ sections }: Scan): boolean {
  return sections.some(({ title }) => foreignSectionKind(title) !== null && european().test(title));
}

const european = once(() => /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\P{L}]*$/u);

/** What names an ADR: its file, or its folder where the file is called what they all are. */
export function namingPart(path: string): string {
  const name = lastPart(path);
  if (!path.includes("/") || !ownFolder.test(name)) return name;
  const folder = lastPart(path.slice(0, path.lastIndexOf("/")));
  return yearFolder.test(folder) ? name : folder;
}

/** A folder for the ADRs of a year, and no ADR's own. */
export const yearFolder = /^(?:19|20)\d{2}$/;

/** Names that a file has in a folder of its own. */
export const ownFolder = /^(?:index|readme|adr|decision|record|proposal|main)\.(?:mdx?|markdown|adoc|asciidoc|rst)$/i;

export function lastPart(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
