import fc from "fast-check";
import { expect, test } from "vitest";
import { idFor } from "#shared/playbook/ids";
import { idSchema } from "#shared/playbook/schema";
import { newDraft } from "#shared/record/create";
import { criteriaInUse } from "#shared/record/criteria";
import {
  addOption,
  addOwnCriterion,
  addOwnMustHave,
  removeOption,
  toggleCriterion,
  toggleMustHave,
  toggleNotApplicable,
} from "#shared/record/setup";
import { shippedPlaybook } from "../../templates/shipped";

const entry = shippedPlaybook();
const { playbook } = entry;
const blank = newDraft(entry);
const addable = playbook.criteria.find(({ always }) => !always)?.id ?? "";

test("every title gives an id that the schema takes, and never a taken one", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 80 }), { maxLength: 8 }), (titles) => {
      const taken: string[] = [];
      for (const title of titles) taken.push(idFor(title, taken));
      expect(new Set(taken).size).toBe(titles.length);
      for (const id of taken) expect(idSchema.safeParse(id).success).toBe(true);
    }),
  );
});

test("the criteria of the round follow what is asked", () => {
  const on = toggleCriterion(playbook, blank, addable);
  expect(on.rounds[0]?.criteria).toContain(addable);
  expect(criteriaInUse(playbook, on).map(({ id }) => id)).toEqual(on.rounds[0]?.criteria);
  const aside = toggleNotApplicable(playbook, on, addable);
  expect(aside.rounds[0]?.criteria).not.toContain(addable);
  expect(toggleNotApplicable(playbook, aside, addable)).toEqual(on);
  const off = toggleCriterion(playbook, on, addable);
  expect(off.criteria).toEqual(blank.criteria);
  expect(off.rounds[0]?.criteria).toEqual(blank.rounds[0]?.criteria);
});

test("a criterion that is added to points that were spread takes no more than they leave", () => {
  const ids = criteriaInUse(playbook, blank).map(({ id }) => id);
  const spread = (points: number[]): typeof blank => ({
    ...blank,
    rounds: blank.rounds.map((round) => ({
      ...round,
      ballots: round.ballots.map((ballot) => ({
        ...ballot,
        points: Object.fromEntries(ids.map((id, i) => [id, points[i] ?? 0])),
      })),
    })),
  });
  const pointsOfNew = (points: number[]) =>
    toggleCriterion(playbook, spread(points), addable).rounds[0]?.ballots[0]?.points[addable];
  expect(pointsOfNew([100])).toBe(0);
  expect(pointsOfNew([95])).toBe(5);
  expect(pointsOfNew([50])).toBe(10);
});

test("an own criterion has no answers and keeps its ends", () => {
  const draft = addOwnCriterion(playbook, blank, " Hiring ", "nobody to find", "");
  const own = criteriaInUse(playbook, draft).at(-1);
  expect(own).toMatchObject({ id: "hiring", title: "Hiring", answers: [], always: false });
  expect(own?.anchors[1]).toBe("nobody to find");
});

test("a new option is unchecked in every must-have; taking it away takes its choice with it", () => {
  const must = playbook.mustHaves[0];
  if (!must) throw new Error("the playbook has must-haves");
  const draft = addOption(
    addOwnMustHave(toggleMustHave(blank, must), playbook, "Runs on our servers", "", true),
    "FastAPI",
    "",
  );
  expect(draft.mustHaves.map(({ verdicts }) => verdicts.fastapi)).toEqual(["unknown", "unknown"]);
  const decided = { ...draft, decision: { option: "fastapi", reason: "async" } } as typeof draft;
  expect(removeOption(decided, "fastapi").decision).toEqual({ option: null, reason: "async" });
  expect(toggleMustHave(toggleMustHave(blank, must), must)).toEqual(blank);
});
