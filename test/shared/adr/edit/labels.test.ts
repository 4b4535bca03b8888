/** Every way in which people dress a label: a change reads back, leaves no mark open, and looks like its neighbours. */
import { describe, expect, test } from "vitest";
import { setStatus } from "#shared/adr/edit/edit";
import { supersede, withdraw } from "#shared/adr/edit/supersede";
import { readAdr } from "#shared/adr/read/read";

const body = "\n\n## Context\n\nWords.\n\n## Decision\n\nWords.\n";
const heads: Record<string, string> = {
  plain: "Status: Accepted",
  "a hard break of blanks": "Status: Accepted  \nDate: 2026-01-02",
  "a hard break of a backslash": "Status: Accepted\\\nDate: 2026-01-02",
  "bold with the colon inside": "**Status:** Accepted",
  "bold with the colon outside": "**Status**: Accepted",
  "bold underscores": "__Status:__ Accepted",
  italic: "*Status:* Accepted",
  "italic underscores": "_Status_: Accepted",
  "bold in a list": "- **Status:** Accepted\n- **Date:** 2026-01-02",
  "bold in a starred list": "* **Status**: Accepted",
  "a list of pandoc": "-   Status: Accepted\n-   Date: 2026-01-02",
  "a numbered list": "1. **Status:** Accepted\n2. **Date:** 2026-01-02",
  "one line with pipes": "**Status:** Accepted | **Date:** 2026-01-02",
  "one line with dots": "**Date:** 2026-01-02 · **Status:** Accepted",
  "a quotation": "> **Status:** Accepted\n> **Date:** 2026-01-02",
  "a quoted table": ">|  |  |\n>| --- | --- |\n>| Status | `Accepted` |\n>| Date | 2026-01-02 |",
  "a table": "| Status | Accepted |\n| --- | --- |\n| Date | 2026-01-02 |",
  "a value below": "- Status:\n  Accepted\n- Date:\n  2026-01-02",
  "a section": "## Status\n\nAccepted",
  "a section that a rule ends": "## Status\n\nAccepted\n\n---",
  "a section that a rule of stars ends": "## Status\n\nAccepted\n\n* * *",
  "a numbered section": "## 1. Status\n\nAccepted",
  "a section in two languages": "## 状态 (Status)\n\nAccepted",
  "a heading with the value": "## Status: Accepted",
  "a label alone in bold": "**Status**\n\nAccepted",
  "code in a section": "## Status\n\n`Accepted`",
  "a struck word before": "## Status\n\n~~Proposed~~ Accepted",
  "a list to tick": "## Status\n\n- [ ] Proposed\n- [x] Accepted\n- [ ] Rejected\n- [ ] Superseded",
  "round boxes to tick": "## Status\n\n* ( ) Proposed\n* (x) Accepted\n* ( ) Rejected\n* ( ) Superseded",
  "a tag around the word": 'Status: <span class="badge">Accepted</span>',
  "a highlighter": "## Status\n\n==Accepted==",
  "a list of terms": "<dl>\n<dt>Status</dt><dd>Accepted</dd>\n</dl>",
  "a table of HTML": "<table>\n<tr><th>Status</th><td>Accepted</td></tr>\n</table>",
  "a table of states and days": "## Status\n\n| Date | Status |\n|---|---|\n| 2026-01-02 | Accepted |",
  "a wiki's link": '---\nstatus: "[[Accepted]]"\n---',
  "full-width colons": "**Status**：Accepted",
  "bold around label and value": "**Status: Accepted**",
  "a table without pipes at its ends": "Status | Accepted\n--- | ---\nDate | 2026-01-02",
  "a dash for a colon": "Status — Accepted",
  "a list to tick without a label": "- [ ] Proposed\n- [x] Accepted\n- [ ] Rejected\n- [ ] Superseded",
  "a box whose title says it": ":::tip Status: Accepted\n\nText.\n\n:::",
  "fields that wait": "- Status: Accepted\n- Supersedes:\n- Superseded by:",
};
/** A link in code would be shown as it is written, so the other ADR is called by its number there. */
const inCode: Record<string, string> = {
  "one line of code for each": "`Status: Accepted` `Date: 2026-01-02`",
  "metadata in a block of code": "```yaml\nstatus: accepted\ndate: 2026-01-02\n```",
};
/** Their sign says what their word says, so it goes with it. */
const signed: Record<string, string> = {
  "a sign in a section": "## Status\n\n✅ Accepted",
  "a short code in bold metadata": "**Status:** :white_check_mark: Accepted",
  "a sign behind the word in a table": "| Status | Accepted ✅ |\n| --- | --- |\n| Date | 2026-01-02 |",
  "a short code behind the word": "- **Status:** Accepted :white_check_mark:",
};
const text = (head: string, number: number) => `# ${number}. Title ${number}\n\n${head}${body}`;

/** Pairs of marks that a reader of Markdown needs closed. */
function open(markdown: string): string[] {
  return markdown.split("\n").filter((line) => ["**", "__", "`"].some((mark) => line.split(mark).length % 2 === 0));
}

describe("labels of every style", () => {
  test.each(Object.entries(heads))("%s: another status", (_, head) => {
    const before = text(head, 1);
    const edit = setStatus(before, "rejected");
    if ("refused" in edit) throw new Error(edit.refused);
    expect(readAdr("0001-a.md", edit.text).status).toBe("rejected");
    expect(open(edit.text)).toEqual([]);
    const back = setStatus(edit.text, "accepted");
    expect("text" in back && back.text).toBe(before);
  });

  test.each(Object.entries(signed))("%s: another status", (_, head) => {
    const edit = setStatus(text(head, 1), "rejected");
    expect("text" in edit && edit.text).toBe(
      text(head.replace(/(?:✅|:\w+:) Accepted|Accepted (?:✅|:\w+:)/, "Rejected"), 1),
    );
  });

  test.each(Object.entries(inCode))("%s: supersession, in a number", (_, head) => {
    const old = { file: "adr/0001-a.md", text: text(head, 1) };
    const by = { file: "adr/0002-b.md", text: text(head, 2) };
    const done = supersede(old, by);
    if ("refused" in done) throw new Error(`${done.file}: ${done.refused}`);
    expect(readAdr(old.file, done.old)).toMatchObject({
      status: "superseded",
      supersededBy: expect.arrayContaining(["ADR-0002"]),
    });
    expect(readAdr(by.file, done.by)).toMatchObject({ status: "accepted", supersedes: ["0001-a.md"] });
    expect(open(`${done.old}${done.by}`.replaceAll("```", ""))).toEqual([]);
  });

  test.each(Object.entries({ ...heads, ...signed }))("%s: supersession", (_, head) => {
    const old = { file: "adr/0001-a.md", text: text(head, 1) };
    const by = { file: "adr/0002-b.md", text: text(head, 2) };
    const done = supersede(old, by);
    if ("refused" in done) throw new Error(`${done.file}: ${done.refused}`);
    expect(readAdr(old.file, done.old)).toMatchObject({ status: "superseded", supersededBy: ["0002-b.md"] });
    expect(readAdr(by.file, done.by)).toMatchObject({ status: "accepted", supersedes: ["0001-a.md"] });
    expect([...open(done.old), ...open(done.by)]).toEqual([]);
    expect(done.old).not.toMatch(/`\[|\]\([^)]*\)`|\[\[[^\]]*\]\(|<(?:td|dd)>[^<]*\]\(/);
    const back = withdraw({ ...old, text: done.old }, { ...by, text: done.by }, "accepted");
    expect("old" in back && readAdr(old.file, back.old).status).toBe("accepted");
  });

  test.each(
    Object.entries({
      "a line": "Replaces: [ADR-0007](0007-g.md)\n\n## Status\n\nAccepted",
      "an item": "- **Status:** Accepted\n- **Supersedes:** [ADR-0007](0007-g.md)",
      "a row": "| Status | Accepted |\n| --- | --- |\n| Supersedes | [ADR-0007](0007-g.md) |",
      "one line with pipes": "**Status:** Accepted | **Replaces:** ADR-0007 | **Date:** 2026-01-02",
    }),
  )("%s that names an ADR takes another one, and gives it back to the byte", (_, head) => {
    const old = { file: "adr/0001-a.md", text: text("Status: Accepted", 1) };
    const by = { file: "adr/0002-b.md", text: text(head, 2) };
    const done = supersede(old, by);
    if ("refused" in done) throw new Error(`${done.file}: ${done.refused}`);
    expect(done.by).toBe(
      by.text.replace(
        /(?<=(?:Supersedes|Replaces)[^\n]*)(?:\[ADR-0007\]\(0007-g\.md\)|ADR-0007)/,
        head.includes("](") ? "$&, [ADR-0001](0001-a.md)" : "$&, ADR-0001",
      ),
    );
    expect(readAdr(by.file, done.by).supersedes).toHaveLength(2);
    const back = withdraw({ ...old, text: done.old }, { ...by, text: done.by }, "accepted");
    expect(back).toEqual({ old: old.text, by: by.text });
  });
});

describe("the words of the file's own language", () => {
  test.each([
    ["German", "Angenommen", "Ersetzt durch [ADR-0002](0002-b.md)", "Ersetzt", "Kontext"],
    ["French", "Acceptée", "Remplacée par [ADR-0002](0002-b.md)", "Remplace", "Contexte"],
    ["Spanish", "Aceptado", "Reemplazado por [ADR-0002](0002-b.md)", "Reemplaza a", "Decisión"],
    ["Portuguese", "Aceito", "Substituído por [ADR-0002](0002-b.md)", "Substitui", "Decisão"],
    ["Italian", "Accettata", "Sostituita da [ADR-0002](0002-b.md)", "Sostituisce", "Decisione"],
    ["Dutch", "Geaccepteerd", "Vervangen door [ADR-0002](0002-b.md)", "Vervangt", "Besluit"],
    ["Polish", "Zaakceptowane", "Zastąpione przez [ADR-0002](0002-b.md)", "Zastępuje", "Decyzja"],
    ["Czech", "Přijato", "Nahrazeno [ADR-0002](0002-b.md)", "Nahrazuje", "Rozhodnutí"],
    ["Swedish", "Godkänd", "Ersatt av [ADR-0002](0002-b.md)", "Ersätter", "Beslut"],
    ["Danish", "Godkendt", "Erstattet af [ADR-0002](0002-b.md)", "Erstatter", "Baggrund"],
    ["Norwegian", "Akseptert", "Erstattet av [ADR-0002](0002-b.md)", "Erstatter", "Bakgrunn"],
    ["Finnish", "Hyväksytty", "Korvattu: [ADR-0002](0002-b.md)", "Korvaa", "Päätös"],
    ["Hungarian", "Elfogadva", "Felváltotta [ADR-0002](0002-b.md)", "Felváltja", "Döntés"],
    ["Romanian", "Acceptată", "Înlocuită de [ADR-0002](0002-b.md)", "Înlocuiește", "Decizie"],
    ["Greek", "Αποδεκτή", "Αντικαταστάθηκε από [ADR-0002](0002-b.md)", "Αντικαθιστά", "Απόφαση"],
    ["Russian", "Принято", "Заменено на [ADR-0002](0002-b.md)", "Заменяет", "Решение"],
    ["Ukrainian", "Прийнято", "Замінено на [ADR-0002](0002-b.md)", "Замінює", "Рішення"],
    ["Turkish", "Onaylandı", "[ADR-0002](0002-b.md) ile değiştirildi", "Yerine geçtiği", "Karar"],
    ["Japanese", "承認済み", "[ADR-0002](0002-b.md) により置き換え済み", "置き換え対象", "決定"],
    ["Chinese", "已接受", "已被 [ADR-0002](0002-b.md) 取代", "取代", "决策"],
    ["Korean", "승인됨", "[ADR-0002](0002-b.md)로 대체됨", "대체 대상", "결정"],
    ["English in a French file", "Accepted", "Superseded by [ADR-0002](0002-b.md)", "Supersedes", "Contexte"],
  ])("%s", (_, status, phrase, verb, heading) => {
    const adr = (n: number) => `# ${n}. T\n\n**Status:** ${status}\n\n## ${heading}\n\nX.\n`;
    const done = supersede({ file: "0001-a.md", text: adr(1) }, { file: "0002-b.md", text: adr(2) });
    if ("refused" in done) throw new Error(`${done.file}: ${done.refused}`);
    expect(done.old).toContain(`**Status:** ${phrase}\n`);
    expect(done.by).toContain(`**${verb}:** [ADR-0001](0001-a.md)`);
    const taken = withdraw({ file: "0001-a.md", text: done.old }, { file: "0002-b.md", text: done.by }, "accepted");
    expect("old" in taken && readAdr("0001-a.md", taken.old).status).toBe("accepted");
    expect("by" in taken && taken.by).toBe(adr(2));
  });
});
