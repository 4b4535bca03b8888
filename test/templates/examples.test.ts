import { expect, test } from "vitest";
import { draftFromAnswers } from "#shared/record/answers";
import { newRecord } from "#shared/record/create";
import { notesFor } from "#shared/record/notes";
import { progress } from "#shared/record/progress";
import { recommend, shownOf } from "#shared/record/recommend";
import { recordSchema } from "#shared/record/schema";
import { shippedExamples, shippedPlaybook } from "./shipped";

const entry = shippedPlaybook();
const examples = shippedExamples();
const draftOf = (id: string) => {
  const file = examples.find(([name]) => name === id)?.[1];
  if (!file) throw new Error(`there is no example ${id}`);
  return draftFromAnswers(entry, file);
};

test.each(examples)("%s becomes a record that is framed and answered", (_, file) => {
  const draft = draftFromAnswers(entry, file);
  const record = newRecord({ id: "example", now: "2026-10-06T09:30:00.000Z", entry, draft });
  expect(recordSchema.parse(record)).toEqual(record);
  expect(file.about).not.toBe("");
  const { done, next } = progress(record);
  expect([done.frame, done.criteria, done.answers]).toEqual([true, true, true]);
  expect(next).toBe(draft.decision ? "decide" : "weights");
});

/** What each is named for, as the analysis says it. */
test.each([
  ["shop", "clear", "django"],
  ["one-endpoint", "clear", "flask"],
  ["document-api", "leaning", "flask"],
  ["junior-deadline", "clear", "django"],
  ["thirty-services", "clear", "flask"],
  ["close-call", "close call", "flask"],
  ["open-question", "leaning", "django"],
  ["public-portal", "leaning", "django"],
])("%s is %s: %s", (id, word, leader) => {
  const shown = shownOf(recommend(entry.playbook, draftOf(id), {}));
  expect([shown.word, shown.leader]).toEqual([word, leader]);
});

test("the open question turns on the one thing that isn't known", () => {
  const { analysis } = recommend(entry.playbook, draftOf("open-question"), {});
  expect(analysis.verdict.because).toContain("unknown decides");
  expect(analysis.unknown.filter(({ decides }) => decides).map(({ criterion }) => criterion)).toEqual(["database"]);
});

test("only the portal decides against its recommendation, and it says why", () => {
  const against = examples.filter(([id]) => {
    const { decision } = draftOf(id);
    return decision && decision.option !== shownOf(recommend(entry.playbook, draftOf(id), {})).leader;
  });
  expect(against.map(([id]) => id)).toEqual(["public-portal"]);
  expect(draftOf("public-portal").decision?.overrule).not.toBe("");
});

test("the portal asks all but two, with an option, a criterion and dissent of its own", () => {
  const { criteria, options, decision } = draftOf("public-portal");
  expect(criteria).toHaveLength(entry.playbook.criteria.length - 2 + 1);
  expect(options).toHaveLength(3);
  expect(decision?.dissent).not.toHaveLength(0);
});

test("an API for programs is pointed to FastAPI", () => {
  expect(notesFor(entry.playbook, draftOf("document-api")).map(({ system }) => system)).toContain("FastAPI");
});

test("none is marked accepted: that is for people, or for a named decider and option", () => {
  for (const [id] of examples) expect(["draft", "proposed"]).toContain(draftOf(id).status);
});
