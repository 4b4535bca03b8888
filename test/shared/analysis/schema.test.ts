import { describe, expect, test } from "vitest";
import { analyse } from "#shared/analysis/compute/analyse";
import { ModelError } from "#shared/analysis/error";
import { parseModel } from "#shared/analysis/schema";
import { report } from "#shared/analysis/sentences/report";
import { six, vectorA, vectorB, vectorC, vectorD } from "../../samples/vectors";

const good = () => ({
  options: ["A", "B"],
  criteria: ["x", "y"],
  people: [{ name: "Ana", weights: [1, 2], scores: { A: [1, 2], B: [3, null] } }],
});
const withPerson = (person: object) => ({ ...good(), people: [{ ...good().people[0], ...person }] });

/** What, where it is wrong, and a piece of the sentence that says so. */
const bad: [string, unknown, string, RegExp][] = [
  ["no object", null, "the model", /object/],
  ["a list", [], "the model", /object/],
  ["nothing", {}, "options", /options/],
  ["an unknown key", { ...good(), votes: [] }, "the model", /votes/],
  ["no option", { ...good(), options: [] }, "options", /no option/],
  ["no criterion", { ...good(), criteria: [] }, "criteria", /at least one criterion/],
  ["no people", { ...good(), people: [] }, "people", /nobody/],
  ["an option twice", { ...good(), options: ["A", "A"] }, "options[1]", /"A" stands twice/],
  ["a criterion twice", { ...good(), criteria: ["x", "x"] }, "criteria[1]", /"x" stands twice/],
  ["a person twice", { ...good(), people: [...good().people, ...good().people] }, "people[1]", /"Ana" stands twice/],
  ["an empty name", { ...good(), options: ["A", " "] }, "options[1]", /not empty/],
  ["too few weights", withPerson({ weights: [1] }), "people[0].weights", /1 weights for 2 criteria/],
  ["a negative weight", withPerson({ weights: [1, -2] }), "people[0].weights[1]", /weight -2/],
  ["all weights 0", withPerson({ weights: [0, 0] }), "people[0].weights", /All weights of Ana are 0/],
  ["a weight that is text", withPerson({ weights: ["1", 2] }), "people[0].weights[0]", /number/],
  ["weights that overflow", withPerson({ weights: [1e308, 1e308] }), "people[0].weights", /too large/],
  ["too few scores", withPerson({ scores: { A: [1], B: [1, 2] } }), "people[0].scores.A", /1 scores of "A"/],
  ["a missing option", withPerson({ scores: { A: [1, 2] } }), "people[0].scores.B", /no scores for "B"/],
  [
    "an unknown option",
    withPerson({ scores: { A: [1, 2], B: [1, 2], C: [1, 2] } }),
    "people[0].scores.C",
    /no option "C"/,
  ],
  ["a score of 0", withPerson({ scores: { A: [0, 2], B: [1, 2] } }), "people[0].scores.A[0]", /with 0 on "x"/],
  ["a score of 6", withPerson({ scores: { A: [1, 2], B: [1, 6] } }), "people[0].scores.B[1]", /with 6 on "y"/],
  [
    "a verdict on an unknown option",
    { ...good(), mustHaves: [{ name: "m", negotiable: false, verdicts: { C: "pass" } }] },
    "mustHaves[0].verdicts.C",
    /no option "C"/,
  ],
  [
    "a verdict of another word",
    { ...good(), mustHaves: [{ name: "m", negotiable: false, verdicts: { A: "maybe" } }] },
    "mustHaves[0].verdicts.A",
    /pass/,
  ],
  ["a threshold out of range", { ...good(), thresholds: { clearShare: 90 } }, "thresholds.clearShare", /90/],
  ["an unknown threshold", { ...good(), thresholds: { clear: 1 } }, "thresholds", /clear/],
];

describe("bad input", () => {
  test.each(bad)("%s", (_, input, place, message) => {
    const error = (() => {
      try {
        parseModel(input);
      } catch (thrown) {
        return thrown;
      }
      return null;
    })();
    expect(error).toBeInstanceOf(ModelError);
    expect(error).toMatchObject({ code: "BAD_INPUT", subject: place });
    expect((error as ModelError).message).toMatch(message);
    expect((error as ModelError).remedy).not.toBe("");
  });

  test("names that objects inherit are names like any other", () => {
    const a = analyse(
      parseModel({
        options: ["constructor", "toString"],
        criteria: ["valueOf"],
        people: [{ name: "hasOwnProperty", weights: [1], scores: { constructor: [5], toString: [1] } }],
      }),
    );
    expect(a.gap).toEqual({ leader: "constructor", over: "toString", value: 1 });
    expect(() => parseModel(withPerson({ scores: { A: [1, 2] } }))).toThrow(ModelError);
  });
});

test("thresholds replace the usual ones and the rest stay", () => {
  const model = parseModel({ ...vectorA, thresholds: { clearShare: 0.85 } });
  const a = analyse(model);
  expect(a.thresholds).toEqual({ clearGap: 10, closeGap: 5, clearShare: 0.85, closeShare: 0.75, quorum: 0.5 });
  expect(a.verdict.word).toBe("clear");
});

describe("report", () => {
  const keys = [
    "values",
    "gap",
    "contributions",
    "group",
    "flips",
    "cheapestReallocation",
    "scoreFlips",
    "leaveOneOut",
    "robustness",
    "disagreement",
    "kendallW",
    "agenda",
    "regret",
    "unknown",
    "excluded",
    "verdict",
  ];

  test("has the same keys whatever the model, and survives JSON unchanged", () => {
    const alone = {
      ...vectorA,
      options: ["Django"],
      people: [{ name: "t", weights: [1, 1, 1, 1, 1, 1], scores: { Django: [1, 1, 1, 1, 1, 1] } }],
    };
    for (const model of [vectorA, vectorB, vectorC, vectorD([0.6, 0.2, 0.2]), alone]) {
      const out = report(analyse(parseModel(model)));
      expect(Object.keys(out)).toEqual(keys);
      expect(JSON.parse(JSON.stringify(out))).toEqual(out);
    }
  });

  test("says everything by name, unrounded and in 0..1", () => {
    const out = report(analyse(vectorA));
    expect(out.contributions.map(({ criterion }) => criterion)).toEqual(six);
    expect(out.cheapestReallocation).toEqual({
      from: "Auth",
      to: "Simplicity",
      weight: expect.closeTo(1 / 12, 12),
      catchesUp: "Flask",
    });
    expect(out.robustness?.central.Flask?.Simplicity).toBeCloseTo(4667 / 13980, 12);
    expect(out.verdict.tests[0]).toEqual({ id: "T1", passed: true, value: expect.closeTo(0.125, 12), needs: 0.1 });
    expect(out.verdict.sentences[0]).toMatch(/^Leaning Django\. Ahead by 12\.5 of 100 points/);
  });
});
