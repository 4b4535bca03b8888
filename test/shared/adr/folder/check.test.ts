import { describe, expect, test } from "vitest";
import { completes, problemsOf } from "#shared/adr/folder/check";
import { linked, unlinkedEntries } from "#shared/adr/folder/folder";
import type { Problem } from "#shared/adr/folder/problem";
import { lineNumbers, relativeLinks } from "#shared/adr/links/links";
import { addressOf, joinedPath } from "#shared/adr/links/path";

const adr = (status: string, { title = "Use x", more = "" } = {}) =>
  `# ${title}\n\n* Status: ${status}\n\n## Context\n\n${more}\n`;

function problems(files: Record<string, string>, { there = [] as string[], today = "2026-11-20" } = {}) {
  const { entries, dangling } = linked(unlinkedEntries(Object.entries(files).map(([path, text]) => ({ path, text }))));
  const texts = new Map(Object.entries(files));
  const exists = (path: string) => texts.has(path) || there.includes(path);
  return problemsOf({ entries, texts, dangling, exists, today });
}

const brief = ({ file, kind, line, repair }: Problem) =>
  [file, kind, ...(line === undefined ? [] : [line]), repair?.do ?? "by hand"].join(" ");

test("nothing is wrong", () => {
  expect(
    problems(
      {
        "0001-a.md": adr("superseded by [ADR-0002](0002-b.md)", {
          more: "[code](../src/a.ts) [web](https://example.org)",
        }),
        "0002-b.md": adr("accepted", { title: "ADR-0002: Use y", more: "Supersedes [ADR-0001](0001-a.md#why)" }),
        "20261120-c.md": adr("accepted"),
        "x/0001-other-folder.md": adr("accepted"),
      },
      { there: ["src/a.ts"] },
    ),
  ).toEqual([]);
});

describe("each problem is named with the repair that is possible", () => {
  test.each<[string, Record<string, string>, string[]]>([
    [
      "a number given twice",
      { "0001-a.md": adr("accepted"), "0001-b.md": adr("accepted"), "ARCH-001-c.md": adr("accepted") },
      ["0001-a.md duplicate number renumber", "0001-b.md duplicate number renumber"],
    ],
    [
      "an ADR in other languages, whose number is the same",
      {
        "0001-a.md": adr("accepted"),
        "0001-a.de.md": adr("accepted"),
        "0001-a_zh-CN.md": adr("accepted"),
        "0002-b.md": adr("accepted"),
        "0002-c.de.md": adr("accepted"),
      },
      ["0002-b.md duplicate number renumber", "0002-c.de.md duplicate number renumber"],
    ],
    [
      "names that differ by case",
      { "0001-a.md": adr("accepted"), "0001-A.md": adr("accepted") },
      [
        "0001-A.md duplicate number renumber",
        "0001-A.md name clash by hand",
        "0001-a.md duplicate number renumber",
        "0001-a.md name clash by hand",
      ],
    ],
    [
      "another number in the heading",
      { "0002-a.md": adr("accepted", { title: "1. Use x" }) },
      ["0002-a.md heading number 1 number heading"],
    ],
    ["a number in the title", { "0002-a.md": adr("accepted", { title: "UTF-8: everywhere" }) }, []],
    ["an unknown status", { "0001-a.md": adr("on hold") }, ["0001-a.md unknown status 3 choose status"]],
    [
      "a successor that isn't there",
      { "0001-a.md": adr("superseded by ADR-0009") },
      ["0001-a.md dangling link 3 by hand"],
    ],
    [
      "only the old one knows",
      { "0001-a.md": adr("superseded by ADR-0002"), "0002-b.md": adr("accepted") },
      ["0001-a.md one-sided link supersede"],
    ],
    [
      "only the new one knows",
      { "0001-a.md": adr("accepted"), "0002-b.md": adr("accepted", { more: "Supersedes ADR-0001" }) },
      ["0002-b.md one-sided link supersede"],
    ],
    [
      "links to files that are gone or were renamed",
      {
        "0001-a.md": adr("accepted", { more: "![x](img/x.png)\n[b](0002-b.md)\n`[c](c.md)`\n" }),
        "0003-b.md": adr("accepted"),
      },
      ["0001-a.md broken link 7 by hand", "0001-a.md broken link 8 retarget"],
    ],
    [
      "reviews that are overdue, where the decision still holds",
      {
        "0001-a.md": adr("accepted", { more: "Review by 2026-11-19." }),
        "0002-b.md": adr("rejected", { more: "Review by 2026-11-19." }),
        "0003-c.md": adr("accepted", { more: "Review by 2026-11-20." }),
        "0004-d.md": adr("proposed", { more: "Review by 2026-11-19." }),
      },
      ["0001-a.md overdue review by hand", "0004-d.md overdue review by hand"],
    ],
  ])("%s", (_, files, expected) => {
    expect(problems(files).map(brief)).toEqual(expected);
  });
});

test("a number that several have is said to be unclear, not missing", () => {
  const found = problems({
    "1-a.md": adr("accepted"),
    "1-b.md": adr("accepted"),
    "2-c.md": adr("superseded by ADR-1"),
  });
  expect(found.at(-1)?.what).toBe("It is superseded by ADR-1, which could be more than one file.");
});

test("links between folders are followed, in both directions", () => {
  const found = linked(
    unlinkedEntries([
      { path: "docs/adr/0001-a.md", text: adr("superseded by [x](../../api/adr/0001-b.md)") },
      { path: "api/adr/0001-b.md", text: adr("accepted", { more: "Supersedes [a](../../docs/adr/0001-a.md)" }) },
    ]),
  );
  expect(found.entries.map(({ supersedes, supersededBy }) => [supersedes, supersededBy])).toEqual([
    [["docs/adr/0001-a.md"], []],
    [[], ["api/adr/0001-b.md"]],
  ]);
  expect(found.dangling).toEqual([]);
});

test("identifiers of something else name no ADR", () => {
  const found = linked(
    unlinkedEntries([
      { path: "0002-a.md", text: adr("accepted") },
      { path: "0003-b.md", text: adr("superseded by RFC-2") },
    ]),
  );
  expect(found.entries[1]?.supersededBy).toEqual([]);
});

test.each([
  ["[a](b.md) and ![c](<d e.png> 'x')", ["b.md", "d e.png"]],
  ["[a]: ../b.md", ["../b.md"]],
  ["[a](b(1).md)", ["b(1).md"]],
  ["[a](https://x.y) [b](#c) [d](/e) [f](mailto:g@h)", []],
  ["`[a](b.md)`", []],
  ["```\n[a](b.md)\n```\n[c](d.md)", ["d.md"]],
  ["<!-- [a](b.md)\n[c](d.md) -->\n[e](f.md)", ["f.md"]],
])("links in %j", (text, expected) => {
  const found = relativeLinks(text);
  expect(found.map(({ raw }) => raw)).toEqual(expected);
  for (const { start, end, raw } of found) expect(text.slice(start, end)).toBe(raw);
});

test("paths and lines", () => {
  expect(joinedPath("docs/adr", "../x/./y.md")).toBe("docs/x/y.md");
  expect(joinedPath("docs", "../../x")).toBeNull();
  expect(addressOf("docs/adr/1.md", "docs/adr/2.md")).toBe("2.md");
  expect(addressOf("docs/adr/1.md", "api/adr/a b.md")).toBe("../../api/adr/a%20b.md");
  const lineOf = lineNumbers("a\nb\n");
  expect([0, 1, 2, 3, 0].map(lineOf)).toEqual([1, 1, 2, 2, 1]);
});

test("decisions that supersede each other in a circle are told once", () => {
  const circle = {
    "0001-a.md": adr("superseded by [ADR-0002](0002-b.md)", { more: "Supersedes [ADR-0002](0002-b.md)" }),
    "0002-b.md": adr("superseded by [ADR-0001](0001-a.md)", { more: "Supersedes [ADR-0001](0001-a.md)" }),
  };
  expect(problems(circle).map(({ file, kind, what }) => [file, kind, what])).toEqual([
    ["0001-a.md", "supersession circle", "It supersedes itself in a circle: 0001-a.md by 0002-b.md by 0001-a.md."],
  ]);
});

describe("what isn't a problem", () => {
  test.each([
    ["a link in a comment of a line", "Words. <!-- [a](gone.md) --> More."],
    ["a link in a comment of lines", "Words. <!-- [a](gone.md)\n[b](gone.md) --> More."],
    ["a footnote", "Words.[^1]\n\n[^1]: [web](https://example.org), seen then"],
    ["a remark of another tool", '[//]: # (gone.md)\n[comment]: <> (gone.md)\n[x]: remark "gone.md"'],
    ["a path in code of two marks", "Write ``[a](gone.md) ` `` here."],
    ["a path in indented code", "Words:\n\n    [a](gone.md)\n"],
  ])("%s", (_, more) => {
    expect(problems({ "0001-a.md": adr("accepted", { more }) })).toEqual([]);
  });

  test("a supersession in part, wrapped or of another ADR", () => {
    const files = {
      "0001-a.md": "# A\n\n- Status: superseded by\n  [ADR-0002](0002-b.md)\n\n## Context\n",
      "0002-b.md": "# B\n\n- Status: accepted\n- Supersedes:\n  [ADR-0001](0001-a.md)\n\n## Context\n",
      "0003-c.md": adr("accepted, partially superseded by [ADR-0002](0002-b.md)"),
    };
    expect(problems(files)).toEqual([]);
  });
});

test("a repair is offered only where it can be done", () => {
  const files = {
    "0001-a.md": adr("accepted because we said so, see the minutes"),
    "0002-b.md": adr("accepted", { more: "Supersedes [ADR-0001](0001-a.md)" }),
    "0003-c.md": adr("on hold [for now](https://example.org)"),
  };
  expect(problems(files).map(brief)).toEqual([
    "0002-b.md one-sided link by hand",
    "0003-c.md unknown status 3 by hand",
  ]);
});

test.each([
  ["open front matter", "---\nstatus: accepted\n\n# A\n\n## Context\n", "unreadable metadata"],
  ["an alias", "---\nx: &s accepted\nstatus: *s\n---\n# A\n\n## Context\n", "unreadable metadata"],
  ["both sides of a merge", "# A\n\n- Status: proposed\n- Status: accepted\n\n## Context\n", "two statuses"],
])("%s is told", (_, text, kind) => {
  expect(problems({ "0001-a.md": text }).map((one) => one.kind)).toEqual([kind]);
});

test("a decision in the place of itself, or built on itself, is told at its line", () => {
  const found = problems({
    "0001-a.md": adr("superseded by [ADR-0001](0001-a.md)"),
    "0002-b.md": adr("accepted", { more: "Supersedes [ADR-0002](0002-b.md)." }),
    "0003-c.md": "# C\n\n## Status\n\nAccepted\n\nDepends on [ADR-0003](0003-c.md)\n\n## Context\n",
    "0004-d.md": "---\nstatus: accepted\nsupersedes: [4, 0004-d.md]\n---\n# D\n\n## Context\n",
  });
  expect(found.map(({ file, kind, what, line }) => [file, kind, what, line])).toEqual([
    ["0001-a.md", "supersession circle", "It is superseded by itself.", 3],
    ["0002-b.md", "supersession circle", "It supersedes itself.", 7],
    ["0003-c.md", "dangling link", "It depends on itself.", 7],
    ["0004-d.md", "supersession circle", "It supersedes itself.", 3],
  ]);
});

test.each([
  ["date: 2023-02-30", ["Its date 2023-02-30 isn't in the calendar."]],
  ["date: 0000-00-00", ["Its date 0000-00-00 isn't in the calendar."]],
  ["date: '2024/13/01'", ["Its date 2024/13/01 isn't in the calendar."]],
  ["created: 2023-02-29T10:00:00Z", ["Its date 2023-02-29 isn't in the calendar."]],
  ["date: 2024-02-29\nreview-by: 2027-04-31", ["Its review date 2027-04-31 isn't in the calendar."]],
  // Where it was written it may be the next day.
  ["date: 2026-11-21", []],
  ["date: 2026-11-22", ["Its date, 2026-11-22, is still to come."]],
  ["date: YYYY-MM-DD", []],
  ["date: 2023", []],
  ["date: 10.2023", []],
])("%s: %j", (metadata, expected) => {
  const text = `---\nstatus: accepted\n${metadata}\n---\n# A\n\n## Context\n`;
  const found = problems({ "0001-a.md": text });
  expect(found.map(({ what }) => what)).toEqual(expected);
  if (expected.length > 0 && !metadata.includes("review")) expect(found[0]?.line).toBe(3);
});

test("what is proposed for a day to come isn't wrong", () => {
  const text = "---\nstatus: proposed\ndate: 2999-01-01\n---\n# A\n\n## Context\n";
  expect(problems({ "0001-a.md": text })).toEqual([]);
});

test("the disk isn't asked for what is listed", () => {
  const texts = new Map([
    ["0001-a.md", adr("accepted", { more: "See [the next](0002-b.md) and [code](src/a.ts)." })],
    ["0002-b.md", adr("accepted")],
  ]);
  const { entries, dangling } = linked(unlinkedEntries([...texts].map(([path, text]) => ({ path, text }))));
  const asked: string[] = [];
  const exists = (path: string) => asked.push(path) > 0;
  expect(problemsOf({ entries, texts, dangling, exists, today: null })).toEqual([]);
  expect(asked).toEqual(["src/a.ts"]);
});

test("whether both ends of a link can be written is the same from texts that were read already", () => {
  const texts = new Map([
    ["0001-a.md", adr("superseded by [ADR-0002](0002-b.md)")],
    ["0002-b.md", adr("accepted")],
    ["0003-c.md", adr("accepted", { more: "Supersedes [ADR-0002](0002-b.md)" })],
    ["0004-d.md", "# D\n\n## Context\n\nIt states no status.\n"],
    ["0005-e.md", "---\nstatus: superseded by ADR-0009\n---\n# E\n\n## Context\n\n```\n"],
  ]);
  const read = new Map(
    unlinkedEntries([...texts].map(([path, text]) => ({ path, text }))).map((entry) => [entry.file, entry]),
  );
  const pairs = [...texts.keys()].flatMap((old) => [...texts.keys()].map((by): [string, string] => [old, by]));
  const both = pairs.map(([old, by]) => [completes(old, by, texts), completes(old, by, texts, read)]);
  expect(both.filter(([one, other]) => one !== other)).toEqual([]);
  expect(new Set(both.flat())).toEqual(new Set([true, false]));
});
