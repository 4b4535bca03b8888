/** Metadata as sites, wikis and other tools have it: maps, JSON, blocks of AsciiDoc and reStructuredText, more languages. */
import { describe, expect, test } from "vitest";
import { setStatus } from "#shared/adr/edit/edit";
import { supersede } from "#shared/adr/edit/supersede";
import { readAdr } from "#shared/adr/read/read";
import { scan } from "#shared/adr/read/scan";
import { targetsOf } from "#shared/adr/read/targets";

const body = "\n\n## Context\n\nWords.\n\n## Decision\n\nWords.\n\n## Consequences\n\nWords.\n";
const markdown = (head: string) => readAdr("0001-a.md", `# A\n\n${head}${body}`);

describe("front matter", () => {
  const forms: Record<string, string> = {
    JSON: '{\n  "title": "A",\n  "status": "accepted",\n  "date": "2025-03-04",\n  "tags": ["x", "y"]\n}\n',
    "JSON on one line": '{ "title": "A", "date": "2025-03-04", "status": "accepted" }\n',
    "JSON without blanks": '{"params":{"status":"accepted","date":"2025-03-04"},"title":"A"}\n',
    "JSON between semicolons": ';;;\n{ "title": "A", "status": "accepted", "date": "2025-03-04" }\n;;;\n',
    "a status with its day": "---\ntitle: A\nstatus:\n  state: accepted\n  since: 2025-03-04\n---\n",
    "a status by name": "---\ntitle: A\nstatus:\n  name: Accepted\ndate:\n  decided: 2025-03-04\n---\n",
    "a status in braces": "---\ntitle: A\nstatus: { value: accepted, date: 2025-03-04 }\n---\n",
    "a history of states":
      "---\ntitle: A\nstatus:\n  - state: proposed\n    date: 2025-01-01\n  - state: accepted\n    date: 2025-03-04\n---\n",
    "a history, the last first":
      "---\ntitle: A\nstatus:\n- state: accepted\n  date: 2025-03-04\n- state: proposed\n  date: 2025-01-01\n---\n",
    "a map of the decision": "---\ntitle: A\ndecision:\n  status: accepted\n  date: 2025-03-04\n---\n",
    "an inline table of TOML": '+++\ntitle = "A"\nextra = { status = "accepted", date = "2025-03-04" }\n+++\n',
  };
  test.each(Object.entries(forms))("%s", (_, head) => {
    const text = `${head}\n${body}`;
    expect(readAdr("0001-x.md", text)).toMatchObject({ title: "A", status: "accepted", date: "2025-03-04" });
    for (const { start, end, raw } of scan(text).fields) expect(text.slice(start, end)).toBe(raw);
  });

  test.each(Object.entries(forms))("%s: another status, and back", (_, head) => {
    const text = `${head}\n${body}`;
    const edit = setStatus(text, "rejected");
    if ("refused" in edit) throw new Error(edit.refused);
    expect(readAdr("0001-x.md", edit.text).status).toBe("rejected");
    const back = setStatus(edit.text, "accepted");
    expect("text" in back && back.text).toBe(text);
  });

  test("JSON names a successor in its own field", () => {
    const text = `{\n  "status": "superseded",\n  "superseded_by": "0002-b.md"\n}\n${body}`;
    expect(targetsOf(scan(text), "supersededBy")).toEqual(["0002-b.md"]);
  });

  test.each([
    "{% include head.html %}\n",
    "{: .note }\n",
    '{ "status": "accepted" } is how we write it.\n',
    '{ "status": "accepted"\n',
    "{{ page.status }}\n",
  ])("%j is none", (head) => {
    expect(scan(`${head}\n# A${body}`).frontMatter).toBeNull();
  });

  test("a state in a map that belongs to something else says nothing", () => {
    expect(readAdr("0001-a.md", `---\nsync:\n  status: accepted\n---\n# A${body}`).status).toBeNull();
    expect(readAdr("0001-a.md", `---\nstatus: {proposed}\n---\n# A${body}`).status).toBe("proposed");
  });
});

describe("AsciiDoc", () => {
  const sections = "\n\n== Context\n\nWords.\n\n== Decision\n\nWords.\n";
  test.each([
    ["blocks with titles", ".Status\nAccepted\n\n.Date\n2025-03-04"],
    ["attributes of a page", ":page-status: Accepted\n:page-date: 2025-03-04"],
    ["attributes of an ADR", ":adr-status: accepted\n:revdate: 2025-03-04"],
    ["a table that says it has a head", '[%header,cols="2*"]\n|===\n| Status | Date\n| Accepted | 2025-03-04\n|==='],
    ["a table whose head stands apart", "|===\n| Status | Date\n\n| Accepted | 2025-03-04\n|==="],
    ["text in a role", "*Status:* [.green]#Accepted# +\n*Date:* 2025-03-04"],
    ["terms", "Status::\n  Accepted\nDate::\n  2025-03-04"],
  ])("%s", (_, head) => {
    const gap = head.startsWith(":") ? "\n" : "\n\n";
    expect(readAdr("0001-a.adoc", `= A${gap}${head}${sections}`)).toMatchObject({
      ...{ title: "A", status: "accepted", date: "2025-03-04" },
    });
  });
});

describe("reStructuredText", () => {
  const sections = "\n\nContext\n-------\n\nWords.\n\nDecision\n--------\n\nWords.\n";
  test.each([
    ["a note", ".. note::\n\n   Status: Accepted\n\n   Date: 2025-03-04"],
    ["a note that begins on its line", ".. important:: **Status:** Accepted\n\n:Date: 2025-03-04"],
    ["values between commas", '.. csv-table::\n\n   "Status", "Accepted"\n   "Date", "2025-03-04"'],
    ["values below a head", ".. csv-table:: Facts\n   :header: Status, Date\n\n   Accepted, 2025-03-04"],
    ["lines that keep their ends", "| **Status:** Accepted\n| **Date:** 2025-03-04"],
    ["options of a directive with a title", ".. decision:: A\n   :id: D_1\n   :status: accepted\n   :date: 2025-03-04"],
    ["terms", "Status\n   Accepted\n\nDate\n   2025-03-04"],
  ])("%s", (_, head) => {
    expect(readAdr("0001-a.rst", `A\n=\n\n${head}${sections}`.replace("A\n=\n", "A title\n=======\n"))).toMatchObject({
      ...{ title: "A title", status: "accepted", date: "2025-03-04" },
    });
  });
});

const told: [language: string, status: string, accepted: string, date: string, day: string, context: string][] = [
  ["Croatian", "Status", "prihvaćeno", "Datum", "4. listopada 2025.", "Kontekst"],
  ["Slovenian", "Stanje", "sprejeto", "Datum", "4. oktobra 2025", "Kontekst"],
  ["Serbian", "Статус", "прихваћено", "Датум", "4. октобар 2025.", "Контекст"],
  ["Slovak", "Stav", "schválené", "Dátum", "4. októbra 2025", "Kontext"],
  ["Bulgarian", "Статус", "прието", "Дата", "4 октомври 2025", "Контекст"],
  ["Catalan", "Estat", "acceptada", "Data", "4 d'octubre de 2025", "Context"],
  ["Galician", "Estado", "aceptada", "Data", "4 de outubro de 2025", "Contexto"],
  ["Basque", "Egoera", "onartua", "Data", "2025-10-04", "Testuingurua"],
  ["Lithuanian", "Būsena", "priimta", "Data", "2025 m. spalio 4 d.", "Kontekstas"],
  ["Latvian", "Statuss", "pieņemts", "Datums", "2025. gada 4. oktobris", "Konteksts"],
  ["Estonian", "Olek", "vastu võetud", "Kuupäev", "4. oktoober 2025", "Kontekst"],
  ["Vietnamese", "Trạng thái", "đã chấp nhận", "Ngày", "4 tháng 10, 2025", "Bối cảnh"],
  ["Indonesian", "Status", "diterima", "Tanggal", "4 Oktober 2025", "Konteks"],
  ["Arabic", "الحالة", "مقبول", "التاريخ", "2025-10-04", "السياق"],
  ["Persian", "وضعیت", "پذیرفته‌شده", "تاریخ", "2025-10-04", "زمینه"],
  ["Hebrew", "סטטוס", "התקבל", "תאריך", "2025-10-04", "הקשר"],
  ["Thai", "สถานะ", "ยอมรับแล้ว", "วันที่", "2025-10-04", "บริบท"],
  ["Hindi", "स्थिति", "स्वीकृत", "दिनांक", "2025-10-04", "संदर्भ"],
];

describe("more languages", () => {
  const adr = (title: string, [, status, accepted, date, day, context]: (typeof told)[number]) =>
    `# ${title}\n\n- ${status}: ${accepted}\n- ${date}: ${day}\n\n## ${context}\n\nX.\n`;

  test.each(told)("%s", (...row) => {
    expect(readAdr("0001-a.md", adr("A", row))).toMatchObject({ status: "accepted", date: "2025-10-04" });
  });

  test.each(told)("supersession in %s reads back and goes in its own words", (...row) => {
    const pair = [
      { file: "adr/0001-a.md", text: adr("A", row) },
      { file: "adr/0002-b.md", text: adr("B", row) },
    ] as const;
    const done = supersede(...pair);
    if ("refused" in done) throw new Error(`${done.file}: ${done.refused}`);
    expect(readAdr(pair[0].file, done.old)).toMatchObject({ status: "superseded", supersededBy: ["0002-b.md"] });
    expect(readAdr(pair[1].file, done.by)).toMatchObject({ status: "accepted", supersedes: ["0001-a.md"] });
    expect(`${done.old}${done.by}`).not.toMatch(/supersede/i);
    // Nothing but these lines is another.
    const lines = new Set(pair[0].text.split("\n"));
    expect(done.old.split("\n").filter((line) => !lines.has(line))).toHaveLength(1);
  });

  test("a month with two meanings is told apart by how the day is written", () => {
    expect(markdown("Status: accepted\nDate: 3. listopada 2025.").date).toBe("2025-10-03");
    expect(markdown("Status: accepted\nDate: 3 listopada 2025").date).toBe("2025-11-03");
  });
});

describe("without a usual label", () => {
  test.each([
    ["a list to tick below the title", "- [ ] Proposed\n- [x] Accepted\n- [ ] Deprecated", "accepted"],
    ["a dash for a colon", "Status - Accepted", "accepted"],
    ["a long dash for a colon", "Status — Accepted", "accepted"],
    ["a word in bold", "**Accepted**", "accepted"],
    ["a word with its day", "*Accepted, 2025-02-12*", "accepted"],
    ["a box", "> [!success] Accepted\n> Decided by all", "accepted"],
    ["a block of YAML", "```yaml\nstatus: accepted\ndate: 2025-02-12\n```", "accepted"],
    ["a heading of a path", "## meta.status\n\nAccepted", "accepted"],
    ["a label of a sentence of them", "> **文档：Current；ADR 决策状态：Accepted；\n> 交付状态：N/A。**", "accepted"],
    ["a dash in a sentence", "Status - what the team says - is told below.", null],
    ["a word in prose", "*Accepted* by nobody so far.", null],
    ["boxes of something else", "- [x] Tests\n- [ ] Docs", null],
    ["a block of another language", "```json\nstatus: accepted\n```", null],
  ])("%s", (_, head, status) => {
    expect(markdown(head).status).toBe(status);
  });

  test("metadata below a rule at the end", () => {
    const text = `# A${body}\n---\n\n**Status:** Accepted\n**Date:** 2025-02-12\n`;
    expect(readAdr("0001-a.md", text)).toMatchObject({ status: "accepted", date: "2025-02-12" });
    const both = `# A\n\nStatus: Proposed${body}\n---\n\n**Status:** Accepted\n`;
    expect(readAdr("0001-a.md", both).status).toBe("proposed");
  });

  test.each([
    ["- Proposed: 2025-01-02\n- Accepted: 2025-02-12", "accepted", "2025-02-12"],
    ["* **Accepted** (12 February 2025)\n* **Proposed** (2 January 2025)", "accepted", "2025-02-12"],
    ["Proposed on 2025-01-02\n\nRejected on 2025-02-12", "rejected", "2025-02-12"],
    ["- Accepted: 2025-02-12", "accepted", "2025-02-12"],
  ])("states with their days behind them: the latest holds: %j", (lines, status, date) => {
    expect(markdown(`## Status\n\n${lines}`)).toMatchObject({ status, date });
  });

  test("a day that was struck is none, and a heading may speak of the record's information", () => {
    expect(markdown("Status: accepted\nDate: ~~2025-01-02~~ 2025-02-12").date).toBe("2025-02-12");
    const list = "## Decision record information\n\n- Status: accepted\n- Date accepted: 2025-02-12";
    expect(markdown(list)).toMatchObject({ status: "accepted", date: "2025-02-12" });
  });

  test("the history of states in a table: the last row with its day", () => {
    const table = "| Date | Status |\n|---|---|\n| 2025-01-02 | Proposed |\n| 2025-02-12 | Accepted |";
    expect(markdown(`## Status history\n\n${table}`)).toMatchObject({ status: "accepted", date: "2025-02-12" });
  });
});

test.each([
  ["Supersedes [B](0002-b.md)", "supersedes"],
  ["- **Superseded by:** [B](0002-b.md)", "supersededBy"],
  ["__Replaced by__: [B](0002-b.md)", "supersededBy"],
  ["* Замењено са [B](0002-b.md)", "supersededBy"],
  ["**Zamjenjuje:** [B](0002-b.md)", "supersedes"],
  ["置き換え対象: [B](0002-b.md)", "supersedes"],
  ["Supersedesque [B](0002-b.md)", null],
  ["They say it supersedes [B](0002-b.md)", null],
])("a note anywhere in the text: %j", (line, relation) => {
  const { supersedes, supersededBy } = markdown(`Status: accepted${body}\n\n## Links\n\n${line}\n`);
  expect({ supersedes, supersededBy }).toEqual({
    supersedes: relation === "supersedes" ? ["0002-b.md"] : [],
    supersededBy: relation === "supersededBy" ? ["0002-b.md"] : [],
  });
});

test.each([
  ["ADR-2024-03.md", "ADR-2024-03: Use one queue", { prefix: "ADR-2024", number: 3, title: "Use one queue" }],
  ["ADR-2024-03-x.md", "ADR-2024-03 Use one queue", { prefix: "ADR-2024", number: 3, title: "Use one queue" }],
  ["DEC-20250220-c.md", "DEC-20250220: Use C", { number: null, fileDate: "2025-02-20", title: "Use C" }],
  ["d-2025-02-19-ruff.md", "Use Ruff", { number: null, fileDate: "2025-02-19", title: "Use Ruff" }],
  ["E-001 Flask.md", "E-001 Flask verwenden", { number: 1, title: "Flask verwenden" }],
  ["0001-emoji.md", "🏛️ ADR 0001 — Use emoji", { number: 1, title: "Use emoji" }],
  ["0002-emoji.md", "🚀 Use emoji", { number: 2, title: "🚀 Use emoji" }],
])("names and titles: %s, %s", (name, title, right) => {
  expect(readAdr(name, `# ${title}\n\nStatus: accepted${body}`)).toMatchObject(right);
});
