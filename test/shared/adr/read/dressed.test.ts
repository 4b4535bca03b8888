/** Metadata as pictures, as HTML and in the boxes of site builders and note-taking programs, in the wording of nobody. */
import { describe, expect, test } from "vitest";
import { setStatus } from "#shared/adr/edit/edit";
import { readAdr } from "#shared/adr/read/read";

const badge = "https://img.shields.io/badge/";
const rest = "\n\n## Context\n\nText.\n\n## Decision\n\nWe take one.\n";

describe("a picture says it", () => {
  test.each([
    ["its words", `![Status: Accepted](${badge}x-y-green)`],
    [
      "its address, with the label as words",
      `![Status](${badge}STATUS-accepted-green?style=flat) ![Pair](${badge}PAIR-2-blue)`,
    ],
    ["its address, without words", `![](${badge}status-accepted-brightgreen)`],
    ["its address, with the state as words", `![Accepted](${badge}status-accepted-success)`],
    [
      "beside others that are comments",
      `<!-- ![Proposed](${badge}status-proposed-blue) -->\n![Accepted](${badge}status-accepted-green)`,
    ],
    [
      "among badges of other things",
      `![](${badge}ID-0005-834187)\n![](${badge}status-accepted-19967d)\n![](${badge}author-ana-ef8d22)`,
    ],
    ["by reference", `![Status][badge]\n\n[badge]: ${badge}Status-Accepted-red`],
    ["as a question to the drawer", "![x](https://img.shields.io/static/v1?label=status&message=accepted&color=blue)"],
    ["in the section of the status", `## Status\n\n![](${badge}Status-Accepted-green.svg)`],
    ["without a label, called by it", `![Status](${badge}accepted-green.svg)`],
    ["as HTML without a label", `<img alt="Status" src="${badge}accepted-green">`],
    ["as HTML", `<img src="${badge}status-accepted-orange" alt="Status">`],
  ])("%s", (_, lines) => {
    const text = `# Use queues\n\n${lines}${rest}`;
    expect(readAdr("0001-x.md", text)).toMatchObject({ title: "Use queues", status: "accepted" });
    // The words beside it would say something else than the picture.
    expect(setStatus(text, "rejected")).toMatchObject({ refused: expect.stringContaining("picture") });
  });

  test("its date, with blanks as addresses write them", () => {
    const text = `# X\n\n![Accepted](${badge}status-accepted-green) ![Date](${badge}Date-06_Mar_2025-blue)${rest}`;
    expect(readAdr("0001-x.md", text)).toMatchObject({ status: "accepted", date: "2025-03-06" });
  });

  test("a badge of a build says nothing of a decision", () => {
    expect(readAdr("0001-x.md", `# X\n\n![Status](${badge}status-passing-green)${rest}`).status).toBeNull();
  });
});

test.each([
  [
    "rows of a table",
    "<table>\n<tr><td>Status</td><td>Accepted</td></tr>\n<tr><td>Date</td><td>2026-03-08</td></tr>\n</table>",
  ],
  [
    "a table on one line",
    "<table><tr><th>Status</th><td><b>Accepted</b></td></tr><tr><th>Date</th><td>2026-03-08</td></tr></table>",
  ],
  [
    "a table over many lines",
    "<table>\n <tbody>\n  <tr>\n   <td><strong>Status</strong></td>\n   <td>Accepted</td>\n  </tr>\n  <tr>\n   <td>Date:</td>\n   <td>2026-03-08</td>\n  </tr>\n </tbody>\n</table>",
  ],
  ["a paragraph with breaks", "<p><b>Status:</b> Accepted<br/><b>Date:</b> 2026-03-08</p>"],
  ["lines that break", "<b>Status</b>: Accepted<br>\n<b>Date</b>: 2026-03-08"],
  ["small print", "<sub>Status: Accepted | Date: 2026-03-08</sub>"],
  ["a call-out", "> [!info]\n> Status: Accepted\n> Date: 2026-03-08"],
  ["a call-out's title", "> [!NOTE] Status: Accepted\n> Date: 2026-03-08"],
  ["a list of definitions", "Status\n: Accepted\n\nDate\n: 2026-03-08"],
  ["fields of note-taking programs", "status:: accepted\ndate:: 2026-03-08"],
  ["the same in brackets", "[status:: accepted] [date:: 2026-03-08]"],
  ["a list of fields", ":Status: Accepted\n:Date: 2026-03-08"],
  [
    "a table in the section of the status",
    "## 1. Status\n\n| Field | Value |\n|---|---|\n| Status | Accepted |\n| Date | 2026-03-08 |",
  ],
  ["boxes of MkDocs", '!!! note "Status"\n    Accepted\n\n!!! note "Date: 2026-03-08"'],
  ["boxes of Docusaurus", ":::info Status\nAccepted\n:::\n\n:::note[Date: 2026-03-08]\n:::"],
  ["where it has come to", "Status: Proposed → Accepted\nDate: 2026-03-08"],
])("%s", (_, lines) => {
  const text = `# Use queues\n\n${lines}${rest}`;
  expect(readAdr("0001-x.md", text)).toMatchObject({ title: "Use queues", status: "accepted", date: "2026-03-08" });
  // An edit says it in the same place, or says why not.
  const edit = setStatus(text, "rejected");
  if ("text" in edit) expect(readAdr("0001-x.md", edit.text).status).toBe("rejected");
});

test.each([
  [
    "an attribute of AsciiDoc",
    "x.adoc",
    "= ADR-1: Use queues\n:adr-status: accepted\n:revdate: 2026-03-08\n\n== Context\n\nText.\n",
  ],
  [
    "a note of AsciiDoc",
    "x.adoc",
    "= ADR-1: Use queues\n:revdate: 2026-03-08\n\nNOTE: Status: Accepted\n\n== Context\n\nText.\n",
  ],
  [
    "a box of reStructuredText",
    "x.rst",
    "Use queues\n==========\n\n:Date: 2026-03-08\n\n.. admonition:: Status\n\n   Accepted\n\nContext\n-------\n\nText.\n",
  ],
])("%s", (_, name, text) => {
  expect(readAdr(name, text)).toMatchObject({ title: "Use queues", status: "accepted", date: "2026-03-08" });
});

test("a table of something else, and HTML that never ends, say nothing", () => {
  expect(
    readAdr("0001-x.md", `# X\n\n<table><tr><td>Cost</td><td>Accepted</td></tr></table>${rest}`).status,
  ).toBeNull();
  expect(readAdr("0001-x.md", `# X\n\n<table><tr><td>Status</td><td>Accepted${rest}`).status).toBeNull();
  expect(readAdr("0001-x.md", `# X\n\n${"<table><tr><td>".repeat(20_000)}`).status).toBeNull();
});
