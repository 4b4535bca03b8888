/** Kinds of ADRs that strangers' folders hold: what a careful reader takes from each. */
import { describe, expect, test } from "vitest";
import { setStatus } from "#shared/adr/edit/edit";
import { dateIn } from "#shared/adr/read/date";
import { readAdr } from "#shared/adr/read/read";
import { judge } from "#shared/adr/read/recognise";

const parts = "\n\n## Context\n\nText.\n\n## Decision\n\nText.\n\n## Consequences\n\nText.\n";
const under = (status: string) => readAdr("0001-x.md", `# Use queues\n\n## Status\n\n${status}${parts}`);
const above = (head: string) => readAdr("0001-x.md", `# Use queues\n\n${head}${parts}`);

test.each([
  ["round boxes to tick", "* ( ) Proposed\n* (x) Accepted", "accepted"],
  ["a mark of a highlighter", "==Accepted==", "accepted"],
  ["a colour of a wiki", "{color:green}Rejected{color}", "rejected"],
  ["under consideration", "Under consideration", "proposed"],
  ["open for comments", "Open for comments", "proposed"],
  ["a sum with signs of equality", "a==b", null],
])("status: %s", (_, status, is) => expect(under(status).status).toBe(is));

test.each([
  ["a list of terms", "<dl>\n<dt>Status</dt><dd>Accepted</dd>\n<dt>Date</dt>\n<dd>2026-01-02</dd>\n</dl>"],
  ["tags of a site's generator", '{% hint style="info" %}\nStatus: Accepted\nDate: 2026-01-02\n{% endhint %}'],
  ["short codes", "{{< hint info >}}\nStatus: Accepted\n{{< /hint >}}\n\nDate: 2026-01-02"],
  ["round boxes below a label", "Date: 2026-01-02\n\nStatus:\n\n- ( ) Proposed\n- (x) Accepted"],
  ["a row that is no head", "| Status | Decided |\n|---|---|\n| Date | 2026-01-02 |"],
  ["a head of two labels", "| Status | Decided |\n|---|---|\n| Accepted | 2026-01-02 |"],
  ["words in the place of a picture", 'Date: 2026-01-02\n\n<img alt="Status: Accepted" src="s.svg">'],
])("above the sections: %s", (_, head) => {
  expect(above(head)).toMatchObject({ status: "accepted", date: "2026-01-02" });
});

test("of round boxes one is ticked, as it was", () => {
  const text = `# Use queues\n\n## Status\n\n* (x) Proposed\n* ( ) Accepted${parts}`;
  expect(setStatus(text, "accepted", { whole: true })).toMatchObject({
    text: text.replace("(x) Proposed", "( ) Proposed").replace("( ) Accepted", "(x) Accepted"),
  });
});

test.each([
  ["ngày 2 tháng 1 năm 2026", "2026-01-02"],
  ["2 Maret 2026", "2026-03-02"],
  ["2 март 2026", "2026-03-02"],
  ["20260102T1030Z", "2026-01-02"],
  ["2026010210301", null],
])("day: %s", (raw, day) => expect(dateIn(raw)).toBe(day));

test.each([
  ["0005-x.md", "Decision 5: Use queues", "Use queues"],
  ["0013-x.md", "D13: Use queues", "Use queues"],
  ["0014-x.md", "№ 14. Use queues", "Use queues"],
  ["0012a-x.md", "12a. Use queues", "Use queues"],
  ["0013.1-x.md", "13.1 Use queues", "Use queues"],
  ["0013-x.md", "3.11 Python", "3.11 Python"],
  ["0005-x.md", "ADR 5 (2026-01-02): Use queues", "Use queues"],
  ["0005-x.md", "Title: Use queues", "Use queues"],
  ["0005-x.md", "**ADR-0005**: *Use queues*", "Use queues"],
  ["0005-x.md", "Use *args and **kwargs", "Use *args and kwargs"],
  ["0005-x.md", "S3: Store there", "Store there"],
  ["0005-x.md", "Decision log for teams", "Decision log for teams"],
])("title in %s: %s", (file, heading, title) => {
  expect(readAdr(file, `# ${heading}\n\n## Status\n\nAccepted${parts}`).title).toBe(title);
});

test("what takes its place may be said behind a dash of the title", () => {
  expect(readAdr("0005-x.md", `# Use queues — Superseded by ADR-7${parts}`)).toMatchObject({
    title: "Use queues",
    status: "superseded",
    supersededBy: ["ADR-7"],
  });
  expect(readAdr("0005-x.md", `# Queues - what is accepted${parts}`)).toMatchObject({
    title: "Queues - what is accepted",
    status: null,
  });
});

describe("relations", () => {
  test.each([
    ["several numbers behind one word", "Accepted\n\nSupersedes ADRs 2, 4 and 5", ["ADR-2", "ADR-4", "ADR-5"]],
    ["a part that is named", "Accepted. Supersedes the storage part of ADR-5.", []],
    ["nothing, and something else", "Accepted (supersedes nothing; amends ADR-1)", []],
    ["another verb behind", "Accepted\n\nSupersedes ADR-2, amends ADR-3", ["ADR-2"]],
    ["one of them in part", "Accepted\n\nReplaces: ADR-19, ADR-12 (in part)", ["ADR-19"]],
    [
      "the first of them in part",
      "Accepted\n\nReplaces [12](0012-x.md) (partially) and [19](0019-x.md)",
      ["0019-x.md"],
    ],
    ["the only one in part", "Accepted\n\nReplaces ADR-12 (in part)", []],
  ])("%s", (_, status, supersedes) => expect(under(status).supersedes).toEqual(supersedes));
});

test("an index with the number before the first ADR is an index, and one with another number may be a decision", () => {
  const index = "# Index\n\n| Status | Accepted |\n|---|---|\n";
  expect(judge("docs/adr/00-index.md", index)).toMatchObject({ adr: null });
  expect(judge("docs/adr/0012-index.md", `# Index the orders\n\n## Status\n\nAccepted${parts}`).adr).not.toBeNull();
});

test("a page about a year isn't named by its folder", () => {
  expect(judge("decisions/2022/index.md", "# 2022\n\n- [x](x.md)\n")).toEqual({
    adr: null,
    why: "It is a readme or an index.",
    meant: false,
  });
});

test("beside ADRs with numbers a file without one and with words instead of a state explains them", () => {
  const text = `# How to write an ADR\n\n## Status\n\nSet it to proposed.${parts}`;
  const place = { log: true, ordered: true };
  expect(judge("docs/adr/how-to.md", text, { ...place, amongNamed: true }).adr).toBeNull();
  expect(judge("docs/adr/how-to.md", text, place).adr).not.toBeNull();
});
