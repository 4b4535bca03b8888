import { readdirSync, readFileSync, statSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { applied } from "#shared/adr/edit/edit";
import { addLink, removeLink } from "#shared/adr/edit/link";
import { supersede, withdraw } from "#shared/adr/edit/supersede";
import { readAdr } from "#shared/adr/read/read";

const n1 = "0001-a.md";
const n2 = "0002-b.md";

test("log4brains finds an ADR of a package by the package and its name", () => {
  const text = "# A\n\n- Status: accepted\n\n## Considered Options\n\nText.\n";
  const old = { file: "api/adr/20260101-a.md", text, package: "api" };
  const by = { file: "docs/adr/20260202-b.md", text };
  expect(supersede(old, by)).toEqual({
    old: text.replace("accepted", "superseded by [20260202-b](../../docs/adr/20260202-b.md)"),
    by: `${text}\n## Links\n\n- Supersedes [api/20260101-a](../../api/adr/20260101-a.md)\n`,
  });
  expect(supersede({ ...by, text }, { ...old, text })).toMatchObject({
    old: expect.stringContaining("superseded by [api/20260101-a](../../api/adr/20260101-a.md)"),
  });
});

describe("each file says it in its own way", () => {
  test.each<[string, [string, string, string], [string, string, string]]>([
    [
      "MADR 4",
      [
        n1,
        '---\nstatus: "accepted" # x\ndate: 2026-01-01\n---\n# A\n\n## Context\n\nText.\n',
        '---\nstatus: "superseded by ADR-0002" # x\ndate: 2026-01-01\n---\n# A\n\n## Context\n\nText.\n\n## More Information\n\nSuperseded by [ADR-0002](0002-b.md)\n',
      ],
      [
        n2,
        "---\nstatus: accepted\n---\n# B\n\n## More Information\n\nText.\n",
        "---\nstatus: accepted\n---\n# B\n\n## More Information\n\nSupersedes [ADR-0001](0001-a.md)\n\nText.\n",
      ],
    ],
    [
      "MADR 2, CRLF and a byte order mark",
      [
        n1,
        "\ufeff# A\r\n\r\n* Status: accepted\r\n* Date: 2026-01-01\r\n\r\n## Context and Problem Statement\r\n\r\nText.",
        "\ufeff# A\r\n\r\n* Status: superseded by [ADR-0002](0002-b.md)\r\n* Date: 2026-01-01\r\n\r\n## Context and Problem Statement\r\n\r\nText.",
      ],
      [
        n2,
        "# B\r\n\r\n* Status: accepted\r\n\r\n## Considered Options\r\n\r\nText.",
        "# B\r\n\r\n* Status: accepted\r\n\r\n## Considered Options\r\n\r\nText.\r\n\r\n## Links\r\n\r\n* Supersedes [ADR-0001](0001-a.md)",
      ],
    ],
    [
      "Nygard",
      [
        n1,
        "# 1. A\n\n## Status\n\nAccepted\n\nSupersedes [0. Z](0000-z.md)\n\n## Context\n",
        "# 1. A\n\n## Status\n\nSuperseded by [2. B \\[new\\]](0002-b.md)\n\nSupersedes [0. Z](0000-z.md)\n\n## Context\n",
      ],
      [
        n2,
        "# 2. B [new]\n\n## Status\n\nAccepted\n\n## Context\n",
        "# 2. B [new]\n\n## Status\n\nAccepted\n\nSupersedes [1. A](0001-a.md)\n\n## Context\n",
      ],
    ],
    [
      "Nygard as adr-tools spells it",
      [
        n1,
        "# 1. A\n\n## Status\n\nAccepted\n\nSupercedes [0. Z](0000-z.md)\n\n## Context\n",
        "# 1. A\n\n## Status\n\nSuperceded by [2. B](0002-b.md)\n\nSupercedes [0. Z](0000-z.md)\n\n## Context\n",
      ],
      [
        n2,
        "# 2. B\n\n## Status\n\nAccepted\n\n## Context\n",
        "# 2. B\n\n## Status\n\nAccepted\n\nSupercedes [1. A](0001-a.md)\n\n## Context\n",
      ],
    ],
    [
      "log4brains",
      [
        "20260101-a.md",
        "# A\n\n- Status: accepted\n- Date: 2026-01-01\n\n## Context and Problem Statement\n\nText.\n",
        "# A\n\n- Status: superseded by [20260202-b](20260202-b.md)\n- Date: 2026-01-01\n\n## Context and Problem Statement\n\nText.\n",
      ],
      [
        "20260202-b.md",
        "# B\n\n- Status: accepted\n\n## Links\n\n- [x](y.md)\n  more of it\n\nText.\n",
        "# B\n\n- Status: accepted\n\n## Links\n\n- [x](y.md)\n  more of it\n- Supersedes [20260101-a](20260101-a.md)\n\nText.\n",
      ],
    ],
    [
      "bold lines with places for both directions",
      [
        n1,
        "# A\n\n**Status:** Accepted  \n**Supersedes:** None  \n**Superseded by:** None\n\n## Context\n",
        "# A\n\n**Status:** Superseded  \n**Supersedes:** None  \n**Superseded by:** [ADR-0002](0002-b.md)\n\n## Context\n",
      ],
      [
        n2,
        "# B\n\n**Status:** Accepted  \n**Supersedes:** None  \n**Superseded by:** None\n\n## Context\n",
        "# B\n\n**Status:** Accepted  \n**Supersedes:** [ADR-0001](0001-a.md)  \n**Superseded by:** None\n\n## Context\n",
      ],
    ],
    [
      "bold and plain lines without",
      [
        n1,
        "# A\n\n**Status**: Accepted  \n**Date**: 2026-01-01\n\n## Context\n",
        "# A\n\n**Status**: Superseded by [ADR-0002](0002-b.md)  \n**Date**: 2026-01-01\n\n## Context\n",
      ],
      [
        n2,
        "# B\n\nStatus: Accepted\nDate: 2026-02-02\n\n## Context\n",
        "# B\n\nStatus: Accepted\nSupersedes: [ADR-0001](0001-a.md)\nDate: 2026-02-02\n\n## Context\n",
      ],
    ],
    [
      "a table",
      [
        n1,
        "# A\n\n| Status | Accepted |\n|---|---|\n| Date | 2026-01-01 |\n",
        "# A\n\n| Status | Superseded by [ADR-0002](0002-b.md) |\n|---|---|\n| Date | 2026-01-01 |\n",
      ],
      [
        n2,
        "# B\n\n| Status | Accepted |\n|---|---|\n| Date | 2026-01-01 |\n",
        "# B\n\n| Status | Accepted |\n|---|---|\n| Supersedes | [ADR-0001](0001-a.md) |\n| Date | 2026-01-01 |\n",
      ],
    ],
    [
      "below what a section says of its state",
      [
        n1,
        "# 1. A\n\n## Status\n\nAccepted (by vote of the board) & implemented\n\n## Context\n",
        "# 1. A\n\n## Status\n\nAccepted (by vote of the board) & implemented\n\nSuperseded by [2. B](0002-b.md)\n\n## Context\n",
      ],
      [
        n2,
        "# 2. B\n\n## Status\n\nAccepted (by vote of the board)\n\n## Context\n",
        "# 2. B\n\n## Status\n\nAccepted (by vote of the board)\n\nSupersedes [1. A](0001-a.md)\n\n## Context\n",
      ],
    ],
    [
      "below a history of states",
      [
        n1,
        "# 1. A\n\n## Status\n\n2026-01-02 proposed\n\n2026-02-03 accepted\n\n## Context\n",
        "# 1. A\n\n## Status\n\n2026-01-02 proposed\n\n2026-02-03 accepted\n\nsuperseded by [2. B](0002-b.md)\n\n## Context\n",
      ],
      [
        n2,
        "# 2. B\n\n## ステータス\n\n承認済み\n\n## 決定\n",
        "# 2. B\n\n## ステータス\n\n承認済み\n\n置き換え対象 [1. A](0001-a.md)\n\n## 決定\n",
      ],
    ],
    [
      "below a list in a section, in another language",
      [
        n1,
        "# 1. A\n\n## Estado\n\n- Aceptada el 2026-01-02\n- En uso\n\n## Contexto\n\n## Decisión\n",
        "# 1. A\n\n## Estado\n\n- Aceptada el 2026-01-02\n- En uso\n- Reemplazada por [2. B](0002-b.md)\n\n## Contexto\n\n## Decisión\n",
      ],
      [
        n2,
        "# 2. B\n\n- Estado: Aceptada el 2026-01-02\n\n## Contexto\n\n## Decisión\n",
        "# 2. B\n\n- Estado: Aceptada el 2026-01-02\n- Reemplaza a: [ADR-0001](0001-a.md)\n\n## Contexto\n\n## Decisión\n",
      ],
    ],
    [
      "letters before the number, in another folder",
      [
        "docs/adr/ARCH-001-a.md",
        "# A\n\n* Status: accepted\n\n## Decision Outcome\n",
        "# A\n\n* Status: superseded by [ARCH-002](../new/ARCH-002-b%20c.md)\n\n## Decision Outcome\n",
      ],
      [
        "docs/new/ARCH-002-b c.md",
        "# B\n\n* Status: accepted\n\n## Decision Outcome\n",
        "# B\n\n* Status: accepted\n\n## Decision Outcome\n\n## Links\n\n* Supersedes [ARCH-001](../adr/ARCH-001-a.md)\n",
      ],
    ],
  ])("%s", (_, [oldFile, oldText, oldAfter], [byFile, byText, byAfter]) => {
    const old = { file: oldFile, text: oldText };
    const by = { file: byFile, text: byText };
    const done = supersede(old, by);
    expect(done).toEqual({ old: oldAfter, by: byAfter });
    const [oldThen, byThen] = [
      { ...old, text: oldAfter },
      { ...by, text: byAfter },
    ];
    expect(supersede(oldThen, byThen)).toEqual(done);
    expect(withdraw(oldThen, byThen, "accepted")).toEqual({ old: oldText, by: byText });
  });

  test("one that is there already stays, and the missing one is written", () => {
    const old = { file: n1, text: "# A\n\n* Status: superseded by ADR-2\n" };
    const by = { file: n2, text: "# B\n\n## Status\n\nAccepted\n" };
    expect(supersede(old, by)).toEqual({
      old: old.text,
      by: "# B\n\n## Status\n\nAccepted\n\nSupersedes [A](0001-a.md)\n",
    });
  });
});

test.each([
  ["# A\n", "# B\n\n* Status: accepted\n", n1, "states no status"],
  ["# A\n\n* Status: superseded by ADR-7\n", "# B\n\n* Status: accepted\n", n1, "another successor: ADR-7"],
  [
    "# A\n\n## Status\n\nAccepted\n\nSuperseded by [Z](<0009 z.md>)\n",
    "# B\n\n* Status: accepted\n",
    n1,
    "another successor: 0009 z.md",
  ],
  ["# A\n\n* Status: on hold\n", "# B\n\n* Status: accepted\n", n1, "is none that is known"],
  ["# A\n\n* Status: accepted on Monday\n", "# B\n\n* Status: accepted\n", n1, "says more"],
  ["# A\n\n* Status: accepted\n", "---\nstatus: accepted\n---\n# B\n\n```\n", n2, "code block"],
])("refused, naming file and reason: %j", (old, by, file, reason) => {
  expect(supersede({ file: n1, text: old }, { file: n2, text: by })).toEqual({
    file,
    refused: expect.stringContaining(reason),
  });
});

test("other markup and ADRs in folders of their own are never changed", () => {
  const fine = { file: n1, text: "# A\n\n* Status: accepted\n" };
  for (const file of ["0002-b.adoc", "0002-b.rst", "0002-b/index.md"]) {
    expect(supersede(fine, { file, text: fine.text })).toMatchObject({ file, refused: expect.any(String) });
    expect(supersede({ file, text: fine.text }, fine)).toMatchObject({ file, refused: expect.any(String) });
  }
});

test.each([
  ["de", "Angenommen", "Kontext", "Ersetzt"],
  ["cs", "Přijato", "Rozhodnutí", "Nahrazuje"],
  ["fi", "Hyväksytty", "Päätös", "Korvaa"],
  ["hu", "Elfogadva", "Döntés", "Felváltja"],
  ["ro", "Acceptată", "Decizie", "Înlocuiește"],
  ["el", "Αποδεκτή", "Απόφαση", "Αντικαθιστά"],
  ["tr", "Onaylandı", "Karar", "Yerine geçtiği"],
  ["zh", "已接受", "决策", "取代"],
  ["ja", "承認済み", "決定", "置き換え対象"],
  ["ko", "승인됨", "결정", "대체 대상"],
])("in a section, in the words of %s, and taken back", (_, status, heading, verb) => {
  const text = `# 1. A\n\n## Status\n\n${status}\n\n## ${heading}\n\nX.\n`;
  const [old, by] = [
    { file: n1, text },
    { file: n2, text: text.replace("1. A", "2. B") },
  ];
  const done = supersede(old, by);
  if ("refused" in done) throw new Error(`${done.file}: ${done.refused}`);
  expect(done.by).toContain(`${status}\n\n${verb} [1. A](0001-a.md)\n`);
  expect(withdraw({ ...old, text: done.old }, { ...by, text: done.by }, "accepted")).toMatchObject({ by: by.text });
});

test("any other link can be added and is undone to the byte", () => {
  const text = "# A\n\n## Status\n\nAccepted\n\n## Context\n";
  const edit = addLink({ file: n1, text }, { verb: "Amends", to: { file: n2, text: "# 2. B\n" } });
  expect(edit).toMatchObject({ text: "# A\n\n## Status\n\nAccepted\n\nAmends [2. B](0002-b.md)\n\n## Context\n" });
  expect("undo" in edit && applied(edit.text, edit.undo).text).toBe(text);
});

test.each(["Supersedes [A](0001-a.md) and [C](0003-c.md)", "Supersedes [A](0001-a.md) in part"])(
  "a line that says more than the link stays: %s",
  (line) => {
    const by = { file: n2, text: `# B\n\n## Status\n\nAccepted\n\n${line}\n\n## Context\n` };
    expect(removeLink(by, "supersedes", { file: n1, text: "" })).toHaveProperty("refused");
  },
);

for (const [variable, least] of [
  ["ADR_CORPUS", 200],
  ["ADR_CORPUS_MORE", 60],
] as const) {
  const corpus = process.env[variable];
  test.skipIf(!corpus)(
    `real ADRs: what isn't refused reads back, and is taken back to the byte (set ${variable})`,
    () => {
      const names = readdirSync(`${corpus}/repos`, { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".md") && statSync(`${corpus}/repos/${name}`).isFile())
        .toSorted();
      const files = names.map((file) => ({ file, text: readFileSync(`${corpus}/repos/${file}`, "utf8") }));
      let done = 0;
      let refused = 0;
      for (const [i, old] of files.entries()) {
        const by = files[i + 1];
        const was = readAdr(old.file, old.text);
        if (!by || was.status === null || was.supersededBy.length > 0) continue;
        const pair = supersede(old, by);
        if ("refused" in pair) {
          refused++;
          continue;
        }
        done++;
        const then = { ...old, text: pair.old };
        const now = readAdr(old.file, then.text);
        // In a list to tick each choice has a day of its own.
        const date = /\[[ xX]\]/.test(was.statusRaw ?? "") ? now.date : was.date;
        expect(now).toMatchObject({ title: was.title, date, status: "superseded" });
        expect(readAdr(by.file, pair.by)).toMatchObject({
          title: readAdr(by.file, by.text).title,
          status: readAdr(by.file, by.text).status,
        });
        const back = withdraw(then, { ...by, text: pair.by }, was.status);
        if ("refused" in back) throw new Error(`${old.file}: ${back.refused}`);
        expect([by.file, back.by]).toEqual([by.file, by.text]);
        if (was.statusRaw?.toLowerCase() === was.status) expect([old.file, back.old]).toEqual([old.file, old.text]);
      }
      expect(done).toBeGreaterThan(least);
      expect(refused).toBeLessThan(done / 10);
    },
  );
}

test.each([
  ["the new one is superseded by the old one", "Accepted", "Superseded by [1. A](0001-a.md)", n2],
  ["the old one supersedes the new one", "Accepted\n\nSupersedes [2. B](0002-b.md)", "Accepted", n1],
])("two ADRs never supersede each other: %s", (_, one, two, file) => {
  const text = (title: string, status: string) => `# ${title}\n\n## Status\n\n${status}\n\n## Context\n\nText.\n`;
  const old = { file: n1, text: text("1. A", one) };
  const by = { file: n2, text: text("2. B", two) };
  expect(supersede(old, by)).toEqual({ refused: expect.stringContaining("each would supersede the other"), file });
});
