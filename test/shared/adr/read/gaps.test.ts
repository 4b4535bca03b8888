/** What the real folders at hand don't have: other markup, odd names and places. */
import { describe, expect, test } from "vitest";
import { folderEntries } from "#shared/adr/folder/folder";
import { readAdr } from "#shared/adr/read/read";
import { readIfAdr } from "#shared/adr/read/recognise";

describe("other markup is listed", () => {
  const expected = { title: "Use X", status: "superseded", date: "2026-11-03", supersededBy: ["0002-y.md"] };

  test.each([
    [
      "attributes",
      "= 1. Use X\n:status: superseded by xref:0002-y.md[ADR 2]\n:date: 2026-11-03\n\n== Context\n\nText.\n",
    ],
    [
      "sections",
      "= Use X\n\nDate: 2026-11-03\n\n== Status\n\nSuperseded by link:0002-y.md[2. Y]\n\n== Decision\n\nText.\n",
    ],
    ["a list", "= ADR-001: Use X\n\n* *Status:* superseded by <<0002-y.md,Y>>\n* *Date:* 2026-11-03\n\n== Context\n"],
    ["a table", "= Use X\n\n|===\n|Status |superseded by link:0002-y.md[Y]\n|Date |2026-11-03\n|===\n\n== Context\n"],
    ["labels", "= Use X\n\nStatus:: superseded by link:0002-y.md[Y]\nDate:: 2026-11-03\n\n== Context\n"],
  ])("AsciiDoc with %s", (_, text) => {
    expect(readIfAdr("docs/adr/0001-x.adoc", text)).toMatchObject({ number: 1, ...expected });
  });

  test.each([
    [
      "fields",
      "Use X\n=====\n\n:Status: superseded by `Y <0002-y.md>`_\n:Date: 2026-11-03\n\nContext\n-------\n\nText.\n",
    ],
    [
      "sections",
      "=====\nUse X\n=====\n\nDate: 2026-11-03\n\nStatus\n------\n\nSuperseded by `Y <0002-y.md>`__\n\nDecision\n--------\n\nText.\n",
    ],
  ])("reStructuredText with %s", (_, text) => {
    expect(readIfAdr("docs/adr/0001-x.rst", text)).toMatchObject({ number: 1, ...expected });
  });

  test("what stands in a block of code says nothing", () => {
    expect(readAdr("1.adoc", "= X\n\n----\nStatus: accepted\n----\n\n// Status: accepted\n")).toMatchObject({
      status: null,
    });
    expect(readAdr("1.rst", "X\n=\n\nExample::\n\n  Status: accepted\n\n.. Status: accepted\n")).toMatchObject({
      status: null,
    });
  });

  test("links between files of any markup are found", () => {
    const entries = folderEntries([
      { path: "0001-a.adoc", text: "= A\n:status: superseded by xref:0002-b.rst[B]\n\n== Context\n" },
      { path: "0002-b.rst", text: "B\n==\n\n:Status: accepted\n\nSupersedes :doc:`0001-a`\n\nContext\n-------\n" },
    ]);
    expect(entries[0]?.supersededBy).toEqual(["0002-b.rst"]);
  });
});

describe("a folder for each ADR", () => {
  const adr = "# Use X\n\n* Status: accepted\n\n## Context\n\nText.\n";

  test("is numbered and dated by the folder", () => {
    expect(readIfAdr("docs/adr/0007-use-x/index.md", adr)).toMatchObject({ number: 7, title: "Use X" });
    expect(readIfAdr("docs/adr/0007-use-x/README.md", adr)).toMatchObject({ number: 7, title: "Use X" });
    expect(readIfAdr("docs/adr/20261103-use-x/index.md", adr)).toMatchObject({ number: null, fileDate: "2026-11-03" });
    const entries = folderEntries([
      { path: "adr/0001-a/index.md", text: adr.replace("accepted", "superseded by [B](../0002-b/index.md)") },
      { path: "adr/0002-b/index.md", text: adr },
    ]);
    expect(entries[0]?.supersededBy).toEqual(["adr/0002-b/index.md"]);
  });

  test.each([
    "docs/adr/index.md",
    "index.md",
    "docs/adr/README.md",
    "docs/adr/use-x/README.md",
    "docs/adr/templates/0001-x/index.md",
  ])("%s is none", (path) => {
    expect(readIfAdr(path, adr)).toBeNull();
  });
});

describe("where the status stands", () => {
  test.each([
    ["[Deprecated] Use X", "Use X", "deprecated"],
    ["[Superseded by [ADR-0002](0002-y.md)] Use X", "Use X", "superseded"],
    ["ADR-001: [Draft] Use X", "Use X", "draft"],
    ["Use X (superseded by ADR-0002)", "Use X", "superseded"],
    ["Use X [REJECTED]", "Use X", "rejected"],
    ["1. PROPOSED: Use X", "Use X", "proposed"],
    ["Use X (for the new shop)", "Use X (for the new shop)", null],
    ["[X](x.md) for all", "X for all", null],
    ["Use draft pull requests", "Use draft pull requests", null],
    ["Context: use X", "Context: use X", null],
  ])("in the title %s", (heading, title, status) => {
    expect(readAdr("0001-x.md", `# ${heading}\n\n## Context\n`)).toMatchObject({ title, status });
  });

  test("a status of its own counts more than one in the title", () => {
    expect(readAdr("1.md", "# [Draft] X\n\n* Status: accepted\n")).toMatchObject({ status: "accepted", title: "X" });
  });

  test.each([
    ["in the middle of a paragraph", "# X\n\nWhat we mean is\nStatus: accepted by all, as we say.\n\n## Context\n"],
    ["in prose of a section", "# X\n\n## Context\n\nStatus: accepted\n"],
    ["in a quotation of a reader", "# X\n\nThe header reads `Status: accepted`.\n"],
    ["in a later section about something else", "# X\n\n## Context\n\nText.\n\n## Status of the work\n\nAccepted\n"],
  ])("%s it isn't one", (_, text) => {
    expect(readAdr("0001-x.md", text)).toMatchObject({ status: null, statusRaw: null });
  });
});

test("years of five digits are no dates, in names or texts", () => {
  expect(readAdr("12026-11-03-x.md", "# X\n\n* Date: 12026-11-03\n")).toMatchObject({
    number: null,
    fileDate: null,
    date: null,
  });
  expect(readAdr("1.md", "# X\n\n* Date: 3 May 12026\n").date).toBeNull();
});
