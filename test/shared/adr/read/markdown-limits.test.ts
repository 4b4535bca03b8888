import fc from "fast-check";
import { expect, test } from "vitest";
import { piecesOf, whyPlain } from "#shared/adr/read/markdown-limits";

test("what authors write is set: long documents, deep lists, large tables, many links", () => {
  const list = Array.from({ length: 6 }, (_, i) => `${"  ".repeat(i)}- level ${i + 1}`).join("\n");
  const table = `| a | b | c |\n|---|---|---|\n${"| one | two | three |\n".repeat(200)}`;
  const links = `${"See [0003](0003-matter.md) and *this*.\n\n".repeat(900)}`;
  for (const text of ["", list, table, links, `> > > quoted\n\n${"A paragraph of words. ".repeat(200)}`])
    expect(whyPlain(text)).toBeNull();
});

test.each([
  ["length", "a ".repeat(100_001), "200 000 characters"],
  ["nesting of quotes", `${"> ".repeat(13)}a`, "nests"],
  ["nesting of lists on one line", `${"- ".repeat(13)}a`, "nests"],
  ["nesting of lists by indent", `${" ".repeat(49)}- a`, "nests"],
  ["links of a document", "[a](b)\n\n".repeat(3001), "links"],
  ["brackets of a paragraph", "[".repeat(151), "opening brackets"],
  ["closing brackets", "]".repeat(151), "closing brackets"],
  ["stars", "*a ".repeat(251), "stars"],
  ["lines without a break", "a\n".repeat(402), "lines"],
  ["a paragraph", "a".repeat(8001), "never ends"],
  ["a list that is never left", "  - item of a list\n\n".repeat(1_200), "never ends"],
  ["cells of a table", `| a | b |\n|---|---|\n${"| one | two |\n".repeat(300)}`, "cells"],
  ["short lines", `${"a\n".repeat(390)}\n`.repeat(60), "more marks"],
  ["items of lists", `${"- a\n".repeat(390)}\nWords.\n\n`.repeat(20), "more marks"],
  ["tables", `| a | b |\n|---|---|\n${"| one | two |\n".repeat(250)}\nWords.\n\n`.repeat(12), "more marks"],
  ["entities", `${"&amp; ".repeat(390)}\n\n`.repeat(30), "more marks"],
  ["quotes in quotes", `${`${"> ".repeat(12)}a\n`.repeat(300)}\n`.repeat(15), "more marks"],
  ["a text with footnotes that goes on", `${"a[^1]\n\n".repeat(900)}[^1]: note`, "never ends"],
])("a text just over the limit of %s stays as it stands", (_, text, why) => {
  expect(whyPlain(text)).toContain(why);
});

test("pieces hold every line once, in order, and links find their definitions", () => {
  const line = fc.constantFrom("# Head", "Words of a paragraph", "", "- item", "```", "  indented", "See [one][ref].");
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 900 }), (lines) => {
      const text = lines.join("\n");
      const pieces = piecesOf(text);
      expect(pieces.map((one) => one.text).join("\n")).toBe(text);
      for (const { text: own, offset } of pieces)
        expect(lines.slice(offset, offset + own.split("\n").length).join("\n")).toBe(own);
    }),
    { numRuns: 50 },
  );
  const long = `# A\n\nSee [one][ref].\n\n${"Words. ".repeat(2200)}\n\n# B\n\nAgain [one][ref].\n\n[ref]: other.md`;
  const pieces = piecesOf(long);
  expect(pieces.length).toBeGreaterThan(1);
  for (const { text } of pieces) expect(text).toContain("[ref]: other.md");
});

test("what is set at once is as much as a moment allows, however many marks are in it", () => {
  for (const block of ["[a](b) ", "*a* ", "`a` ", "a<b ", "&amp; ", "- a\n", "a\n"]) {
    const text = `${block.repeat(60)}\n\nWords of a paragraph.\n\n`.repeat(20);
    const efforts = piecesOf(text).map(({ effort }) => effort);
    expect(Math.max(...efforts), block).toBeLessThan(30_000);
    expect(efforts.length, block).toBeGreaterThan(1);
  }
});

test("code between fences is never cut", () => {
  const code = `\`\`\`\n${"line\n\nAnother line of code\n".repeat(300)}\`\`\``;
  const pieces = piecesOf(`Before\n\n${code}\n\nAfter`);
  expect(pieces.filter(({ text }) => (text.match(/```/g)?.length ?? 0) === 1)).toEqual([]);
});
