import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { renderAdr } from "#shared/adr/write/render";
import { playbookBrief } from "#shared/playbook/brief";
import { playbookFor } from "#shared/playbook/choose";
import { knownOptions } from "#shared/playbook/known";
import { playbookSchema } from "#shared/playbook/schema";
import { draftFromAnswers } from "#shared/record/answers";
import { newRecord } from "#shared/record/create";
import { recommend, shownOf } from "#shared/record/recommend";
import { answersSchema, recordSchema } from "#shared/record/schema";
import { shippedPlaybook } from "./shipped";

const frameworks = shippedPlaybook();
const text = readFileSync(join(import.meta.dirname, "../../templates/playbooks/other-decision.yaml"), "utf8");
const other = { hash: "f".repeat(64), playbook: playbookSchema.parse(parse(text)) };
const { playbook } = other;

test("it says nothing about any option, and the other playbook about all of its own", () => {
  expect(knownOptions(playbook)).toEqual(new Set());
  expect([...knownOptions(frameworks.playbook)].sort()).toEqual(["django", "flask"]);
});

test("the points of what is always asked add up to 100", () => {
  const always = playbook.criteria.filter((criterion) => criterion.always);
  expect(always.map(({ id }) => id)).toEqual(["problem-fit", "effort", "risk"]);
  expect(always.reduce((sum, { points }) => sum + points, 0)).toBe(100);
});

test.each(playbook.criteria.map((criterion) => [criterion.id, criterion] as const))(
  "%s is scored directly, on a scale that says something at every step",
  (_, { question, help, answers, anchors }) => {
    expect(question).toMatch(/\?$/);
    expect(help).not.toBe("");
    expect(answers).toEqual([]);
    expect(new Set(Object.values(anchors)).size).toBe(5);
  },
);

const file = {
  format: 1,
  playbook: "other-decision",
  title: "Logs",
  frame: { title: "Where do we keep our logs?", decider: "Ana" },
  options: [
    { id: "cluster", title: "A cluster of our own" },
    { id: "hosted", title: "A hosted service" },
  ],
  criteria: ["upkeep"],
  answers: {
    "problem-fit": { scores: { cluster: 4, hosted: 4 } },
    effort: { scores: { cluster: 2, hosted: 4 } },
    risk: { scores: { cluster: 3, hosted: 3 } },
    upkeep: { scores: { cluster: 1, hosted: 5 } },
  },
};

test("the options of a file of answers take the place of those that hold one", () => {
  const draft = draftFromAnswers(other, answersSchema.parse(file));
  const record = newRecord({ id: "logs", now: "2026-11-20T09:30:00.000Z", entry: other, draft });
  expect(recordSchema.parse(record)).toEqual(record);
  expect(draft.options.map(({ id }) => id)).toEqual(["cluster", "hosted"]);
  expect(shownOf(recommend(playbook, draft, {}))).toMatchObject({ word: "clear", leader: "hosted" });
  const named = answersSchema.parse({ ...file, options: [], answers: {} });
  expect(draftFromAnswers(other, named).options.map(({ id }) => id)).toEqual(["first", "second"]);
});

test("the file in docs/answers.md is one, and leads to what it says", () => {
  const page = readFileSync(join(import.meta.dirname, "../../docs/answers.md"), "utf8");
  const written = answersSchema.parse(parse(/```yaml\n(.*?)```/s.exec(page)?.[1] ?? ""));
  const draft = draftFromAnswers(other, written);
  expect(draft.frame.title).toBe("Where do we keep our logs?");
  expect(shownOf(recommend(playbook, draft, {}))).toMatchObject({ leader: "hosted" });
});

test("the ADR says each score in the words of its scale, and what was noted with the criterion", () => {
  const noted = { ...file.answers, effort: { ...file.answers.effort, reason: "We start from nothing." } };
  const draft = draftFromAnswers(other, answersSchema.parse({ ...file, answers: noted }));
  const record = newRecord({ id: "logs", now: "2026-11-20T09:30:00.000Z", entry: other, draft });
  const recommendation = recommend(playbook, draft, {});
  const adr = renderAdr({ record, recommendation, profile: "madr4", today: "2026-11-20", file: "0001-logs.md" });
  expect(adr).toMatch(
    /^- Effort to get there \(25\s% of the weight\): .*“A few months”.*“Days”\. We start from nothing\.$/m,
  );
  expect(adr).toMatch(/^- Upkeep \(16\.7\s% of the weight\): .*A hosted service “Looks after itself”$/m);
  expect(adr.split("We start from nothing")).toHaveLength(2);
});

test("the reason and the link of a score stand for and against in the ADR", () => {
  const link = "https://example.org/search-cluster";
  const upkeep = { scores: { cluster: { score: 1, reason: "Nobody of us has run one", link }, hosted: 4 } };
  const draft = draftFromAnswers(other, answersSchema.parse({ ...file, answers: { ...file.answers, upkeep } }));
  const record = recordSchema.parse(newRecord({ id: "logs", now: "2026-11-20T09:30:00.000Z", entry: other, draft }));
  const recommendation = recommend(playbook, draft, {});
  const adr = renderAdr({ record, recommendation, profile: "madr4", today: "2026-11-20", file: "0001-logs.md" });
  expect(adr).toContain(`- Bad, because nobody of us has run one (Upkeep; [${link}](${link}))`);
});

test.each([
  ["no address", { score: 2, link: "www.example.org" }, "a link begins with https://"],
  ["no score", { reason: "Nobody knows it" }, "{scores, reason}"],
])("a score with %s is refused with what it can be", (_, cluster, message) => {
  const bad = answersSchema.safeParse({ ...file, answers: { ...file.answers, upkeep: { scores: { cluster } } } });
  expect(bad.success).toBe(false);
  expect(bad.error?.issues[0]?.message).toContain(message);
});

test("one option alone is refused", () => {
  const alone = answersSchema.parse({ ...file, options: file.options.slice(1), answers: {} });
  expect(() => draftFromAnswers(other, alone)).toThrow(/options/);
});

const frameworksBrief = { playbook: playbookBrief(frameworks.playbook) };
const threeBrief = { playbook: playbookBrief(shippedPlaybook("python-web-frameworks").playbook) };
const otherBrief = { playbook: playbookBrief(other.playbook) };

test.each([
  ["# Use Flask\n\nWe compared Django and Flask.", "django-vs-flask"],
  ["# Keep logs in one place\n\nNobody finds anything.", "other-decision"],
  ["# Use FastAPI\n\nWe compared Django, Flask and FastAPI.", "python-web-frameworks"],
  ["# Use Flask", "other-decision"],
  ["# Flasks of django-like shape", "other-decision"],
])("what is written there tells the playbook: %s", (adr, id) => {
  expect(playbookFor([frameworksBrief, otherBrief, threeBrief], adr)?.playbook.id).toBe(id);
  expect(playbookFor([threeBrief, otherBrief, frameworksBrief], adr)?.playbook.id).toBe(id);
});

test("where no playbook leaves its options open, the first is taken; of none, none", () => {
  expect(playbookFor([frameworksBrief], "# Logs")).toBe(frameworksBrief);
  expect(playbookFor([], "# Logs")).toBeUndefined();
});
