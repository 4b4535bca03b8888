import fc from "fast-check";
import { expect, test } from "vitest";
import { newDraft, newRecord, playbookOf } from "#shared/record/create";
import {
  askedMustHave,
  criteriaInUse,
  criteriaSetAside,
  ownCriterion,
  teamBallot,
  weightsOf,
} from "#shared/record/criteria";
import type { Ballot } from "#shared/record/record";
import { draftSchema, recordSchema } from "#shared/record/schema";
import { criterion, small, smallEntry } from "../../samples/playbook";

const blank = newDraft(smallEntry);
const ids = (list: { id: string }[]) => list.map(({ id }) => id);

test("a new draft asks what every team is asked, with one ballot of default points and nothing judged", () => {
  expect(draftSchema.parse(blank)).toEqual(blank);
  expect(ids(blank.criteria)).toEqual(["size", "speed"]);
  expect(teamBallot(blank)).toMatchObject({ id: "team", points: { size: 60, speed: 40 }, judgements: {} });
  expect(blank.status).toBe("draft");
  expect(newDraft(smallEntry)).toEqual(blank);
});

test("a new record carries its playbook once and passes its validator", () => {
  const record = newRecord({ id: "r", now: "2026-10-06T09:30:00.000Z", entry: smallEntry });
  expect(recordSchema.parse(record)).toEqual(record);
  expect(playbookOf(record)).toBe(small);
  expect(() => playbookOf({ ...record, playbooks: {} })).toThrow(/lacks the playbook/);
});

test("criteria that are always asked come first, whatever the draft lists; all can be set aside", () => {
  const own = ownCriterion({ id: "mood", title: "Mood" });
  const asked = (criteria: typeof blank.criteria) => ids(criteriaInUse(small, { ...blank, criteria }));
  expect(asked([])).toEqual(["size", "speed"]);
  expect(asked([{ id: "extra" }, { id: "size" }])).toEqual(["size", "speed", "extra"]);
  expect(
    asked([
      { id: "mood", own },
      { id: "extra", notApplicable: true },
    ]),
  ).toEqual(["size", "speed", "mood"]);
  expect(asked([{ id: "size", notApplicable: true, reason: "We have no limit" }])).toEqual(["speed"]);
  expect(asked([{ id: "extra" }, { id: "extra" }, { id: "nowhere" }])).toEqual(["size", "speed", "extra"]);
});

test("what is set aside as not applicable is listed apart", () => {
  const criteria = [
    { id: "extra", notApplicable: true as const },
    { id: "size", notApplicable: true as const },
  ];
  expect(ids(criteriaSetAside(small, { ...blank, criteria }))).toEqual(["extra", "size"]);
});

test("a must-have starts with the proposed verdicts, unknown where nothing is proposed", () => {
  const [legal] = small.mustHaves;
  expect(legal && askedMustHave(legal, small.options).verdicts).toEqual({ left: "pass", right: "unknown" });
});

const three = ["a", "b", "c"].map((id) => criterion(id, {}, { points: 10 }));
const ballot = (more: Partial<Ballot>): Ballot => ({ ...teamBallot({ ...blank, rounds: [] }), ...more });

test.each([
  ["points", ballot({ points: { a: 50, b: 30, c: 20 } }), { a: 0.5, b: 0.3, c: 0.2 }],
  ["points that don't add up to 100", ballot({ points: { a: 20, b: 20, c: 0 } }), { a: 0.5, b: 0.5, c: 0 }],
  ["default points where none are given", ballot({ points: { a: 20 } }), { a: 0.5, b: 0.25, c: 0.25 }],
  ["swing points", ballot({ weighing: "swing", points: { a: 100, b: 60, c: 40 } }), { a: 0.5, b: 0.3, c: 0.2 }],
  ["a ranking", ballot({ weighing: "ranking", ranking: ["b", "c", "a"] }), { b: 11 / 18, c: 5 / 18, a: 1 / 9 }],
  [
    "a ranking that isn't complete",
    ballot({ weighing: "ranking", ranking: ["c", "gone", "c"] }),
    { c: 11 / 18, a: 5 / 18, b: 1 / 9 },
  ],
])("weights of %s", (_, given, shares) => {
  const weights = weightsOf(given, three);
  expect(Object.keys(weights ?? {}).sort()).toEqual(["a", "b", "c"]);
  for (const [id, share] of Object.entries(shares)) expect(weights?.[id]).toBeCloseTo(share, 12);
});

test("without any points there are no weights, and equal ones aren't made up", () => {
  expect(weightsOf(ballot({ points: { a: 0, b: 0, c: 0 } }), three)).toBeNull();
  expect(weightsOf(ballot({}), [])).toBeNull();
  expect(weightsOf(ballot({ weighing: "ranking" }), [])).toBeNull();
});

test("weights of any ballot are shares that sum to 1, or there are none", () => {
  const points = fc.integer({ min: 0, max: 20 }).map((n) => n * 5);
  const any = fc.record({
    weighing: fc.constantFrom("points" as const, "swing" as const, "ranking" as const),
    points: fc.dictionary(fc.constantFrom("a", "b", "c", "gone"), points),
    ranking: fc.array(fc.constantFrom("a", "b", "c", "gone")),
  });
  fc.assert(
    fc.property(any, (more) => {
      const shares = Object.values(weightsOf(ballot(more), three) ?? { one: 1 });
      expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
      expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    }),
  );
});
