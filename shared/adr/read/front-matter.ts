/** Metadata between the marks at the start of a file. */
import { add, type Field, longestLine } from "./field";
import { after, lineAt, type Span, within } from "./span";
import { type Label, labelOf } from "./words";

const yamlKey = /^([\p{L}][\p{L}\p{M} _-]*?)[ \t]*:(?:[ \t]+(.*))?$/u;

export interface FrontMatter {
  fields: Field[];
  /** The lines between the marks. */
  start: number;
  end: number;
  /** Where the body begins. */
  body: number;
}

/** Front matter's own keys and lists of one level; `null` where the text doesn't begin with any. */
export function readFrontMatter(text: string, at: number): FrontMatter | null {
  const first = lineAt(text, at);
  if (first.raw.trimEnd() !== "---" || !/\n(?:---|\.\.\.)/.test(text)) return null;
  const fields: Field[] = [];
  let label: Label | null = null;
  for (let from = after(text, first.end); from < text.length; ) {
    const line = lineAt(text, from);
    from = after(text, line.end);
    const raw = line.raw.trimEnd();
    if (raw === "---" || raw === "...") {
      return { fields, start: after(text, first.end), end: line.start, body: from };
    }
    const item: RegExpExecArray | null = /^\s*-\s+(.*)$/.exec(raw);
    if (item && label && raw.length <= longestLine) {
      add(fields, { label, from: "front matter", ...scalar(within(line, item[1] ?? "")) });
      continue;
    }
    if (/^\s/.test(raw) || raw.startsWith("#") || raw.length > longestLine) continue;
    const key = yamlKey.exec(raw);
    label = key ? labelOf((key[1] ?? "").replace(/[_-]/g, " ")) : null;
    if (key && label && key[2]) add(fields, { label, from: "front matter", ...scalar(within(line, key[2])) });
  }
  return null;
}

/** A YAML scalar without its quotes or the comment after it. */
function scalar(span: Span): Span {
  const raw = span.raw.trimEnd();
  const quoted = /^(["'])(.*?)\1\s*(?:#.*)?$/.exec(raw);
  if (quoted) return { start: span.start + 1, end: span.start + 1 + (quoted[2] ?? "").length, raw: quoted[2] ?? "" };
  const plain = raw.replace(/(?:^|(?<!\s)\s+)#.*$/, "");
  return { start: span.start, end: span.start + plain.length, raw: plain };
}
