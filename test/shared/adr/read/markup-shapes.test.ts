/** Metadata in AsciiDoc and reStructuredText, in the shapes that their own tools use. */
import { expect, test } from "vitest";
import { readAdr } from "#shared/adr/read/read";

test.each([
  ["revision attributes", "= Use X\n:revdate: 2026-01-05\n:status: Accepted\n\n== Context\n"],
  [
    "an author line with revision",
    "= Use X\nAna <ana@example.org>\nv1.0, 2026-01-05\n:status: Accepted\n\n== Context\n",
  ],
  ["lines with breaks", "= Use X\n\n*Status:* Accepted +\n*Date:* 2026-01-05\n\n== Context\n"],
  ["labels", "= Use X\n\nStatus:: Accepted\nDate:: 2026-01-05\n\n== Context\n"],
  [
    "a table with a row over lines",
    '= Use X\n\n[cols="1,3"]\n|===\n|Status\n|Accepted\n\n|Date\n|2026-01-05\n|===\n\n== Context\n',
  ],
  ["a table with bold labels", "= Use X\n\n|===\n| *Status* | Accepted\n| *Date* | 2026-01-05\n|===\n\n== Context\n"],
])("AsciiDoc: %s", (_, text) => {
  expect(readAdr("0001-x.adoc", text)).toMatchObject({ title: "Use X", status: "accepted", date: "2026-01-05" });
});

test.each([
  ["fields", "Use X\n=====\n\n:Status: Accepted\n:Date: 2026-01-05\n\nContext\n-------\n"],
  ["bold labels", "Use X\n=====\n\n**Status**: Accepted\n\n**Date**: 2026-01-05\n\nContext\n-------\n"],
  [
    "a list table",
    "Use X\n=====\n\n.. list-table::\n\n   * - Status\n     - Accepted\n   * - Date\n     - 2026-01-05\n\nContext\n-------\n",
  ],
  [
    "a grid table",
    "Use X\n=====\n\n+--------+------------+\n| Status | Accepted   |\n+--------+------------+\n| Date   | 2026-01-05 |\n+--------+------------+\n\nContext\n-------\n",
  ],
  [
    "a simple table",
    "Use X\n=====\n\n======  ==========\nStatus  Accepted\nDate    2026-01-05\n======  ==========\n\nContext\n-------\n",
  ],
])("reStructuredText: %s", (_, text) => {
  expect(readAdr("0001-x.rst", text)).toMatchObject({ title: "Use X", status: "accepted", date: "2026-01-05" });
});
