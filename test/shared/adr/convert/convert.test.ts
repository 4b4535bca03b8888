/** ADRs in another dialect: samples to the letter, and over real logs nothing lost and everything read as before. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { convert } from "#shared/adr/convert/convert";
import { type Around, type Dialect, dialects } from "#shared/adr/convert/put";
import { readAdr } from "#shared/adr/read/read";
import { relatedIn, tagsIn } from "#shared/adr/read/related";
import { patience } from "../../../patience";

const alone: Around = { file: "docs/0005-use-queues.md", supersededBy: [] };

function converted(text: string, to: Dialect, around = alone): string {
  const done = convert(text, to, around);
  if ("left" in done) throw new Error(done.left);
  return done.text;
}

const nygard = `# 5. Use queues

Date: 2026-03-01

## Status

Accepted

Amends [2. Use topics](0002-use-topics.md)

## Context

Peaks break the import.

### Forces

Cheap.

## Decision

We use queues.

## Consequences

Good: fewer calls.

## Costs

Some.
`;

const madr4 = `---
status: accepted
date: 2026-03-01
---

# Use queues

## Context and Problem Statement

Peaks break the import.

## Decision Drivers

Cheap.

## Considered Options

## Decision Outcome

We use queues.

### Consequences

Good: fewer calls.

## More Information

### Costs

Some.

Amends [2. Use topics](0002-use-topics.md)
`;

test("from adr-tools to MADR 4, with what has no place under More Information", () => {
  const done = convert(nygard, "madr4", alone);
  expect(done).toMatchObject({ text: madr4, kept: ["Costs"] });
  expect("moved" in done && done.moved).toContainEqual({ what: "Context", to: "Context and Problem Statement" });
});

test("and back", () => {
  expect(converted(madr4, "nygard")).toBe(
    nygard
      .replace("\n\nAmends [2. Use topics](0002-use-topics.md)", "")
      .replace("### Forces", "### Decision Drivers")
      .replace("Cheap.\n", "Cheap.\n\n### Considered Options\n")
      .replace("## Costs", "## More Information\n\n### Costs")
      .replace("Some.\n", "Some.\n\nAmends [2. Use topics](0002-use-topics.md)\n"),
  );
});

test("a successor is named as the dialect names it", () => {
  const text = nygard.replace("Accepted", "Superseded by [7. Use streams](0007-use-streams.md)");
  const around = {
    file: "docs/0005-use-queues.md",
    supersededBy: [{ file: "docs/0007-use-streams.md", title: "Use streams" }],
  };
  expect(converted(text, "madr4", around)).toContain("status: superseded by ADR-0007\n");
  expect(converted(text, "madr4", around)).toContain("\nSuperseded by [ADR-0007](0007-use-streams.md)\n");
  expect(converted(text, "log4brains", around)).toContain(
    "- Status: superseded by [0007-use-streams](0007-use-streams.md)\n",
  );
  expect(converted(text, "madr2", around)).toContain("* Status: superseded by [ADR-0007](0007-use-streams.md)\n");
});

test("front matter that nobody knows, people and tags are carried", () => {
  const text = `---\nstatus: accepted\ndate: 2026-03-01\ndecision-makers: [Ana, Ben]\nconsulted: [Eli]\ntags: [cost]\nlayout: page\nnav:\n  order: 3\n---\n\n# Use queues\n\nA word before.\n\n## Context and Problem Statement\n\nPeaks.\n\n## Decision Outcome\n\nQueues.\n`;
  expect(converted(text, "log4brains")).toBe(
    "# Use queues\n\n- Status: accepted\n- Deciders: Ana, Ben\n- Date: 2026-03-01\n- Tags: cost\n\nA word before.\n\n## Context and Problem Statement\n\nPeaks.\n\n## Decision Outcome\n\nQueues.\n\n## More Information\n\n- Consulted: Eli\n\n```yaml\nlayout: page\nnav:\n  order: 3\n```\n",
  );
});

test("headings in code stay as they are, and other languages keep their words", () => {
  const text =
    "# 5. Fünf\n\n## Status\n\nangenommen\n\n## Kontext\n\nEtwas.\n\n```sh\n# kein Titel\n```\n\n## Entscheidung\n\nJa.\n\n## Konsequenzen\n\n### Später\n\nMehr.\n";
  const done = converted(text, "madr4");
  expect(done).toBe(
    "---\nstatus: angenommen\n---\n\n# Fünf\n\n## Kontext\n\nEtwas.\n\n```sh\n# kein Titel\n```\n\n## Considered Options\n\n## Entscheidung\n\nJa.\n\n### Konsequenzen\n\n#### Später\n\nMehr.\n",
  );
});

test.each([
  ["Contexte", "Options envisagées", "Décision"],
  ["Contexto", "Opciones consideradas", "Decisión"],
  ["Contesto", "Opzioni considerate", "Decisione"],
  ["Problemstellung", "Betrachtete Alternativen", "Entscheidung"],
  ["Context en probleemstelling", "Overwogen opties", "Besluit"],
  ["Kontekst", "Rozważane opcje", "Decyzja"],
  ["Контекст", "Рассмотренные варианты", "Решение"],
  ["背景", "备选方案", "决策"],
])("sections keep their places in other languages: %s, %s, %s", (context, options, decision) => {
  const text = `# 5. X\n\n## Status\n\nAccepted\n\n## ${context}\n\nA.\n\n## ${options}\n\nB.\n\n## ${decision}\n\nC.\n\n## Kontextdiagramm\n\nD.\n`;
  expect(converted(text, "madr4")).toBe(
    `---\nstatus: accepted\n---\n\n# X\n\n## ${context}\n\nA.\n\n## ${options}\n\nB.\n\n## ${decision}\n\nC.\n\n## More Information\n\n### Kontextdiagramm\n\nD.\n`,
  );
});

test("what is in the dialect already, and what isn't Markdown, is left alone", () => {
  expect(convert(madr4, "madr4", alone)).toEqual({ left: "It is in this dialect already." });
  expect(convert("= Five\n", "madr4", { file: "docs/0005-five.adoc", supersededBy: [] })).toHaveProperty("left");
});

const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
/** A line without blanks around and the marks of a heading. */
const bare = (line: string) =>
  line
    .toLowerCase()
    .replace(/<a [^>]*>\s*<\/a>|^\s*#+\s+/g, "")
    .trim();
/** Only what dialects call their parts and their metadata. */
const heading = (line: string) => [...words(line)].every((word) => ofHeadings.has(word));
const months = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|^\d{1,2}(?:st|nd|rd|th)?$/;

const ofHeadings = new Set(
  "related statut décideurs décideur status date deciders decision makers decider drivers forces context and problem statement background considered options option alternatives outcome consequences consequence positive negative pros cons comparison of the confirmation validation compliance links references more information tags tag consulted informed superseded by number adr metadata optional accepted proposed benefits drawbacks criteria title null".split(
    " ",
  ),
);

for (const [variable, least] of [
  ["ADR_CORPUS", 800],
  ["ADR_CORPUS_MORE", 250],
] as const) {
  const corpus = process.env[variable];
  test.skipIf(!corpus)(`real ADRs: nothing is lost, and everything reads as before (set ${variable})`, () => {
    let tried = 0;
    const names = readdirSync(`${corpus}/repos`, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".md"),
    );
    for (const file of names) {
      const text = readFileSync(`${corpus}/repos/${file}`, "utf8");
      // What isn't an ADR, and a template's placeholders, have nothing to be read.
      const was = readAdr(file, text);
      if (was.status === null || /template/i.test(file)) continue;
      for (const to of dialects) {
        const done = convert(text, to, { file, supersededBy: [] });
        if ("left" in done) continue;
        tried++;
        expect.soft(told(file, to, done.text)).toEqual(told(file, to, text));
        const there = words(done.text);
        const number = String(was.number);
        // A heading's own number is the file's afterwards.
        const ownNumber = (was.titleRaw ?? "").toLowerCase().split(/[^\p{L}\p{N}]+/u)[0] ?? "";
        const lost = [...words(text.replace(/\{[^{}]*\}/g, " "))].filter(
          (word) => !ofHeadings.has(word) && !word.endsWith(number) && !there.has(word) && !ownNumber.includes(word),
        );
        expect.soft({ file, to, lost: was.date === null ? lost : lost.filter((word) => !months.test(word)) }).toEqual({
          file,
          to,
          lost: [],
        });
        const lines = new Set(done.text.split("\n").map(bare));
        const body = text
          .slice(text.search(/^#{2,} /m))
          .split("\n")
          .slice(1);
        const gone = body
          .map(bare)
          .filter((line) => line !== "" && !lines.has(line) && !done.text.toLowerCase().includes(line));
        expect
          .soft({ file, to, gone: gone.filter((line) => !/^[=-]+$/.test(line) && !heading(line)) })
          .toEqual({ file, to, gone: [] });
      }
    }
    expect(tried).toBeGreaterThan(least);
  });
}

function told(file: string, to: Dialect, text: string) {
  const { title, status, date } = readAdr(file, text);
  const related = relatedIn(file, text).map(({ kind, target }) => `${kind} ${target}`);
  return {
    file,
    to,
    title,
    status,
    date,
    tags: to === "nygard" || tagsIn(file, text).some((tag) => /\s/.test(tag)) ? [] : tagsIn(file, text),
    related: related.toSorted(),
  };
}

test.each(dialects)("a heading in a quotation, an item, raw HTML or indented code stays where it stands (%s)", (to) => {
  const inside = [
    "    ## in code",
    "    ### of four columns",
    "\t## behind a tab",
    "> ## Decision\n>\n> of somebody else",
    "- item\n\n    ## Status of an item\n\n    more",
    "1. one\n   ## of three columns\n2. two",
    "- item\n\n  ## of two columns\n\n  more",
    "<pre>\n## not Markdown\n</pre>",
  ];
  const body = `Before.\n\n${inside.join("\n\n")}\n\nAfter.`;
  const source = to === "nygard" ? madr4 : nygard;
  const text = converted(source.replace("Peaks break the import.", body), to);
  expect(text).toContain(body);
});

test.each(dialects)("what stands behind a date is said too (%s)", (to) => {
  const dated = (date: string) =>
    `# 5. Use queues\n\n* Status: accepted\n* Date: ${date}\n\n## Context\n\nX\n\n## Reasons\n\nY\n`;
  expect(converted(dated("2021-05-06 (seen 2022-01-02)"), to)).toContain("seen 2022-01-02");
  expect(converted(dated("6 May 2021, again 7 June"), to)).toContain("again 7 June");
  for (const day of ["6th of May 2021", "2021/5/6", "06.05.2021", "2021年5月6日"]) {
    const text = converted(dated(day), to);
    expect(text).toContain("2021-05-06");
    expect(text).not.toContain("Metadata as it was");
  }
});

test("HTML that stays open hides no heading, and much of it takes no long", () => {
  const source = nygard.replace("Peaks break the import.", `${"<pre>\n".repeat(20_000)}\nPeaks.\n</style>`);
  const began = performance.now();
  expect(converted(source, "madr4")).toContain("\n## Decision Outcome\n\nWe use queues.\n");
  expect(performance.now() - began).toBeLessThan(patience(2000));
});
