/** Texts of playbooks that a hand, a merge or another program spoilt somewhere: most of them are refused, some still hold. */
import { stringify } from "yaml";
import type { Random } from "#shared/base/random";
import type { Playbook } from "#shared/playbook/playbook";
import { below, pick } from "../torture/fault";

type Tree = Record<string, unknown> | unknown[];

const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null;

/** What somebody writes where something else belongs. */
const wrong = [
  ...[null, true, 0, 6, -1, 2.5, 1e21, "", " ", "x", "gone", "yes", "2026-02-30", "javascript:alert(1)", "<b>x</b>"],
  ...["constructor", "__proto__", "\u0000", "x".repeat(400), [], {}, [[]], ["a", "a"], { a: 1 }, { 1: "a" }],
];

/** A map or list somewhere in the tree, and a key of it. */
function somewhere(book: Tree, random: Random): [Tree, string] {
  let tree = book;
  for (;;) {
    const key = pick(random, Object.keys(tree));
    const inner = (tree as Record<string, unknown>)[key];
    if (!isTree(inner) || Object.keys(inner).length === 0 || random() < 0.15) return [tree, key];
    tree = inner;
  }
}

function treeSpoilt(playbook: Playbook, random: Random): string {
  const book = structuredClone(playbook);
  const [tree, key] = somewhere(book as unknown as Tree, random);
  const at = tree as Record<string, unknown>;
  const kind = below(random, 6);
  if (Array.isArray(tree) && kind < 2) {
    if (kind === 0) tree.splice(Number(key), 1);
    else tree.push(structuredClone(tree[Number(key)]));
  } else if (kind === 0) delete at[key];
  else if (kind === 1) {
    at[pick(random, ["mood", "Title", "titel", "scores", `${key} `])] = at[key];
    if (random() < 0.5) delete at[key];
  } else at[key] = structuredClone(pick(random, wrong));
  return stringify(book, { aliasDuplicateObjects: false });
}

const pieces = [..."\"'[]{}:#&*!|>%@`-?\t,", "  ", "\n", "\r\n", "- ", ": ", "<<<<<<< ours\n", "*a", "&a ", "key: 1\n"];

function textSpoilt(playbook: Playbook, random: Random): string {
  const lines = stringify(playbook).split("\n");
  const at = below(random, lines.length);
  const line = lines[at] ?? "";
  const kind = below(random, 5);
  if (kind === 0) lines.splice(at, 1);
  else if (kind === 1) lines.splice(at, 0, line);
  else if (kind === 2) lines[at] = random() < 0.5 ? ` ${line}` : line.replace(/^ {2}/, "");
  else if (kind === 3) lines.length = at + 1;
  else {
    const column = below(random, line.length + 1);
    lines[at] = line.slice(0, column) + pick(random, pieces) + line.slice(column + below(random, 2));
  }
  return lines.join("\n");
}

export function spoilt(playbook: Playbook, random: Random): string {
  return random() < 0.6 ? treeSpoilt(playbook, random) : textSpoilt(playbook, random);
}
