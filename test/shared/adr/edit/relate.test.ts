/** Relations and tags written into files of every dialect, read back, and taken away again to the byte. */
import { expect, test } from "vitest";
import { relate, unrelate } from "#shared/adr/edit/relate";
import { setTags } from "#shared/adr/edit/tags";
import { relatedIn, tagsIn } from "#shared/adr/read/related";

const two = { file: "docs/0002-two.md", text: "# 2. Two\n\n## Status\n\nAccepted\n\n## Context\n\nSome.\n" };

const dialects = {
  nygard: "# 5. Five\n\nDate: 2026-03-01\n\n## Status\n\nAccepted\n\n## Context\n\nSome.\n",
  madr4: "---\nstatus: accepted\ndate: 2026-03-01\n---\n\n# Five\n\n## Context and Problem Statement\n\nSome.\n",
  madr2: "# Five\n\n* Status: accepted\n* Date: 2026-03-01\n\n## Context and Problem Statement\n\nSome.\n",
  log4brains: "# Five\n\n- Status: accepted\n- Tags: db\n\n## Links\n\n- [Docs](https://example.org)\n",
  bold: "# Five\n\n**Status:** Accepted  \n**Date:** 2026-03-01\n\n## Context\n\nSome.\n",
  table: "# Five\n\n| Status | Accepted |\n|---|---|\n| Date | 2026-03-01 |\n\n## Context\n\nSome.\n",
  crlf: "# 5. Five\r\n\r\n## Status\r\n\r\nAccepted\r\n\r\n## Context\r\n\r\nSome.\r\n",
};

test.each(Object.entries(dialects))("%s: said in both files, read back, and taken back to the byte", (_, text) => {
  const five = { file: "docs/0005-five.md", text };
  for (const kind of ["amends", "dependsOn", "relatesTo"] as const) {
    const done = relate(five, kind, two);
    if ("refused" in done) throw new Error(done.refused);
    expect(relatedIn(five.file, done.from)).toContainEqual({ kind, target: "0002-two.md" });
    expect(relatedIn(two.file, done.to)[0]?.target).toBe("0005-five.md");
    const again = relate({ ...five, text: done.from }, kind, { ...two, text: done.to });
    expect(again).toEqual(done);
    const back = unrelate({ ...five, text: done.from }, kind, { ...two, text: done.to });
    expect(back).toEqual({ from: text, to: two.text });
  }
});

test("the words are the dialect's and the language's own", () => {
  const done = relate({ file: "docs/0005-five.md", text: dialects.nygard }, "amends", two);
  expect(done).toMatchObject({
    from: expect.stringContaining("Accepted\n\nAmends [2. Two](0002-two.md)\n\n## Context"),
    to: expect.stringContaining("Accepted\n\nAmended by [5. Five](0005-five.md)\n\n## Context"),
  });
  const german = "# Fünf\n\n* Status: angenommen\n\n## Kontext\n\nEtwas.\n";
  expect(relate({ file: "docs/0005-five.md", text: german }, "dependsOn", two)).toMatchObject({
    from: expect.stringContaining("* Hängt ab von: [ADR-0002](0002-two.md)"),
  });
});

test.each([
  ["de", "angenommen", "Kontext"],
  ["fr", "acceptée", "Contexte"],
  ["es", "aceptada", "Decisión"],
  ["pt", "aceito", "Decisão"],
  ["it", "accettata", "Decisione"],
  ["nl", "geaccepteerd", "Besluit"],
  ["pl", "zaakceptowana", "Decyzja"],
  ["cs", "přijato", "Rozhodnutí"],
  ["sv", "godkänd", "Beslut"],
  ["ru", "принято", "Решение"],
  ["uk", "прийнято", "Рішення"],
  ["zh", "已接受", "决策"],
  ["zh-Hant", "已採納", "決策"],
])("every relation is said in the words of %s, in a section and in a list, and read back", (_, status, heading) => {
  for (const head of [`## Status\n\n${status}`, `- Status: ${status}`]) {
    const text = `# 5. X\n\n${head}\n\n## ${heading}\n\nX.\n`;
    const [one, other] = [
      { file: "docs/0005-five.md", text },
      { file: "docs/0006-six.md", text: text.replace("5. X", "6. Y") },
    ];
    for (const kind of ["amends", "amendedBy", "dependsOn", "requiredBy", "relatesTo"] as const) {
      const done = relate(one, kind, other);
      if ("refused" in done) throw new Error(`${kind}: ${done.refused}`);
      expect(relatedIn(one.file, done.from)).toEqual([{ kind, target: "0006-six.md" }]);
      expect(done.from).not.toMatch(/Amend|Depend[^e]|Requir|Relates/);
      expect(unrelate({ ...one, text: done.from }, kind, { ...other, text: done.to })).toEqual({
        from: one.text,
        to: other.text,
      });
    }
  }
});

test.each([
  ["relates-to: [ADR-0001]", "relates-to: [ADR-0001, ADR-0002]"],
  ['relates-to: ["ADR-0001"]', 'relates-to: ["ADR-0001", "ADR-0002"]'],
  ["relates-to:\n  - 0001-one.md", "relates-to:\n  - 0001-one.md\n  - 0002-two.md"],
])("a list in front matter gets one more: %s", (line, after) => {
  const text = `---\nstatus: accepted\n${line}\n---\n\n# Five\n`;
  expect(relate({ file: "docs/0005-five.md", text }, "relatesTo", two)).toMatchObject({
    from: text.replace(line, after),
  });
});

test("what can't be changed safely is refused, with the file and nothing else changed", () => {
  const text = "# Five\n\n- Status: accepted\n\n## Links\n\n- Amends [Two](0002-two.md) and [Three](0003-three.md)\n";
  expect(unrelate({ file: "docs/0005-five.md", text }, "amends", two)).toEqual({
    refused: "The line of the link names other ADRs too.",
    file: "docs/0005-five.md",
  });
  expect(relate({ file: "docs/0005-five.adoc", text: "= Five\n" }, "amends", two)).toMatchObject({
    file: "docs/0005-five.adoc",
  });
});

test.each([
  ["- Status: accepted\n- Tags: db", "- Status: accepted\n- Tags: db, cost"],
  ["- Status: accepted\n- Tags: db web", "- Status: accepted\n- Tags: db web cost"],
  ["- Status: accepted", "- Status: accepted\n- Tags: cost"],
  ["**Status:** Accepted", "**Status:** Accepted\n\n**Tags:** cost"],
  [
    "**Status:** Accepted  \n**Deciders:** Ana  \n**Issues:** #12",
    "**Status:** Accepted  \n**Deciders:** Ana  \n**Tags:** cost  \n**Issues:** #12",
  ],
  ["Status: Accepted | Date: 2026-01-02", "Status: Accepted | Date: 2026-01-02 | Tags: cost"],
  ["Status: Accepted\n\nDate: 2026-01-02", "Status: Accepted\n\nDate: 2026-01-02\n\nTags: cost"],
])("tags in lines: %s", (before, after) => {
  const text = (head: string) => `# Five\n\n${head}\n\n## Context\n\nSome.\n`;
  const done = setTags("0005-five.md", text(before), [...tagsIn("0005-five.md", text(before)), "cost"]);
  expect(done).toMatchObject({ text: text(after) });
});

test.each([
  ["status: accepted", "status: accepted\ntags: [db]"],
  ["tags: [web]\nstatus: accepted", "tags: [db]\nstatus: accepted"],
  ["tags:\n  - web\n  - cost\nstatus: accepted", "tags:\n  - db\nstatus: accepted"],
  ["tags:\nstatus: accepted", "tags: [db]\nstatus: accepted"],
  ["tags: web\nstatus: accepted", "tags: db\nstatus: accepted"],
  ['tags: ["event store", web]', "tags: [db]"],
])("tags in front matter: %s", (before, after) => {
  const text = (head: string) => `---\n${head}\n---\n\n# Five\n`;
  expect(setTags("0005-five.md", text(before), ["db"])).toMatchObject({ text: text(after) });
});

test.each([
  "# Five\n\nStatus: Accepted\n\n---\n\n## Context\n\nSome.\n",
  "# Five\n\nDate: 2026-01-02\n\n## Status\n\nAccepted\n",
  "# Five\n\n**Status:** Accepted  \n**Issues:** #12\n\n## Context\n\nSome.\n",
  "# Five\n\n* Status: accepted\n* Date: 2026-01-02\n\n## Context\n\nSome.\n",
  "---\nstatus: accepted\ndate: 2026-01-02\n---\n\n# Five\n",
])("tags that are added and taken away again leave the file as it was: %j", (before) => {
  const put = setTags("0005-five.md", before, ["db", "cost"]);
  const one = setTags("0005-five.md", "text" in put ? put.text : "", ["cost"]);
  const none = setTags("0005-five.md", "text" in one ? one.text : "", []);
  expect(none).toMatchObject({ text: before });
});

test("a file without a place for tags is left alone", () => {
  expect(setTags("0005-five.md", "# Five\n\nSome words.\n", ["db"])).toHaveProperty("refused");
});
