import type { AdrEntry } from "#shared/adr/folder/entry";
import { isDay, type NameParts, nameParts } from "#shared/adr/folder/filename";
import type { Day } from "#shared/base/day";
import type { Status } from "#shared/record/record";
import { asMarkdown } from "./markup";
import { type Field, type Scan, scan } from "./scan";
import { monthOf, openingStatus, roles, statusOf } from "./words";

/** An ADR as its own text and name tell it; `supersedes` and `supersededBy` hold targets as written. */
export type AdrText = Omit<AdrEntry, "file">;

/** Never throws, whatever the text. `fileName` may carry folders; only its last part counts. */
export function readAdr(fileName: string, text: string): AdrText {
  return adrText(nameParts(namingPart(fileName)), scan(asMarkdown(fileName, text)));
}

/** What `readAdr` says, or `null` for a template, an index, a readme or some other file. */
export function readIfAdr(path: string, text: string): AdrText | null {
  const naming = namingPart(path);
  const name = nameParts(naming);
  if (!isNamedLikeAdr(path, naming, name)) return null;
  const found = scan(asMarkdown(path, text));
  return looksLikeAdr(name, found) ? adrText(name, found) : null;
}

/** Whether a Markdown file is an ADR, as opposed to a template, an index, a readme or something else. */
export function isAdr(path: string, text: string): boolean {
  return readIfAdr(path, text) !== null;
}

/** Why a file that is named by number or date as ADRs are isn't one after all; `null` for any other file. */
export function whyNoAdr(path: string, text: string): string | null {
  const naming = namingPart(path);
  const name = nameParts(naming);
  if ((name.number === null && name.fileDate === null) || !isNamedLikeAdr(path, naming, name)) return null;
  if (text.trim() === "") return "It is named like an ADR, but it is empty.";
  if (text.includes("\r") && !text.includes("\n"))
    return "Its lines end with carriage returns alone. Save it with line feeds.";
  return "It is named like an ADR, but says no status, context or decision.";
}

function adrText({ number, prefix, fileDate }: NameParts, found: Scan): AdrText {
  const headed = found.heading?.raw ?? "";
  const raw = plainText(headed) === "" ? (field(found, "title")?.raw ?? null) : headed;
  const titleRaw = raw === null ? null : plainText(raw);
  const { rest, mark } = titleParts(raw ?? "");
  const statusRaw = field(found, "status")?.raw ?? mark;
  const supersededBy = targetsOf(found, "supersededBy");
  if (supersededBy.length === 0 && mark !== null) supersededBy.push(...new Set(targetsIn(mark, "supersededBy")));
  return {
    number,
    prefix,
    title: titleRaw === null ? null : withoutNumber(rest === raw ? titleRaw : plainText(rest)) || null,
    titleRaw,
    status: statusRaw === null ? null : statusIn(statusRaw),
    statusRaw,
    date: dateOf(found),
    fileDate,
    people: peopleOf(found),
    sections: found.sections.map(({ title }) => plainText(title)).filter((title) => title !== ""),
    supersedes: targetsOf(found, "supersedes"),
    supersededBy,
  };
}

/** Titles that are longer hold no status: the patterns that look for one take time with the square of the length. */
const longestTitle = 500;

const numberBefore = String.raw`^((?:M?ADR[-_ #]*)?\d{0,6}[.:)]?\s*)`;
// One way to read each text: a link's target is letters like any other, or many links take for ever.
const bracketed = String.raw`\[((?:[^[\]]|\[[^[\]]*\])*)\](?!\()`;
const marked = {
  start: new RegExp(`${numberBefore}${bracketed}\\s*[:–—-]?\\s*(.+)$`),
  end: new RegExp(String.raw`^()(.+?)\s*${bracketed}$`),
  round: /^()(.+?)\s*\(([^()[\]]*(?:\[[^\]]*\]\([^)]*\))?)\)$/,
  word: new RegExp(String.raw`${numberBefore}(\p{L}+)\s*:\s+(.+)$`, "u"),
};

/** "[Superseded by ADR-0005] Use Flask", "Use Flask (deprecated)", "DRAFT: Use Flask": the title, and the status in it. */
function titleParts(raw: string): { rest: string; mark: string | null } {
  const none = { rest: raw, mark: null };
  if (raw.length > longestTitle || !/[:\])]/.test(raw)) return none;
  for (const [where, form] of Object.entries(marked)) {
    const [, before = "", first = "", second = ""] = form.exec(raw) ?? [];
    const [mark, rest] = where === "end" || where === "round" ? [second, first] : [first, second];
    const word = mark.replace(/\s+by\s+.*$/is, "");
    if (mark !== "" && rest !== "" && statusOf(plainText(word)) !== null) return { rest: before + rest, mark };
  }
  return none;
}

/** What names an ADR: its file, or its folder where it has one of its own. */
function namingPart(path: string): string {
  const name = lastPart(path);
  return ownFolder.test(name) && path.includes("/") ? lastPart(path.slice(0, path.lastIndexOf("/"))) : name;
}

const ownFolder = /^index\.(?:md|markdown|adoc|asciidoc|rst)$/i;

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The first that says something. */
function field({ fields }: Scan, label: Field["label"]): Field | undefined {
  return fields.find((one) => one.label === label);
}

/** Longer texts are cut before patterns are tried on them. */
const longest = 2000;

const escaped = /\\([!-/:-@[-`{-~])|&(#\d{1,7}|#x[0-9a-f]{1,6}|amp|lt|gt|quot|apos|nbsp);/gi;
const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

/** What a character reference stands for, given without its marks; `null` where it is none. */
function decodedReference(name: string): string | null {
  if (!name.startsWith("#")) return entities[name.toLowerCase()] ?? null;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : null;
}

/** Text of a line of Markdown: without emphasis, code marks, link targets and escapes. */
export function plainText(markdown: string): string {
  if (!/[*_~[<\\&]/.test(markdown)) return markdown.slice(0, longest).trim();
  return (
    markdown
      .slice(0, longest)
      .replace(/(?<!\\)<!--.*?(?:-->|$)/gs, "")
      // Neither part holds a bracket that opens, or many of them in a row take time with the square of their number.
      .replace(/!?(?<!\\)\[((?:\\.|[^[\]\\])*)\]\((?:\\.|[^[)\\])*\)/g, "$1")
      .replace(/\*\*|~~|(?<![\p{L}\p{N}\\])__|__(?![\p{L}\p{N}])/gu, "")
      .replace(escaped, (whole, mark: string | undefined, name: string) => mark ?? decodedReference(name) ?? whole)
      .trim()
  );
}

const numbering = [
  /^\[?M?ADR[-_ #]{0,2}\d{1,6}\]?\s*[.:)–—|-]*\s*/i,
  /^\[?[A-Z]{2,12}[-_]\d{1,6}\]?\s*[.:)–—|-]+\s*/,
  /^\d{1,6}\s*[.:)]\s+/,
  /^\d{1,6}\s+[–—|-]\s+/,
  /^ADR\s*[:–—-]\s+/i,
];

/** "ADR-003: Use Flask" and "3. Use Flask" become "Use Flask"; a title that is nothing but a number stays. */
function withoutNumber(title: string): string {
  const rest = numbering.reduce((found, form) => (found === title ? title.replace(form, "") : found), title);
  return rest.trim() || title;
}

/** The number that a heading gives itself, with its letters in capitals; `null` where it gives none. */
export function headingNumber(title: string): { prefix: string | null; number: number } | null {
  const found = /^\[?(?:([A-Za-z]{2,12})[-_ #]{0,2})?0*(\d{1,6})(?:\]|[.:)]\s|\s*[:–—|-]\s)/.exec(title);
  return found ? { prefix: found[1]?.toUpperCase() ?? null, number: Number(found[2]) } : null;
}

/** The state that a raw status comes down to; `null` where its words aren't any we know. */
export function statusIn(raw: string): Status | null {
  const plain = statusOf(raw);
  if (plain !== null) return plain;
  const lines = raw
    .slice(0, longest)
    .replace(/<!--.*?(?:-->|$)/gs, "")
    .split(/\r?\n/)
    .map((line) =>
      line
        .replace(/!?\[([^[\]]*)\]\([^[)]*\)/g, "$1")
        .replace(/^[\s>*+-]+|[*_`"']/g, "")
        .replace(/^[^\p{L}\p{N}]+/u, "")
        .replace(/[\]\s.]+$/, ""),
    )
    .filter(Boolean);
  const [first] = lines;
  if (first === undefined || isChoice(first)) return null;
  if (lines.some((line) => /^(?:super[sc]eded|replaced)\s+by\b/i.test(line))) return "superseded";
  return statusOf(first) ?? openingStatus(first);
}

/** "proposed | accepted | rejected" is a template's list to choose from. */
function isChoice(line: string): boolean {
  const words = line.split(/\s*[|/]\s*/).filter((word) => openingStatus(word) !== null);
  return words.length >= 3;
}

/** The day that a raw date says, or `null` where it says none or one that could be read two ways. */
export function dateIn(raw: string): Day | null {
  if (isDay(raw)) return raw;
  const text = raw.slice(0, longest).replace(/<!--.*?-->/gs, "");
  const iso = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text);
  if (iso) return day(iso[1], iso[2], iso[3]);
  const eastern = /(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})/.exec(text);
  if (eastern) return day(eastern[1], eastern[2], eastern[3]);
  const dotted = /(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/.exec(text);
  if (dotted) return day(dotted[3], dotted[2], dotted[1]);
  const slashed = /(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)/.exec(text);
  if (slashed) {
    const [first, second] = [Number(slashed[1]), Number(slashed[2])];
    if (first > 12 || first === second) return day(slashed[3], slashed[2], slashed[1]);
    return second > 12 ? day(slashed[3], slashed[1], slashed[2]) : null;
  }
  const named =
    /(?<!\d)(?<date>\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+|of\s+)?(?<month>[\p{L}\p{M}]{3,13})\.?,?\s+(?:de\s+|del\s+)?(?<year>\d{4})(?!\d)/u.exec(
      text,
    ) ??
    /(?<month>[\p{L}\p{M}]{3,13})\.?\s+(?<date>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})(?!\d)/u.exec(text) ??
    /(?<!\d)(?<year>\d{4})\.\s+(?<month>[\p{L}\p{M}]{3,13})\s+(?<date>\d{1,2})\./u.exec(text);
  const { year, month = "", date } = named?.groups ?? {};
  const number = monthOf(month);
  return number === null ? null : day(year, String(number), date);
}

function day(year = "", month = "", date = ""): Day | null {
  const text = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  return isDay(text) ? text : null;
}

function dateOf(found: Scan): Day | null {
  for (const label of ["date", "created"] as const)
    for (const one of found.fields) {
      const date = one.label === label ? dateIn(one.raw) : null;
      if (date) return date;
    }
  return null;
}

function peopleOf({ fields }: Scan): AdrText["people"] {
  const people: AdrText["people"] = {};
  for (const role of roles) {
    const said = fields.filter(({ label }) => label === role);
    if (said.length === 0) continue;
    const names = new Set(said.flatMap(({ raw }) => namesIn(raw)));
    if (names.size > 0) people[role] = [...names];
  }
  return people;
}

/** The names in a list, between commas or on lines of their own; commas in brackets are part of a name. */
function namesIn(raw: string): string[] {
  const text = raw.slice(0, longest).replace(/<!--.*?(?:-->|$)/gs, "");
  const flow = /^\s*\[([^[\]]*)\]\s*$/.exec(text)?.[1] ?? text;
  const parts = flow.match(/(?:\([^()\n]*\)|\[[^[\]\n]*\]|\{[^{}\n]*\}|[^,;，；、\n])+/g) ?? [];
  return parts
    .map((part) => plainText(part.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, "")).replace(/^(["'])(.*)\1$/, "$2"))
    .filter((name) => /[\p{L}\p{N}]/u.test(name) && !/^(?:\{.*\}|list everyone\b.*)$/is.test(name));
}

/** Targets as written, each once: links' addresses, else "ADR-0005", "#5" or a bare number. */
function targetsOf(found: Scan, label: "supersedes" | "supersededBy"): string[] {
  const raws: string[] = [];
  for (const one of found.fields) if (one.label === label) raws.push(one.raw);
  for (const one of found.notes) if (one.label === label) raws.push(one.raw);
  for (const one of found.fields) if (one.label === "status") raws.push(...afterVerb(one.raw, label));
  return raws.length === 0 ? [] : [...new Set(raws.flatMap(targets))];
}

/** What a value names: after the verb of this relation, or all of it. */
export function targetsIn(raw: string, relation: keyof typeof verbs | null): string[] {
  return (relation === null ? [raw] : afterVerb(raw, relation)).flatMap(targets);
}

const verbs = { supersedes: /\bsuper[sc]edes\b|\breplaces\b/i, supersededBy: /\bsuper[sc]eded\b|\breplaced by\b/i };

const otherVerb = /^\W*(?:super[sc]ed|replace|amend|clarif|relate|depend|extend|refine|see also)/i;

/** What a status says after the verb: the rest of its line, or the lines after it where that names nothing. */
function afterVerb(raw: string, label: keyof typeof verbs): string[] {
  if (!verbs[label].test(raw)) return [];
  const lines = raw.slice(0, longest).split(/\r?\n/);
  return lines.flatMap((line, i) => {
    const verb = verbs[label].exec(line);
    const link = line.indexOf("[");
    if (!verb || (link >= 0 && link < verb.index)) return [];
    const rest = line.slice(verb.index + verb[0].length);
    return targets(rest).length > 0 ? [rest] : lines.slice(i + 1).filter((one) => !otherVerb.test(one));
  });
}

/** What every form of a target holds: a link's bracket, a number, a name's dot or a slug's hyphens. */
const named = /\]\(|\d|\.[amr]|-[a-z0-9]/i;

function targets(raw: string): string[] {
  if (!named.test(raw)) return [];
  const links = raw.includes("](")
    ? [...raw.matchAll(/\]\(\s*<?([^)[\]\s>]+)(?=[)\s>])>?[^)[\]]*\)/g)].map((match) => match[1] ?? "")
    : [];
  const local = links.filter((link) => !/^[a-z][a-z0-9+.-]*:|^#/i.test(link));
  if (local.length > 0) return local;
  const names = raw.match(/(?<![\w./-])[\w./-]{1,300}\.(?:md|adoc|asciidoc|rst)\b/g);
  if (names) return names;
  const ids = raw.match(/(?<![\w.])(?:M?ADR[- ]?#?|[A-Z]{2,12}-|#)\d{1,6}\b/gi);
  if (ids) return ids;
  const bare = /^\s*\[?(\d{1,6})\]?\b(?!\.\d|[-/]\d)/.exec(raw)?.[1];
  if (bare) return [bare];
  const slug = /^\s*([a-z0-9]+(?:-[a-z0-9]+){2,})\s*$/.exec(raw)?.[1];
  return slug ? [slug] : [];
}

const notAdrNames = /^(?:readme|index|_?toc|contributing|changelog|backlog|summary|license)(?:[-_.].*)?$/i;
const templateName = /(?:^|[-_.])template(?:[-_.]|$)/i;
const adrSections =
  /^(?:\d+\.?\s+)?(?:context|decision|consequences|considered options|options|problem|status|kontext|entscheidung|konsequenzen|contexte|décision|conséquences|contexto|decisión|decisão|consecuencias|consequências|contesto|decisione|conseguenze|besluit|beslissing|gevolgen|decyzja|konsekwencje|kontekst|rozhodnutí|důsledky|beslut|beslutning|konsekvens|konteksti|päätös|seuraukset|kontextus|döntés|következmények|decizie|decizia|consecințe|πλαίσιο|απόφαση|συνέπειες|контекст|решение|рішення|последствия|наслідки|bağlam|karar|sonuçlar|背景|上下文|コンテキスト|决策|决定|決定|决策|影響|結果|后果|상황|맥락|배경|결정|결과)/i;

function isNamedLikeAdr(path: string, naming: string, { number, fileDate }: NameParts): boolean {
  if (ownFolder.test(lastPart(path)) && number === null && fileDate === null) return false;
  const stem = naming.replace(/\.[A-Za-z]{2,8}$/, "");
  if (notAdrNames.test(stem) || templateName.test(stem)) return false;
  return !/(?:^|\/)templates?\//i.test(path);
}

function looksLikeAdr({ number, fileDate }: NameParts, found: Scan): boolean {
  const decides = found.sections.some(({ title }) => adrSections.test(title));
  const stated = found.fields.some(({ label }) => label === "status");
  if (number === null && fileDate === null) return decides && (stated || found.sections.length > 2);
  return decides || stated || (found.frontMatter !== null && field(found, "title") !== undefined);
}
