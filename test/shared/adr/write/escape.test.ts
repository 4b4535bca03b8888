import fc from "fast-check";
import Markdown from "react-markdown";
import remarkGfm from "remark-gfm";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import {
  broken,
  cell,
  literal,
  md,
  oneLine,
  prose,
  typedParagraphs,
  yamlPlain,
  yamlString,
} from "#shared/adr/write/escape";
import { heading, list, page, table } from "#shared/adr/write/markdown";

interface Node {
  type: string;
  value?: string;
  url?: string;
  children?: Node[];
}

/** What a Markdown reader makes of a text: its tree, HTML kept as it is. */
function read(markdown: string): Node {
  let tree: Node = { type: "nothing" };
  const keep = () => (root: Node) => {
    tree = structuredClone(root);
  };
  Markdown({ children: markdown, remarkPlugins: [[remarkGfm], keep] });
  return tree;
}

function texts(node: Node): string {
  if (node.type === "break") return "\n";
  return (node.value ?? "") + (node.children ?? []).map(texts).join("");
}

/** Types of all nodes. A reader that finds bare addresses in the finished text links them to what they say: that is text. */
function types(node: Node): string[] {
  return [isBareAddress(node) ? "text" : node.type, ...(node.children ?? []).flatMap(types)];
}

function isBareAddress(node: Node): boolean {
  const said = texts(node);
  const scheme = node.url?.endsWith(said) ? node.url.slice(0, node.url.length - said.length) : null;
  if (node.type !== "link" || scheme === null) return false;
  return scheme === "" ? /^https?:\/\//i.test(said) : /^(?:mailto:|http:\/\/)$/.test(scheme);
}

const allowed = new Set(["root", "paragraph", "text", "break", "list", "listItem", "heading"]);
const plain = (node: Node) => types(node).filter((type) => !allowed.has(type));

const marks = fc.constantFrom(
  ...[
    "*",
    "_",
    "`",
    "~",
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "#",
    "+",
    "-",
    "=",
    "|",
    "\\",
    "&",
    ";",
    "!",
    ":",
    "$",
    ".",
    "1",
    "x",
  ],
  ...[
    "a",
    "b",
    " ",
    "  ",
    "\n",
    "&lt;",
    "&amp",
    "<b>",
    "<!--",
    "-->",
    "![",
    "](",
    "**",
    "__",
    "---",
    "===",
    "```",
    "~~~",
  ],
  ...[
    "1. ",
    "- ",
    "* ",
    "# ",
    "> ",
    "[ ] ",
    "[^1]",
    "[a]: b",
    "<script>",
    "| a |",
    "|---|",
    "\\\n",
    "é",
    "😀",
    "\u00a0",
  ],
);
const tricky = fc.array(marks, { maxLength: 14 }).map((parts) => parts.join(""));
const typed = fc.oneof(tricky, fc.string({ unit: "binary", maxLength: 40 }), fc.string({ maxLength: 40 }));
const normal = (text: string) => text.replace(/[\s\u00a0]+/gu, " ").trim();

describe("typed text comes out as what was typed", () => {
  test("as a paragraph", () => {
    fc.assert(
      fc.property(typed, (text) => {
        const tree = read(page(prose(text)));
        expect(plain(tree)).toEqual([]);
        const paragraphs = (tree.children ?? []).map((node) => normal(texts(node)));
        expect(paragraphs).toEqual(typedParagraphs(text).map((lines) => normal(lines.join("\n"))));
      }),
      { numRuns: 200 },
    );
  });

  test("as an item of a list, alone and behind words of ours", () => {
    fc.assert(
      fc.property(typed, typed, (one, two) => {
        fc.pre(oneLine(one) !== "");
        const tree = read(list([md`${one}`, md`Good, because ${two} (${one})`], "*"));
        expect(plain(tree)).toEqual([]);
        const items = tree.children?.[0]?.children?.map((node) => normal(texts(node)));
        expect(items).toEqual([normal(oneLine(one)), normal(`Good, because ${oneLine(two)} (${oneLine(one)})`)]);
      }),
      { numRuns: 200 },
    );
  });

  test("as a heading, where a linter wants no mark at the end", () => {
    fc.assert(
      fc.property(typed, (text) => {
        fc.pre(oneLine(text) !== "");
        const tree = read(heading(1, text));
        expect(plain(tree)).toEqual([]);
        expect(tree.children).toHaveLength(1);
        expect(normal(texts(tree))).toBe(normal(oneLine(text)));
      }),
      { numRuns: 200 },
    );
  });

  test("as a cell of a table", () => {
    fc.assert(
      fc.property(typed, typed, (one, two) => {
        const tree = read(table([md`${one}`, literal("n")], [[md`${two}`, literal("1")]]));
        const cells = (tree.children?.[0]?.children ?? []).map((row) =>
          (row.children ?? []).map((c) => normal(texts(c))),
        );
        expect(cells).toEqual([
          [normal(oneLine(one)), "n"],
          [normal(oneLine(two)), "1"],
        ]);
        const others = types(tree).filter((type) => !/^(root|table|tableRow|tableCell|text)$/.test(type));
        expect(others).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test("two texts in a row don't join into something else", () => {
    fc.assert(
      fc.property(typed, typed, (one, two) => {
        const tree = read(page([broken([`x${oneLine(one)}`, `x${oneLine(two)}`])]));
        expect(plain(tree)).toEqual([]);
        expect(normal(texts(tree))).toBe(normal(`x${oneLine(one)} x${oneLine(two)}`));
      }),
      { numRuns: 200 },
    );
  });

  test("in YAML", () => {
    fc.assert(
      fc.property(typed, (text) => {
        expect(parse(`k: ${yamlString(text)}`)).toEqual({ k: oneLine(text) });
        const plain = yamlPlain(text);
        if (!plain.includes("\n")) expect(parse(`k: ${plain}`)).toEqual({ k: oneLine(text) });
      }),
      { numRuns: 200 },
    );
  });
});

test.each([
  ["snake_case and 5 < 6 & 7 > 6", "snake_case and 5 < 6 & 7 > 6"],
  ["AT&T (1) [x] C++ e.g. #5", "AT&T (1) [x] C++ e.g. #5"],
  ["~5 users", "~5 users"],
  ["*bold*", "\\*bold\\*"],
  ["# no heading", "\\# no heading"],
  ["1. no list", "1\\. no list"],
  ["<script>alert(1)</script>", "\\<script>alert(1)\\</script>"],
  ["https://example.org", "https\\://example.org"],
  ["[a](b)", "[a\\](b)"],
  ["&lt;", "\\&lt;"],
])("only what would mean something is escaped: %s", (typed, written) => {
  expect(md`${typed}`.md).toBe(written);
});

test("a script that was typed is text on the page", () => {
  const html = "<img src=x onerror=alert(1)> <b>x</b> <!-- y -->";
  expect(read(md`${html}`.md).children).toEqual([
    expect.objectContaining({ type: "paragraph", children: [expect.objectContaining({ type: "text", value: html })] }),
  ]);
});

test("pipes stay inside their cell", () => {
  expect(cell(md`${"a | b \\| c"}`)).toBe("a \\| b \\\\\\| c");
});
