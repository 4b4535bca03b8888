/** What pictures say of an ADR: the words in their place, or those that the address of a badge is drawn from. */
import type { Field } from "./field";
import type { Line } from "./span";
import { type Label, labelOf, statusOf } from "./words";

/** What a line with a picture or a badge holds. */
export const picture = /!\[|<img|\{(?:bdg|badge)|<[A-Z]\w{0,40}/;

const markdown = /!\[([^[\]]{0,100})\](?:\([ \t]*<?([^\s()<>]{1,500})[^()]{0,100}\)|\[([^[\]]{1,100})\])/g;
const html = /<img\b[^<>]{0,600}>/gi;
/** A badge that a site draws of a word: `{bdg-success}`Accepted``, `<Badge text="Accepted" />`, `<Status>Accepted</Status>`. */
const role = /\{(?:bdg|badge)[\w-]{0,30}\}`([^`]{1,60})`/g;
const component =
  /<([A-Z]\w{0,40})((?:\s+[\w:-]{1,40}=(?:"[^"<>]{0,100}"|'[^'<>]{0,100}'))*)\s*(?:\/>|>([^<>]{0,100})<\/\1>)/g;
/** "label-message-colour", where two hyphens or underscores mean one (https://shields.io/badges). */
const badge = /\/badge\/((?:[^?#/-]|--)+)-((?:[^?#-]|--)+)(?:-[^?#/]*)?(?:[?#]|$)/;
/** "label/message/colour" (https://badgen.net). */
const parted = /\/badge\/([^?#/]{1,60})\/([^?#/]{1,60})(?:\/[^?#/]*)?\/?(?:[?#]|$)/;
const asked = /[?&]label=([^&#]{1,60})&(?:[^#]*&)?message=([^&#]{1,60})/;

/**
 * Labels with what the pictures on a line say of them. An edit that changed the words alone would leave the picture as it
 * is, so it is told where they come from.
 *
 * @param text the whole text, into which places count
 * @param address where a reference link leads
 * @param under the label that the heading above is, where it is one
 */
export function pictured(
  line: Line,
  text: string,
  address: (name: string) => string | null,
  under: Label | null,
): Field[] {
  const found: Field[] = [];
  for (const one of line.raw.matchAll(markdown)) {
    const [, words = "", url = "", name] = one;
    const at = name === undefined ? line.start + one.index : text.length;
    const way = name === undefined ? url : (address(name) ?? "");
    found.push(...(said(words, at, text) ?? drawn(words, way, at, text, under)));
  }
  for (const one of line.raw.matchAll(html)) {
    const [url, words] = ["src", "alt"].map(
      (name) => new RegExp(`\\b${name}\\s*=\\s*["']([^"']{1,500})`, "i").exec(one[0])?.[1] ?? "",
    );
    const at = line.start + one.index;
    found.push(...(said(words ?? "", at, text) ?? drawn(words ?? "", url ?? "", at, text, under)));
  }
  for (const one of line.raw.matchAll(role)) found.push(...alone(one[1] ?? "", line.start + one.index, text));
  for (const one of line.raw.matchAll(component)) {
    const [, name = "", attributes = "", inner = ""] = one;
    if (!/(?:badge|status|state|tag|label|chip)$/i.test(name)) continue;
    for (const word of [inner, ...[...attributes.matchAll(/["']([^"']+)["']/g)].map((each) => each[1] ?? "")])
      found.push(...alone(word, line.start + one.index, text));
  }
  return found;
}

/** A word of a badge that can be nothing but a status. */
function alone(word: string, at: number, text: string): Field[] {
  return statusOf(word.trim()) === null ? [] : field("status", word.trim(), at, text);
}

/** "status: accepted" in the place of the picture. */
function said(words: string, at: number, text: string): Field[] | null {
  const parts = /^([\p{L} ]{2,30})[ \t]*[:-][ \t]*(\S.{0,60})$/u.exec(words);
  const label = parts ? labelOf(parts[1] ?? "") : null;
  return label ? field(label, (parts?.[2] ?? "").trim(), at, text) : null;
}

function drawn(words: string, url: string, at: number, text: string, under: Label | null): Field[] {
  const parts = badge.exec(url) ?? asked.exec(url) ?? parted.exec(url);
  const [, first = "", second = ""] = parts ?? [];
  // One that is drawn without a label may be called by it, or stand below a heading that says it.
  const own = labelOf(readable(first));
  const label = own ?? labelOf(words.trim()) ?? under;
  const message = own === null && statusOf(readable(second)) === null ? first : second;
  // A badge of another kind may have these words as well: of a status one that is known has to follow.
  if (!parts || !label || (label === "status" && statusOf(readable(message)) === null)) return [];
  return field(label, message, at, text);
}

function field(label: Label, raw: string, at: number, text: string): Field[] {
  const start = at < text.length ? text.indexOf(raw, at) : text.lastIndexOf(raw);
  return [{ label, from: "picture", start, end: start + raw.length, raw, value: readable(raw) }];
}

/** What a part of an address is drawn as. */
function readable(part: string): string {
  const words = part
    .replace(/--/g, "\0")
    .replace(/__/g, "\u0001")
    .replace(/[_+]/g, " ")
    .replaceAll("\0", "-")
    .replaceAll("\u0001", "_");
  try {
    return decodeURIComponent(words).trim();
  } catch {
    return words.trim();
  }
}
