/** Changes of a playbook's text by what changed in the playbook, so that comments, order and unknown keys stay. */
import { Document, isAlias, isCollection, isMap, isPair, isScalar, isSeq, type Node, parseDocument, visit } from "yaml";
import { equal } from "#shared/base/equal";
import { complete } from "#shared/playbook/complete";
import type { Playbook } from "#shared/playbook/playbook";

type Plain = Record<string, unknown>;

/**
 * The text with `after` in the place of what it says now. What `complete` doesn't see of it stays. Where aliases make one
 * node stand for several, they are written out. `text` is YAML without errors.
 */
export function reviseYaml(text: string, after: Playbook): string {
  const next = revised(parse(text), after);
  if (equal(complete(heldBy(parse(next))), after)) return next;
  const doc = parse(text);
  expandAliases(doc);
  return revised(doc, after);
}

/** The text of a playbook that has none yet. */
export const newYaml = (book: Playbook): string => written(new Document(book, { aliasDuplicateObjects: false }));

const parse = (text: string) => parseDocument(text, { uniqueKeys: false, logLevel: "error" });
const heldBy = (doc: Document.Parsed): unknown => doc.toJS({ maxAliasCount: 100 });
const written = (doc: Document) => doc.toString({ lineWidth: 120 });

function revised(doc: Document.Parsed, after: Playbook): string {
  doc.contents = revise(doc, doc.contents, complete(heldBy(doc)), after) as Document.Parsed["contents"];
  return written(doc);
}

/** The node that says `after`, where `node` said `before`: itself as far as it can be kept. */
function revise(doc: Document.Parsed, node: unknown, before: unknown, after: unknown): unknown {
  if (node !== null && node !== undefined && equal(before, after)) return node;
  // `[]` and `{}` say nothing about how their entries are to be written.
  if (isCollection(node) && node.items.length === 0) node.flow = false;
  if (isMap(node) && isPlain(after)) {
    const was = isPlain(before) ? before : {};
    for (const key of Object.keys(was)) if (!Object.hasOwn(after, key)) node.delete(keyIn(node, key));
    for (const [key, value] of Object.entries(after)) {
      if (Object.hasOwn(was, key) && equal(was[key], value)) continue;
      node.set(keyIn(node, key), revise(doc, node.get(keyIn(node, key), true), was[key], value));
    }
    return node;
  }
  if (isSeq(node) && Array.isArray(after) && Array.isArray(before) && node.items.length === before.length) {
    const items: unknown[] = node.items;
    const left = new Set(before.keys());
    node.items = after.map((value, n) => {
      const at = [...left].find((k) => same(before[k], value)) ?? (isPlain(value) || !left.has(n) ? undefined : n);
      if (at === undefined) return doc.createNode(value, { aliasDuplicateObjects: false });
      left.delete(at);
      return revise(doc, items[at], before[at], value);
    });
    return node;
  }
  const made = doc.createNode(after, { aliasDuplicateObjects: false });
  // What stands behind a value or above it belongs to its place.
  if (isScalar(node) && isScalar(made)) {
    node.value = made.value;
    return node;
  }
  if (isCollection(node)) made.comment = node.comment;
  return made;
}

/** A key as the text has it: `1:` and `"1":` are one. */
function keyIn(map: { items: { key: unknown }[] }, key: string): unknown {
  const pair = map.items.find((one) => isPair(one) && isScalar(one.key) && String(one.key.value) === key);
  return pair && isScalar(pair.key) ? pair.key.value : key;
}

/** Whether two entries of a list are the same thing, changed or not: what has an id is told by it. */
function same(before: unknown, after: unknown): boolean {
  if (isPlain(before) && isPlain(after) && typeof after.id === "string") return before.id === after.id;
  return equal(before, after);
}

function isPlain(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Writes what aliases stand for in their place, and merges of maps with it. */
function expandAliases(doc: Document.Parsed): void {
  visit(doc, {
    Alias: (_, alias) => {
      const source = alias.resolve(doc);
      if (source === undefined || isAlias(source)) return undefined;
      const copy = source.clone() as Node & { anchor?: string };
      delete copy.anchor;
      return copy;
    },
  });
}
