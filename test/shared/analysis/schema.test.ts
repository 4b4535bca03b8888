import { describe, expect, test } from "vitest";
import { analyse } from "#shared/analysis/compute/analyse";
import { ModelError } from "#shared/analysis/error";
import { modelSchema } from "#shared/analysis/schema";
import { vectorA } from "../../samples/vectors";

const analysed = (input: unknown) => analyse(modelSchema.parse(input));

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
  [
    "a close gap above the clear one",
    { ...good(), thresholds: { closeGap: 12 } },
    "thresholds.closeGap",
    /contradicts/,
  ],
  [
    "a close share above the clear one",
    { ...good(), thresholds: { clearShare: 0.7 } },
    "thresholds.closeShare",
    /contra/,
  ],
  ["an unknown threshold", { ...good(), thresholds: { clear: 1 } }, "thresholds", /clear/],
];

/** Where a model is refused, by its shape or because its parts don't fit together, and what is said. */
function refusal(input: unknown): { place: string; message: string } | null {
  const parsed = modelSchema.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue!.path.reduce<string>(
      (at, key) => (typeof key === "number" ? `${at}[${key}]` : at === "" ? String(key) : `${at}.${String(key)}`),
      "",
    );
    return { place: place || "the model", message: `${place}: ${issue!.message}` };
  }
  try {
    analyse(parsed.data);
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(ModelError);
    const { subject, message, remedy } = thrown as ModelError;
    expect(remedy).not.toBe("");
    return { place: subject ?? "", message };
  }
  return null;
}

describe("bad input", () => {
  test.each(bad)("%s", (_, input, place, message) => {
    const said = refusal(input);
    expect(said?.place).toBe(place);
    expect(said?.message).toMatch(message);
  });

  test("names that objects inherit are names like any other", () => {
    const a = analysed({
      options: ["constructor", "toString"],
      criteria: ["valueOf"],
      people: [{ name: "hasOwnProperty", weights: [1], scores: { constructor: [5], toString: [1] } }],
    });
    expect(a.gap).toEqual({ leader: "constructor", over: "toString", value: 1 });
    expect(refusal(withPerson({ scores: { A: [1, 2] } }))).not.toBeNull();
  });
});

test("thresholds replace the usual ones and the rest stay", () => {
  const a = analysed({ ...vectorA, thresholds: { clearShare: 0.85 } });
  expect(a.thresholds).toEqual({
    clearGap: 10,
    closeGap: 5,
    clearShare: 0.85,
    closeShare: 0.75,
    quorum: 0.5,
    unknownWeight: 0.25,
  });
  expect(a.verdict.word).toBe("clear");
});
