import { expect, test } from "vitest";
import { problemsOf } from "#shared/adr/folder/check";
import { linked, unlinkedEntries } from "#shared/adr/folder/folder";
import { relativeLinks } from "#shared/adr/links/links";
import { problemIn } from "#shared/adr/read/problem";
import { readAdr } from "#shared/adr/read/read";
import { reviewDate } from "#shared/adr/read/review";

const size = 100_000;
/** Seconds pass at this size where a pattern goes back and forth; all of these take some milliseconds where none does. */
const limit = 1000;

const lines: Record<string, string> = {
  "hashes that close nothing": `## ${"#".repeat(size)}x`,
  "spaces in a heading": `## a${" ".repeat(size)}x`,
  "spaces in front of a value": `Status:${" ".repeat(size)}x`,
  "many lines of pipes": `Review by | a${"|".repeat(1900)}x\n`.repeat(size / 2000),
  "many rows of colons": `| Status${":".repeat(1900)}x |\n`.repeat(size / 2000),
  "many lines of spaces": `Review by: a${" ".repeat(1900)}x\n`.repeat(size / 2000),
  "comments that never end": "<!-- ".repeat(size / 5),
  "brackets that never close": "[".repeat(size),
  "links that never close": "[a](".repeat(size / 4),
  "many tables of HTML that never end": "<table><tr><td>Status</td>\n".repeat(size / 27),
  "many cells on one line": `<table>${"<tr><td>Status</td><td>".repeat(80)}`,
  "many pictures by reference": "![Status][x]\n".repeat(size / 13),
  "tags that never close": "<p ".repeat(600),
  "many statuses in a section": "Status: Accepted\n".repeat(size / 17),
  "many days": "2026-01-02 accepted\n".repeat(size / 20),
  "many rules": `${"- ".repeat(900)}x\n\n`.repeat(size / 1800),
  "many badges": "<Badge text='a' ".repeat(size / 16),
  "links of a wiki that never close": `Superseded by ${"[[a".repeat(size / 3)}`,
  "many words before a verb": `Accepted. ${"the part ".repeat(200)}was superseded by ADR-2\n`.repeat(size / 2000),
  "many choices": "Proposed | **Accepted** | Rejected | "
    .repeat(50)
    .concat("\n")
    .repeat(size / 1900),
  "many boxes": ":::note[a\n".repeat(size / 10),
};

/** Milliseconds of processor until all of this is read. Other files' tests run in the same process meanwhile. */
function reading(text: string): number {
  const files = [{ path: "0001-x.md", text }];
  const begun = process.cpuUsage();
  const { entries, dangling } = linked(unlinkedEntries(files));
  const texts = new Map(files.map((file) => [file.path, file.text]));
  problemsOf({ entries, dangling, texts, exists: () => false, today: "2026-11-20" });
  reviewDate(text);
  relativeLinks(text);
  problemIn(text);
  readAdr("0001-x.md", text);
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

test.each(Object.keys(lines))("reading takes no time with the square of the length: %s", (name) => {
  const line = lines[name] ?? "";
  const text = `# Title\n\n${line}\n\n## Context\n\nTo review.\n${line}\n\n## Status\n\n${line}\n`;
  let least = reading(text);
  for (let more = 0; more < 4 && least >= limit; more++) least = Math.min(least, reading(text));
  expect(least).toBeLessThan(limit);
});
