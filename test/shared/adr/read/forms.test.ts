/** Forms of states, relations and names that logs of other countries and tools have, each with siblings in no log's words. */
import { describe, expect, test } from "vitest";
import { folderEntries } from "#shared/adr/folder/folder";
import { readAdr } from "#shared/adr/read/read";
import { readIfAdr } from "#shared/adr/read/recognise";
import { statusOf } from "#shared/adr/read/words";

const body = "\n\n## Context\n\nWords.\n\n## Decision\n\nWords.\n";
const stated = (status: string) => readAdr("0001-a.md", `# 1. A\n\n## Status\n\n${status}${body}`);

describe("a state", () => {
  test.each([
    ["behind its day", "2026-01-02 proposed", "proposed"],
    ["behind its day and a colon", "2026-01-02: Accepted", "accepted"],
    ["behind a day in dots", "02.01.2026 angenommen", "accepted"],
    ["behind a day in brackets", "[2026-01-02] Accepted", "accepted"],
    ["in a history that goes on", "2026-01-02 proposed\n\n2026-02-03 accepted", "accepted"],
    ["in a history that goes back", "- 2026-02-03: Accepted\n- 2026-01-02: Proposed", "accepted"],
    [
      "in a history below the menu of its tool",
      "Choose: proposed/accepted/rejected\n\n2026-01-02 rejected",
      "rejected",
    ],
    ["chosen from a menu in bold", "Proposed | **Accepted** | Rejected | Deprecated", "accepted"],
    ["chosen from a menu in italics", "proposed, accepted, _rejected_", "rejected"],
    ["chosen from a menu as code", "Vorgeschlagen / `Akzeptiert` / Abgelehnt", "accepted"],
    ["of a menu that is bold all over", "**Proposed** | **Accepted** | **Rejected**", null],
    ["of a menu with its name in bold", "**Status:** proposed | accepted | rejected", null],
  ])("%s", (_, status, state) => {
    expect(stated(status).status).toBe(state);
  });

  test.each([
    [
      "accepted",
      "Implemented umgesetzt Implementada réalisée принят утверждён одобрен przyjęty kabul 采纳 採用済み 生效 확정",
    ],
    ["proposed", "предложен proponowany öneri 提議中 评审中 レビュー中"],
    ["rejected", "отклонён odrzucono retirada 已否决"],
    ["deprecated", "отменён anulada abrogée aufgehoben revoked 废弃"],
    ["superseded", "заменён замінений suplantada"],
  ])("%s, in more of its words", (state, words) => {
    for (const word of words.split(" ")) expect([word, statusOf(word)]).toEqual([word, state]);
  });
});

test.each([
  ["2026-01-02 proposed\n\n2026-02-03 accepted", "2026-02-03"],
  ["- 2026-02-03: Accepted\n- 2026-01-02: Proposed", "2026-02-03"],
  ["2026-01-02 accepted", "2026-01-02"],
  ["Accepted\n\n2026-02-03 reviewed", null],
])("the day of a history is that of the state that holds: %j", (status, date) => {
  expect(stated(status).date).toBe(date);
});

describe("who supersedes whom", () => {
  test.each<[string, string | null, string[], string[]]>([
    // Only a part of it: what is named before the verb isn't the ADR.
    ["Accepted. The section on caches was superseded by [B](0002-b.md).", "accepted", [], []],
    ["Accepted\n\nTable names replaced by ADR-0002", "accepted", [], []],
    ["Aceptada. La tabla de nombres fue reemplazada por [B](0002-b.md)", "accepted", [], []],
    ["Angenommen; das Kapitel zu Rollen ist ersetzt durch ADR-0002", "accepted", [], []],
    ["Accepted; model ról zastąpiony przez ADR-0002", "accepted", [], []],
    ["Superseded by [B](0002-b.md) (partially)", null, [], []],
    ["부분 대체됨 (ADR-0002 참고)", null, [], []],
    ["Частично заменено ADR-0002", null, [], []],
    // All of it.
    ["Accepted\n\nSuperseded by [B](0002-b.md)", "superseded", [], ["0002-b.md"]],
    ["Accepted, but has since been superseded by ADR-0002", "superseded", [], ["ADR-0002"]],
    ["Accepted. This decision was later replaced by ADR-0002.", "superseded", [], ["ADR-0002"]],
    ["Accepted on 2026-01-02, superseded by ADR-0002", "superseded", [], ["ADR-0002"]],
    ["Angenommen, inzwischen ersetzt durch ADR-0002", "superseded", [], ["ADR-0002"]],
    ["Aceptado. Esta decisión fue reemplazada por ADR-0002", "superseded", [], ["ADR-0002"]],
    ["Anulado\n\n**Nota:** esta decisión fue anulada y reemplazada por ADR-0002", "superseded", [], ["ADR-0002"]],
    ["Note: superseded by ADR-0002", "superseded", [], ["ADR-0002"]],
    ["заменён ADR-0002", "superseded", [], ["ADR-0002"]],
    ["замінено [B](0002-b.md)", "superseded", [], ["0002-b.md"]],
    ["Suplantado por ADR-0002", "superseded", [], ["ADR-0002"]],
    ["⚠️ 已被 [B](0002-b.md) 取代", "superseded", [], ["0002-b.md"]],
    ["Accepted\n\n- Supersedes: ADR-0002 §3", "accepted", [], []],
    ["Accepted (supersedes section 3 of ADR-0002)", "accepted", [], []],
    // Addresses and names as people have them.
    ["Superseded by [[0002-b]]", "superseded", [], ["0002-b"]],
    ["Superseded by [[notes/0002-b#Why|the second]]", "superseded", [], ["notes/0002-b"]],
    ["Superseded by [B](<0002 use b.md>)", "superseded", [], ["0002 use b.md"]],
    ['Supersedes [B](<0002 use b.md> "B")\n\nAccepted', "accepted", ["0002 use b.md"], []],
    ["Remplacé par 0002-façade-des-données.md", "superseded", [], ["0002-façade-des-données.md"]],
    ["Superseded by 0002-使用队列.md", "superseded", [], ["0002-使用队列.md"]],
  ])("%j", (status, state, supersedes, supersededBy) => {
    expect(stated(status)).toMatchObject({ status: state, supersedes, supersededBy });
  });

  test("a link with blanks in angle brackets leads to its file", () => {
    const adr = (status: string) => `# A\n\n## Status\n\n${status}${body}`;
    const entries = folderEntries([
      { path: "docs/adr/0001-a.md", text: adr("Superseded by [B](<0002 use b.md>)") },
      { path: "docs/adr/0002 use b.md", text: adr("Accepted") },
    ]);
    expect(entries[0]?.supersededBy).toEqual(["docs/adr/0002 use b.md"]);
  });
});

test.each([
  ['superseded_by: "[[0002-b]]"', { supersededBy: ["docs/adr/0002-b.md"] }],
  ['superseded_by:\n  - "[[0002-b|B]]"', { supersededBy: ["docs/adr/0002-b.md"] }],
  ["supersedes: ['[[0002-b]]']", { supersedes: ["docs/adr/0002-b.md"] }],
  ["supersedes: ADR-0002 (only its third part)", { supersedes: [] }],
])("links of a wiki in front matter: %s", (line, links) => {
  const entries = folderEntries([
    { path: "docs/adr/0001-a.md", text: `---\nstatus: accepted\n${line}\n---\n# A${body}` },
    { path: "docs/adr/0002-b.md", text: `# B\n\nStatus: accepted${body}` },
  ]);
  expect(entries[0]).toMatchObject(links);
});

test.each([
  ["# ADR-0001 · Use queues", "Use queues"],
  ["# 1 • Use queues", "Use queues"],
  ["# ADR-XXX: Use queues", "Use queues"],
  ["# ADR-2026-001: Use queues", "Use queues"],
  ["# 2026 plans: Use queues", "2026 plans: Use queues"],
])("the title of %s", (heading, title) => {
  expect(readAdr("0001-a.md", `${heading}${body}`).title).toBe(title);
});

test("numbers that begin anew each year tell ADRs apart, in names and in what others say", () => {
  const entries = folderEntries([
    { path: "adr/ADR-2025-001-a.md", text: `# ADR-2025-001: A\n\nStatus: superseded by ADR-2026-001${body}` },
    { path: "adr/ADR-2026-001-b.md", text: `# ADR-2026-001: B\n\nStatus: accepted\nSupersedes: ADR-2025-001${body}` },
  ]);
  expect(entries).toMatchObject([
    { number: 1, prefix: "ADR-2025", title: "A", supersededBy: ["adr/ADR-2026-001-b.md"] },
    { number: 1, prefix: "ADR-2026", title: "B", supersedes: ["adr/ADR-2025-001-a.md"] },
  ]);
});

test("a decision in one sentence is an ADR in a log, named as they are", () => {
  const text =
    "# Use queues\n\nIn the context of imports, facing peaks,\nwe decided for queues to achieve calm, accepting delay.\n";
  expect(readIfAdr("docs/adr/0001-a.md", text)).toMatchObject({ title: "Use queues", status: null });
  expect(readIfAdr("docs/0001-a.md", text, { log: false, ordered: false })).toBe(null);
});

describe("sections", () => {
  test.each([
    ["in two languages side by side", "# 1. A\n\n## 상태 Status\n\nAccepted\n\n## 결정 Decision\n\nWords.\n"],
    ["in two languages, each its way", "# 1. A\n\n## Status 状态\n\nAccepted\n\n## Decision\n\nWords.\n"],
    ["with a dash between two languages", "# 1. A\n\n## Статус — Status\n\nAccepted\n\n## Decision\n\nWords.\n"],
    ["whose label is said again", "# 1. A\n\n## Status\n\nStatus: accepted\n\n## Decision\n\nWords.\n"],
    [
      "of the first level whose label is said again",
      "# 1. A\n\n# 상태 Status\n\nstatus: accepted\n\n# 결정 Decision\n\nWords.\n",
    ],
    [
      "whose label is said again in a list",
      "# 1. A\n\n## Status\n\n- **Status:** Accepted\n- **Owner:** Ana\n\n## Decision\n\nWords.\n",
    ],
  ])("%s", (_, text) => {
    expect(readIfAdr("docs/adr/0001-a.md", text)).toMatchObject({ status: "accepted", title: "A" });
  });
});

describe("reStructuredText", () => {
  const rest = "\n\nContext\n-------\n\nWords.\n\nDecision\n--------\n\nWords.\n";
  const directive = "\n\n.. adr::\n   :id: ADR-0001\n   :status: Accepted\n   :date: 2026-01-02\n\n   Words.";
  test.each([
    ["options of a directive", `ADR-0001: A\n===========${directive}${rest}`, "accepted", "2026-01-02", "A"],
    ["a badge", `[ADR-001] A\n===========\n\n:bdg-success:\`Accepted\`${rest}`, "accepted", null, "A"],
    ["a role of a status", `ADR-001 A\n=========\n\n:status:\`Rejected\`${rest}`, "rejected", null, "A"],
    [
      "code in a title",
      `\`\`Queue\`\` inherits from \`\`List\`\`\n==================================\n\n:Status: Accepted${rest}`,
      "accepted",
      null,
      "`Queue` inherits from `List`",
    ],
    [
      "options of code",
      `A\n=\n\n:Status: Draft\n\n.. code-block:: yaml\n   :name: x\n   :status: accepted\n\n   status: rejected${rest}`,
      "draft",
      null,
      "A",
    ],
  ])("%s", (_, text, status, date, title) => {
    expect(readIfAdr("docs/adr/001-a.rst", text)).toMatchObject({ status, date, title });
  });

  test.each([
    ["MyST", "# A\n\n{bdg-success}`Accepted`"],
    ["a component", '# A\n\n<Badge type="tip" text="Accepted" />'],
    ["a component with a label", '# A\n\n<Badge label="status" text="accepted" />'],
  ])("a badge of %s", (_, head) => {
    expect(readIfAdr("docs/adr/0001-a.md", `${head}${body}`)).toMatchObject({ status: "accepted", title: "A" });
  });

  test.each(["{ref}`Accepted`", ":doc:`Accepted`", "`Accepted`", "Accepted"])("%s alone is no status", (line) => {
    expect(readAdr("0001-a.md", `# A\n\n${line}${body}`).status).toBe(null);
  });
});

describe("an ADR that waits for its number", () => {
  const text = `# Use queues\n\n* Status: proposed\n* Date: 2026-01-02${body}`;
  test.each([
    "XXXX-use-queues.md",
    "ADR-XXX_use_queues.md",
    "NNNN-use-queues.md",
    "TBD-use-queues.md",
    "adr-tbd-use-queues.md",
  ])("%s", (name) => {
    expect(readIfAdr(`docs/adr/${name}`, text)).toMatchObject({
      number: null,
      title: "Use queues",
      status: "proposed",
    });
  });

  test.each([
    ["without a title", "XXXX-title.md", `# [short title]\n\n* Status: proposed${body}`],
    ["with a menu", "XXXX-use-queues.md", `# Use queues\n\n* Status: proposed | accepted | rejected${body}`],
    [
      "with a state that no ADR has before its number",
      "XXXX-use-queues.md",
      `# Use queues\n\n* Status: accepted${body}`,
    ],
    ["without a state", "XXXX-use-queues.md", `# Use queues${body}`],
    ["with nothing but the placeholder", "XXXX.md", text],
    ["called a template", "XXXX-adr-template.md", text],
  ])("is a template %s", (_, name, words) => {
    expect(readIfAdr(`docs/adr/${name}`, words)).toBe(null);
  });
});
