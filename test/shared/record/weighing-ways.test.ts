import { expect, test } from "vitest";
import { ownCriterion, pointsIn, weightsOf } from "#shared/record/criteria";
import type { Ballot } from "#shared/record/record";
import { firstSwing, weighedBy, withFirstSwing, withPoints } from "#shared/record/weighing";

const criteria = [40, 30, 30, 20, 20].map((points, n) => ownCriterion({ id: `c${n}`, title: `C${n}`, points }));
const blank: Ballot = { id: "team", weighing: "points", points: {}, ranking: [], judgements: {} };
const sum = (ballot: Ballot) => Object.values(pointsIn(ballot, criteria)).reduce((a, b) => a + b, 0);

test("a ballot that nobody touched adds up to 100, in the proportions of the defaults", () => {
  expect(pointsIn(blank, criteria)).toEqual({ c0: 30, c1: 20, c2: 20, c3: 15, c4: 15 });
  expect(weightsOf(blank, criteria)).toEqual({ c0: 0.3, c1: 0.2, c2: 0.2, c3: 0.15, c4: 0.15 });
});

test("the first change keeps what stood for the others", () => {
  const changed = withPoints(blank, criteria, "c1", 25);
  expect(changed.points).toEqual({ c0: 30, c1: 25, c2: 20, c3: 15, c4: 15 });
  expect(sum(changed)).toBe(105);
});

test("swings begin with nothing said, and go back to points as the shares that they mean", () => {
  const swing = weighedBy(blank, criteria, "swing");
  expect(Object.values(swing.points)).toEqual([0, 0, 0, 0, 0]);
  expect(weightsOf(swing, criteria)).toBeNull();
  expect(firstSwing(swing, criteria)).toBeUndefined();
  const begun = withFirstSwing(swing, criteria, "c2");
  expect(firstSwing(begun, criteria)?.id).toBe("c2");
  const back = weighedBy(withPoints(begun, criteria, "c0", 100), criteria, "points");
  expect(back.points).toEqual({ c0: 50, c1: 0, c2: 50, c3: 0, c4: 0 });
});

test("points come back as they were from a ranking, and as the defaults from swings of which none was said", () => {
  const points = withPoints(blank, criteria, "c0", 35);
  expect(weighedBy(weighedBy(points, criteria, "ranking"), criteria, "points").points).toEqual(points.points);
  expect(sum(weighedBy(weighedBy(blank, criteria, "swing"), criteria, "points"))).toBe(100);
});
