import fc from "fast-check";
import { expect, test } from "vitest";
import type { Score } from "#shared/playbook/playbook";
import { fits } from "#shared/record/fits";
import type { Judgement } from "#shared/record/record";
import { criterion, small } from "../../samples/playbook";

const size = criterion("size", { big: [5, 1], same: [3, 3] });
const own = { id: "up", title: "Up", summary: "" };

const table: [
  name: string,
  judgement: Judgement | undefined,
  left: [Score | null, string],
  right: [Score | null, string],
][] = [
  ["no judgement", undefined, [null, "unknown"], [null, "unknown"]],
  ["don't know yet", { unknown: true, reason: "later" }, [null, "unknown"], [null, "unknown"]],
  ["an answer", { answer: "big" }, [5, "playbook"], [1, "playbook"]],
  [
    "an answer seen differently",
    { answer: "big", adjusted: { right: 3 }, reason: "we tried" },
    [5, "playbook"],
    [3, "adjusted"],
  ],
  ["adjusted to what it was", { answer: "big", adjusted: { right: 1 } }, [5, "playbook"], [1, "playbook"]],
  ["an answer that isn't offered", { answer: "huge" }, [null, "unknown"], [null, "unknown"]],
  ["scores", { scores: { left: 2, right: 4 }, reason: "measured" }, [2, "direct"], [4, "direct"]],
  ["scores for one option", { scores: { left: 2 } }, [2, "direct"], [null, "unknown"]],
];

test.each(table)("%s", (_, judgement, left, right) => {
  const result = fits(size, small.options, judgement);
  expect([result.left?.score, result.left?.origin]).toEqual(left);
  expect([result.right?.score, result.right?.origin]).toEqual(right);
});

test("the reason and sources of the playbook come along, a person's own reason replaces them", () => {
  expect(fits(size, small.options, { answer: "big" }).left).toMatchObject({ reason: "left on big", sources: ["book"] });
  const seen = fits(size, small.options, { answer: "big", adjusted: { left: 2 }, reason: "we tried" });
  expect(seen.left).toEqual({ score: 2, origin: "adjusted", reason: "we tried", sources: [] });
  expect(seen.right).toMatchObject({ origin: "playbook", reason: "right on big" });
});

test("what is noted with scores is about the criterion, so no option has it as its reason", () => {
  expect(fits(size, small.options, { scores: { left: 2 }, reason: "measured" }).left?.reason).toBe("");
});

test("a score given directly carries the reason and the link of its option, and only those", () => {
  const left = { score: 2 as const, reason: "Nobody knows it", link: "https://example.org/left" };
  const { left: fit, right } = fits(size, small.options, { scores: { left, right: 4 }, reason: "measured" });
  expect(fit).toEqual({ ...left, origin: "direct", sources: [] });
  expect(right).toEqual({ score: 4, origin: "direct", reason: "", sources: [] });
});

test("an answer that isn't offered says so", () => {
  expect(fits(size, small.options, { answer: "huge" }).left?.reason).toContain('"huge"');
});

test("an option of the team's own is unknown under an answer until it is adjusted", () => {
  const options = [...small.options, own];
  expect(fits(size, options, { answer: "big" }).up).toMatchObject({ score: null, origin: "unknown" });
  expect(fits(size, options, { answer: "big", adjusted: { up: 4 }, reason: "known" }).up).toMatchObject({
    score: 4,
    origin: "adjusted",
  });
});

test('an option called "constructor" has no score that nobody gave', () => {
  const options = [{ id: "constructor", title: "C", summary: "" }];
  expect(fits(size, options, { scores: {} }).constructor).toMatchObject({ score: null });
  expect(fits(size, options, { answer: "big", adjusted: {} }).constructor).toMatchObject({ score: null });
});

test("every option has a fit, and a score stands exactly where the origin isn't unknown", () => {
  const score = fc.constantFrom<Score[]>(1, 2, 3, 4, 5);
  const scores = fc.dictionary(fc.constantFrom("left", "right", "up", "gone"), score);
  const judgement = fc.oneof(
    fc.constant(undefined),
    fc.constant<Judgement>({ unknown: true }),
    fc.record({ answer: fc.constantFrom("big", "same", "gone"), adjusted: scores }),
    fc.record({ scores }),
  );
  const options = [...small.options, own];
  fc.assert(
    fc.property(judgement, (given) => {
      const result = fits(size, options, given);
      expect(Object.keys(result)).toEqual(["left", "right", "up"]);
      for (const fit of Object.values(result)) expect(fit.score === null).toBe(fit.origin === "unknown");
    }),
  );
});
