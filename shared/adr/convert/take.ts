/** An ADR of any dialect taken apart: what it says of itself, and its sections by the part that they play. */

import type { AdrEntry } from "#shared/adr/folder/entry";
import { type Field, said } from "#shared/adr/read/field";
import { foreignSectionKind, headingLabel, headingName, isMetadata, withoutAnchors } from "#shared/adr/read/heading";
import { readAdr } from "#shared/adr/read/read";
import { tagsIn } from "#shared/adr/read/related";
import { type Scan, type Section, scan } from "#shared/adr/read/scan";
import { statusIn } from "#shared/adr/read/status";
import { titleParts, withoutNumber } from "#shared/adr/read/title";
import { relatedKinds, relatedVerbs, statusOf } from "#shared/adr/read/words";

/** What a section is about, where a dialect has a place for it. */
export type SectionPart =
  | "context"
  | "drivers"
  | "options"
  | "decision"
  | "consequences"
  | "positive"
  | "negative"
  | "confirmation"
  | "comparison"
  | "links"
  | "more";

export interface DialectSection {
  /** `null`: no dialect knows such a section. */
  part: SectionPart | null;
  /** As written, and whether it is English: other languages keep their words. */
  title: string;
  english: boolean;
  /** What stands below it, without blank lines around, its own subsections included. */
  body: string;
  /** Level of the heading in the source, to which levels in the body are relative. */
  level: number;
}

export interface Taken {
  entry: Omit<AdrEntry, "file">;
  /** Without its number, as written. */
  title: string;
  /** The line that states the status, as written; "" where there is none. */
  status: string;
  /** The date as a day where one is told, else as written. */
  date: string;
  /** Lines of a status section below that which name other ADRs. */
  below: string[];
  /** Everything else in the status section, where more than that stands there. */
  remark: string;
  /** Relations and other metadata that stood in fields, for which a dialect may have no place: "- Label: value". */
  fields: { label: string; value: string }[];
  /** Front matter keys that nobody here knows, as their lines. */
  keys: string;
  tags: string[];
  /** Lines of metadata that are taken as what they say and not as they are. */
  told: string[];
  /** What stands between the title and the first section and is no metadata. */
  intro: string;
  pieces: DialectSection[];
}

/** `name` is the file's. */
export function takeApart(name: string, given: string): Taken {
  const text = given.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const found = scan(text);
  const entry = readAdr(name, text);
  const [first] = found.sections;
  const headEnd = first?.start ?? text.length;
  const inHead = found.fields.filter(
    ({ from, start }) => from !== "front matter" && from !== "section" && start < headEnd,
  );
  const status = found.fields.find(({ label }) => label === "status");
  return {
    entry,
    title: titleOf(found, entry),
    ...statedBy(status, entry.status),
    date: entry.date ?? dateIn(found),
    fields: loose(found),
    keys: unknownKeys(found, text, entry.titleRaw ?? ""),
    tags: tagsIn(name, text),
    intro: introOf(text, found, inHead, headEnd),
    told: toldBy(text, found, inHead),
    pieces: piecesOf(text, found),
  };
}

function titleOf({ heading }: Scan, { number, title }: Taken["entry"]): string {
  if (heading === null) return title ?? "";
  return withoutNumber(titleParts(withoutAnchors(heading.raw)).rest, number);
}

/** A line that is a verb and names of other ADRs. */
const verbAndName =
  /^(?:[-*+][ \t]+)?[\p{L}][\p{L} ]{1,40}:?[ \t]+(?:\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])|M?ADR[- ]?\d+)\.?$/u;

/** What a status says: a line of its own, links below it, and whatever else people wrote there. */
function statedBy(
  field: Field | undefined,
  status: Taken["entry"]["status"],
): Pick<Taken, "status" | "below" | "remark"> {
  if (!field) return { status: "", below: [], remark: "" };
  const raw = said(field);
  const [first = "", ...others] = raw.split("\n");
  const rest = others.filter((line) => line.trim() !== "");
  // Of a list to tick, or words crossed out, only what holds is the status.
  const holds = statusIn(first) === status ? first.trim() : (status ?? first.trim());
  if (field.from !== "section") return { status: holds, below: [], remark: "" };
  if (rest.every((line) => verbAndName.test(line.trim())))
    return { status: holds, below: rest.map((line) => line.trim()), remark: "" };
  const alone = statusOf(first.replace(/[*_`.]/g, "").trim()) !== null;
  return {
    status: alone ? holds : (status ?? holds),
    below: [],
    remark: alone ? blankless(others.join("\n")) : raw.trim(),
  };
}

function dateIn({ fields }: Scan): string {
  const field = fields.find(({ label }) => label === "date");
  return field ? said(field).trim() : "";
}

/** Of these a dialect's own place is known; whatever else a field says is carried as an item. */
const placed = new Set<Field["label"]>(["status", "date", "title", "deciders", "consulted", "informed", "tags"]);
const names: Partial<Record<Field["label"], string>> = {
  created: "Created",
  supersedes: "Supersedes",
  supersededBy: "Superseded by",
  ...relatedVerbs,
};

function loose({ fields }: Scan): Taken["fields"] {
  return fields.flatMap((field) => {
    const label = placed.has(field.label) ? undefined : names[field.label];
    // A section keeps its place among the others.
    return label === undefined || field.from === "section" ? [] : [{ label, value: said(field).trim() }];
  });
}

function toldBy(text: string, found: Scan, fields: readonly Field[]): string[] {
  const { frontMatter, sections } = found;
  const places: [number, number][] = [
    ...(frontMatter ? [[frontMatter.start, frontMatter.end] as [number, number]] : []),
    ...fields.map((field) => linesOf(text, field)),
    ...sections.filter((one) => isOfMetadata(one, found.fields)).map(({ from, end }): [number, number] => [from, end]),
  ];
  return places.flatMap(([start, end]) => text.slice(start, end).split("\n")).filter((line) => line.trim() !== "");
}

/** Lines of front matter whose keys aren't ours, each with what belongs to it. */
function unknownKeys({ frontMatter }: Scan, text: string, title: string): string {
  if (frontMatter === null) return "";
  const kept: string[] = [];
  let keep = false;
  for (const line of text.slice(frontMatter.start, frontMatter.end).split("\n")) {
    const key = /^["']?([^\s#"':][^:"']*?)["']?[ \t]*:(?:[ \t]|$)/.exec(line)?.[1];
    if (key !== undefined) keep = isUnknown(key, line, title);
    if ((keep || line.startsWith("#")) && line.trim() !== "") kept.push(line);
  }
  return kept.join("\n");
}

/** A title there that isn't the heading's is a key like others. */
function isUnknown(key: string, line: string, title: string): boolean {
  const label = headingLabel(key.replace(/[_-]/g, " "));
  if (label !== "title") return label === null;
  const value = line.slice(line.indexOf(":") + 1).replace(/^[\s"']+|[\s"']+$/g, "");
  return value !== "" && !title.includes(value) && !/^[|>]/.test(value);
}

function introOf(text: string, found: Scan, fields: readonly Field[], end: number): string {
  const from = found.frontMatter ? text.indexOf("\n", found.frontMatter.end + 1) + 1 : 0;
  const gone: [number, number][] = fields.map((field) => linesOf(text, field));
  if (found.heading) gone.push(headingLines(text, found.heading.start));
  let out = "";
  let at = from;
  for (const [start, stop] of gone.toSorted(([a], [b]) => a - b)) {
    if (start > at) out += text.slice(at, start);
    at = Math.max(at, stop);
  }
  out += text.slice(at, Math.max(at, end));
  // What is left of a table or a list of metadata.
  return out
    .split("\n")
    .filter((line) => !/^[>\s]*\|?[\s|:-]*$/.test(line) || line.trim() === "")
    .map((line) => rowAsItem(line))
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function rowAsItem(line: string): string {
  const cells = /^[>\s]*\|(.*)\|\s*$/
    .exec(line)?.[1]
    ?.split("|")
    .map((cell) => cell.trim());
  return cells?.length === 2 ? `- ${cells[0]}: ${cells[1]}` : line;
}

/** Whole lines of a field, with that of its label above where the value begins a line. */
function linesOf(text: string, { start, end }: Field): [number, number] {
  let from = text.lastIndexOf("\n", start - 1) + 1;
  if (!/[\p{L}]/u.test(text.slice(from, start)) && from > 0) {
    const above = text.lastIndexOf("\n", from - 2) + 1;
    if (/[:：]\W*$/.test(text.slice(above, from).trim())) from = above;
  }
  const lf = text.indexOf("\n", end);
  return [from, lf === -1 ? text.length : lf + 1];
}

function headingLines(text: string, at: number): [number, number] {
  const start = text.lastIndexOf("\n", at - 1) + 1;
  const lf = text.indexOf("\n", at);
  const end = lf === -1 ? text.length : lf + 1;
  const below = /^[ \t]{0,3}=+[ \t]*(?:\n|$)/.exec(text.slice(end));
  return [start, end + (below?.[0].length ?? 0)];
}

const english: [SectionPart, RegExp][] = [
  ["drivers", /^(?:decision )?(?:drivers|forces)$|^decision criteria$/i],
  ["comparison", /^pros and cons(?: of the options)?$/i],
  ["confirmation", /^(?:confirmation|validation|compliance)$/i],
  ["positive", /^(?:positive consequences|positive|benefits)$/i],
  ["negative", /^(?:negative consequences|negative|drawbacks)$/i],
  ["links", /^links$/i],
  ["more", /^more information$/i],
  ["context", /^(?:context|context and problem statement|problem statement|problem)$/i],
  ["options", /^(?:considered )?(?:options|alternatives)(?: considered)?$/i],
  ["decision", /^decision(?: outcome)?$/i],
  ["consequences", /^consequences$/i],
];

/** Parts that may stand below another one. */
const nested: Partial<Record<SectionPart, readonly SectionPart[]>> = {
  context: ["drivers", "options"],
  decision: ["consequences", "positive", "negative", "confirmation"],
  consequences: ["positive", "negative", "confirmation"],
  more: ["options", "drivers", "comparison", "confirmation"],
};

function partOf(title: string): { part: SectionPart | null; english: boolean } {
  const name = headingName(title);
  const own = english.find(([, words]) => words.test(name));
  if (own) return { part: own[0], english: true };
  // Only what is clearly that: "Decision log" and the like are sections of their own.
  const kind = foreignSectionKind(title);
  return { part: kind === "status" ? null : kind, english: false };
}

/** Sections in their order, with parts of others taken out of them; those that hold metadata are left out. */
function piecesOf(text: string, found: Scan): DialectSection[] {
  const { fields } = found;
  const isInside = insideIn(text);
  // Such a heading belongs to what it stands in.
  const sections = found.sections.filter((one) => isOfMetadata(one, fields) || !isInside(one));
  const pieces: DialectSection[] = [];
  /** The pieces that the next section may lie in. */
  let open: { piece: DialectSection; level: number }[] = [];
  for (const [i, section] of sections.entries()) {
    const own = text.slice(section.from, sections[i + 1]?.start ?? text.length);
    open = open.filter(({ level }) => level < section.level);
    const parent = open.at(-1);
    if (isOfMetadata(section, fields)) continue;
    const { part, english } = partOf(section.title);
    const apart = !parent || (part !== null && (nested[parent.piece.part ?? "links"] ?? []).includes(part));
    if (apart) {
      const piece = { part, title: section.title, english, body: blankless(own), level: section.level };
      pieces.push(piece);
      open.push({ piece, level: section.level });
    } else {
      const marks = "#".repeat(section.level);
      parent.piece.body = blankless(`${parent.piece.body}\n\n${marks} ${section.title}\n\n${blankless(own)}`);
    }
  }
  return pieces;
}

/** What begins HTML whose inside is no Markdown, up to the tag that closes it. */
const rawHtml = /^ {0,3}<(pre|script|style|textarea)(?=[\s>])/gim;

/** Each from the tag that opens it to the one that closes it, in their order. One that stays open counts for nothing. */
function rawBlocks(text: string): [number, number][] {
  const lower = text.toLowerCase();
  const blocks: [number, number][] = [];
  const open = new Set<string>();
  let past = 0;
  for (const { 1: tag = "", index } of lower.matchAll(rawHtml)) {
    if (index < past || open.has(tag)) continue;
    const end = lower.indexOf(`</${tag}>`, index);
    if (end === -1) open.add(tag);
    else blocks.push([index, end]);
    past = Math.max(past, end);
  }
  return blocks;
}

/**
 * Tells whether a heading stands inside a block: a quotation, an item, code that is indented, or raw HTML. To be asked in
 * the order of the text.
 */
function insideIn(text: string): (section: Section) => boolean {
  const blocks = rawBlocks(text);
  let next = 0;
  return ({ start }) => {
    const line = text.lastIndexOf("\n", start - 1) + 1;
    const [indent = ""] = /^[ \t]*/.exec(text.slice(line, line + 100)) ?? [];
    if (indent.length > 3 || indent.includes("\t") || text.charAt(line + indent.length) === ">") return true;
    if (indent !== "" && inItem(text.slice(Math.max(0, line - 2000), line), indent.length)) return true;
    while ((blocks[next]?.[1] ?? line) < line) next++;
    return (blocks[next]?.[0] ?? line) < line;
  };
}

/** Whether a line so many columns in belongs to the item that the last line further out begins. */
function inItem(above: string, columns: number): boolean {
  const outer = above.split("\n").findLast((line) => line.trim() !== "" && line.search(/\S/) < columns);
  const mark = /^ *(?:[-*+]|\d{1,9}[.)])[ \t]+/.exec(outer ?? "")?.[0];
  return mark !== undefined && mark.length <= columns;
}

function isOfMetadata({ title, from, end }: Section, fields: readonly Field[]): boolean {
  const label = headingLabel(title);
  const related = relatedKinds.some((kind) => kind === label);
  return (
    (label !== null && !related && label !== "supersedes" && label !== "supersededBy") ||
    (isMetadata(title) && fields.some(({ start }) => start >= from && start < end))
  );
}

/** Without blank lines at its ends; blanks that begin a line mean something. */
function blankless(text: string): string {
  return text.replace(/^(?:[ \t]*\n)+/, "").trimEnd();
}
