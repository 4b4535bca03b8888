/** What an ADR amends, depends on and relates to, and what it is filed under, as its own text says it. */
import { once } from "#shared/base/once";
import { type Field, said } from "./field";
import { headingName } from "./heading";
import { asMarkdown } from "./markup";
import { plainText } from "./plain";
import { type Scan, scan } from "./scan";
import type { Span } from "./span";
import { targetNames } from "./targets";
import { labelOf, type RelatedKind, relatedKinds } from "./words";

/** What the other end says of the same relation. */
export const reverseOf: Record<RelatedKind, RelatedKind> = {
  amends: "amendedBy",
  amendedBy: "amends",
  dependsOn: "requiredBy",
  requiredBy: "dependsOn",
  relatesTo: "relatesTo",
};

/** A place in a text that names other ADRs; `raw` is what names them. */
export interface RelatedPlace extends Span {
  kind: RelatedKind;
  /** As written: links' addresses, else "ADR-0005", "#5" or a bare number. */
  targets: string[];
  from: Field["from"];
}

export interface Related {
  kind: RelatedKind;
  /** As written, relative to the file where it is a path. */
  target: string;
}

/** Each relation once, in the order of the text. `fileName` tells the format; only its ending counts. */
export function relatedIn(fileName: string, text: string): Related[] {
  const all = relatedPlaces(scan(asMarkdown(fileName, text)), text).flatMap(({ kind, targets }) =>
    targets.map((target) => ({ kind, target })),
  );
  return all.filter(({ kind, target }, i) => all.findIndex((one) => one.kind === kind && one.target === target) === i);
}

/** Where a text says so: fields of metadata, the lines of a status, and sections for links. */
export function relatedPlaces(found: Scan, text: string): RelatedPlace[] {
  const fields = found.fields.flatMap((field) => {
    const { label, from } = field;
    if (from === "section") return label === "status" || isKind(label) ? lines(field, label, found) : [];
    return isKind(label) ? [placeOf({ ...field, raw: said(field) }, label, from, found)] : [];
  });
  const sections = found.sections
    .filter(({ title }) => holdsLinks.test(headingName(title)))
    .flatMap(({ from, end }) => lines({ start: from, end, raw: text.slice(from, end) }, "status", found));
  return [...fields, ...sections].filter(({ targets }) => targets.length > 0).toSorted((a, b) => a.start - b.start);
}

const holdsLinks =
  /^(?:links|more information|references|liens|enlaces|ligações|collegamenti|verweise|linki|odkazy|länkar|链接|連結|リンク|링크)$/i;

/** A verb, whatever marks it stands in, and behind it what it is said of. */
const verbed = once(
  () =>
    /^[ \t]{0,3}(?:[-*+•][ \t]+|\d{1,2}[.)][ \t]+)?(?:\*\*|__|\*|_)?([\p{L}][\p{L} '’-]{1,40}?)(?:\*\*|__|\*|_)?[ \t]*:?(?:\*\*|__|\*|_)?[ \t]+(?=\[|<|`|#?\d|M?ADR\b|[A-Z]{2,12}-\d)(\S.*)$/u,
);

/** Lines that begin with a verb; in a section that is named by a relation, the others say that one. */
function lines({ start, raw }: Span, label: Field["label"], found: Scan): RelatedPlace[] {
  const places: RelatedPlace[] = [];
  let at = start;
  for (const line of raw.split("\n")) {
    const text = line.length > longest ? "" : line.replace(/\r$/, "");
    const verb = verbed().exec(text);
    const kind = labelOf((verb?.[1] ?? "").trim());
    const named = verb && isKind(kind) ? (verb[2] ?? "") : text;
    const said = verb && isKind(kind) ? kind : isKind(label) ? label : null;
    // A line that speaks of taking another's place says that, whatever the section is called.
    if (said !== null && kind !== "supersedes" && kind !== "supersededBy") {
      const from = at + text.length - named.length;
      places.push(placeOf({ start: from, end: from + named.length, raw: named }, said, "line", found));
    }
    at += line.length + 1;
  }
  return places;
}

/** No line that names ADRs is longer, and the pattern takes time with the square of a line's length. */
const longest = 1000;

function placeOf({ start, end, raw }: Span, kind: RelatedKind, from: Field["from"], found: Scan): RelatedPlace {
  return { kind, start, end, raw, from, targets: targetNames(raw, found) };
}

function isKind(label: Field["label"] | null): label is RelatedKind {
  return relatedKinds.some((kind) => kind === label);
}

/** What an ADR is filed under, each word once, in its order; without the marks and the `#` that people put before. */
export function tagsIn(fileName: string, text: string): string[] {
  const fields = scan(asMarkdown(fileName, text)).fields.filter(({ label }) => label === "tags");
  const all = fields.flatMap((field) => (isItem(field, text) ? [said(field)] : parted(said(field), field.from)));
  const plain = all.map((tag) => plainText(tag.replace(/`/g, "").trim().replace(/^#/, "")).trim());
  return [...new Set(plain.filter((tag) => /[\p{L}\d]/u.test(tag)))];
}

/** An item of a list in front matter is one tag, whatever stands in it. */
function isItem({ from, start, whole }: Field, text: string): boolean {
  if (whole) return true;
  const before = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  return from === "front matter" && /^\s*-\s+["']?$|[[,]\s*["']?$/.test(before);
}

/** Commas or lines part them; blanks only where there is neither, as in log4brains. */
function parted(raw: string, from: Field["from"]): string[] {
  const bare = raw.replace(/<!--.*?-->/gs, "").trim();
  // What a template holds out to be filled in says nothing.
  if (from !== "front matter" && /^(?:\[[^\],]*\s[^\],]*\]|\{.*\})$/s.test(bare)) return [];
  const inner = /^\[(.*)\]$/s.exec(bare)?.[1] ?? bare;
  const items = inner.split(/[,;\n]|(?:^|\n)[ \t]*[-*+][ \t]+/);
  if (items.length === 1 && inner === bare) return inner.split(/[ \t]+/);
  return items.map((item) => item.replace(/^[ \t]*(?:[-*+][ \t]+)?["']?|["']?[ \t]*$/g, ""));
}
