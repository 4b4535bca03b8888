import fc from "fast-check";
import Markdown from "react-markdown";
import remarkGfm from "remark-gfm";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import {
  broken,
  literal,
  md,
  oneLine,
  prose,
  tableCell,
  typedParagraphs,
  yamlPlain,
  yamlString,
} from "#shared/adr/write/escape";
import { bulletList, heading, page, table } from "#shared/adr/write/markdown";

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
  return [isAddress(node) ? "text" : node.type, ...(node.children ?? []).flatMap(types)];
}

/** A link that leads where it says. */
function isAddress(node: Node): boolean {
  if (node.type !== "link") return false;
  const bare = (url: string) => decodeURI(url).replace(/%2[89]|%5[BDF]|%2A|%27|%24|%7E/gi, decodeURIComponent);
  return [`mailto:${texts(node)}`, `http://${texts(node)}`, texts(node)].some(
    (url) => bare(url) === bare(node.url ?? ""),
  );
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
        const tree = read(bulletList([md`${one}`, md`Good, because ${two} (${one})`], "*"));
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
  ["<script>alert(1)</script>", "&#60;script>alert(1)&#60;/script>"],
  ["[a](b)", "[a\\](b)"],
  ["&lt;", "&#38;lt;"],
  ["/shops/{id}", "/shops/&#123;id}"],
  ["{{ x }} {% y %} {{< z >}}", "&#123;&#123; x }} &#123;% y %} &#123;&#123;< z >}}"],
  ["List<Order>", "List&#60;Order>"],
  ["import duties", "&#105;mport duties"],
  ["we import and export", "we import and export"],
  ["C:\\temp\\new", "C:\\\\temp\\\\new"],
  ["ends in \\", "ends in &#92;"],
  ["a | b", "a &#124; b"],
  ["x^2^ H~2~O $a$ $5", "x&#94;2&#94; H&#126;2&#126;O &#36;a&#36; $5"],
  ["--force", "-&#45;force"],
  ["::: tip", "&#58;:: tip"],
  ["at 10:30:15", "at 10:30:15"],
  ["a) we wait", "a\\) we wait"],
  ["A. Writer", "A. Writer"],
  ["git@example.org:team/shop.git", "git&#64;example.org:team/shop.git"],
])("only what would mean something is escaped: %s", (typed, written) => {
  expect(md`${typed}`.md).toBe(written);
});

test.each([
  ["https://example.org", "[https://example.org](https://example.org)"],
  [
    "See https://wiki.example.org/post-mortem_7.",
    "See [https://wiki.example.org/post-mortem_7](https://wiki.example.org/post-mortem_7).",
  ],
  ["(http://a.org/x_(y))", "([http://a.org/x\\_(y)](http://a.org/x_%28y%29))"],
  ["www.example.org", "[www.example.org](http://www.example.org)"],
  ["ana@example.org, eli", "[ana@example.org](mailto:ana@example.org), eli"],
  ["https://a.org/?a=1&b={x}", "[https://a.org/?a=1&b=](https://a.org/?a=1&b=)&#123;x}"],
  ["https:// is a scheme", "https&#58;// is a scheme"],
])("an address is a link: %s", (typed, written) => {
  expect(md`${typed}`.md).toBe(written);
});

test("a script that was typed is text on the page", () => {
  const html = "<img src=x onerror=alert(1)> <b>x</b> <!-- y -->";
  expect(read(md`${html}`.md).children).toEqual([
    expect.objectContaining({ type: "paragraph", children: [expect.objectContaining({ type: "text", value: html })] }),
  ]);
});

test("what is a directive to some sites is text, and a time of the day stays as it is", () => {
  expect(md`${":name[x] at 10:30:15, a:b[c]"}`.md).toBe("&#58;name[x] at 10:30:15, a&#58;b[c\\]");
});

test("pipes stay inside their cell", () => {
  expect(tableCell(md`${"a | b \\| c"}`)).toBe("a &#124; b \\\\&#124; c");
});

test.each([
  ["[Anna]: we need it by May", "[Anna&#93;: we need it by May"],
  ["[^1]: a note", "[&#94;1&#93;: a note"],
  ["at 10:100:1", "at 10&#58;100:1"],
  ["at 10:30:15", "at 10:30:15"],
  ["see http://localhost:3000/x", "see http&#58;//localhost:3000/x"],
  ["see http://127.0.0.1/", "see http&#58;//127.0.0.1/"],
  ["see http://localhost.example/", "see [http://localhost.example/](http://localhost.example/)"],
])("%s, which a site would drop, draw or refuse, is written so that it stands there", (typed, written) => {
  expect(md`${typed}`.md).toBe(written);
});
