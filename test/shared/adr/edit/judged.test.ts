/** Every change of a status and every supersession of real ADRs, judged by a Markdown parser that isn't ours. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fromMarkdown } from "mdast-util-from-markdown";
import { expect, test } from "vitest";
import { applied, setStatus } from "#shared/adr/edit/edit";
import { supersede } from "#shared/adr/edit/supersede";
import { readAdr } from "#shared/adr/read/read";
import { readIfAdr } from "#shared/adr/read/recognise";
import type { Status } from "#shared/record/record";
import { patience } from "../../../patience";

const variables = ["ADR_CORPUS", "ADR_CORPUS_MORE"] as const;
const corpora = variables.flatMap((name) => process.env[name] ?? []);

/** The ADRs among the Markdown files of the corpora. */
const adrs = corpora.flatMap((corpus) => {
  const root = join(corpus, "repos");
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }))
    .filter(({ file, text }) => readIfAdr(file, text) !== null)
    .map((adr) => ({ ...adr, leftOpen: judgeOf(adr.text) }));
});

const statuses = ["draft", "proposed", "accepted", "rejected", "deprecated"] satisfies Status[];

interface Node {
  type: string;
  value?: string;
  children?: Node[];
}

/** What is rendered: a file without its front matter. */
const bodyOf = (text: string) => text.replace(/^\uFEFF?(---|\+\+\+)\r?\n[\s\S]*?\r?\n\1\r?\n/, "");

/** Marks that a reader would see as they are: of emphasis, code, strikes and links, in the text between blocks. */
function openMarks(body: string): string[] {
  const found: string[] = [];
  const visit = (node: Node): void => {
    if (node.type === "text") found.push(...(node.value?.match(/\*\*|__|~~|`|\]\(|\]\[/g) ?? []));
    for (const child of node.children ?? []) visit(child);
  };
  visit(fromMarkdown(body) as Node);
  return found.sort();
}

/** Lines of the blocks that differ, with words as one letter and numbers as one digit: marks, signs and indents are left. */
function kindOfChange(before: string, after: string): string {
  const [was, is] = [before.split("\n"), after.split("\n")];
  let first = 0;
  while (first < Math.min(was.length, is.length) && was[first] === is[first]) first++;
  let last = 0;
  while (last < Math.min(was.length, is.length) - first && was.at(-1 - last) === is.at(-1 - last)) last++;
  while (was[first - 1]?.trim()) first--;
  while (last > 0 && was.at(-last)?.trim()) last--;
  const kind = (lines: string[]) => lines.slice(first, lines.length - last).join("\n");
  return `${kind(was)}\n\n${kind(is)}`.replace(/[\p{L}\p{M}]+(?:[ -][\p{L}\p{M}]+)*/gu, "a").replace(/\d+/g, "0");
}

const looked = new Set<string>();

/**
 * Tells of each changed text which marks a reader sees in it and didn't see before. Of changes of one kind the first is
 * looked at: to read a file as a renderer does takes longer than all else, and thousands are changed in the same way.
 */
function judgeOf(before: string): (after: string) => string[] {
  let known: string[] | undefined;
  return (after) => {
    const [was, is] = [bodyOf(before), bodyOf(after)];
    const kind = kindOfChange(was, is);
    if (was === is || looked.has(kind)) return [];
    looked.add(kind);
    known ??= openMarks(was);
    const left = [...known];
    return openMarks(is).filter((mark) => {
      const at = left.indexOf(mark);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
  };
}

test.skipIf(corpora.length === 0)(
  "real ADRs: a changed status is what is read then, and leaves no mark open",
  () => {
    const wrong: string[] = [];
    let done = 0;
    for (const { file, text, leftOpen } of adrs) {
      for (const to of statuses) {
        const edit = setStatus(text, to);
        if ("refused" in edit) continue;
        done++;
        if (readAdr(file, edit.text).status !== to) wrong.push(`${file}: isn't read as ${to}`);
        if (applied(edit.text, edit.undo).text !== text) wrong.push(`${file}: something else changed`);
        const open = leftOpen(edit.text);
        if (open.length > 0) wrong.push(`${file}: leaves ${open.join(" ")}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(done).toBeGreaterThan(1000);
  },
  patience(300_000),
);

test.skipIf(corpora.length === 0)(
  "real ADRs: a superseded one and its successor leave no mark open",
  () => {
    const wrong: string[] = [];
    let done = 0;
    for (const [i, old] of adrs.entries()) {
      const by = adrs[i + 1];
      const pair = by ? supersede(old, by) : null;
      if (!by || !pair || "refused" in pair) continue;
      done++;
      for (const open of [old.leftOpen(pair.old), by.leftOpen(pair.by)]) {
        if (open.length > 0) wrong.push(`${old.file}: leaves ${open.join(" ")}`);
      }
      if (readAdr(old.file, pair.old).status !== "superseded") wrong.push(`${old.file}: isn't read as superseded`);
    }
    expect(wrong).toEqual([]);
    expect(done).toBeGreaterThan(300);
  },
  patience(300_000),
);
