import { expect, test } from "vitest";
import { newDraft, newRecord } from "#shared/record/create";
import { teamBallot } from "#shared/record/criteria";
import { compareEditions, editionText, lostWith, otherEdition, withEdition } from "#shared/record/edition";
import { recordSchema } from "#shared/record/schema";
import { criterion, small, smallEntry } from "../../samples/playbook";

const next = {
  hash: "b".repeat(64),
  playbook: {
    ...small,
    format: 2 as const,
    sources: Object.fromEntries(
      Object.entries(small.sources).map(([id, one]) => [id, { ...one, data: 2026, checked: "2026-11-28" }]),
    ),
    edition: "2026.10",
    notes: [],
    parts: [],
    rules: [],
    changes: { since: small.edition, what: ["The answer “same” is gone."] },
    criteria: [
      criterion("size", { big: [5, 1], tiny: [1, 5] }),
      ...small.criteria.filter(({ id }) => id !== "size" && id !== "speed"),
      { ...criterion("reach", { far: [2, 4] }), always: true, points: 15 },
    ],
  },
};

test.each([
  ["2026.1", "2026.2", -1],
  ["2026.10", "2026.9", 1],
  ["2027.1", "2026.12", 1],
  ["2026.1", "2026.1", 0],
  ["first", "second", null],
  ["2", "1.9", 1],
])("edition %s beside %s", (a, b, order) => {
  const by = compareEditions(a, b);
  expect(by === null ? null : Math.sign(by)).toBe(order);
});

test("a newer edition is offered with what changed, an older one only named, the same not at all", () => {
  const offered = otherEdition(small, [next]);
  expect(offered).toMatchObject({ own: small.edition, other: "2026.10", newer: true, hash: next.hash });
  expect(offered?.changes).toEqual(["The answer “same” is gone."]);
  const later = otherEdition({ id: small.id, edition: "2031.1" }, [next]);
  expect(later).toMatchObject({ newer: false, changes: [] });
  expect(later && editionText(later)).toMatch(/newer than the 2026\.10 of this Adroit/);
  expect(otherEdition(next.playbook, [next])).toBeUndefined();
  expect(otherEdition({ id: "another", edition: "2026.1" }, [next])).toBeUndefined();
});

test("taken up it keeps what is still offered, asks what is new, and leaves revisions theirs", () => {
  const draft = newDraft(smallEntry);
  const [round] = draft.rounds;
  const judgements = { size: { answer: "same" }, speed: { answer: "fast" } };
  const answered = {
    ...draft,
    rounds: [{ ...round!, ballots: [{ ...round!.ballots[0]!, judgements }] }],
  };
  const record = newRecord({ id: "r", now: "2026-11-28T09:00:00.000Z", entry: smallEntry, draft: answered });
  expect(lostWith(next, small, answered)).toHaveLength(2);

  const taken = withEdition(record, next);
  expect(recordSchema.parse(taken)).toEqual(taken);
  expect(taken.draft.playbook).toBe(next.hash);
  expect(Object.keys(taken.playbooks)).toEqual([next.hash]);
  expect(taken.draft.criteria.map(({ id }) => id)).toEqual(["size", "reach"]);
  expect(teamBallot(taken.draft).judgements).toEqual({});
  expect(teamBallot(taken.draft).points).toMatchObject({ reach: 15 });

  const kept = {
    ...answered,
    rounds: [{ ...round!, ballots: [{ ...round!.ballots[0]!, judgements: { size: { answer: "big" } } }] }],
  };
  expect(teamBallot(withEdition({ ...record, draft: kept }, next).draft).judgements).toEqual({
    size: { answer: "big" },
  });
  expect(lostWith(next, small, kept)).toEqual([small.criteria.find(({ id }) => id === "speed")?.title]);
});
