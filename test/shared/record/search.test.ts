import { expect, test } from "vitest";
import { accept } from "#shared/record/accept";
import { findIn, folded, passagesOf, queryWords } from "#shared/record/search";
import { decision, frame, walked } from "../../samples/walked";

const record = accept(
  walked(
    {
      frame: { ...frame, problem: "Our Bücher are lost between the shelves.", consulted: ["Cleo"] },
      decision: { ...decision, dissent: [{ who: "Ben", text: "I would wait." }] },
      status: "draft",
    },
    { size: { answer: "big", reason: "we measured" } },
  ),
  { today: "2026-10-06", shown: { word: "clear", leader: "left", values: {}, gap: null, sentences: [] }, adr: null },
);
const passages = passagesOf(record).map((one) => ({ ...one, folded: folded(one.text) }));

test.each([
  ["which way", "title"],
  ["bucher LOST", "problem"],
  ["cleo", "people"],
  ["ben", "people"],
  ["title of speed", "criteria"],
  ["text of big", "answers"],
  ["measured", "answers"],
  ["wait", "dissent"],
  ["shorter", "reason"],
  ["right", "options"],
])("%s is found in the %s", (query, where) => {
  expect(findIn(passages, queryWords(query))?.where).toBe(where);
});

test("words may stand in different places, but all of them somewhere", () => {
  expect(findIn(passages, queryWords("bücher cleo"))).not.toBeNull();
  expect(findIn(passages, queryWords("bücher nobody"))).toBeNull();
  expect(findIn(passages, [])).toBeNull();
});

test("a long text is shown around what was found", () => {
  const text = `${"x ".repeat(200)}needle${" y".repeat(200)}`;
  const found = findIn([{ where: "problem", text, folded: text }], ["needle"]);
  expect(found?.text).toMatch(/^….*needle.*…$/);
  expect(found?.text.length).toBeLessThan(130);
});

test("what an earlier state said is found as well, and each text is there once", () => {
  const later = { ...record, draft: { ...record.draft, frame: { ...record.draft.frame, title: "Another way" } } };
  const titles = passagesOf(later).filter(({ where }) => where === "title");
  expect(titles.map(({ text }) => text)).toEqual(["Another way", "Which way"]);
});
