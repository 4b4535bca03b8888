/** Shapes in which people and tools write the same metadata: whatever the shape, the ADR says the same. */
import { describe, expect, test } from "vitest";
import { readAdr } from "#shared/adr/read/read";
import { judge } from "#shared/adr/read/recognise";
import { clausesIn } from "#shared/adr/read/relation";

const body = "\n\n## Context\n\nWords.\n\n## Decision\n\nWords.\n";
const said = { title: "Use X", status: "accepted", date: "2026-01-05", people: { deciders: ["Ana", "Ben"] } };

describe("metadata", () => {
  test.each([
    ["wrapped in a list", "# Use X\n\n- Status: accepted\n- Deciders: Ana,\n  Ben\n- Date: 2026-01-05"],
    [
      "with values below their labels",
      "# Use X\n\n- Status:\n  accepted\n- Deciders:\n  - Ana\n  - Ben\n- Date:\n  2026-01-05",
    ],
    ["wrapped in a paragraph", "# Use X\n\n**Status:** accepted\n\n**Deciders:** Ana,\nBen\n\n**Date:** 2026-01-05"],
    ["on one line with pipes", "# Use X\n\n**Status:** Accepted | **Date:** 2026-01-05 | **Deciders:** Ana, Ben"],
    ["on one line with dots", "# Use X\n\nStatus: Accepted · Date: 2026-01-05 · Deciders: Ana, Ben"],
    ["on one line in italics", "# Use X\n\n*Status*: Accepted, *Date*: 2026-01-05, *Deciders*: Ana, Ben"],
    ["with breaks of HTML", "# Use X\n\n**Status:** Accepted<br>**Date:** 2026-01-05<br/>**Deciders:** Ana, Ben"],
    ["with breaks of a backslash", "# Use X\n\nStatus: Accepted\\\nDate: 2026-01-05\\\nDeciders: Ana, Ben\\"],
    ["quoted", "# Use X\n\n> **Status:** Accepted\n> **Date:** 2026-01-05\n> **Deciders:** Ana, Ben"],
    [
      "in a quoted table",
      "# Use X\n\n>| | |\n>|--|--|\n>| Status | `Accepted` |\n>| Date | `2026-01-05` |\n>| Deciders | Ana, Ben |",
    ],
    [
      "in a table of four columns",
      "# Use X\n\n| Status | Accepted | Date | 2026-01-05 |\n|--|--|--|--|\n| Deciders | Ana, Ben | | |",
    ],
    [
      "behind symbols",
      "# Use X\n\n- 🚦 Status: Accepted\n- 📅 Date: 2026-01-05\n- :busts_in_silhouette: Deciders: Ana, Ben",
    ],
    [
      "with remarks in brackets",
      "# Use X\n\n* Status (see below): accepted\n* Date (YYYY-MM-DD): 2026-01-05\n* Deciders (all of them): Ana, Ben",
    ],
    [
      "under a heading of its own",
      "# Use X\n\n## Metadata\n\n- Status: accepted\n- Date: 2026-01-05\n- Deciders: Ana, Ben",
    ],
    ["in headings", "# Use X\n\n## Status: Accepted\n\n## Date: 2026-01-05\n\n## Deciders: Ana, Ben"],
    [
      "in numbered sections",
      "# Use X\n\n## 1. Status\n\nAccepted\n\n## 2. Date\n\n2026-01-05\n\n## 3. Deciders\n\n- Ana\n- Ben",
    ],
    [
      "in sections of two languages",
      "# Use X\n\n## 状态 (Status)\n\nAccepted\n\n## 日期 / Date\n\n2026-01-05\n\n## 决策者(Deciders)\n\nAna, Ben",
    ],
    ["below labels in bold", "# Use X\n\n**Status**\n\nAccepted\n\n**Date**\n\n2026-01-05\n\n**Deciders**\n\nAna, Ben"],
    [
      "with anchors in the headings",
      '# Use X <a name="x"></a>\n\n## <a id="s"></a>Status\n\nAccepted\n\n## Date {#date}\n\n2026-01-05\n\n## Deciders\n\nAna\\\nBen',
    ],
    ["in lists of pandoc", "# Use X\n\n-   Status: accepted\n-   Date: 2026-01-05\n-   Deciders: Ana, Ben"],
    ["in YAML", "---\nstatus: accepted\ndate: 2026-01-05\ndeciders: [Ana, Ben]\n---\n\n# Use X"],
    [
      "in YAML with quoted keys",
      '---\n"status": "accepted"\n\'date\': 2026-01-05\n"deciders": ["Ana", \'Ben\']\n---\n\n# Use X',
    ],
    [
      "in YAML as blocks",
      "---\nstatus: >-\n  accepted\ndate: |\n  2026-01-05\ndeciders:\n- Ana\n- Ben\ntitle: |\n  Use X\n---",
    ],
    [
      "in YAML with values below",
      "---\nstatus:\n  accepted\ndate:\n  2026-01-05\ndeciders:\n  Ana,\n  Ben\n---\n# Use X",
    ],
    [
      "in YAML with items that are maps",
      "---\nstatus: [accepted]\ndate: 2026-01-05 # when\ndeciders:\n  - name: Ana\n    role: lead\n  - name: Ben\n---\n# Use X",
    ],
    ["in YAML as one map", '---\n{status: accepted, date: "2026-01-05", deciders: [Ana, Ben]}\n---\n# Use X'],
    ["in YAML below a key", "---\nadr:\n  status: accepted\n  date: 2026-01-05\n  deciders: Ana, Ben\n---\n# Use X"],
    [
      "in TOML",
      '+++\ntitle = "Use X"\ndate = 2026-01-05T10:00:00Z\nstatus = "accepted"\ndeciders = [\n  "Ana",\n  "Ben",\n]\n+++\n',
    ],
    [
      "in a table of TOML",
      "+++\n[extra]\nstatus = 'accepted'\ndate = 2026-01-05\ndeciders = ['Ana', 'Ben']\n+++\n# Use X",
    ],
  ])("%s", (_, head) => {
    expect(readAdr("0001-use-x.md", head + body)).toMatchObject(said);
  });

  test.each([
    ["a history of states", "## Status\n\n- [x] Proposed\n- [x] Accepted\n- [ ] Rejected", "accepted"],
    ["a choice", "## Status\n\n- [ ] Proposed\n- [x] Accepted", "accepted"],
    ["a choice on one line", "**Status:** [ ] Proposed [x] Rejected", "rejected"],
    ["symbols", "## Status\n\n☐ Proposed ☑ Deprecated", "deprecated"],
    ["items below a label", "- Status:\n  - [ ] Proposed\n  - [x] Rejected", "rejected"],
    ["nothing that is ticked", "## Status\n\n- [ ] Proposed\n- [ ] Accepted", null],
    ["a struck word", "## Status\n\n~~Proposed~~ Accepted", "accepted"],
    ["a menu and the word", "## Status\n\nProposed | Accepted | Rejected\n\nAccepted", "accepted"],
    [
      "a question and the word",
      "## Status\n\nWhat is the status, such as proposed, accepted or rejected?\n\nRejected",
      "rejected",
    ],
    ["a menu alone", "Status: proposed | rejected | accepted | deprecated", null],
    ["braces", "---\nstatus: {proposed}\n---", "proposed"],
    ["a picture", "![status: accepted](https://example.org/badge.svg)", "accepted"],
    ["a word with its date", "## Status\n\nAkseptert 2026-01-05", "accepted"],
    ["a word of a process of others", "Status: Final", null],
    ["a word of nobody's", "Status: Stagnant", null],
    [
      "a history in a table",
      "## Metadata\n\n| Date | Status |\n|--|--|\n| 2026-01-01 | Proposed |\n| 2026-02-01 | Accepted |",
      "accepted",
    ],
  ])("a status with %s", (_, head, status) => {
    const front = head.startsWith("---");
    expect(readAdr("0001-x.md", `${front ? `${head}\n` : ""}# X\n\n${front ? "" : head}${body}`).status).toBe(status);
  });

  test("quotes and apostrophes in names are YAML's", () => {
    const text = `---\ndeciders: ["Doe, Jane", 'O''Brien', Ana]\nconsulted:\n  - "Doe, Jane"\n  - Ben # lead\ninformed: 'it''s us'\n---\n# X\n`;
    expect(readAdr("0001-x.md", text).people).toEqual({
      deciders: ["Doe, Jane", "O'Brien", "Ana"],
      consulted: ["Doe, Jane", "Ben"],
      informed: ["it's us"],
    });
  });

  test("what belongs to something nested isn't the ADR's", () => {
    const text = "---\ncomments:\n  - author: Ana\n    date: 2020-01-01\n    status: done\nstatus: decided\n---\n# X\n";
    expect(readAdr("0001-x.md", text)).toMatchObject({ status: "accepted", date: null });
  });
});

describe("titles", () => {
  test.each([
    ["0001-x.md", "# ADR-0001：使用 X\n", "使用 X"],
    ["0001-x.md", "# 001 Use X\n", "Use X"],
    ["0012-x.md", "# 12 Use X\n", "Use X"],
    ["0012-x.md", "# 12 factors of X\n", "12 factors of X"],
    ["0003-x.md", "# 013-use-x\n", "use-x"],
    ["0001-x.md", "# Architecture Decision Record 1: Use X\n", "Use X"],
    ["0001-x.md", "# Draft: Use X\n", "Use X"],
    ["0001-x.md", "# 1\\. Use X &amp; Y &lt;Z&gt;\n", "Use X & Y <Z>"],
    ["0001-x.md", "---\ntitle: Use X\n---\n\n# Decision\n\nWords.\n", "Use X"],
    ["0001-x.md", "---\ntitle: |\n  1. Use X\n---\n\n## Status\n\nAccepted\n", "Use X"],
    ["0001-x.md", "## ADR 1: Use X\n\nStatus: accepted\n\n### Context\n\nWords.\n", "Use X"],
    ["0001-x.md", '<h1 align="center">Use X</h1>\n\n## Context\n', "Use X"],
    ["0001-x.md", "## Context\n\nWords.\n\n## Decision\n", null],
  ])("%s with %j", (file, text, title) => {
    expect(readAdr(file, text).title).toBe(title);
  });
});

describe("who supersedes whom", () => {
  test.each([
    ["Superseded by [B](0002-b.md)", "superseded", [], ["0002-b.md"]],
    ["Superseded (as never built) by [ADR 2](/adr/2)", "superseded", [], ["/adr/2"]],
    ["Superseded by [B][2]\n\n[2]: 0002-b.md", "superseded", [], ["0002-b.md"]],
    ["Accepted\n\nRefines ADR 2 (which superseded ADR 1)", "accepted", [], []],
    ["Accepted\n\nRefines ADR-2, which was superseded by ADR-3", "accepted", [], []],
    ["Accepted, partially superseded by ADR-0002", "accepted", [], []],
    ["Superseded in part by ADR-0002", null, [], []],
    ["Partially superseded by [B](0002-b.md)", null, [], []],
    ["Accepted\n\nWill be superseded by ADR-0002", "accepted", [], []],
    ["Accepted. This superseded ADR-0002", "accepted", [], []],
    ["Accepted\n\nSupersedes [B](0002-b.md)", "accepted", ["0002-b.md"], []],
    ["Accepted (supersedes ADR-0002)", "accepted", ["ADR-0002"], []],
    ["Ersetzt durch [B](0002-b.md)", "superseded", [], ["0002-b.md"]],
    ["Teilweise ersetzt durch [B](0002-b.md)", null, [], []],
    ["已被 [B](0002-b.md) 取代", "superseded", [], ["0002-b.md"]],
    ["由 ADR-0002 取代", "superseded", [], ["ADR-0002"]],
    ["[B](0002-b.md) により置き換え", "superseded", [], ["0002-b.md"]],
    ["[B](0002-b.md)로 대체됨", "superseded", [], ["0002-b.md"]],
    ["[B](0002-b.md) ile değiştirildi", "superseded", [], ["0002-b.md"]],
    ["Accepted\n\n取代 [B](0002-b.md)", "accepted", ["0002-b.md"], []],
  ])("%j", (status, state, supersedes, supersededBy) => {
    const read = readAdr("0001-a.md", `# 1. A\n\n## Status\n\n${status}\n\n## Context\n\nWords.\n`);
    expect(read).toMatchObject({ status: state, supersedes, supersededBy });
  });

  test("a value that says none names nobody, whatever follows", () => {
    const read = readAdr(
      "0003-a.md",
      "# A\n\n- Status: accepted\n- Supersedes: None (extends ADR-0002)\n- Superseded by: n/a\n",
    );
    expect([read.supersedes, read.supersededBy]).toEqual([[], []]);
  });

  test("a verb inside the text of a link is part of a name", () => {
    expect(clausesIn("See [what superseded means](0002-b.md)")).toEqual([]);
  });
});

describe("what is an ADR", () => {
  const adr = "# X\n\nStatus: accepted\n\n## Context\n\nWords.\n";
  test.each([
    ["docs/adr/0016-custom-prompt-template-formats.md", adr, null],
    ["docs/adr/use-template-engine.md", adr, null],
    ["docs/adr/0003-empty-state-of-lists.md", adr, null],
    ["docs/adr/index-strategy.md", adr, null],
    ["docs/adr/0001-x.mdx", adr, null],
    ["docs/adr/template.md", adr, "It is a template."],
    ["docs/adr/adr.template.md", adr, "It is a template."],
    ["docs/adr/adr000-template.md", adr, "It is a template."],
    ["docs/adr/ADR-nnn_Any_Decision_Record_Template.md", adr, "It is a template."],
    ["docs/adr/ADR-XXX_Agree_on_it.md", adr, "It is a template."],
    ["docs/adr/EMPTY-ADR.md", adr, "It is a template."],
    ["docs/adr/vorlage.md", adr, "It is a template."],
    ["docs/adr/0000-x.md", "# {short title of the problem}\n\n## Status\n", "Its title is a template's."],
    ["docs/adr/README.de.md", adr, "It is a readme, an index or the like."],
    ["docs/adr/._0001-x.md", adr, "It is what a system or an editor leaves behind."],
    ["docs/adr/~0001-x.md", adr, "It is what a system or an editor leaves behind."],
    [
      "docs/adr/log.md",
      "# Log\n\n## ADR-1: Use X\n\nStatus: accepted\n\n## ADR-2: Use Y\n\nStatus: rejected\n\n## Decision\n\nWords.\n",
      "It holds several decisions, and an ADR is a file of its own.",
    ],
    [
      "docs/adr/choices.md",
      "# Choices\n\n## Use X\n\nStatus: accepted\n\n### Context\n\nWords.\n\n### Decision\n\nWords.\n\n## Use Y\n\n### Context\n\nWords.\n\n### Decision\n\nWords.\n",
      "It holds several decisions, and an ADR is a file of its own.",
    ],
    ["docs/adr/0007-x.md", "# X\n\nStatus: accepted\n\n## ADR-1: Y\n\nWords.\n\n## ADR-2: Z\n\nWords.\n", null],
    [
      "docs/adr/use-x.md",
      "# X\n\nStatus: accepted\n\n## Context\n\nWords.\n\n## Decision\n\nWords.\n\n## Decision drivers\n\nWords.\n",
      null,
    ],
    ["docs/adr/notes.md", "# Notes\n\nWords.\n", "It has neither the name nor the sections of an ADR."],
  ])("%s", (path, text, why) => {
    const one = judge(path, text);
    expect(one.adr === null ? one.why : null).toBe(why);
  });
});
