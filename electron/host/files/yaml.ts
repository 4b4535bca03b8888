import type { Document, Node } from "yaml";
import { isCollection, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from "yaml";
import type { z } from "zod";
import { AdroitError } from "#shared/base/error";
import { flattenIssues, type Placed, pathText } from "../issues";

/** What a text may hold to be parsed at all: the parser takes long over few characters that mean much. */
export interface YamlBounds {
  /** Characters. */
  size: number;
  /** Characters that mean something in YAML: of keys, lists, quotes and the like. */
  marks: number;
}

const usual: YamlBounds = { size: 500_000, marks: 40_000 };
/** Bounds of a configuration of somebody else's, which is a few lines long. */
export const configuration: YamlBounds = { size: 32_000, marks: 4_000 };
/** Lists and maps inside each other. */
const depthLimit = 60;
/** Mentions of something that stands elsewhere in the text. */
const aliasLimit = 100;

/** Why a text isn't parsed and from which line on, or `null`. Looks at each character once. */
function tooMuch(text: string, { size, marks }: YamlBounds): Omit<YamlFault, "place"> | null {
  if (text.length > size) return { line: null, what: `it is larger than ${size / 1000} kB` };
  const tooDeep = "it is nested too deeply";
  let found = 0;
  let depth = 0;
  let line = 1;
  for (let i = 0; i < text.length; i++) {
    const mark = text[i] as string;
    if (mark === "\n") line++;
    if (!":-?,[]{}#&*!|>'\"%@`".includes(mark)) continue;
    if (++found > marks) return { line, what: `it holds more than ${marks} keys, entries and marks` };
    if (mark === "[" || mark === "{") depth++;
    else if (mark === "]" || mark === "}") depth = Math.max(0, depth - 1);
    if (depth > depthLimit) return { line, what: tooDeep };
  }
  const deep = /^ *(?:[-?] +){60}/m.exec(text);
  return deep ? { line: text.slice(0, deep.index).split("\n").length, what: tooDeep } : null;
}

/** What is wrong at one place of a YAML text. */
export interface YamlFault {
  /** The field, as the format names it (`criteria[2].title`); "" where it is the text itself. */
  place: string;
  line: number | null;
  /** A sentence without its stop. */
  what: string;
}

/** A YAML text as far as it can be read. */
export interface YamlLook<T> {
  /** What it holds, whatever that is; `undefined` where it isn't YAML. */
  raw: unknown;
  /** What it holds where that fits the schema, else `null`. */
  value: T | null;
  /** In the order of the schema; none exactly where there is a value. */
  faults: YamlFault[];
}

/**
 * Looks at YAML text without throwing: every fault with its place. YAML 1.2: dates and "yes" stay text; a key that
 * stands twice is a fault; aliases can't multiply beyond a hundred.
 */
export function lookAtYaml<T>(text: string, schema: z.ZodType<T>, bounds: YamlBounds = usual): YamlLook<T> {
  const lines = new LineCounter();
  const at = (offset: number) => lines.linePos(offset).line;
  const unread = (faults: Omit<YamlFault, "place">[]): YamlLook<T> => ({
    ...{ raw: undefined, value: null },
    faults: faults.map((fault) => ({ place: "", ...fault })),
  });
  const much = tooMuch(text, bounds);
  if (much !== null) return unread([{ ...much, what: `${much.what}, so it isn't read` }]);
  // The library looks for a key that stands twice by comparing each with all others.
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false, logLevel: "error" });
  const keys = doc.errors.length === 0 ? wrongKeys(doc) : [];
  if (keys.length > 0) return unread(keys.map(({ what, offset }) => ({ line: at(offset), what })));
  if (doc.errors.length > 0)
    return unread(doc.errors.map((error) => ({ line: at(error.pos[0]), what: sentence(said(error)) })));
  const aliases: number[] = [];
  visit(doc, { Alias: (_, { range }) => void aliases.push(range?.[0] ?? 0) });
  // Each is looked for from the beginning of the text.
  if (aliases.length > aliasLimit)
    return unread([
      {
        line: at(aliases[aliasLimit] ?? 0),
        what: `it refers to itself more than ${aliasLimit} times, so it isn't read`,
      },
    ]);
  let raw: unknown;
  try {
    raw = doc.toJS({ maxAliasCount: aliasLimit });
  } catch (error) {
    // What is read is plain; only what stands for something else can still fail.
    return unread([
      { line: at(aliases[0] ?? 0), what: sentence(error instanceof Error ? error.message : String(error)) },
    ]);
  }
  if (raw === null || raw === undefined) return unread([{ line: null, what: "the file is empty" }]);
  const result = schema.safeParse(raw);
  if (result.success) return { raw, value: result.data, faults: [] };
  const faults = flattenIssues(result.error.issues).map(({ path, message }: Placed): YamlFault => {
    const offset = offsetOf(doc, path);
    return { place: pathText(path), line: offset === null ? null : at(offset), what: message };
  });
  return { raw, value: null, faults };
}

/**
 * Reads YAML text that has to fit `schema`. Every fault is named with file, line and field, one a line (`BAD_INPUT`,
 * subject is the file).
 */
export function readYaml<T>(file: string, text: string, schema: z.ZodType<T>, bounds: YamlBounds = usual): T {
  const { value, faults } = lookAtYaml(text, schema, bounds);
  if (faults.length === 0) return value as T;
  throw new AdroitError("BAD_INPUT", faults.map((fault) => faultText(file, fault)).join("\n"), {
    subject: file,
    remedy: tooMuch(text, bounds) === null ? `Correct ${file} and try again.` : `Make ${file} smaller.`,
  });
}

/** "file, line 4, criteria[0].points: points come in steps of 5"; what is said of the whole text has no place. */
function faultText(file: string, { place, line, what }: YamlFault): string {
  return `${[file, line === null ? "" : `line ${line}`, place].filter((part) => part !== "").join(", ")}: ${what}`;
}

/** Keys that a map has twice, with the place of the second, and keys that are lists or maps themselves. */
function wrongKeys(doc: Document.Parsed): { what: string; offset: number }[] {
  const found: { what: string; offset: number }[] = [];
  visit(doc, {
    Map(_, map) {
      const keys = new Set<string>();
      for (const { key } of map.items) {
        const offset = isNode(key) ? (key.range?.[0] ?? 0) : 0;
        if (isCollection(key)) found.push({ what: "a key is a word, not a list or a map", offset });
        if (!isScalar(key)) continue;
        const name = String(key.value);
        if (keys.has(name)) found.push({ what: `the key "${name}" isn't unique`, offset });
        keys.add(name);
      }
    },
  });
  return found;
}

/** "file, line 4": where a field stands in YAML that could be read, for faults that are found only later. */
export const placeIn = (file: string, text: string, field: string): string => placesIn(file, text)(field);

/** The same for several fields of one text. */
export function placesIn(file: string, text: string): (field: string) => string {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, uniqueKeys: false });
  return (field) => {
    const path = field.split(/[.[\]]+/).filter((part) => part !== "");
    const offset = offsetOf(
      doc,
      path.map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
    );
    return offset === null ? file : `${file}, line ${lines.linePos(offset).line}`;
  };
}

/** Where the value at `path` begins; where it is missing, the nearest that contains it; for a key, the key itself. */
function offsetOf(doc: Document.Parsed, path: (string | number)[]): number | null {
  for (let length = path.length; length >= 0; length--) {
    const parent = length === 0 ? null : nodeAt(doc, path.slice(0, length - 1));
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(path[length - 1]));
      if (isScalar(pair?.key) && pair.key.range) return pair.key.range[0];
    }
    const node = nodeAt(doc, path.slice(0, length));
    if (node?.range) return node.range[0];
  }
  return null;
}

function nodeAt(doc: Document.Parsed, path: (string | number)[]): Node | null {
  const node: unknown = path.length === 0 ? doc.contents : doc.getIn(path, true);
  return isNode(node) ? node : null;
}

/** What the parser found, for whoever wrote the file: one of its messages is meant for programmers. */
function said({ code, message }: { code: string; message: string }): string {
  return code === "MULTIPLE_DOCS"
    ? "a second document begins here; take its --- away or give it a file of its own"
    : message;
}

function sentence(message: string): string {
  return message.replace(/\s+/g, " ").replace(/[.!:]$/, "");
}
