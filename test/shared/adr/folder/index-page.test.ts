import { expect, test } from "vitest";
import { folderEntries } from "#shared/adr/folder/folder";
import { isIndex, withIndex } from "#shared/adr/folder/index-page";

const entries = folderEntries([
  { path: "docs/adr/0002-b.md", text: "# 2. B | [new]\n\n## Status\n\nAccepted\n\n## Date\n\n2026-11-03\n" },
  { path: "docs/adr/0001-a.md", text: "# 1. A\n\n## Status\n\nProposed\n" },
]);
const path = "docs/adr/README.md";

test.each([
  [
    "adr-log",
    "# Log\r\n\r\n<!-- adrlog -->\r\n\r\nold\r\n\r\n<!-- adrlogstop -->\r\nMore.",
    "# Log\r\n\r\n<!-- adrlog -->\r\n\r\n* [ADR-0001](0001-a.md) - A\r\n* [ADR-0002](0002-b.md) - B &#124; [new\\]\r\n\r\n<!-- adrlogstop -->\r\nMore.",
  ],
  [
    "adr-tools",
    "# Architecture Decision Records\n\n* [1. Old](0001-a.md)\n",
    "# Architecture Decision Records\n\n* [1. A](0001-a.md)\n* [2. B | \\[new\\]](0002-b.md)\n",
  ],
  [
    "a table of our own marks",
    "<!-- adroit index -->\n\n| No. | Title | Status | Date |\n|:--|---|---|---|\n| 9 | gone | | |\n\n<!-- adroit index end -->\n",
    "<!-- adroit index -->\n\n| No. | Title | Status | Date |\n|:--|---|---|---|\n| [ADR-0001](0001-a.md) | [A](0001-a.md) | proposed |  |\n| [ADR-0002](0002-b.md) | [B \\| \\[new\\]](0002-b.md) | accepted | 2026-11-03 |\n\n<!-- adroit index end -->\n",
  ],
])("%s: its form stays, and nothing around it changes", (_, before, after) => {
  expect(isIndex(before)).toBe(true);
  expect(withIndex(before, path, entries)).toMatchObject({ text: after });
  expect(withIndex(after, path, entries)).toEqual({ text: after, undo: [] });
});

test("from another folder the links lead there", () => {
  const page = "<!-- adrlog --><!-- adrlogstop -->";
  expect(withIndex(page, "README.md", entries)).toMatchObject({
    text: expect.stringContaining("(docs/adr/0001-a.md)"),
  });
});

test.each([
  "# Readme\n\n* [1. A](0001-a.md)\n",
  "# Architecture Decision Records\n\nProse.\n\n* [1. A](0001-a.md)\n",
  "<!-- adrlog -->\n",
])("without marks a page is left alone: %j", (page) => {
  expect(isIndex(page)).toBe(false);
  expect(withIndex(page, path, entries)).toHaveProperty("refused");
});

test("a table with columns that aren't known is kept by hand", () => {
  const page = "<!-- adrlog -->\n| Title | Owner |\n|---|---|\n<!-- adrlogstop -->\n";
  expect(withIndex(page, path, entries)).toEqual({ refused: expect.stringContaining("columns") });
});
