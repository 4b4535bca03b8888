/** States, days and titles in places where few look for them, and what only looks like them. */
import { describe, expect, test } from "vitest";
import { nameParts } from "#shared/adr/folder/filename";
import { readAdr } from "#shared/adr/read/read";
import { readIfAdr } from "#shared/adr/read/recognise";

const body = "\n\n## Context\n\nText.\n\n## Decision\n\nText.\n\n## Consequences\n\nText.\n";
const read = (head: string) => readAdr("docs/adr/0001-x.md", `${head}${body}`);

describe("a day", () => {
  test.each([
    ["alone below the title", "# ADR 1: Use queues\n\nJune 19, 2025", "2025-06-19"],
    ["alone in slanted letters", "# Use queues\n\n_7 December 2025_", "2025-12-07"],
    ["alone in another language", "# Usar filas\n\n7 de março de 2025", "2025-03-07"],
    ["alone before a state", "# Use queues\n\n2025-06-19\n\nStatus: accepted", "2025-06-19"],
    [
      "of a status",
      "# Use queues\n\n- Start Date: 2025-01-01\n- Status: accepted\n- Status Date: 2025-06-19",
      "2025-06-19",
    ],
    ["in a sentence below the title", "# Use queues\n\nWe met on June 19, 2025", null],
    ["that begins an item", "# Use queues\n\n- 2025-06-19", null],
    ["beside one with a label", "# Use queues\n\nJune 19, 2025\n\nDate: 2025-07-01", "2025-07-01"],
  ])("%s", (_, head, date) => {
    expect(read(head).date).toBe(date);
  });

  test("below a rule at the end, beside a state at the beginning", () => {
    const footer = "\n---\n\n**Date**: 2025-06-19\n**Author**: Ana\n**Reviewed by**: Ben\n";
    expect(readAdr("1.md", `# X\n\n## Status\n\nAccepted${body}${footer}`)).toMatchObject({
      status: "accepted",
      date: "2025-06-19",
    });
    expect(
      readAdr("1.md", `# X\n\n## Status\n\nAccepted${body}${footer}\nThe next one is on the list.\n`).date,
    ).toBeNull();
    expect(readAdr("1.md", `# X\n\nDate: 2025-01-01\n\n## Status\n\nAccepted${body}${footer}`).date).toBe("2025-01-01");
  });

  test("with the month or the day in front, by the language of the sections", () => {
    const of = (date: string, section: string) =>
      readAdr("1.md", `# X\n\n- Date: ${date}\n\n## ${section}\n\nX.\n`).date;
    expect(of("04-02-2025", "Contexto")).toBe("2025-02-04");
    expect(of("04/02/2025", "Entscheidung")).toBe("2025-02-04");
    expect(of("04/02/2025", "Контекст")).toBe("2025-02-04");
    expect(of("02/14/2025", "Contexto")).toBe("2025-02-14");
    expect(of("04/02/2025", "Context")).toBeNull();
    expect(of("04/02/2025", "背景")).toBeNull();
  });
});

describe("a state", () => {
  test.each([
    [
      "in a badge of three parts",
      "# X\n\n## Status\n\n[![Badge](https://badgen.net/badge/ADR/approved/green/)](https://example.org/a)",
      "accepted",
    ],
    [
      "in a badge with another label",
      "# X\n\n## Status\n\n![x](https://img.shields.io/badge/LIFE-REJECTED-red)",
      "rejected",
    ],
    ["in a badge about something else", "# X\n\n![x](https://img.shields.io/badge/build-accepted-green)", null],
    [
      "in a table above the title",
      "| Date | Author | Status |\n|--|--|--|\n| 2025-06-19 | ana | accepted ✅ |\n\n# X",
      "accepted",
    ],
    ["in an attribute of a tag", '{% adr id="1" status="accepted" date="2025-06-19" %}', "accepted"],
    ["in a shortcode", '# X\n\n{{< decision status="rejected" owner="ana" >}}', "rejected"],
    ["in a component", "# X\n\n<Decision status='superseded' by='0002-y.md' />", "superseded"],
    ["in a component of another kind", '# X\n\n<Step status="open" />', null],
    [
      "in a table below a name with a hyphen",
      "# X\n\n## Méta-données\n\n| Nom | Valeur |\n|--|--|\n| Statut | Accepté |",
      "accepted",
    ],
    ["in a sentence", "# X\n\n## Status\n\nThis decision was accepted in June.", "accepted"],
    [
      "in a sentence about two",
      "# X\n\n## Status\n\nThis was proposed by Ana and has been approved by all.",
      "accepted",
    ],
    ["in a sentence of another language", "# X\n\n## Status\n\nDiese Entscheidung wurde angenommen.", "accepted"],
    ["in a sentence about another day", "# X\n\n## Status\n\nThis holds until it is accepted.", null],
    ["in a sentence about what isn't so", "# X\n\n## Status\n\nThis decision was not accepted.", null],
    ["in a sentence about all", "# X\n\n## Status\n\nA decision is accepted by the team.", null],
  ])("%s", (_, head, status) => {
    expect(read(head).status).toBe(status);
  });

  test("in a tag comes with the other attributes", () => {
    const head = '{% adr title="Use queues" status="superseded" date="2025-06-19" superseded-by="0002-y.md" %}';
    expect(read(head)).toMatchObject({ title: "Use queues", date: "2025-06-19", supersededBy: ["0002-y.md"] });
  });
});

test.each([
  ["# [ADR] Use queues", "Use queues"],
  ["# Nr. 001: Use queues", "Use queues"],
  ["# [Queues](https://example.org) for all", "Queues for all"],
])("the title in %s", (heading, title) => {
  expect(read(heading).title).toBe(title);
});

test("letters and number of a name may be joined by several marks", () => {
  expect(["nr.-001-x.md", "ADR - 012 - use queues.md", "adr__7_x.md"].map((name) => nameParts(name).number)).toEqual([
    1, 12, 7,
  ]);
  expect(nameParts("version - 2 - x.md").number).toBeNull();
});

test.each([
  ["docs/adr/SHOP-ADR-0000-template.md", false],
  ["docs/adr/ADR-000-索引.md", false],
  ["docs/adr/00_Inhaltsverzeichnis.md", false],
  ["docs/adr/ADR-000-use-templates.md", true],
  ["docs/adr/SHOP-ADR-0001-indexes.md", true],
])("%s", (path, adr) => {
  expect(readIfAdr(path, `# Use queues\n\nStatus: accepted${body}`) !== null).toBe(adr);
});

test("a page with a state of its own kind beside ADRs with numbers is one where it weighs options and decides", () => {
  const place = { log: true, ordered: true, amongNamed: true };
  const page = (sections: string) => `# Cloud\n\n**Status**: Assess\n\n## Context\n\nX.\n\n${sections}\n`;
  expect(readIfAdr("docs/cloud.md", page("## Alternatives\n\nX.\n\n## Decision\n\nX."), place)).not.toBeNull();
  expect(readIfAdr("docs/cloud.md", page("## Decision\n\nX."), place)).toBeNull();
});

describe("what another tool left above the heading", () => {
  const contents =
    "**Table of Contents**  *generated with [DocToc](https://github.com/thlorenz/doctoc)*\n\n- [Use queues](#use-queues)";
  const marks = [
    "<!-- START doctoc generated TOC please keep comment here to allow auto update -->",
    "<!-- END doctoc -->",
  ];

  test("a table of contents between comments isn't the title", () => {
    expect(read(`${marks[0]}\n${contents}\n\n${marks[1]}\n\n# Use queues\n\nStatus: accepted`)).toMatchObject({
      title: "Use queues",
      status: "accepted",
    });
  });

  test("front matter that became a rule and an underlined heading is still metadata", () => {
    const heading = "***\n\nstatus: accepted\ndate: 2026-11-20\n----------------\n\n# Use queues";
    expect(read(heading)).toMatchObject({ title: "Use queues", status: "accepted", date: "2026-11-20" });
  });
});
