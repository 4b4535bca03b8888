/** An ADR put together in a dialect, from what was taken out of another one. */

import { nameParts } from "#shared/adr/folder/filename";
import { addressOf } from "#shared/adr/links/path";
import { yamlPlain, yamlString } from "#shared/adr/write/escape";
import { capital } from "#shared/base/capital";
import type { ProfileId } from "#shared/record/record";
import type { DialectSection, SectionPart, Taken } from "./take";

/** Dialects that an ADR can be turned into. */
export const dialects = ["madr4", "madr2", "nygard", "log4brains"] as const satisfies readonly ProfileId[];
export type Dialect = (typeof dialects)[number];

/** Another ADR that this one names, with its title. */
export interface NamedAdr {
  file: string;
  title: string;
}

export interface Around {
  /** The file's path, from the same root as the others'. */
  file: string;
  /** ADRs that took this one's place, as far as they are found. */
  supersededBy: readonly NamedAdr[];
}

export interface MovedHeading {
  what: string;
  /** Its heading now. */
  to: string;
  /** Where its level changed: the section that it is a part of now, `null` where it is one of its own. */
  under?: string | null;
}

export interface Put {
  text: string;
  /** Everything that has another name or place now. */
  moved: MovedHeading[];
  /** What the dialect has no place for; it stands under More Information. */
  kept: string[];
}

const madrPlaces: Partial<Record<SectionPart, [level: number, title: string]>> = {
  context: [2, "Context and Problem Statement"],
  drivers: [2, "Decision Drivers"],
  options: [2, "Considered Options"],
  decision: [2, "Decision Outcome"],
  consequences: [3, "Consequences"],
  positive: [3, "Positive Consequences"],
  negative: [3, "Negative Consequences"],
  confirmation: [3, "Confirmation"],
  comparison: [2, "Pros and Cons of the Options"],
};
const places: Record<Dialect, Partial<Record<SectionPart, [number, string]>>> = {
  madr4: madrPlaces,
  madr2: { ...madrPlaces, links: [2, "Links"] },
  log4brains: { ...madrPlaces, links: [2, "Links"] },
  nygard: {
    context: [2, "Context"],
    drivers: [3, "Decision Drivers"],
    options: [3, "Considered Options"],
    decision: [2, "Decision"],
    consequences: [2, "Consequences"],
    positive: [3, "Positive Consequences"],
    negative: [3, "Negative Consequences"],
    confirmation: [3, "Confirmation"],
  },
};
const order: readonly SectionPart[] = [
  "context",
  "drivers",
  "options",
  "decision",
  "consequences",
  "positive",
  "negative",
  "confirmation",
  "comparison",
  "links",
];
/** Sections that a reader of the dialect looks for, also where the source has none. */
const required: Record<Dialect, readonly SectionPart[]> = {
  madr4: ["context", "options", "decision"],
  madr2: ["context", "options", "decision"],
  log4brains: ["context", "decision"],
  nygard: ["context", "decision", "consequences"],
};

export function putTogether(taken: Taken, to: Dialect, around: Around): Put {
  const moved: Put["moved"] = [];
  const kept: string[] = [];
  const more: string[] = [];
  const head = headOf(taken, to, around, (what, block) => {
    kept.push(what);
    more.push(block);
  });
  const blocks = [...head.blocks];
  const own = places[to];
  let section = "";
  for (const part of order) {
    const pieces = taken.pieces.filter((piece) => piece.part === part);
    const place = own[part];
    if (!place) continue;
    const links = part === "links" ? head.links : [];
    if (pieces.length === 0 && links.length === 0 && !required[to].includes(part)) continue;
    const [level, title] = place;
    const name = pieces[0] && !pieces[0].english ? pieces[0].title : title;
    if (level === 2) section = name;
    if (pieces[0]) moved.push(...movedTo(pieces[0], name, level, section));
    blocks.push(...sectionOf(part, pieces, [level, name], links));
  }
  for (const piece of taken.pieces) {
    if (piece.part !== null && own[piece.part]) continue;
    if (piece.part === "more") more.unshift(deeper(piece, 2));
    else {
      kept.push(piece.title);
      more.push(`### ${piece.title}`, deeper(piece, 3));
    }
  }
  if (own.links === undefined && head.links.length > 0) more.push(...head.links);
  if (more.some((block) => block !== "")) blocks.push("## More Information", ...more);
  return { text: `${blocks.filter((block) => block !== "").join("\n\n")}\n`, moved, kept };
}

/** What a heading is called now and where it stands, where that is something else; `section` is the last of level 2. */
function movedTo({ title, level: from }: DialectSection, to: string, level: number, section: string): MovedHeading[] {
  if (title === to && from === level) return [];
  return [{ what: title, to, ...(from !== level && { under: level === 2 ? null : section }) }];
}

/** A heading with all pieces of its part, the second and others under their own names. */
function sectionOf(
  part: SectionPart,
  pieces: readonly DialectSection[],
  [level, name]: [number, string],
  links: readonly string[],
): string[] {
  const [first, ...others] = pieces;
  // What other pages link to.
  const anchor = /<a [^>]*>\s*<\/a>|\{#[^{}]+\}/.exec(first?.title ?? "")?.[0] ?? "";
  const list = links.map((link) => `- ${link}`).join("\n");
  const body = first ? deeper(first, level) : "";
  const items = part === "links" && /^[-*+] /.test(body.split("\n").at(-1) ?? "");
  return [
    `${"#".repeat(level)} ${first && !first.english ? name : `${name} ${anchor}`.trim()}`,
    items && list !== "" ? `${body}\n${list}` : body,
    items ? "" : list,
    ...others.flatMap((piece) => [`${"#".repeat(level + 1)} ${piece.title}`, deeper(piece, level + 1)]),
  ];
}

/** The body with its headings as far below the new one as they were below the old. Code is left alone. */
function deeper({ body, level: from }: DialectSection, level: number): string {
  if (from === level) return body;
  let fence = "";
  return body
    .split("\n")
    .map((line) => {
      const mark = /^[ \t]{0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? "";
      if (fence !== "") {
        if (mark.startsWith(fence) && line.trim() === mark) fence = "";
        return line;
      }
      if (mark !== "") fence = mark;
      const heading = /^(#{1,6})(?=[ \t])/.exec(line)?.[1];
      if (heading === undefined) return line;
      return "#".repeat(Math.min(6, Math.max(level + 1, heading.length - from + level))) + line.slice(heading.length);
    })
    .join("\n");
}

interface Head {
  blocks: string[];
  /** Lines that name other ADRs, for where the dialect keeps links. */
  links: string[];
}

type Keep = (what: string, block: string) => void;

/** Title and metadata. `keep` takes what the dialect has no place for. */
function headOf(taken: Taken, to: Dialect, around: Around, keep: Keep): Head {
  const { entry, below, remark, fields } = taken;
  const status = statusIn(taken, to, around);
  const links = [
    ...(to === "nygard" ? [] : below.map((line) => line.replace(/^[-*+][ \t]+/, ""))),
    ...(to === "madr4" && status.link !== null ? [status.link] : []),
    ...fields
      .filter(({ label }) => label !== "Superseded by" || entry.status !== "superseded")
      // Below a status this would be read as the status.
      .filter(({ label }) => label !== "Superseded by" || to !== "nygard")
      .map(itemOf),
  ];
  if (remark !== "") keep("Status", `### Status\n\n${remark}`);
  if (to === "nygard") return { blocks: nygardHead(taken, status.text, links, keep), links: [] };
  return {
    blocks: to === "madr4" ? frontMatterHead(taken, status.text) : listHead(taken, status.text, to, keep),
    links,
  };
}

function keepPeople(label: string, names: readonly string[] | undefined, keep: Keep): void {
  if (names && names.length > 0) keep(label, `- ${label}: ${names.join(", ")}`);
}

/** Its tools know title, date and status; what else there is goes below. */
function nygardHead(taken: Taken, status: string, links: string[], keep: Keep): string[] {
  const { entry, title, date, below, fields, keys, tags, intro } = taken;
  keepPeople("Decision-makers", entry.people.deciders, keep);
  keepPeople("Consulted", entry.people.consulted, keep);
  keepPeople("Informed", entry.people.informed, keep);
  if (tags.length > 0) keep("Tags", `- Tags: ${tags.join(", ")}`);
  for (const one of fields)
    if (one.label === "Superseded by" && entry.status !== "superseded") keep(one.label, itemOf(one));
  keepKeys(keys, keep);
  const number = entry.number === null ? "" : `${entry.number}. `;
  const dated = date === "" ? "" : `Date: ${date}`;
  return [`# ${number}${title}`, dated, intro, "## Status", capital(status), ...below, ...links];
}

function frontMatterHead({ entry, title, date, keys, tags, intro }: Taken, status: string): string[] {
  const { deciders = [], consulted = [], informed = [] } = entry.people;
  const list = (key: string, words: readonly string[]) =>
    words.length === 0 ? "" : `${key}: [${words.map(yamlPlain).join(", ")}]`;
  const lines = [
    status === "" ? "" : `status: ${/[[\]]/.test(status) ? yamlString(status) : yamlPlain(status)}`,
    date === "" ? "" : `date: ${/^[\d-]+$/.test(date) ? date : yamlPlain(date)}`,
    list("decision-makers", deciders),
    list("consulted", consulted),
    list("informed", informed),
    list("tags", tags),
    keys,
  ].filter((line) => line !== "");
  const front = lines.length === 0 ? [] : [`---\n${lines.join("\n")}\n---`];
  return [...front, `# ${title}`, intro];
}

function listHead(taken: Taken, status: string, to: Dialect, keep: Keep): string[] {
  const { entry, title, date, keys, tags, intro } = taken;
  keepPeople("Consulted", entry.people.consulted, keep);
  keepPeople("Informed", entry.people.informed, keep);
  keepKeys(keys, keep);
  // A single tag with blanks would be read as several.
  const carried = tags.length === 1 && /\s/.test(tags[0] ?? "") ? [] : tags;
  if (carried.length < tags.length) keep("Tags", `- Tags: ${tags.join(", ")}`);
  const mark = to === "log4brains" ? "-" : "*";
  const items = [
    ["Status", status],
    ["Deciders", (entry.people.deciders ?? []).join(", ")],
    ["Date", date],
    ["Tags", carried.join(", ")],
  ].filter(([, value]) => value !== "");
  return [`# ${title}`, items.map(([label, value]) => `${mark} ${label}: ${value}`).join("\n"), intro];
}

function keepKeys(keys: string, keep: Keep): void {
  if (keys === "") return;
  const names = keys.split("\n").flatMap((line) => /^([^\s:]+)[ \t]*:/.exec(line)?.[1] ?? []);
  keep(names.join(", "), `\`\`\`yaml\n${keys}\n\`\`\``);
}

function itemOf({ label, value }: Taken["fields"][number]): string {
  return label === "Created" ? `Created: ${value}` : `${label} ${value}`;
}

/** The status as the dialect says it; `link` is a line that names a successor where the status itself can't hold a link. */
function statusIn(
  { entry, status }: Taken,
  to: Dialect,
  { file, supersededBy }: Around,
): { text: string; link: string | null } {
  const [by] = supersededBy;
  const english = /^[ -~]*$/.test(status);
  if (entry.status !== "superseded" || !by || !english) return { text: english ? lower(status) : status, link: null };
  const { number, digits, prefix } = nameParts(by.file.split("/").at(-1) ?? "");
  const address = addressOf(file, by.file);
  const slug = (by.file.split("/").at(-1) ?? "").replace(/\.mdx?$/i, "");
  const id = number === null ? slug : `${prefix?.toUpperCase() ?? "ADR"}-${digits}`;
  const label = {
    madr4: id,
    madr2: id,
    log4brains: slug,
    nygard: number === null ? by.title : `${number}. ${by.title}`,
  }[to];
  const link = `Superseded by [${label}](${address})`;
  return to === "madr4" && number !== null ? { text: `superseded by ${id}`, link } : { text: lower(link), link: null };
}

/** "Accepted" as "accepted"; capitals of names behind it stay. */
function lower(status: string): string {
  return /^[A-Z][a-z]/.test(status) ? status.charAt(0).toLowerCase() + status.slice(1) : status;
}
