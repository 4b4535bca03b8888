/**
 * Metadata between the marks at the start of a file: YAML between `---`, TOML between `+++`, JSON in its own braces. The
 * shapes that people write by hand and tools write for them are read as a YAML parser reads them, with the places of
 * their values; what needs a whole parser (aliases, complex keys) says nothing and is told in `unread`.
 */
import { once } from "#shared/base/once";
import { remembered } from "#shared/base/remember";
import { dateIn } from "./date";
import { add, type Field, longestLine, said } from "./field";
import { readFlowMap } from "./flow-map";
import { isHolder, labelInMap, labelOfKey } from "./key";
import { closing, quotedAt, spanBetween, type Valued, withoutComment } from "./scalar";
import { after, type Line, lineAt } from "./span";
import type { Label } from "./words";

export interface FrontMatter {
  fields: Field[];
  /** The lines between the marks. */
  start: number;
  end: number;
  /** Where the body begins. */
  body: number;
  /** Keys without a value, with the place where it would stand. */
  blanks: Field[];
  /** Keys of metadata whose values can't be read. */
  unread: string[];
}

/** Front matter's own keys; `null` where the text doesn't begin with any. */
export function readFrontMatter(text: string, at: number): FrontMatter | null {
  const mark = text.startsWith("---", at) ? "---" : text.startsWith("+++", at) ? "+++" : null;
  if (mark === null) return readJson(text, at);
  const first = lineAt(text, at);
  if (first.raw.trimEnd() !== mark && !(mark === "---" && /^---[ \t]*ya?ml$/.test(first.text))) return null;
  const start = after(text, first.end);
  for (let from = start; from < text.length; ) {
    const line = lineAt(text, from);
    from = after(text, line.end);
    if (!line.raw.startsWith(mark) && !(mark === "---" && line.raw.startsWith("..."))) continue;
    const raw = line.raw.trimEnd();
    if (raw !== mark && raw !== "...") continue;
    const found: FrontMatter = { fields: [], start, end: line.start, body: from, blanks: [], unread: [] };
    if (mark === "+++") readToml(text, found);
    else readYaml(text, found);
    return found;
  }
  return null;
}

/** A map in braces that the text begins with, as Hugo has it, or between lines of three semicolons. */
function readJson(text: string, at: number): FrontMatter | null {
  const marks = /^;;;[ \t]*\r?\n/.exec(text.slice(at, at + 20))?.[0].length ?? 0;
  const from = at + marks;
  if (!/^\{\s*"/.test(text.slice(from, from + longestLine))) return null;
  const to = closing(text, from, text.length);
  if (to === null) return null;
  const behind = lineAt(text, to);
  const last = marks === 0 ? behind : lineAt(text, after(text, behind.end));
  if (behind.text !== "" || (marks > 0 && last.text !== ";;;")) return null;
  const body = Math.min(text.length, after(text, last.end));
  const found: FrontMatter = { fields: [], start: from + 1, end: to - 1, body, blanks: [], unread: [] };
  readFlowMap(text, found.start, found.end, ":", found.fields);
  return found;
}

/** The metadata in a block of YAML that stands elsewhere in a text. */
export function yamlFields(text: string, start: number, end: number): Field[] {
  const found: FrontMatter = { fields: [], start, end, body: end, blanks: [], unread: [] };
  readYaml(text, found);
  return found.fields;
}

const plainKey = once(() => /^([^\s#:'"[\]{}&*!|>%@`,?-][^:#]*?|[\p{L}][^:]*?)[ \t]*:(?=[ \t]|$)/u);
/** Most keys, for which the letters of all scripts needn't be made ready. */
const asciiKey = /^([A-Za-z][\w -]*?)[ \t]*:(?=[ \t]|$)/;
const quotedKey = /^(?:"([^"\\]*)"|'([^']*)')[ \t]*:(?=[ \t]|$)/;

function readYaml(text: string, found: FrontMatter): void {
  const nested: Field[] = [];
  let inside = false;
  const outer = new OuterMap();
  for (let at = found.start; at < found.end; ) {
    const line = lineAt(text, at);
    const next = after(text, line.end);
    at = next;
    if (line.text === "" || line.text.startsWith("#")) continue;
    const indent = indentOf(line) + outer.item(line);
    if (indent === 0 && line.raw.startsWith("{")) {
      const to = closing(text, line.start, found.end);
      if (to !== null) readFlowMap(text, line.start + 1, to - 1, ":", found.fields);
      return;
    }
    const key = line.raw.length > longestLine ? null : keyIn(indent === 0 ? line.raw : line.raw.slice(indent));
    if (indent === 0) nested.push(...outer.end());
    if (key === null) continue;
    if (indent === 0) inside = key.holds;
    else if (!inside) continue;
    const label: Label | null = labelInMap(key.name, outer.label) ?? key.label;
    const rest = line.raw.slice(indent + key.length).trim();
    if (label !== null && indent === 0 && simple.test(rest) && !/[ \t-]/.test(text.charAt(next))) {
      const quotes = rest.startsWith('"') ? 1 : 0;
      const from = line.start + line.raw.lastIndexOf(rest) + quotes;
      add(found.fields, { label, from: "front matter", ...spanBetween(text, from, from + rest.length - 2 * quotes) });
      continue;
    }
    if (indent === 0 && (label === "status" || label === "date") && holdsKeys(text, rest, next, found.end)) {
      outer.begin(label);
      inside = true;
      continue;
    }
    const value = valueAt(text, line, indent + key.length, indent, found.end);
    at = value.next;
    if (label === null) {
      // What lies in a map of its own is looked at line by line.
      if (indent === 0 && inside && value.empty) at = next;
      continue;
    }
    if (value.unread && label !== "tags") found.unread.push(key.name);
    if (value.empty && indent === 0) {
      const from = line.start + key.length;
      found.blanks.push({ label, from: "front matter", start: from, end: from, raw: "" });
    }
    const into = indent === 0 ? found.fields : (outer.fields ?? nested);
    const [flow] = value.spans;
    if (flow && /^\{[^{}]*:/.test(flow.raw)) readFlowMap(text, flow.start + 1, flow.end - 1, ":", into, label);
    else for (const one of value.spans) add(into, { label, from: "front matter", ...one });
  }
  found.fields.push(...nested, ...outer.end());
}

/** Whether keys stand below a key, by themselves or in items. */
function holdsKeys(text: string, rest: string, next: number, end: number): boolean {
  if (rest !== "" && !rest.startsWith("#")) return false;
  for (let at = next; at < end; ) {
    const line = lineAt(text, at);
    at = after(text, line.end);
    if (line.text === "" || line.text.startsWith("#")) continue;
    const item = /^-[ \t]+/.exec(line.text)?.[0].length ?? 0;
    return (item > 0 || indentOf(line) > 0) && keyIn(line.text.slice(item)) !== null;
  }
  return false;
}

/** The map, or the list of maps, that the value of a label is: a status with its day, or the history of one. */
class OuterMap {
  label: Label | null = null;
  private items: Field[][] = [];

  begin(label: Label): void {
    this.label = label;
    this.items = [[]];
  }

  /** What the item is told that is open; `undefined` outside such a map. */
  get fields(): Field[] | undefined {
    return this.items.at(-1);
  }

  /** The length of the mark of an item that this line opens in it; 0 where it opens none. */
  item({ text }: Line): number {
    const mark = this.label === null ? null : /^-[ \t]+/.exec(text);
    if (mark) this.items.push([]);
    return mark?.[0].length ?? 0;
  }

  /** What it says: of a history the item of the latest day, the last one where days don't tell. */
  end(): Field[] {
    const told = this.items.filter((item) => item.length > 0);
    this.label = null;
    this.items = [];
    return told.reduce((last, item) => (dayOf(item) >= dayOf(last) ? item : last), told[0] ?? []);
  }
}

function dayOf(fields: readonly Field[]): string {
  const date = fields.find(({ label }) => label === "date");
  return (date && dateIn(said(date))) ?? "";
}

/** A value that is what is written, on its line alone: most are. */
const simple = /^(?:[A-Za-z0-9][^#\n]*|"[^"\\]*")$/;

interface Key {
  name: string;
  /** With the colon. */
  length: number;
  label: Label | null;
  /** What is nested below it belongs to the ADR. */
  holds: boolean;
}

/** The key that a line opens with. One that isn't in quotes ends with the first colon. */
function keyIn(line: string): Key | null {
  if (/^["']/.test(line)) return keyOf(line);
  const colon = line.indexOf(":");
  return colon >= 0 && (colon + 1 === line.length || /[ \t]/.test(line.charAt(colon + 1)))
    ? plainKeyOf(line.slice(0, colon + 1))
    : null;
}

/** The files of a log have the same keys. */
const plainKeyOf = remembered(keyOf);

function keyOf(line: string): Key | null {
  const found = asciiKey.exec(line) ?? (/^["']/.test(line) ? quotedKey.exec(line) : plainKey().exec(line));
  if (!found) return null;
  const name = (found[1] ?? found[2] ?? "").trim();
  return { name, length: found[0].length, label: labelOfKey(name), holds: isHolder(name) };
}

interface Value {
  spans: Valued[];
  /** Nothing stands behind the colon. */
  empty: boolean;
  unread: boolean;
  /** Where the line after the value begins. */
  next: number;
}

/** The value behind a key that ends at `column` of its line. */
function valueAt(text: string, line: Line, column: number, indent: number, end: number): Value {
  const none: Value = { spans: [], empty: false, unread: false, next: after(text, line.end) };
  let from = line.start + column;
  while (from < line.end && /[ \t]/.test(text.charAt(from))) from++;
  // An anchor or a tag says how the value is used, not what it is.
  const dressed = /^(?:(?:&\S+|!\S*)[ \t]+)+/.exec(text.slice(from, line.end));
  if (dressed) from += dressed[0].length;
  const rest = text.slice(from, line.end);
  if (rest === "" || rest.startsWith("#")) return below(text, none.next, indent, end);
  if (rest.startsWith("*")) return { ...none, unread: true };
  if (/^[|>][-+0-9]{0,2}[ \t]*(?:#.*)?$/.test(rest)) return block(text, none.next, indent, end, rest.charAt(0) === ">");
  if (rest.startsWith('"') || rest.startsWith("'")) {
    const quoted = quotedAt(text, from, indentedTo(text, line, indent, end));
    return quoted
      ? { ...none, spans: [quoted], next: after(text, lineAt(text, quoted.end).end) }
      : { ...none, unread: true };
  }
  if (rest.startsWith("[") || (rest.startsWith("{") && !/^\{[^{}:]*\}/.test(rest))) {
    const to = closing(text, from, end);
    if (to === null) return { ...none, unread: true };
    return { ...none, spans: [spanBetween(text, from, to)], next: after(text, lineAt(text, to).end) };
  }
  return plain(text, from, line, indent, end);
}

/** A plain scalar, which may go on in lines that are indented further. */
function plain(text: string, from: number, line: Line, indent: number, end: number): Value {
  const first = withoutComment(text.slice(from, line.end));
  let [to, next] = [from + first.length, after(text, line.end)];
  const parts = [first];
  for (let at = next; at < end && !/\s#/.test(text.slice(from, line.end)); ) {
    const one = lineAt(text, at);
    if (one.text !== "" && indentOf(one) <= indent) break;
    at = after(text, one.end);
    if (one.text === "") continue;
    const part = withoutComment(one.text);
    parts.push(part);
    to = one.start + one.raw.indexOf(one.text) + part.length;
    next = at;
  }
  const span: Valued = spanBetween(text, from, to);
  if (parts.length > 1) span.value = parts.filter(Boolean).join(" ");
  return { spans: first === "" && parts.length === 1 ? [] : [span], empty: false, unread: false, next };
}

/** What stands below a key with nothing behind it: a list, a scalar, or a map, which isn't looked into. */
function below(text: string, start: number, indent: number, end: number): Value {
  const spans: Valued[] = [];
  let next = start;
  for (let at = start; at < end; ) {
    const line = lineAt(text, at);
    at = after(text, line.end);
    if (line.text === "" || line.text.startsWith("#")) {
      next = at;
      continue;
    }
    const own = indentOf(line);
    const item = /^-(?:[ \t]+|$)/.exec(line.text);
    if (own < indent || (own === indent && !item)) break;
    next = at;
    if (!item) {
      if (spans.length > 0) continue;
      if (/^(?:["'][^:]*$|[|>][-+0-9]{0,2}$)/.test(line.text))
        return valueAt(text, line, line.raw.indexOf(line.text), indent, end);
      if (keyIn(line.text)) return { spans: [], empty: true, unread: false, next: skipped(text, start, indent, end) };
      const value = plain(text, line.start + line.raw.indexOf(line.text), line, indent, end);
      return { ...value, next: value.next };
    }
    const column = line.raw.indexOf("-") + item[0].length;
    // An item that is a map names somebody: its first value, or the one that is called a name.
    const key = keyIn(line.raw.slice(column));
    const value = valueAt(text, line, column + (key?.length ?? 0), key ? column : own, end);
    const [span] = value.spans;
    if (span) spans.push(/^["']/.test(text.charAt(span.start - 1)) ? { ...span, whole: true } : span);
    at = key ? skipped(text, at, own, end) : value.next;
    next = at;
  }
  return { spans, empty: spans.length === 0, unread: false, next };
}

/** The end of the lines that a value which begins on this one may take: the next that isn't indented further ends it. */
function indentedTo(text: string, line: Line, indent: number, end: number): number {
  return skipped(text, after(text, line.end), indent, end);
}

/** Where the first line begins that isn't indented further. */
function skipped(text: string, from: number, indent: number, end: number): number {
  for (let at = from; at < end; ) {
    const line = lineAt(text, at);
    if (line.text !== "" && indentOf(line) <= indent) return at;
    at = after(text, line.end);
  }
  return end;
}

/** A block of lines, kept (`|`) or joined (`>`). */
function block(text: string, start: number, indent: number, end: number, folded: boolean): Value {
  let first = lineAt(text, start);
  while (first.text === "" && after(text, first.end) < end) first = lineAt(text, after(text, first.end));
  const next = skipped(text, start, Math.max(indent, indentOf(first) - 1), end);
  const whole = text.slice(start, next);
  const lines = whole.split(/\r?\n/).map((line) => line.trim());
  const lead = whole.length - whole.trimStart().length;
  const span: Valued = spanBetween(text, start + lead, start + lead + whole.trim().length);
  if (span.raw.includes("\n")) span.value = lines.filter(Boolean).join(folded ? " " : "\n");
  return { spans: [span], empty: false, unread: false, next };
}

function readToml(text: string, found: FrontMatter): void {
  let inside = true;
  for (let at = found.start; at < found.end; ) {
    const line = lineAt(text, at);
    at = after(text, line.end);
    const table = /^\[\[?\s*([\w.-]+)\s*\]\]?/.exec(line.text);
    if (table) inside = isHolder(table[1] ?? "");
    if (table || !inside || line.raw.length > longestLine) continue;
    const key = /^\s*(?:"([^"]*)"|([\w\u00c0-\u024f-]+))\s*=\s*/.exec(line.raw);
    if (!key) continue;
    const name = key[1] ?? key[2] ?? "";
    const label = labelOfKey(name);
    const from = line.start + key[0].length;
    const mark = text.charAt(from);
    if (mark === "{" && (label !== null || isHolder(name))) {
      const close = closing(text, from, line.end);
      if (close !== null) readFlowMap(text, from + 1, close - 1, "=", found.fields, label);
      continue;
    }
    if (!label) continue;
    if (text.startsWith('"""', from) || text.startsWith("'''", from)) {
      found.unread.push(name);
      continue;
    }
    const to = mark === "[" ? closing(text, from, found.end) : null;
    const span = mark === '"' || mark === "'" ? quotedAt(text, from, line.end) : null;
    if (to !== null) {
      at = after(text, lineAt(text, to).end);
      add(found.fields, { label, from: "front matter", ...spanBetween(text, from, to) });
    } else if (span) add(found.fields, { label, from: "front matter", ...span });
    else {
      const plain = withoutComment(text.slice(from, line.end));
      add(found.fields, { label, from: "front matter", ...spanBetween(text, from, from + plain.length) });
    }
  }
}

function indentOf({ raw }: Line): number {
  return raw.length - raw.trimStart().length;
}
