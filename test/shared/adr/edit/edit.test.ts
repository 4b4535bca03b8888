import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { appendReview, applied, setStatus } from "#shared/adr/edit/edit";
import { readAdr } from "#shared/adr/read/read";
import type { Status } from "#shared/record/record";

const statuses: Status[] = ["draft", "proposed", "accepted", "rejected", "deprecated", "superseded"];

describe("exactly the status changes", () => {
  test.each([
    ['---\nstatus: "accepted"\n---\n# X\n', '---\nstatus: "deprecated"\n---\n# X\n'],
    ["---\r\nstatus: accepted # note\r\n---\r\n# X\r\n", "---\r\nstatus: deprecated # note\r\n---\r\n# X\r\n"],
    ["---\ntitle: a\nstatus:   'Accepted'   \n---\n# X", "---\ntitle: a\nstatus:   'Deprecated'   \n---\n# X"],
    ["\ufeff# X\n\n* Status: accepted  \n* Date: 2026\n", "\ufeff# X\n\n* Status: deprecated  \n* Date: 2026\n"],
    ["# X\n\n**Status:** **ACCEPTED**\n", "# X\n\n**Status:** **DEPRECATED**\n"],
    [
      "# X\n\n## Status\n\n\tAccepted.\n\n## Context\n\nAccepted\n",
      "# X\n\n## Status\n\n\tDeprecated.\n\n## Context\n\nAccepted\n",
    ],
    ["# X\n\n| Status | Accepted |\n|---|---|\n", "# X\n\n| Status | Deprecated |\n|---|---|\n"],
    ["# X\n\n* Statut : proposé\n", "# X\n\n* Statut : obsolète\n"],
    [
      "# X\n\n## Status\n\nAccepted\n\nSupersedes [Y](y.md)\n\n- Amends [Z](z.md)\n",
      "# X\n\n## Status\n\nDeprecated\n\nSupersedes [Y](y.md)\n\n- Amends [Z](z.md)\n",
    ],
    [
      "---\nstatus: accepted\n---\n# X\n\n## Status\n\nAccepted\n",
      "---\nstatus: deprecated\n---\n# X\n\n## Status\n\nDeprecated\n",
    ],
  ])("in %j", (before, after) => {
    const edit = setStatus(before, "deprecated");
    expect(edit).toMatchObject({ text: after });
    expect("undo" in edit && applied(after, edit.undo).text).toBe(before);
  });
});

test.each([
  ["# X\n\ntext\n", "The file states no status."],
  ["# [Draft] X\n\ntext\n", "Its status stands in the title."],
  ["# X\n\n* Status: superseded by [Y](y.md)\n", "says more than a status"],
  ["# X\n\n## Status\n\nAccepted\n\nSince March.\n", "says more than a status"],
  ["# X\n\n## Status\n\nSuperseded by [Y](y.md)\n", "says more than a status"],
  ["# X\n\n* Status: on hold\n", '"on hold", which is none that is known'],
  ["---\nstatus: accepted\n---\n# X\n\n* Status: accepted by all\n", "says more than a status"],
  ["# X\n\n* Status: accepted\n* Status: rejected\n", 'two statuses, "accepted" and "rejected"'],
  ["---\nstatus: accepted\n---\n\n# X\n\n* Status: rejected\n", "two statuses"],
  ["---\nstatus: accepted\nstatus: rejected\n---\n\n# X\n", "two statuses"],
  ["# X\n\n## Status\n\nAccepted\nRejected\n", "two statuses"],
  ["---\nstatus: accepted\n---\n\n# X\n\n## Status\n\nProposed\n", "two statuses"],
])("refused with the reason: %j", (text, reason) => {
  expect(setStatus(text, "accepted")).toEqual({ refused: expect.stringContaining(reason) });
});

test("a status that isn't ours is replaced where that is asked for, if it is one plain word or phrase", () => {
  expect(setStatus("# X\n\n* Status: on hold\n", "draft", { whole: true })).toMatchObject({
    text: "# X\n\n* Status: draft\n",
  });
  expect(setStatus("# X\n\n* Status: see [Y](y.md)\n", "draft", { whole: true })).toHaveProperty("refused");
});

test("a change undone gives the same text, whatever stands around", () => {
  const around = fc.string({ unit: "binary", maxLength: 60 }).map((text) => text.replace(/[`~#<|=-]|status/gi, ""));
  fc.assert(
    fc.property(around, around, fc.constantFrom("\n", "\r\n"), fc.constantFrom(...statuses), (a, b, eol, to) => {
      const text = `# X${eol}${eol}* Status: accepted${eol}${a}${eol}## Context${eol}${b}`;
      const there = setStatus(text, to);
      const back = "text" in there ? setStatus(there.text, "accepted") : there;
      expect(back).toMatchObject({ text });
    }),
    { numRuns: 100 },
  );
});

describe("a review is added at the end", () => {
  const text = "# X\r\n\r\n* Status: accepted\r\n\r\n## Decision\r\n\r\nX.\r\n\r\n\r\n";

  test("the rest stays, line ends included, and a second one joins the first", () => {
    const once = appendReview(text, "2027-05-20: kept by Ana");
    expect(once).toMatchObject({
      text: "# X\r\n\r\n* Status: accepted\r\n\r\n## Decision\r\n\r\nX.\r\n\r\nReviews:\r\n\r\n* 2027-05-20: kept by Ana\r\n\r\n\r\n",
    });
    const twice = "text" in once ? appendReview(once.text, "2027-11-20: kept by Ben") : once;
    expect(twice).toMatchObject({ text: expect.stringContaining("by Ana\r\n* 2027-11-20: kept by Ben\r\n\r\n\r\n") });
  });

  test("a file without a last line end keeps it so", () => {
    expect(appendReview("# X", "a")).toMatchObject({ text: "# X\n\nReviews:\n\n- a" });
  });

  test("refused inside a code block", () => {
    expect(appendReview("# X\n\n```\ncode\n", "a")).toEqual({
      refused: "The file ends inside a code block or a comment.",
    });
  });
});

for (const [variable, least] of [
  ["ADR_CORPUS", 1000],
  ["ADR_CORPUS_MORE", 300],
] as const) {
  const corpus = process.env[variable];
  test.skipIf(!corpus)(`real ADRs: every change that isn't refused comes back byte for byte (set ${variable})`, () => {
    let changed = 0;
    const names = readdirSync(`${corpus}/repos`, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".md"),
    );
    for (const name of names) {
      const text = readFileSync(`${corpus}/repos/${name}`, "utf8");
      const was = readAdr(name, text);
      if (was.status === null) continue;
      for (const to of statuses) {
        const there = setStatus(text, to);
        if ("refused" in there) continue;
        changed++;
        const now = readAdr(name, there.text);
        // In a list to tick each choice has a day of its own.
        const date = /\[[ xX]\]/.test(was.statusRaw ?? "") ? now.date : was.date;
        expect(now).toMatchObject({ ...was, date, status: to, statusRaw: expect.anything() });
        expect(applied(there.text, there.undo).text).toBe(text);
        const back = setStatus(there.text, was.status);
        if (was.statusRaw?.toLowerCase() === was.status) expect(back).toMatchObject({ text });
      }
    }
    expect(changed).toBeGreaterThan(least);
  });
}
