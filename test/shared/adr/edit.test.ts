import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { appendReview, setStatus } from "#shared/adr/edit";
import { readAdr } from "#shared/adr/read";
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
    ["# X\n\n* Statut : proposé\n", "# X\n\n* Statut : deprecated\n"],
    [
      "---\nstatus: accepted\n---\n# X\n\n## Status\n\nAccepted\n",
      "---\nstatus: deprecated\n---\n# X\n\n## Status\n\nDeprecated\n",
    ],
  ])("in %j", (before, after) => {
    expect(setStatus(before, "deprecated")).toEqual({ text: after });
  });
});

test.each([
  ["# X\n\ntext\n", "The file states no status."],
  ["# X\n\n* Status: superseded by [Y](y.md)\n", "says more than a status"],
  ["# X\n\n## Status\n\nAccepted\n\nSupersedes [Y](y.md)\n", "says more than a status"],
  ["# X\n\n* Status: on hold\n", "says more than a status"],
  ["---\nstatus: accepted\n---\n# X\n\n* Status: accepted by all\n", "says more than a status"],
])("refused with the reason: %j", (text, reason) => {
  expect(setStatus(text, "accepted")).toEqual({ refused: expect.stringContaining(reason) });
});

test("a change undone gives the same text, whatever stands around", () => {
  const around = fc.string({ unit: "binary", maxLength: 60 }).map((text) => text.replace(/[`~#<|=-]|status/gi, ""));
  fc.assert(
    fc.property(around, around, fc.constantFrom("\n", "\r\n"), fc.constantFrom(...statuses), (a, b, eol, to) => {
      const text = `# X${eol}${eol}* Status: accepted${eol}${a}${eol}## Context${eol}${b}`;
      const there = setStatus(text, to);
      const back = "text" in there ? setStatus(there.text, "accepted") : there;
      expect(back).toEqual({ text });
    }),
    { numRuns: 100 },
  );
});

describe("a review is added at the end", () => {
  const text = "# X\r\n\r\n* Status: accepted\r\n\r\n## Decision\r\n\r\nX.\r\n\r\n\r\n";

  test("the rest stays, line ends included, and a second one joins the first", () => {
    const once = appendReview(text, "2027-05-20: kept by Ana");
    expect(once).toEqual({
      text: "# X\r\n\r\n* Status: accepted\r\n\r\n## Decision\r\n\r\nX.\r\n\r\nReviews:\r\n\r\n* 2027-05-20: kept by Ana\r\n\r\n\r\n",
    });
    const twice = "text" in once ? appendReview(once.text, "2027-11-20: kept by Ben") : once;
    expect(twice).toEqual({ text: expect.stringContaining("by Ana\r\n* 2027-11-20: kept by Ben\r\n\r\n\r\n") });
  });

  test("a file without a last line end keeps it so", () => {
    expect(appendReview("# X", "a")).toEqual({ text: "# X\n\nReviews:\n\n- a" });
  });

  test("refused inside a code block", () => {
    expect(appendReview("# X\n\n```\ncode\n", "a")).toEqual({ refused: "The file ends inside a code block." });
  });
});

const corpus = process.env.ADR_CORPUS;

test.skipIf(!corpus)("real ADRs: every change that isn't refused comes back byte for byte (set ADR_CORPUS)", () => {
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
      expect(readAdr(name, there.text)).toMatchObject({ ...was, status: to, statusRaw: expect.anything() });
      const back = setStatus(there.text, was.status);
      if ("text" in back)
        expect(back.text.toLowerCase().length).toBe(text.length + sizeChange(was.statusRaw, was.status));
    }
  }
  expect(changed).toBeGreaterThan(1000);
});

/** Words like "Approved" come back as our word for it, which may be longer. */
function sizeChange(raw: string | null, status: Status): number {
  const word = /\p{L}+/u.exec(raw ?? "")?.[0] ?? "";
  return word.toLowerCase() === status ? 0 : status.length - word.length;
}
