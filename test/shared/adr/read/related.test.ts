/** What ADRs say of each other beyond supersession, in the shapes in which tools and people write it. */
import { expect, test } from "vitest";
import { relatedIn, tagsIn } from "#shared/adr/read/related";

const related = (text: string, name = "0005-five.md") =>
  relatedIn(name, text).map(({ kind, target }) => `${kind} ${target}`);

const nygard = (status: string, more = "") => `# 5. Five\n\nDate: 2026-03-01\n\n## Status\n\n${status}\n${more}`;

test.each<[string, string, string[]]>([
  [
    "links below a status, as adr-tools writes them",
    nygard("Accepted\n\nAmends [2. Two](0002-two.md)\n\nAmended by [7. Seven](0007-seven.md)"),
    ["amends 0002-two.md", "amendedBy 0007-seven.md"],
  ],
  [
    "a list of links with a verb each",
    "# Five\n\n- Status: accepted\n\n## Links\n\n- Depends on [a](a.md)\n* Required by: [b](b.md)\n- Relates to [c](c.md) since both queue\n- Refined by [ADR-0009](0009-nine.md)\n",
    ["dependsOn a.md", "requiredBy b.md", "relatesTo c.md", "amendedBy 0009-nine.md"],
  ],
  [
    "front matter",
    '---\nstatus: accepted\nrelates-to: [ADR-0002, "ADR-0003"]\ndepends_on:\n  - 0004-four.md\namends: ADR-0001\n---\n\n# Five\n',
    ["relatesTo ADR-0002", "relatesTo ADR-0003", "dependsOn 0004-four.md", "amends ADR-0001"],
  ],
  [
    "a line of metadata",
    "# Five\n\n**Status:** Accepted\n**Related:** [Two](0002-two.md), [Three](0003-three.md)\n",
    ["relatesTo 0002-two.md", "relatesTo 0003-three.md"],
  ],
  [
    "a row of a table",
    "# Five\n\n| | |\n|---|---|\n| Status | Accepted |\n| Depends on | ADR-0002 |\n",
    ["dependsOn ADR-0002"],
  ],
  [
    "a section, whose lines may have verbs of their own",
    "# Five\n\n## Status\n\nAccepted\n\n## Related Decisions\n\n- [Two](0002-two.md) has the numbers\n- Extends [Three](0003-three.md)\n",
    ["relatesTo 0002-two.md", "amends 0003-three.md"],
  ],
  [
    "another language",
    "# Fünf\n\n* Status: angenommen\n\n## Verweise\n\n* Hängt ab von [ADR-0002](0002-zwei.md)\n",
    ["dependsOn 0002-zwei.md"],
  ],
  ["links by reference", nygard("Accepted\n\nAmends [Two][t]", "\n[t]: 0002-two.md\n"), ["amends 0002-two.md"]],
  ["taking another's place is something else", nygard("Superseded by [9. Nine](0009-nine.md)"), []],
  [
    "taking another's place in part is amending, in the languages of labels",
    nygard(
      "Accepted\n\nSupersedes in part [2. Two](0002-two.md)\n\nPartially superseded by [9. Nine](0009-nine.md)\n\nTeilweise ersetzt durch [7. Sieben](0007-sieben.md)",
    ),
    ["amends 0002-two.md", "amendedBy 0009-nine.md", "amendedBy 0007-sieben.md"],
  ],
  [
    "prose isn't metadata",
    nygard("Accepted", "\n## Context\n\nIt depends on [queues](https://example.org/7) and more.\n"),
    [],
  ],
  ["nothing where it says none", "---\nstatus: accepted\nrelated: none\n---\n\n# Five\n", []],
])("%s", (_, text, expected) => {
  expect(related(text)).toEqual(expected);
});

test.each<[string, string, string[]]>([
  [
    "log4brains, with commas or blanks",
    "# Five\n\n- Status: accepted\n- Tags: storage, db  mongo\n",
    ["storage", "db  mongo"],
  ],
  ["only blanks", "# Five\n\n- Status: accepted\n- Tags: storage db\n", ["storage", "db"]],
  ["a list in one line", "---\ntags: [network, 'event store']\n---\n\n# Five\n", ["network", "event store"]],
  [
    "a list over lines, whose items may hold blanks",
    "---\ntags:\n  - Information Security\n  - db\n---\n\n# Five\n",
    ["Information Security", "db"],
  ],
  [
    "hash marks in marks of code",
    "# Five\n\n| | |\n|-|-|\n| Status | Accepted |\n| Tags | `#simple, #safe` |\n",
    ["simple", "safe"],
  ],
  ["a section", "# Five\n\n## Status\n\nAccepted\n\n## Tags\n\n- db\n- cost\n", ["db", "cost"]],
  [
    "what a template holds out says nothing",
    "# Five\n\n- Status: accepted\n- Tags: [space and/or comma separated list] <!-- optional -->\n",
    [],
  ],
  ["none", "# Five\n\n- Status: accepted\n", []],
])("tags: %s", (_, text, expected) => {
  expect(tagsIn("0005-five.md", text)).toEqual(expected);
});
