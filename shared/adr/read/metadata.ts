/** Lines of metadata: "Status: Accepted" with whatever marks, alone or several on one line. */
import { once } from "#shared/base/once";
import { dateIn } from "./date";
import { twofold } from "./heading";
import { type Line, type Span, spanWithin } from "./span";
import { type Label, labelOf, openingStatus } from "./words";

/** A label, dressed as people dress it, and a colon: `**Status:**`, `__Status__:`, `*Status*:`, `Status :`, "状态：". */
const dressed = String.raw`(?:\*\*|__|\*|_|${"`"})?([\p{L}][\p{L}\p{M}'’ _-]{1,30}?(?:[ \t]*[(（][^()（）]{0,60}[)）])?)[ \t\u00a0]*(?:(?:\*\*|__|\*|_|${"`"})[ \t\u00a0]*)?(?:::?|：)(?:\*\*|__|\*|_)?`;
const opening = String.raw`(?:[-*+•][ \t]+|\d{1,2}[.)][ \t]+)?(?:\[[ xX]\][ \t]+)?(?:(?:\p{Extended_Pictographic}|\uFE0F|\u200d)+[ \t]*|:[a-z0-9_+-]{2,30}:[ \t]*)?(?::(?=\p{L}))?`;
const labelled = once(() => new RegExp(`^${opening}${dressed}(?=[^/\\\\]|$)[ \\t]*(.*)$`, "u"));
/** A bold label with its value behind it and no colon. */
const bold = once(
  () =>
    /^(?:[-*+][ \t]+)?(?:\*\*|__)([\p{L}][\p{L}\p{M} _-]{1,30}?)(?:\*\*|__)[ \t]+(?:[-–—=][ \t]+)?(?![-–—=:])(\S.*)$/u,
);
/** A label with its value behind a dash, which a sentence may have as well: only what can be nothing else counts. */
const dashed = once(() => /^(?:[-*+][ \t]+)?([\p{L}][\p{L}\p{M} ]{1,30}?)[ \t]+[-–—][ \t]+(\S.*)$/u);
/** What parts several pieces of metadata on one line. */
const parted = once(
  () =>
    new RegExp(
      String.raw`(?<![ \t])(?:[ \t]*(?:[|·•‖;,/；，、]|&nbsp;|&middot;|<br[ \t]*/?>|[–—])[ \t]*|[ \t]{2,}|(?<=\*\*|__)[ \t]+|\x60[ \t]+(?=\x60))(?:&nbsp;|[|·•])*[ \t]*(?=${dressed})`,
      "gu",
    ),
);
const breaks = /(?:\\|<br ?\/?>)$/i;

export interface Labelled {
  label: Label;
  value: Span;
}

/** What a line of metadata says, in its order; empty where it is none. A value may be empty. */
export function metadataIn(line: Line): Labelled[] {
  const inBrackets = line.text.startsWith("[") && line.text.includes("::") ? bracketed(line) : [];
  if (inBrackets.length > 0) return inBrackets;
  const found =
    labelled().exec(line.text) ?? (/\*\*|__/.test(line.text) ? bold().exec(line.text) : null) ?? behindDash(line.text);
  const label = found ? labelIn(found[1] ?? "") : null;
  if (!found || !label) return severalFrom(line, found);
  const raw = found[2] ?? "";
  const start = line.start + line.raw.indexOf(line.text) + line.text.length - raw.length;
  return several(label, { start, end: start + raw.length, raw });
}

function behindDash(text: string): RegExpExecArray | null {
  if (!/[ \t][-–—]/.test(text)) return null;
  const found = dashed().exec(text);
  const label = labelOf(found?.[1] ?? "");
  const value = found?.[2] ?? "";
  if (label === "status") return openingStatus(value) === null ? null : found;
  return (label === "date" || label === "created") && dateIn(value) !== null ? found : null;
}

/** `[status:: accepted] [date:: 2026-01-02]`, as note-taking programs write it. */
function bracketed(line: Line): Labelled[] {
  return [...line.raw.matchAll(/\[([\p{L}][\p{L} _-]{1,30})::[ \t]*([^[\]]*)\]/gu)].flatMap((one) => {
    const label = labelIn(one[1] ?? "");
    const raw = (one[2] ?? "").trim();
    const start = line.start + one.index + one[0].lastIndexOf(raw);
    return label && raw !== "" ? [{ label, value: { start, end: start + raw.length, raw } }] : [];
  });
}

/** Other metadata may follow a label that isn't one of ours: "Author: Ana | Status: accepted". */
function severalFrom(line: Line, found: RegExpExecArray | null): Labelled[] {
  if (!found || !/[:：].*[:：]/.test(found[0])) return [];
  const raw = found[2] ?? "";
  const start = line.start + line.raw.indexOf(line.text) + line.text.length - raw.length;
  return several(null, { start, end: start + raw.length, raw });
}

/** Parts a value that other labels follow on the same line. */
function several(label: Label | null, value: Span): Labelled[] {
  const all: Labelled[] = [];
  let [name, from] = [label, 0];
  const close = (to: number) => {
    if (name) all.push({ label: name, value: tidy(value, from, to) });
  };
  if (/[:：]/.test(value.raw))
    for (const gap of value.raw.matchAll(parted())) {
      const next = labelIn(gap[1] ?? "");
      if (gap.index < from) continue;
      if (!next && !/[|·•‖]/.test(gap[0])) continue;
      close(gap.index);
      const head = new RegExp(`^${dressed}[ \\t]*`, "u").exec(value.raw.slice(gap.index + gap[0].length))?.[0] ?? "";
      name = next;
      from = gap.index + gap[0].length + head.length;
    }
  close(value.raw.length);
  return all;
}

function tidy({ start, raw }: Span, from: number, to: number): Span {
  const part = withoutBreaks(raw.slice(from, to));
  const lead = part.length - part.trimStart().length;
  // The mark that opened in front of the label closes behind the value.
  const text = part.trim().replace(/^([^`]+)`$/, "$1");
  return { start: start + from + lead, end: start + from + lead + text.length, raw: text };
}

/** Without the marks that a hard break leaves at the end of a value. */
function withoutBreaks(raw: string): string {
  let text = raw.trimEnd();
  for (let mark = breaks.exec(text); mark; mark = breaks.exec(text)) text = text.slice(0, mark.index).trimEnd();
  return text;
}

function labelIn(name: string): Label | null {
  return labelOf(name) ?? twofold(name);
}

/** A label that stands alone on its line in bold: what follows is its value, as under a heading. */
const alone = once(() => /^(?:\*\*|__)([\p{L}][^*_:：]{1,40}?)[:：]?(?:\*\*|__)[:：]?$/u);

/** The label that a line is, in bold or as the title of a box. */
export function labelAlone(text: string): Label | null {
  const name = alone().exec(text)?.[1];
  return name === undefined ? null : labelIn(name.trim());
}

/** What opens a box with a title of its own: `!!! note "Status"`, `:::info Status`, `:::note[Status: Accepted]`. */
const box =
  /^(?:(?:!!!|\?\?\?\+?)[ \t]+[\w -]{2,40}[ \t]"([^"]{1,200})"|:{3,}[ \t]*\{?[\w-]{2,30}\}?(?:[ \t]*\[([^[\]]{1,200})\]|[ \t]+([^\s{[].{0,200})))$/;

/** The title of a box that this line opens, as a line of its own; `null` where it opens none. */
export function boxTitle(line: Line): Line | null {
  const found = box.exec(line.text);
  if (!found) return null;
  const span = spanWithin(line, found[1] ?? found[2] ?? found[3] ?? "");
  return { ...span, text: span.raw.trim() };
}

/** A person or a list of them goes on where the line ends in the middle of something. */
const unfinished =
  /(?:[,;，、；&(]|(?:^|\s)(?:by|with|and|of|in|durch|von|und|par|et|por|y|e|da|door|en|av|af|og|och|przez|i|на|от|и|until|on))$/iu;

/** Whether a value that stands on one line goes on in the next. */
export function goesOn(value: string): boolean {
  if (unfinished.test(value)) return true;
  const open = value.lastIndexOf("[");
  if (open > value.lastIndexOf("]")) return true;
  const round = value.lastIndexOf("](");
  return round >= 0 && !value.slice(round).includes(")");
}
