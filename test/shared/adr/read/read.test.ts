import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { appendReview, setStatus } from "#shared/adr/edit/edit";
import { folderEntries } from "#shared/adr/folder/folder";
import { dateIn } from "#shared/adr/read/date";
import { readAdr } from "#shared/adr/read/read";
import { readIfAdr } from "#shared/adr/read/recognise";
import { statusIn } from "#shared/adr/read/status";

const lines = (...all: string[]) => `${all.join("\n")}\n`;

describe("dialects", () => {
  test.each([
    [
      "MADR 4",
      lines(
        "---",
        'status: "accepted"',
        "date: 2026-11-20",
        "---",
        "",
        "# Use X",
        "",
        "## Context and Problem Statement",
      ),
      { title: "Use X", status: "accepted", statusRaw: "accepted", date: "2026-11-20" },
    ],
    [
      "MADR 2",
      lines(
        "# Use X",
        "",
        "* Status: superseded by [ADR-0002](0002-b.md)",
        "* Date: 2026-11-20 <!-- when -->",
        "",
        "## Context",
      ),
      { status: "superseded", date: "2026-11-20", supersededBy: ["0002-b.md"] },
    ],
    [
      "Nygard",
      lines(
        "# 3. Use X",
        "",
        "Date: 2026-11-20",
        "",
        "## Status",
        "",
        "Accepted",
        "",
        "Supercedes [1. A](0001-a.md)",
        "",
        "## Context",
      ),
      { title: "Use X", titleRaw: "3. Use X", status: "accepted", date: "2026-11-20", supersedes: ["0001-a.md"] },
    ],
    [
      "Nygard, superseded by adr-tools",
      lines("# 3. Use X", "", "## Status", "", "Superceded by [4. Y](0004-y.md)", "", "## Context"),
      { status: "superseded", supersededBy: ["0004-y.md"], supersedes: [] },
    ],
    [
      "log4brains",
      lines(
        "# Use X",
        "",
        "- Status: draft",
        "- Date: 2026-11-20",
        "- Tags: a, b",
        "",
        "## Links",
        "",
        "- Supersedes [20260101-a](20260101-a.md)",
      ),
      { status: "draft", supersedes: ["20260101-a.md"] },
    ],
    [
      "bold",
      lines("# Use X", "", "**Status:** Accepted  ", "**Date**: 20 March 2026", "", "## Context"),
      { status: "accepted", date: "2026-03-20" },
    ],
    [
      "a table of two columns",
      lines("# X", "", "| Key | Value |", "|---|---|", "| Status | Rejected |", "| Date | 2026-01-02 |"),
      { status: "rejected", date: "2026-01-02" },
    ],
    [
      "a table of labels over values",
      lines("# X", "", "| Status | Date |", "| --- | --- |", "| Accepted | 2026-01-02 |"),
      { status: "accepted", date: "2026-01-02" },
    ],
    [
      "status at the end",
      lines("# X", "", "## Context", "", "text", "", "## Status", "", "Proposed"),
      { status: "proposed" },
    ],
    [
      "setext headings",
      lines("X", "===", "", "Status", "------", "", "Accepted", "", "Context", "-------"),
      { title: "X", status: "accepted" },
    ],
    [
      "German",
      lines("# ADR-7: X nutzen", "", "* Status: Abgelehnt", "* Datum: 20.11.2026"),
      { title: "X nutzen", status: "rejected", date: "2026-11-20" },
    ],
    [
      "French",
      lines("# X", "", "* Statut : proposé", "* Date : 2026-11-20"),
      { status: "proposed", date: "2026-11-20" },
    ],
    [
      "Japanese",
      lines("# X を使う", "", "## ステータス", "", "承認", "", "## 日付", "", "2026年11月20日"),
      { status: "accepted", date: "2026-11-20" },
    ],
    [
      "BOM and CRLF",
      "\ufeff# 1. X\r\n\r\nDate: 2026-11-20\r\n\r\n## Status\r\n\r\nAccepted\r\n",
      { title: "X", status: "accepted", date: "2026-11-20" },
    ],
    [
      "every sign escaped, as programs do that make Markdown of documents",
      lines(
        "# 3\\. Use Node\\.js",
        "",
        "Date: 2026\\-11\\-20",
        "",
        "## Status",
        "",
        "Superseded by ADR\\-0005 \\(in May\\)",
      ),
      { title: "Use Node.js", status: "superseded", date: "2026-11-20", supersededBy: ["ADR-0005"] },
    ],
    ["an unknown state", lines("# X", "", "* Status: on hold"), { status: null, statusRaw: "on hold" }],
    ["a template's choice", lines("# X", "", "* Status: proposed | rejected | accepted"), { status: null }],
    [
      "status only in prose",
      lines("# X", "", "We say Status: accepted is fine.", "", "## Decision"),
      { status: null, statusRaw: null, date: null },
    ],
    ["in a code block", lines("# X", "", "```", "Status: accepted", "# no title", "```"), { title: "X", status: null }],
    [
      "nothing",
      "",
      { title: null, titleRaw: null, status: null, statusRaw: null, date: null, supersedes: [], supersededBy: [] },
    ],
  ])("%s", (_, text, expected) => {
    expect(readAdr("0003-x.md", text)).toMatchObject({ number: 3, ...expected });
  });
});

test.each([
  ["React 19 SPA Architecture", "React 19 SPA Architecture"],
  ["ADR-003: Use X", "Use X"],
  ["[ADR-0003] Use X", "Use X"],
  ["ADR 018: Use X", "Use X"],
  ["ARCH-3 - Use X", "Use X"],
  ["12) Use X", "Use X"],
  ["3 ways to X", "3 ways to X"],
  ["2.1 is out", "2.1 is out"],
  ["UTF-8 everywhere", "UTF-8 everywhere"],
  ["Use [X](x.md) and `y`", "Use X and `y`"],
])("numbering is stripped from %s", (raw, title) => {
  expect(readAdr("a.md", `# ${raw}\n`).title).toBe(title);
});

test.each([
  ["2026-1-2", "2026-01-02"],
  ["[2026-01-02]", "2026-01-02"],
  ["2026/01/02", "2026-01-02"],
  ["13/02/2026", "2026-02-13"],
  ["02/13/2026", "2026-02-13"],
  ["01/02/2026", null],
  ["2 January 2026", "2026-01-02"],
  ["Jan 2nd, 2026", "2026-01-02"],
  ["2. 1. 2026", "2026-01-02"],
  ["2026年1月2日", "2026-01-02"],
  ["2026\\-01\\-02", "2026-01-02"],
  ["2\\. 1\\. 2026", "2026-01-02"],
  ["2026-02-30", null],
  ["YYYY-MM-DD", null],
  ["soon", null],
])("the date %s", (raw, day) => {
  expect(dateIn(raw)).toBe(day);
});

test.each([
  ["ACCEPTED", "accepted"],
  ["✅ Accepted", "accepted"],
  ["Accepted (Revised)", "accepted"],
  ["**Approved**", "accepted"],
  ["Superseded by ADR-0005", "superseded"],
  ["No longer relevant.\nSince 2018.", "deprecated"],
  ["Not accepted", null],
  ["", null],
])("the status %s", (raw, status) => {
  expect(statusIn(raw)).toBe(status);
});

test("telling ADRs from other files", () => {
  const adr = lines("# X", "", "* Status: accepted", "", "## Decision");
  expect(
    ["docs/adr/0001-x.md", "20260101-x.md", "ADR-001-x.md", "use-x.md"].filter((path) => readIfAdr(path, adr) !== null),
  ).toHaveLength(4);
  const others = ["README.md", "index.md", "adr-template.md", "template/0001-x.md", "ADR-000-template.md"];
  expect(others.filter((path) => readIfAdr(path, adr) !== null)).toEqual([]);
  expect(readIfAdr("notes.md", "# Notes\n\ntext\n") !== null).toBe(false);
});

test("links between siblings, in both directions and in every spelling", () => {
  const adr = (status: string) => lines("# X", "", "## Status", "", status, "", "## Decision");
  const entries = folderEntries([
    { path: "adr/0002-b.md", text: adr("Superseded by [ADR](./0003-c.md#x)") },
    { path: "adr/0001-a.md", text: adr("superseded by ADR-0002") },
    { path: "adr/0003-c.md", text: adr("Accepted\n\nSupersedes [B](0002-b.md)\n\nSupersedes [gone](0009-gone.md)") },
    { path: "adr/0004-d.md", text: adr("Superseded.\nThe rest is in ADR #3.") },
    { path: "adr/0005-e.md", text: adr("Superseded by [new name](0003-renamed.md)") },
    { path: "adr/README.md", text: adr("accepted") },
  ]);
  expect(entries.map(({ file, supersedes, supersededBy }) => [file, supersedes, supersededBy])).toEqual([
    ["adr/0001-a.md", [], ["adr/0002-b.md"]],
    ["adr/0002-b.md", [], ["adr/0003-c.md"]],
    ["adr/0003-c.md", ["adr/0002-b.md"], []],
    ["adr/0004-d.md", [], ["adr/0003-c.md"]],
    ["adr/0005-e.md", [], ["adr/0003-c.md"]],
  ]);
});

test("a number that was given twice names no file", () => {
  const text = (status: string) => lines("# X", "", `* Status: ${status}`, "", "## Decision");
  const entries = folderEntries([
    { path: "0001-a.md", text: text("accepted") },
    { path: "0001-b.md", text: text("accepted") },
    { path: "0002-c.md", text: text("superseded by ADR-0001") },
  ]);
  expect(entries[2]?.supersededBy).toEqual([]);
});

test("no text makes it throw", () => {
  const piece = fc.constantFrom(
    "---",
    "\n",
    "\r\n",
    "# ",
    "## Status",
    "Status:",
    "|",
    "```",
    "<!--",
    "-->",
    "accepted",
    "[a](b.md)",
    "===",
    "superseded by ",
    "\ufeff",
    ": ",
    "'",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ unit: "binary", maxLength: 8 })), { maxLength: 40 }), (pieces) => {
      const text = pieces.join("");
      const { title, statusRaw } = readAdr("0001-x.md", text);
      if (statusRaw !== null) expect(text).toContain(statusRaw);
      expect(title).not.toBe("");
      readIfAdr("0001-x.md", text) !== null;
    }),
    { numRuns: 300 },
  );
});

test("a long run of anything is read in time", () => {
  const units = [
    "#",
    " ",
    "[",
    "](",
    "*",
    "_",
    '"',
    "'",
    "|",
    "a",
    "1",
    "-",
    "<!--",
    "`",
    "Status: ",
    "superseded by ",
    ":",
    "\n",
    "# ",
    "a\n---\n",
    "- ",
    "\\",
    `\n## ${"[".repeat(2000)}\n`,
    `\n## ${"[](".repeat(700)}\n`,
  ];
  for (const unit of units)
    for (const opening of [
      "",
      "# ",
      "# X\n\nStatus: ",
      "# X\n\n## Status\n\n",
      "# X\n\n| Status | ",
      "---\nstatus: ",
      "---\nstatus:\n - ",
      "# X #",
    ]) {
      const text = `${opening}${unit.repeat(100_000 / unit.length)}\n---\nx`;
      expect(readAdr("0001-x.md", text).number).toBe(1);
      setStatus(text, "accepted");
      appendReview(text, "x");
    }
});

test("headings with hashes around", () => {
  expect(readAdr("a.md", "#  Use C# ##\n").title).toBe("Use C#");
  expect(readAdr("a.md", "# Use C#\n").title).toBe("Use C#");
  expect(readAdr("a.md", "# #\n").title).toBeNull();
});

test.each([
  ["a line of front matter", '---\ndecision-makers: "Ana, Ben"\ninformed: Cleo\n---\n# A\n', ["Ana", "Ben"]],
  ["a list of front matter", "---\ndecision-makers:\n  - Ana\n  - 'Ben'\ninformed: [Cleo]\n---\n# A\n", ["Ana", "Ben"]],
  ["a list of metadata", "# A\n\n* Deciders: [Ana](https://example.org/a), @ben\n* Informed: Cleo\n", ["Ana", "@ben"]],
  ["commas in brackets", "# A\n\n- Deciders: Ana (lead, shop), Ben\n- Informed: Cleo\n", ["Ana (lead, shop)", "Ben"]],
  ["a table", "# A\n\n| Deciders | Ana, Ben |\n|---|---|\n| Informed | Cleo |\n", ["Ana", "Ben"]],
  ["sections", "# A\n\n## Deciders\n\n* Ana\n* Ben\n\n## Informed\n\nCleo\n", ["Ana", "Ben"]],
  ["German", "# A\n\n- Entscheidungsträger: Ana; Ben\n- Informiert: Cleo\n", ["Ana", "Ben"]],
  ["Japanese", "# A\n\n- 決定者：Ana、Ben\n- 周知先：Cleo\n", ["Ana", "Ben"]],
])("people are read from %s", (_, text, deciders) => {
  expect(readAdr("0001-a.md", text).people).toEqual({ deciders, informed: ["Cleo"] });
});

test.each([
  ["nobody is named", "# A\n\n* Deciders:\n* Date: 2026-01-02\n"],
  ["a template's words are left", "---\ndecision-makers: {list everyone involved in the decision}\n---\n# A\n"],
  ["another template's are", "# A\n\n* Deciders: [list everyone involved in the decision] <!-- optional -->\n"],
  ["a sentence speaks of them", "# A\n\n## Context\n\nDeciders: Ana said no.\n"],
])("people stay absent where %s", (_, text) => {
  expect(readAdr("0001-a.md", text).people).toEqual({});
});

test("a day among the names of a section is no date of the ADR", () => {
  expect(readAdr("0001-a.md", "# A\n\n## Deciders\n\nDate: 2026-01-02\n").date).toBeNull();
});

test("sections are the headings below the title, as text and in order", () => {
  const text = "# A\n\n## **Context**\n\n```\n## Code\n```\n\n### A [link](b.md)\n\nOptions\n-------\n\n## \n";
  expect(readAdr("0001-a.md", text).sections).toEqual(["Context", "A link", "Options"]);
});

test("a link in brackets of a title leaves its text there", () => {
  const { titleRaw, title } = readAdr("0001-a.md", "# [Superseded by [ADR-0002](0002-b.md)] Use X\n");
  expect([titleRaw, title]).toEqual(["[Superseded by ADR-0002] Use X", "Use X"]);
});
