import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leaderOf } from "#shared/analysis/claims/lead";
import { analyse, placingOf, worthDiscussing } from "#shared/analysis/compute/analyse";
import { worstRegret } from "#shared/analysis/compute/regret";
import { shares } from "#shared/analysis/compute/weights";
import type { Analysis, Model, Person } from "#shared/analysis/model";
import { EXACT, six, valuesD, vectorA, vectorB, vectorC, vectorD } from "../../../samples/vectors";

/** Every number of the result, so that none is NaN or infinite. */
function numbers(value: unknown): number[] {
  if (typeof value === "number") return [value];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(numbers) : [];
}
const finite = (analysis: Analysis) => expect(numbers(analysis).filter((x) => !Number.isFinite(x))).toEqual([]);

describe("one team, two options", () => {
  const a = analyse(vectorA);

  test("values, gap and contributions", () => {
    expect(a.values.Django).toBeCloseTo(57 / 80, EXACT);
    expect(a.values.Flask).toBeCloseTo(47 / 80, EXACT);
    expect(a.gap).toEqual({ leader: "Django", over: "Flask", value: expect.closeTo(1 / 8, EXACT) });
    const c = [0.1, -0.1125, 0.1125, 0.05, -0.05, 0.025];
    expect(a.contributions.map(({ criterion }) => criterion)).toEqual(six);
    for (const [j, x] of c.entries()) expect(a.contributions[j]!.value).toBeCloseTo(x, EXACT);
  });

  test("flips, stable intervals and the cheapest reallocation", () => {
    expect(a.flips).toEqual([
      {
        criterion: "Simplicity",
        weight: expect.closeTo(19 / 70, EXACT),
        now: 0.15,
        to: "Flask",
        tied: [],
        until: null,
      },
      {
        criterion: "Team experience",
        weight: expect.closeTo(7 / 15, EXACT),
        now: 0.2,
        to: "Flask",
        tied: [],
        until: null,
      },
    ]);
    expect(a.stable[0]).toEqual({ criterion: "Database", now: 0.2, low: 0, high: 1, below: null, above: null });
    expect(a.cheapestReallocation).toEqual({
      weight: expect.closeTo(1 / 12, EXACT),
      to: "Flask",
      moves: [{ from: "Auth", to: "Simplicity", weight: expect.closeTo(1 / 12, EXACT) }],
      whole: 0.09,
    });
  });

  test("score flips", () => {
    const steps = [2.5, 10 / 3, 10 / 3, 2.5, 2.5, 5];
    for (const [j, x] of steps.entries()) expect(a.scoreFlips[j]!.steps).toBeCloseTo(x, EXACT);
    // Django on simplicity stands at 2 and Flask at 5: neither has three steps of room.
    expect(a.scoreFlips.map(({ possible }) => possible)).toEqual([true, false, true, true, false, false]);
  });

  test("verdict: leaning, for want of nearby weightings", () => {
    expect(a.verdict.word).toBe("leaning");
    expect(a.verdict.because).toEqual(["few nearby weightings"]);
    expect(a.verdict.tests.map(({ passed }) => passed)).toEqual([true, false, true, true, true]);
    expect(a.robustness!.near.k20.Django).toBeCloseTo(0.8781226660435506, EXACT);
    expect(a.robustness!.uniform).toEqual({
      Django: expect.closeTo(727 / 960, EXACT),
      Flask: expect.closeTo(233 / 960, EXACT),
    });
    expect(a.robustness!.samples).toBeUndefined();
  });
});

describe("a group that disagrees", () => {
  const c = analyse(vectorC);

  test("three rules name two winners", () => {
    expect(c.gap).toEqual({ leader: "Flask", over: "Django", value: expect.closeTo(27 / 1000, EXACT) });
    expect(c.group).toEqual({
      mean: { leader: "Flask", gap: expect.closeTo(27 / 1000, EXACT) },
      median: { leader: "Django", gap: expect.closeTo(9 / 200, EXACT) },
      headCount: { leader: "Django", counts: { Django: 3, Flask: 2 }, undecided: 0, people: expect.anything() },
      rulesAgree: false,
    });
    expect(c.verdict.word).toBe("close call");
    expect(c.verdict.because).toContain("rules disagree");
    expect(c.verdict.because).toContain("one person decides");
  });

  test("without one person", () => {
    const expected: [string, string, number][] = [
      ["Ana", "Flask", 3 / 32],
      ["Ben", "Flask", 31 / 640],
      ["Cleo", "Django", 17 / 160],
      ["Dev", "Flask", 3 / 20],
      ["Eli", "Django", 17 / 320],
    ];
    expect(c.leaveOneOut.people).toEqual(
      expected.map(([name, leader, value]) => ({ name, leader, value: expect.closeTo(value, EXACT) })),
    );
  });

  test("the mean of individual gaps is the gap of the means plus the covariance", () => {
    const gaps = vectorC.people.map((person) => signedGap(analyse({ ...vectorC, people: [person] })));
    for (const [p, x] of [11 / 40, 1 / 20, -1 / 2, 19 / 40, -2 / 5].entries()) expect(gaps[p]).toBeCloseTo(x, EXACT);
    const mean = gaps.reduce((x, y) => x + y) / 5;
    expect(mean).toBeCloseTo(-1 / 50, EXACT);
    expect(mean - signedGap(c)).toBeCloseTo(7 / 1000, EXACT);
  });

  test("regret", () => {
    const given = { Django: [0, 0, 0.5, 0, 0.4], Flask: [0.275, 0.05, 0, 0.475, 0] };
    for (const [option, each] of Object.entries(given)) {
      for (const [p, x] of each.entries())
        expect(c.regret[option]!.people[vectorC.people[p]!.name]).toBeCloseTo(x, EXACT);
      expect(c.regret[option]!.max).toBeCloseTo(Math.max(...each), EXACT);
    }
  });

  test("the agenda", () => {
    expect(c.agenda.map(({ criterion }) => criterion)).toEqual(["Simplicity", "Batteries", "Team experience"]);
    for (const [k, x] of [30, 28.5, 16.5].entries()) expect(c.agenda[k]!.points).toBeCloseTo(x, EXACT);
    expect(c.agenda[0]).toMatchObject({ top: ["Eli"], bottom: ["Ben", "Dev"], about: null });
  });

  test("what each cell got", () => {
    const cell = c.disagreement.find((d) => d.criterion === "Simplicity" && d.option === "Django")!;
    expect(cell).toMatchObject({ answered: 5, of: 5, min: 1, max: 3, median: 2, counts: [1, 2, 2, 0, 0] });
  });
});

describe("three options", () => {
  const d = analyse(vectorD([0.6, 0.2, 0.2]));

  test("values and stable intervals with who overtakes", () => {
    expect(d.values).toEqual({
      Django: expect.closeTo(0.75, EXACT),
      Flask: expect.closeTo(0.4, EXACT),
      FastAPI: expect.closeTo(0.65, EXACT),
    });
    expect(d.stable).toEqual([
      { criterion: "Batteries", now: 0.6, low: expect.closeTo(1 / 2, EXACT), high: 1, below: "FastAPI", above: null },
      {
        criterion: "Simplicity",
        now: 0.2,
        low: 0,
        high: expect.closeTo(1 / 3, EXACT),
        below: null,
        above: "FastAPI",
      },
      {
        criterion: "Performance",
        now: 0.2,
        low: 0,
        high: expect.closeTo(1 / 3, EXACT),
        below: null,
        above: "FastAPI",
      },
    ]);
    expect(d.cheapestReallocation).toMatchObject({ to: "FastAPI", weight: expect.closeTo(0.1, EXACT) });
    expect(d.robustness).toMatchObject({ samples: 20_000, uniform: { FastAPI: 0.62225, Django: 0.2509 } });
  });

  test("a tie is a tie", () => {
    const tie = analyse(vectorD([0.5, 0.3, 0.2]));
    expect(tie.values.Django).toBeCloseTo(0.675, EXACT);
    expect(tie.gap).toEqual({ leader: "Django", over: "FastAPI", value: 0 });
    expect(tie.verdict).toMatchObject({ word: "close call" });
    expect(tie.verdict.because).toContain("tie");
    expect(tie.group!.mean.leader).toBeNull();
    expect(tie.flips).toEqual([]);
  });

  test("regret under any weights, and under weights in bounds", () => {
    const any = [0, 1, 2].map((i) => worstRegret(valuesD, i, [0, 0, 0], [1, 1, 1]));
    expect(any).toEqual([0.75, 0.75, 0.5]);
    const boxed = [0, 1, 2].map((i) => worstRegret(valuesD, i, [0.4, 0.2, 0.1], [0.6, 0.4, 0.3]));
    for (const [i, x] of [1 / 10, 7 / 20, 1 / 10].entries()) expect(boxed[i]).toBeCloseTo(x, EXACT);
    expect(d.regret.FastAPI!.anyWeights).toBe(0.5);
  });
});

describe("unknown", () => {
  test("one cell: an interval and its break-even", () => {
    const b = analyse(vectorB);
    expect(b.intervals.Django!.low).toBeCloseTo(0.5667, 4);
    expect(b.intervals.Django!.high).toBeCloseTo(0.8167, 4);
    expect(b.values.Flask).toBeCloseTo(0.6333, 4);
    expect(b.unknown).toHaveLength(1);
    expect(b.unknown[0]).toMatchObject({
      criterion: "second",
      options: ["Django"],
      breakEven: { option: "Django", score: expect.closeTo(1 + (4 * 4) / 15, EXACT) },
      decides: true,
    });
    expect(b.verdict.word).toBe("leaning");
    expect(b.verdict.because).toContain("unknown decides");
  });

  const walk = (database: string | null): Model => ({
    options: ["Django", "Flask"],
    criteria: ["database", "simplicity"],
    people: [
      {
        name: "team",
        weights: [50, 50],
        scores: database === null ? { Django: [null, 4], Flask: [null, 3] } : { Django: [5, 4], Flask: [2, 3] },
      },
    ],
    alternatives: [
      {
        person: "team",
        criterion: "database",
        current: database,
        answers: [
          { name: "relational", scores: { Django: 5, Flask: 2 } },
          { name: "document", scores: { Django: 2, Flask: 5 } },
          { name: "either", scores: { Django: 3, Flask: 3 } },
        ],
      },
    ],
  });

  test("an unanswered criterion keeps its weight, separates nothing, and ranges over its answers", () => {
    const a = analyse(walk(null));
    expect(a.weights.database).toBe(0.5);
    expect(a.contributions[0]!.value).toBe(0);
    expect(a.gap).toMatchObject({ leader: "Django", value: expect.closeTo(0.125, EXACT) });
    expect(a.unknown).toEqual([
      {
        criterion: "database",
        options: ["Django", "Flask"],
        gap: { low: expect.closeTo(0.125 - 0.375, EXACT), high: expect.closeTo(0.125 + 0.375, EXACT) },
        breakEven: null,
        effect: "turns",
        decides: true,
        turns: [{ answer: "document", leader: "Flask" }],
      },
    ]);
    expect(a.verdict.because).toContain("unknown decides");
    expect(a.verdict.word).toBe("leaning");
    expect(a.group!.headCount.undecided).toBe(1);
    expect(a.group!.rulesAgree).toBe(true);
    expect(a.answerFlips).toEqual([]);
  });

  test("an answered one lists the other answers, those that change the winner first", () => {
    const a = analyse(walk("relational"));
    expect(a.answerFlips).toEqual([
      { person: "team", criterion: "database", answer: "document", leader: "Flask", changes: true },
      { person: "team", criterion: "database", answer: "either", leader: "Django", changes: false },
    ]);
    expect(a.unknown).toEqual([]);
  });

  test("the verdict is capped at leaning, however large the gap", () => {
    const model = (weight: number): Model => ({
      options: ["A", "B"],
      criteria: ["known", "open"],
      people: [{ name: "team", weights: [100 - weight, weight], scores: { A: [5, null], B: [1, null] } }],
    });
    expect(analyse(model(51)).verdict.word).toBe("leaning");
    expect(analyse(model(49)).verdict.because).not.toContain("unknown decides");
  });

  test("in a group a cell under the quorum is unknown", () => {
    const person = (name: string, a: number | null): Person => ({
      name,
      weights: [1, 1],
      scores: { A: [a, 4], B: [a === null ? null : 1, 3] },
    });
    const group = (scores: (number | null)[]): Model => ({
      options: ["A", "B"],
      criteria: ["few", "all"],
      people: scores.map((score, p) => person(`p${p}`, score)),
    });
    expect(analyse(group([5, 5, null, null])).unknown).toEqual([]);
    expect(analyse(group([5, null, null, null])).unknown[0]).toMatchObject({ criterion: "few", options: ["A", "B"] });
    expect(analyse(group([5, null])).unknown).toHaveLength(1);
    expect(analyse({ ...group([5, null, null, null]), thresholds: { quorum: 0.9 } }).unknown).toHaveLength(1);
    expect(analyse({ ...group([5, 5, 5, null]), thresholds: { quorum: 0.9 } }).unknown).toHaveLength(1);
  });

  test("with nothing answered there is no recommendation", () => {
    const nothing: Model = {
      options: ["A", "B"],
      criteria: ["x", "y"],
      people: [{ name: "team", weights: [1, 1], scores: { A: [null, null], B: [null, null] } }],
    };
    const a = analyse(nothing);
    expect(a.gap).toBeNull();
    expect(a.verdict).toEqual({ word: "none", tests: [], because: ["nothing known"] });
    expect(a.unknown.map(({ criterion }) => criterion)).toEqual(["x", "y"]);
    finite(a);
  });
});

describe("must-haves", () => {
  const must = (negotiable: boolean, verdicts: Record<string, "pass" | "fail" | "unknown">): Model => ({
    ...vectorD([0.6, 0.2, 0.2]),
    mustHaves: [{ name: "sign-on", negotiable, verdicts }],
  });

  test("a failed one excludes before scoring and changes no other value", () => {
    const a = analyse(must(false, { Django: "fail", Flask: "pass", FastAPI: "pass" }));
    expect(a.excluded).toEqual([{ option: "Django", because: ["sign-on"] }]);
    expect(Object.keys(a.values)).toEqual(["Flask", "FastAPI"]);
    expect(a.values.Flask).toBeCloseTo(0.4, EXACT);
    expect(a.gap).toMatchObject({ leader: "FastAPI", over: "Flask" });
  });

  test("a negotiable one needs an exception, an unchecked one a condition", () => {
    const a = analyse(must(true, { Django: "fail", Flask: "unknown" }));
    expect(a.excluded).toEqual([]);
    expect(a.exceptions).toEqual([{ option: "Django", mustHave: "sign-on" }]);
    expect(a.conditional).toEqual([
      { option: "Flask", on: ["sign-on"], negotiable: ["sign-on"] },
      { option: "FastAPI", on: ["sign-on"], negotiable: ["sign-on"] },
    ]);
  });

  test("one left or none left: no recommendation", () => {
    const one = analyse(must(false, { Django: "fail", Flask: "fail", FastAPI: "pass" }));
    expect(one.verdict).toMatchObject({ word: "none", because: ["one option"] });
    expect(one.values).toEqual({ FastAPI: expect.closeTo(0.65, EXACT) });
    const none = analyse(must(false, { Django: "fail", Flask: "fail", FastAPI: "fail" }));
    expect(none.verdict).toMatchObject({ word: "none", because: ["all excluded"] });
    expect(none.values).toEqual({});
    finite(one);
    finite(none);
  });
});

describe("what people's answers say about their disagreement", () => {
  const model = (first: string, second: string, d: [number, number]): Model => ({
    options: ["A", "B"],
    criteria: ["x"],
    people: [
      { name: "Ana", weights: [1], scores: { A: [5], B: [d[0]] } },
      { name: "Ben", weights: [1], scores: { A: [5], B: [d[1]] } },
    ],
    alternatives: [
      { person: "Ana", criterion: "x", current: first, answers: [] },
      { person: "Ben", criterion: "x", current: second, answers: [] },
    ],
  });
  test("other answers: different projects; the same answer: a different fit", () => {
    expect(analyse(model("one", "two", [1, 3])).agenda[0]!.about).toBe("project");
    expect(analyse(model("one", "one", [1, 3])).agenda[0]!.about).toBe("fit");
    expect(analyse(model("one", "one", [2, 2])).agenda).toEqual([]);
  });
});

// Properties

const score = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: 1, max: 5 }) },
  { weight: 1, arbitrary: fc.constant(null) },
);

function models(m: number, most = { criteria: 7, people: 5 }): fc.Arbitrary<Model> {
  return fc
    .record({ n: fc.integer({ min: 1, max: most.criteria }), p: fc.integer({ min: 1, max: most.people }) })
    .chain(({ n, p }) => {
      const options = Array.from({ length: m }, (_, i) => `option ${i}`);
      const weights = fc
        .array(fc.integer({ min: 0, max: 20 }), { minLength: n, maxLength: n })
        .filter((w) => w.some((x) => x > 0));
      const row = fc.array(score, { minLength: n, maxLength: n });
      return fc
        .array(fc.record({ weights, scores: fc.tuple(...options.map(() => row)) }), { minLength: p, maxLength: p })
        .map((people) => ({
          options,
          criteria: Array.from({ length: n }, (_, j) => `criterion ${j}`),
          people: people.map((person, k) => ({
            name: `person ${k}`,
            weights: person.weights,
            scores: Object.fromEntries(options.map((option, i) => [option, person.scores[i]!])),
          })),
        }));
    });
}

const valuesOf = (a: Analysis) => Object.values(a.values);

function signedGap(a: Analysis): number {
  return a.values.Django! - a.values.Flask!;
}

test("contributions sum to the gap, which is the difference of two values inside their intervals", () => {
  fc.assert(
    fc.property(models(2), (model) => {
      const a = analyse(model);
      finite(a);
      for (const [option, value] of Object.entries(a.values)) {
        expect(value).toBeGreaterThanOrEqual(a.intervals[option]!.low - 1e-12);
        expect(value).toBeLessThanOrEqual(a.intervals[option]!.high + 1e-12);
      }
      if (a.gap === null) return;
      const total = a.contributions.reduce((sum, { value }) => sum + value, 0);
      expect(total).toBeCloseTo(a.gap.value, EXACT);
      expect(a.values[a.gap.leader]! - a.values[a.gap.over]!).toBeCloseTo(a.gap.value, EXACT);
      expect(a.gap.value).toBeGreaterThanOrEqual(0);
    }),
  );
});

test("at a flip weight the two options are level, and beyond it the other one leads", () => {
  fc.assert(
    fc.property(
      fc.oneof({ weight: 9, arbitrary: models(2) }, { weight: 1, arbitrary: models(3, { criteria: 4, people: 2 }) }),
      (model) => {
        const a = analyse(model);
        for (const flip of a.flips) {
          const at = (weight: number) => {
            const left = 1 - a.weights[flip.criterion]!;
            return analyseGrid(
              model,
              model.criteria.map((c) =>
                c === flip.criterion
                  ? weight
                  : left > 1e-9
                    ? (a.weights[c]! * (1 - weight)) / left
                    : (1 - weight) / (model.criteria.length - 1),
              ),
            );
          };
          const level = at(flip.weight);
          expect(level[a.gap!.leader]! - level[flip.to]!).toBeCloseTo(0, 10);
          const beyond = at(flip.weight + 0.01 * (flip.weight > flip.now ? 1 - flip.weight : -flip.weight));
          expect(beyond[flip.to]!).toBeGreaterThan(beyond[a.gap!.leader]!);
        }
      },
    ),
    { numRuns: 40 },
  );
});

/** Values of the group's scores under other weights: everybody takes these. */
function analyseGrid(model: Model, weights: number[]) {
  return analyse({ ...model, people: model.people.map((person) => ({ ...person, weights })) }).values;
}

test("what is worth discussing is the same by itself as in the whole analysis", () => {
  fc.assert(
    fc.property(fc.oneof(models(1), models(2), models(3, { criteria: 4, people: 3 })), fc.boolean(), (model, fails) => {
      const verdicts = { [model.options[0]!]: fails ? ("fail" as const) : ("pass" as const) };
      const judged: Model = { ...model, mustHaves: [{ name: "must", negotiable: false, verdicts }] };
      expect(worthDiscussing(judged)).toEqual(analyse(judged, { samples: 10 }).agenda);
    }),
  );
});

test("who leads, and by which values, is the same by itself as in the whole analysis", () => {
  let ties = 0;
  let leaders = 0;
  fc.assert(
    fc.property(fc.oneof(models(1), models(2), models(3, { criteria: 4, people: 3 })), fc.boolean(), (model, fails) => {
      const verdicts = { [model.options[0]!]: fails ? ("fail" as const) : ("pass" as const) };
      const judged: Model = { ...model, mustHaves: [{ name: "must", negotiable: false, verdicts }] };
      const whole = analyse(judged, { samples: 10 });
      const leader = leaderOf(whole);
      if (leader === null) ties++;
      else leaders++;
      expect(placingOf(judged)).toEqual({ leader, values: whole.values });
    }),
  );
  expect(Math.min(ties, leaders)).toBeGreaterThan(0);
});

test("after the cheapest reallocation the options are level, and no single move is cheaper", () => {
  fc.assert(
    fc.property(models(2), (model) => {
      const a = analyse(model);
      const cheapest = a.cheapestReallocation;
      if (cheapest === null) return;
      const weights = { ...a.weights };
      for (const move of cheapest.moves) {
        weights[move.from] = weights[move.from]! - move.weight;
        weights[move.to] = weights[move.to]! + move.weight;
      }
      const values = analyseGrid(
        model,
        model.criteria.map((c) => Math.max(0, weights[c]!)),
      );
      expect(values[a.gap!.leader]! - values[cheapest.to]!).toBeCloseTo(0, 9);
      const d = new Map(a.contributions.map(({ criterion, difference }) => [criterion, difference]));
      for (const from of model.criteria)
        for (const to of model.criteria) {
          const gain = d.get(from)! - d.get(to)!;
          const needed = a.gap!.value / gain;
          if (gain > 0 && needed <= a.weights[from]!) expect(needed).toBeGreaterThanOrEqual(cheapest.weight - 1e-9);
        }
    }),
  );
});

test("scaling weights changes nothing", () => {
  fc.assert(
    fc.property(models(2), fc.integer({ min: 1, max: 9 }), (model, factor) => {
      const scaled = {
        ...model,
        people: model.people.map((person) => ({ ...person, weights: person.weights.map((w) => w * factor) })),
      };
      same(analyse(scaled), analyse(model));
    }),
  );
});

test("permuting options and criteria changes nothing but their order", () => {
  fc.assert(
    fc.property(models(2), fc.integer({ min: 0, max: 6 }), (model, turn) => {
      const n = model.criteria.length;
      const rotate = <T>(list: readonly T[]) => list.map((_, j) => list[(j + turn) % n]!);
      const permuted: Model = {
        ...model,
        options: [...model.options].reverse(),
        criteria: rotate(model.criteria),
        people: model.people.map(({ name, weights, scores }) => ({
          name,
          weights: rotate(weights),
          scores: Object.fromEntries(Object.entries(scores).map(([option, row]) => [option, rotate(row)])),
        })),
      };
      same(analyse(permuted), analyse(model));
    }),
  );
});

/** The same result, by name. A tie names its two options in input order, so it is compared by value alone. */
function same(a: Analysis, b: Analysis) {
  const close = (x: Record<string, number>, y: Record<string, number>, digits = 9) => {
    expect(Object.keys(x).toSorted()).toEqual(Object.keys(y).toSorted());
    for (const name of Object.keys(x)) expect(x[name]).toBeCloseTo(y[name]!, digits);
  };
  close(a.values, b.values);
  close(a.weights, b.weights);
  expect(a.verdict.word).toBe(b.verdict.word);
  expect(a.gap === null).toBe(b.gap === null);
  if (a.gap === null || b.gap === null) return;
  expect(a.gap.value).toBeCloseTo(b.gap.value, EXACT);
  if (a.gap.value === 0) return;
  expect(a.gap.leader).toBe(b.gap.leader);
  const sorted = (list: { criterion: string }[]) =>
    list.map((one) => one.criterion).toSorted((x, y) => x.localeCompare(y));
  expect(sorted(a.flips)).toEqual(sorted(b.flips));
  close(
    Object.fromEntries(a.contributions.map((c) => [c.criterion, c.value])),
    Object.fromEntries(b.contributions.map((c) => [c.criterion, c.value])),
  );
  close(a.robustness!.uniform, b.robustness!.uniform);
  close(a.robustness!.near.k20, b.robustness!.near.k20);
  if (!a.robustness!.samples) close(a.robustness!.orderOnly, b.robustness!.orderOnly);
  expect(a.cheapestReallocation === null).toBe(b.cheapestReallocation === null);
  if (a.cheapestReallocation && b.cheapestReallocation)
    expect(a.cheapestReallocation.weight).toBeCloseTo(b.cheapestReallocation.weight, 9);
}

test("an option that is better everywhere is first under any weights", () => {
  fc.assert(
    fc.property(models(2), (model) => {
      const [better, worse] = model.options as [string, string];
      const raised = {
        ...model,
        people: model.people.map(({ name, weights, scores }) => ({
          name,
          weights,
          scores: {
            [better]: scores[worse]!.map(() => 5),
            [worse]: scores[worse]!.map((s) => (s === null ? 1 : Math.min(s, 4))),
          },
        })),
      };
      const a = analyse(raised);
      expect(a.gap!.leader).toBe(better);
      expect(a.robustness!.uniform[better]).toBe(1);
      expect(a.robustness!.near.k20[better]).toBe(1);
      expect(a.robustness!.orderOnly[better]).toBe(1);
      expect(a.robustness!.central[worse]).toBeNull();
      expect(a.flips).toEqual([]);
      expect(a.cheapestReallocation).toBeNull();
    }),
  );
});

test("an option more changes no other value", () => {
  fc.assert(
    fc.property(models(3, { criteria: 3, people: 2 }), (model) => {
      const two = { ...model, options: model.options.slice(0, 2) };
      const fewer = {
        ...two,
        people: two.people.map((person) => ({
          ...person,
          scores: Object.fromEntries(two.options.map((option) => [option, person.scores[option]!])),
        })),
      };
      expect(valuesOf(analyse(fewer))).toEqual(valuesOf(analyse(model)).slice(0, 2));
    }),
    { numRuns: 8 },
  );
});

test("200 criteria, 40 people", () => {
  const n = 200;
  const row = (k: number) => Array.from({ length: n }, (_, j) => 1 + ((j * k + j) % 5));
  const a = analyse({
    options: ["A", "B"],
    criteria: Array.from({ length: n }, (_, j) => `c${j}`),
    people: Array.from({ length: 40 }, (_, p) => ({
      name: `p${p}`,
      weights: Array.from({ length: n }, (_, j) => 1 + ((j * (p + 3)) % 7)),
      scores: { A: row(p + 1), B: row(p + 2) },
    })),
  });
  finite(a);
  expect(shares(Object.values(a.weights)).reduce((x, y) => x + y)).toBeCloseTo(1, EXACT);
  expect(a.contributions).toHaveLength(n);
});
