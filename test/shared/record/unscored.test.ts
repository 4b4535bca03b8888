/** A decision without scores: the whole way from a blank draft to an ADR, and on to scores. */
import { expect, test } from "vitest";
import { brief } from "#shared/adr/write/one-pager";
import { renderAdr } from "#shared/adr/write/render";
import { accept } from "#shared/record/accept";
import { compare } from "#shared/record/compare";
import { newDraft, newRecord } from "#shared/record/create";
import { criteriaInUse } from "#shared/record/criteria";
import { progress, summaryOf } from "#shared/record/progress";
import { recommend, shownOf } from "#shared/record/recommend";
import type { ProfileId } from "#shared/record/record";
import { recordSchema } from "#shared/record/schema";
import { addOption, changeOption, removeOption } from "#shared/record/setup";
import { successor } from "#shared/record/successor";
import { prosAndConsOf, unscored, withoutScores, withScores, withSide } from "#shared/record/unscored";
import { shippedPlaybook } from "../../templates/shipped";

const entry = shippedPlaybook("other-decision");
const { playbook } = entry;

function decided() {
  let draft = withoutScores(newDraft(entry));
  draft = changeOption(draft, "first", "Monorepo", "");
  draft = changeOption(draft, "second", "A repository each", "");
  draft = { ...draft, drivers: ["One change must reach every service", "Builds stay under ten minutes"] };
  draft = withSide(draft, "first", "good", ["A change and its users are one commit.", "One set of tools"]);
  draft = withSide(draft, "first", "bad", ["builds need a cache"]);
  draft = withSide(draft, "second", "good", ["Teams release alone"]);
  draft = {
    ...draft,
    frame: { ...draft.frame, title: "How we keep code", problem: "We are five teams.", decider: "Ana" },
  };
  const decision = {
    ...{
      option: "first",
      by: "Ana",
      on: "2026-11-20",
      reason: "one change reaches all",
      overrule: "",
      confirmation: "",
    },
    consequences: [{ kind: "bad" as const, text: "We run a build cache." }],
    ...{ consent: {}, confidence: null, dissent: [], actions: [], review: "2027-11-20", triggers: [], forecasts: [] },
  };
  return newRecord({
    id: "code",
    now: "2026-11-20T10:00:00.000Z",
    entry,
    draft: { ...draft, decision, place: "decide" },
  });
}

const adr = (record = decided(), profile: ProfileId = "madr4") =>
  renderAdr({
    ...{ record, recommendation: recommend(playbook, record.draft, {}), profile },
    ...{ today: "2026-11-20", file: "0001-code.md" },
  });

test("it is a record that can be stored, with two steps between nothing and a decision", () => {
  const record = decided();
  expect(recordSchema.parse(record)).toEqual(record);
  expect(criteriaInUse(playbook, record.draft)).toEqual([]);
  expect(progress(record)).toMatchObject({ next: "decide", done: { criteria: true, decide: true } });
  const blank = newRecord({ id: "b", now: record.created, entry, draft: withoutScores(newDraft(entry)) });
  const framed = { ...blank, draft: { ...record.draft, prosAndCons: [], place: "frame" } };
  expect([blank, framed].map((one) => progress(one).next)).toEqual(["frame", "criteria"]);
  expect(summaryOf(record).chosen).toBe("Monorepo");
});

test("its ADR says what it turns on, what speaks for and against, and nothing of figures", () => {
  const text = adr();
  expect(text).toContain(
    "## Decision Drivers\n\n- One change must reach every service\n- Builds stay under ten minutes",
  );
  expect(text).toContain('Chosen option: "Monorepo", because one change reaches all.');
  expect(text).toMatch(
    /### Monorepo\n\n- Good, because a change and its users are one commit\n- Good, because one set of tools\n- Bad, because builds need a cache/,
  );
  expect(text).toContain("- Against it: We run a build cache.");
  expect(text).toContain("Review by 2027-11-20.");
  expect(text).not.toMatch(/recommend|figures|weigh|criteri/i);
});

test.each(["madr4-minimal", "madr2", "nygard", "log4brains"] as const)(
  "%s has a place for what it turns on",
  (profile) => {
    expect(adr(decided(), profile)).toContain("Builds stay under ten minutes");
  },
);

test("a page of it, its acceptance and its successor need no figures either", () => {
  const record = decided();
  const recommendation = recommend(playbook, record.draft, {});
  const page = brief({ record, recommendation, today: "2026-11-20" });
  expect(page).toContain("What it turns on");
  expect(page).not.toContain("What the figures say");
  const accepted = accept(record, { today: "2026-11-20", shown: shownOf(recommendation), adr: null });
  expect(recordSchema.parse(accepted)).toEqual(accepted);
  const next = successor(accepted, { id: "next", now: record.created, carry: ["options", "criteria"] });
  expect(next.draft).toMatchObject({ drivers: record.draft.drivers, prosAndCons: record.draft.prosAndCons });
});

test("what changed between two states is told", () => {
  const { draft } = decided();
  const state = (inputs: typeof draft) => ({
    ...{ playbook, inputs, shown: { word: "none" as const, leader: null }, decision: null },
  });
  const other = withSide({ ...draft, drivers: ["Builds stay under ten minutes"] }, "second", "bad", ["Versions drift"]);
  expect(compare(state(draft), state(other)).difference.texts.map(({ what }) => what)).toEqual([
    "Drivers",
    "For and against A repository each",
  ]);
});

test("an option takes with it what was said of it", () => {
  const { draft } = decided();
  const more = withSide(addOption(draft, "Submodules", ""), "submodules", "bad", ["Nobody remembers them"]);
  expect(prosAndConsOf(more, "submodules")).toHaveLength(1);
  expect(prosAndConsOf(removeOption(more, "submodules"), "submodules")).toEqual([]);
});

test("scores can come later: what it turns on becomes criteria, and what was said of the options stays in the ADR", () => {
  const record = decided();
  const draft = withScores(playbook, record.draft);
  expect(unscored(draft)).toBe(false);
  expect(criteriaInUse(playbook, draft).map(({ title }) => title)).toContain("Builds stay under ten minutes");
  expect(recordSchema.parse({ ...record, draft })).toBeTruthy();
  expect(adr({ ...record, draft })).toContain("- Good, because one set of tools");
});
