/** Our scanner against whole parsers: front matter against `yaml`, headings against mdast, over real and changed texts. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fromMarkdown } from "mdast-util-from-markdown";
import { expect, test } from "vitest";
import { parseDocument } from "yaml";
import { said } from "#shared/adr/read/field";
import { readFrontMatter } from "#shared/adr/read/front-matter";
import { scan } from "#shared/adr/read/scan";
import { type Label, labelOf } from "#shared/adr/read/words";

const handmade = [
  '---\nstatus: accepted\ndate: 2026-01-02\ndeciders: [Ana, "Ben, jr"]\n---\n# A\n',
  "---\n# remark\n'status': \"superseded by \\u0041DR-2\"\ndate: 2026-01-02 # when\ndeciders:\n- Ana\n- 'it''s Ben'\n---\n\n# A\n",
  "---\nstatus: >-\n  accepted\n  by all\ntitle: |\n  One: two\ndeciders:\n  Ana,\n  Ben\nconsulted:\n  - name: Cleo\n    role: x\ninformed:\n---\n# A\n",
  "---\nstatus:\n  accepted\ncreated: &c 2026-01-02\ninformed: *c\ntags: {a: b}\nmore:\n  status: x\n---\n# A\n",
  "# A\n\n## Status\n\nAccepted\n\n```md\n# no\n## no\n```\n\n### Deep\n\nB\n=\n\nC\n---\n\n    # code\n",
];

/** The Markdown of the corpora that lie beside the project, where there are any. */
const real = [process.env.ADR_CORPUS, process.env.ADR_CORPUS_MORE].filter(Boolean).flatMap((corpus) => {
  const root = join(corpus ?? "", "repos");
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .map((path) => readFileSync(join(root, path), "utf8"));
});
if (real.length === 0) console.warn("Real texts are skipped: set ADR_CORPUS and ADR_CORPUS_MORE.");

/** The same numbers at every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const pieces = [
  "\n",
  "  ",
  "- ",
  '"',
  "'",
  ": ",
  "#",
  " #",
  "[",
  "]",
  "{",
  ">",
  "|",
  "\\",
  "é",
  "status: x\n",
  "\r\n",
  "---\n",
  "\t",
  "&a ",
  "*a",
];

/** A few characters taken out, put in or moved, mostly near the beginning. */
function mutated(text: string, random: () => number): string {
  let out = text;
  for (let n = 1 + Math.floor(random() * 3); n > 0; n--) {
    const at = Math.floor(random() * Math.min(out.length, random() < 0.8 ? 300 : out.length));
    const cut = random() < 0.5 ? Math.floor(random() * 6) : 0;
    const piece = random() < 0.8 ? (pieces[Math.floor(random() * pieces.length)] ?? "") : "";
    out = out.slice(0, at) + piece + out.slice(at + cut);
  }
  return out;
}

/** What `yaml` reads of the labels that we know, as text; `null` where it finds a fault or a shape of its own. */
function byYaml(block: string): Map<Label, string[]> | null {
  const doc = parseDocument(block, { schema: "failsafe", logLevel: "silent" });
  if (doc.errors.length > 0 || doc.warnings.length > 0) return null;
  const data: unknown = doc.toJS({ maxAliasCount: 10 });
  if (typeof data !== "object" || data === null || Array.isArray(data)) return null;
  const found = new Map<Label, string[]>();
  for (const [key, value] of Object.entries(data)) {
    const label = labelOf(key.replace(/[_-]/g, " "));
    if (!label) continue;
    const all = Array.isArray(value) ? value : [value];
    if (found.has(label) || all.some((one) => typeof one !== "string")) return null;
    found.set(
      label,
      all.filter((one) => one !== ""),
    );
  }
  return found;
}

const squeezed = (text: string) => text.replace(/\s+/g, " ").trim();

function compareFrontMatter(text: string): string | null {
  const found = readFrontMatter(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
  if (!found) return null;
  const block = text.slice(found.start, found.end);
  // Aliases and maps are told as unread, or looked into for what a person is called.
  if (/[&*!?]|^\s*(?:-\s+)?\{|:\s*\{|\t|^[^\n]*:[^\n]*\n\s+[^-\s][^\n]*:/m.test(block)) return null;
  const right = byYaml(block);
  if (!right) return null;
  for (const [label, values] of right) {
    const ours = found.fields.filter((field) => field.label === label);
    for (const field of ours) if (text.slice(field.start, field.end) !== field.raw) return `place of ${label}`;
    const flow = ours.length === 1 && ours[0]?.raw.startsWith("[");
    const read = flow ? null : ours.map((field) => squeezed(said(field)));
    if (read && JSON.stringify(read) !== JSON.stringify(values.map(squeezed).filter(Boolean)))
      return `${label}: ${JSON.stringify(read)} for ${JSON.stringify(values)}`;
  }
  return null;
}

test("front matter is read as yaml reads it", () => {
  const random = numbers(7);
  const sources = [...handmade, ...real.filter((text) => /^\uFEFF?---\r?\n/.test(text))];
  const wrong = new Map<string, string>();
  const many = Number(process.env.ADR_MUTATIONS ?? 1500);
  for (const text of sources) {
    const why = compareFrontMatter(text);
    if (why) wrong.set(text.slice(0, 300), why);
  }
  for (let i = 0; i < many; i++) {
    const text = mutated(sources[i % sources.length] ?? "", random);
    const why = compareFrontMatter(text);
    if (why) wrong.set(text.slice(0, 300), why);
  }
  expect([...wrong]).toEqual([]);
});

/** Headings at the top level that begin with hashes, as mdast places them. */
function headingsOf(text: string): string[] {
  return fromMarkdown(text).children.flatMap((node) => {
    const at = node.position?.start.offset ?? -1;
    const raw = text.slice(at, node.position?.end.offset);
    return node.type === "heading" && raw.startsWith("#")
      ? [
          `${node.depth} ${raw
            .replace(/^#+\s*/, "")
            .replace(/\s+#+\s*$/, "")
            .trim()}`,
        ]
      : [];
  });
}

test("headings are those that mdast finds", () => {
  const random = numbers(11);
  const plain = [...handmade, ...real].map((text) =>
    text.replace(/^\uFEFF/, "").replace(/^(---|\+\+\+)\r?\n[\s\S]*?\r?\n\1\r?\n/, ""),
  );
  // What stands in HTML, or in a list, is a matter of taste.
  const sources = plain.filter(
    (text) =>
      !/^\s*<|^\s*(?:[-*+]|\d+[.)])\s+#|^\s+(?:#|`{3}|~{3})|^---|^\+\+\+|\{\/\*/m.test(text) && text.length < 20_000,
  );
  const many = Number(process.env.ADR_MUTATIONS ?? 1500) / 5;
  const wrong: [string, string[], string[]][] = [];
  const compare = (text: string) => {
    const right = headingsOf(text);
    const found = scan(text);
    const ours = [
      ...found.sections.map(({ title, level }) => `${level} ${title}`),
      ...(found.heading ? [`1 ${found.heading.raw}`] : []),
    ];
    const missed = right.filter((one) => !ours.includes(one) && !/^\d $/.test(one));
    if (missed.length > 0) wrong.push([text.slice(0, 200), missed, ours.slice(0, 4)]);
  };
  for (const text of sources) compare(text);
  for (let i = 0; i < many; i++) {
    const text = (sources[i % sources.length] ?? "").replace(/\n/g, random() < 0.1 ? "\r\n" : "\n");
    const lines = text.split("\n");
    const [a, b] = [Math.floor(random() * lines.length), Math.floor(random() * lines.length)];
    [lines[a], lines[b]] = [lines[b] ?? "", lines[a] ?? ""];
    if (!/^\s+(?:#|`{3})/m.test(lines.join("\n"))) compare(lines.join("\n"));
  }
  expect(wrong).toEqual([]);
});
