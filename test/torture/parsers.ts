/**
 * What we read of an ADR beside what whole parsers read of it: front matter against `yaml`, blocks against mdast, over
 * real texts and texts that were changed.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fromMarkdown } from "mdast-util-from-markdown";
import { parseDocument } from "yaml";
import { said } from "#shared/adr/read/field";
import { readFrontMatter } from "#shared/adr/read/front-matter";
import { peopleOf } from "#shared/adr/read/people";
import { scan } from "#shared/adr/read/scan";
import { type Label, labelOf } from "#shared/adr/read/words";
import type { Random } from "#shared/base/random";
import { below, type Fault, goesOn, pick } from "./fault";

const handmade = [
  '---\nstatus: accepted\ndate: 2026-01-02\ndeciders: [Ana, "Ben, jr"]\n---\n# A\n',
  "---\n# remark\n'status': \"superseded by \\u0041DR-2\"\ndate: 2026-01-02 # when\ndeciders:\n- Ana\n- 'it''s Ben'\n---\n\n# A\n",
  "---\nstatus: >-\n  accepted\n  by all\ntitle: |\n  One: two\ndeciders:\n  Ana,\n  Ben\nconsulted:\n  - name: Cleo\n    role: x\ninformed:\n---\n# A\n",
  "---\nstatus:\n  accepted\ncreated: &c 2026-01-02\ninformed: *c\ntags: {a: b}\nmore:\n  status: x\n---\n# A\n",
  "# A\n\n## Status\n\nAccepted\n\n```md\n# no\n## no\n```\n\n### Deep\n\nB\n=\n\nC\n---\n\n    # code\n",
];

/** Texts made here, and the Markdown of the corpora that lie beside the project, where there are any. */
export function parsedTexts(): { texts: string[]; real: boolean } {
  const real = [process.env.ADR_CORPUS, process.env.ADR_CORPUS_MORE].filter(Boolean).flatMap((corpus) => {
    const root = join(corpus ?? "", "repos");
    return readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".md"))
      .map((path) => readFileSync(join(root, path), "utf8"));
  });
  return { texts: [...handmade, ...real], real: real.length > 0 };
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
export function withPieces(text: string, random: Random): string {
  let out = text;
  for (let n = 1 + below(random, 3); n > 0; n--) {
    const at = below(random, Math.min(out.length, random() < 0.8 ? 300 : out.length));
    const cut = random() < 0.5 ? below(random, 6) : 0;
    const piece = random() < 0.8 ? pick(random, pieces) : "";
    out = out.slice(0, at) + piece + out.slice(at + cut);
  }
  return out;
}

/** Lines of the text change places. */
export function withLinesMoved(text: string, random: Random): string {
  const lines = text.replace(/\n/g, random() < 0.1 ? "\r\n" : "\n").split("\n");
  const [a, b] = [below(random, lines.length), below(random, lines.length)];
  [lines[a], lines[b]] = [lines[b] ?? "", lines[a] ?? ""];
  return lines.join("\n");
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

/** What our reading of the front matter says otherwise than `yaml`; `null` where both say the same. */
export function frontMatterDiffers(text: string): string | null {
  const found = readFrontMatter(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
  if (!found) return null;
  const block = text.slice(found.start, found.end);
  // Aliases and maps are told as unread, or looked into for what a person is called.
  if (/[&*!?]|^\s*(?:-\s+)?\{|:\s*\{|\t|^[^\n]*:[^\n]*\n\s+[^-\s][^\n]*:/m.test(block)) return null;
  const right = byYaml(block);
  if (!right) return null;
  for (const [label, values] of right) {
    // A quote that closes on no line of its value: `yaml` takes the last one for it, escaped or not.
    if (found.unread.some((name) => labelOf(name.replace(/[_-]/g, " ")) === label)) continue;
    const ours = found.fields.filter((field) => field.label === label);
    for (const field of ours) if (text.slice(field.start, field.end) !== field.raw) return `place of ${label}`;
    const flow = ours.length === 1 && ours[0]?.raw.startsWith("[");
    const read = flow ? flowList(label, ours) : ours.map((field) => squeezed(said(field)));
    if (read && JSON.stringify(read) !== JSON.stringify(values.map(squeezed).filter(Boolean)))
      return `${label}: ${JSON.stringify(read)} for ${JSON.stringify(values)}`;
  }
  return null;
}

/** Names in `[Ana, "Ben, jr"]`; `null` where the list isn't one of plain names, which alone are read alike. */
function flowList(label: Label, fields: Parameters<typeof peopleOf>[0]): string[] | null {
  if (label !== "deciders" && label !== "consulted" && label !== "informed") return null;
  const [field] = fields;
  return field && /^\[\s*(?:[\w .]*\w[\w .]*,\s*)*[\w .]*\w[\w .]*,?\s*\]$/.test(field.raw)
    ? [...new Set(peopleOf(fields)[label] ?? [])]
    : null;
}

/** Headings with hashes at the top level, and where code stands, as mdast places them. */
function blocksOf(text: string) {
  const { children } = fromMarkdown(text);
  const headings = children.flatMap((node) => {
    const raw = text.slice(node.position?.start.offset ?? -1, node.position?.end.offset);
    if (node.type !== "heading" || !raw.startsWith("#")) return [];
    const title = raw
      .replace(/^#+\s*/, "")
      .replace(/\s+#+\s*$/, "")
      .trim();
    return [`${node.depth} ${title}`];
  });
  const code = children.flatMap(({ type, position }) =>
    type === "code" && position ? [[position.start.offset ?? 0, position.end.offset ?? 0] as const] : [],
  );
  return { headings, code };
}

/** Without what is no Markdown, or `null` where the text holds what is a matter of taste: HTML, headings in lists. */
export function blocksIn(text: string): string | null {
  const plain = text.replace(/^\uFEFF/, "").replace(/^(---|\+\+\+)\r?\n[\s\S]*?\r?\n\1\r?\n/, "");
  return /^\s*<|^\s*(?:[-*+]|\d+[.)])\s+#|^\s+(?:#|`{3}|~{3})|^---|^\+\+\+|\{\/\*/m.test(plain) ||
    plain.length >= 20_000
    ? null
    : plain;
}

/** What our reading of blocks says otherwise than mdast; `null` where both say the same. */
export function blocksDiffer(text: string): string | null {
  if (/^\s+(?:#|`{3})/m.test(text)) return null;
  const { headings, code } = blocksOf(text);
  const found = scan(text);
  const ours = [
    ...found.sections.map(({ title, level }) => `${level} ${title}`),
    ...(found.heading ? [`1 ${found.heading.raw}`] : []),
  ];
  const missed = headings.filter((one) => !ours.includes(one) && !/^\d $/.test(one));
  if (missed.length > 0) return `missed ${JSON.stringify(missed)}`;
  const inCode = found.fields.find(
    ({ from, start }) => from === "heading" && code.some(([begins, ends]) => start >= begins && start < ends),
  );
  return inCode ? `${inCode.label} in code` : null;
}

export const parsers: Fault = {
  name: "mutated ADR text read as yaml and mdast read it",
  unit: "texts",
  full: 100_000,
  weight: 3,
  async run(share) {
    const { texts } = parsedTexts();
    const withMatter = texts.filter((text) => /^\uFEFF?---\r?\n/.test(text));
    const blocks = texts.flatMap((text) => blocksIn(text) ?? []);
    const lost: string[] = [];
    let done = 0;
    for (; goesOn(share, done) && lost.length < 10; done++) {
      const matter = withPieces(pick(share.random, withMatter), share.random);
      const moved = withLinesMoved(pick(share.random, blocks), share.random);
      for (const [text, why] of [
        [matter, frontMatterDiffers(matter)],
        [moved, blocksDiffer(moved)],
      ] as const)
        if (why) lost.push(`${why}, in ${JSON.stringify(text.slice(0, 300))}`);
      if (done % 200 === 0) await new Promise((next) => setImmediate(next));
    }
    return { count: done, lost, also: `${texts.length} samples` };
  },
};
