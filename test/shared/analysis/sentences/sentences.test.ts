import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyse, withoutWeights } from "#shared/analysis/compute/analyse";
import type { Model } from "#shared/analysis/model";
import { sentences } from "#shared/analysis/sentences/sentences";
import type { SentenceNames } from "#shared/analysis/sentences/words";
import { vectorA, vectorB, vectorC, vectorD } from "../../../samples/vectors";

const names: SentenceNames = {
  option: (id) => id,
  criterion: (id) => (id === "Auth" ? "Authentication" : id),
  person: (id) => id,
  answer: (_, id) => id,
  mustHave: (id) => id,
};
const say = (model: Model) => sentences(analyse(model), names);
const plainSpaces = (text: string) => text.replaceAll("\u00a0", " ");

test("one team: the verdict, why, and what would change it", () => {
  const said = say(vectorA);
  expect(said.headline).toBe("Leaning Django");
  expect(said.ahead).toBe("Ahead by 12.5 of 100 points");
  expect(said.lead).toBe(
    "Ahead by 12.5 of 100 points, on authentication and database. Simplicity pulls the other way.",
  );
  expect(said.why.map(({ title, measure, text }) => plainSpaces(`${title} ${measure} ${text}`))).toEqual([
    "Authentication 15 % × 3 steps +11.3",
    "Simplicity 15 % × 3 steps −11.3",
    "Database 20 % × 2 steps +10.0",
    "Security 20 % × 1 step +5.0",
    "Team experience 20 % × 1 step −5.0",
    "Ecosystem 10 % × 1 step +2.5",
  ]);
  expect(said.flips.map(({ text, now }) => plainSpaces(`${text} (${now})`))).toEqual([
    "Flask leads above 28 % (now 15 %)",
    "Flask leads above 47 % (now 20 %)",
  ]);
  expect(plainSpaces(said.otherFlips!)).toBe(
    "No other weight alone puts another option ahead. No single score moved by 2 steps ends the lead; one score moved by 3 steps can put Flask ahead.",
  );
  expect(said.cheapest).toBe("Moving 9 of 100 points from Authentication to Simplicity puts Flask ahead.");
  expect(said.robust.map(({ text }) => plainSpaces(text)).slice(0, 3)).toEqual([
    "Django leads in 88 % of the weightings near the team's.",
    "Django leads in 76 % of the cases near the team's in which every score may be a step off as well.",
    "Django leads in 76 % of all possible weightings.",
  ]);
  expect(said.tests.map(({ id }) => id)).toEqual(["T1", "T2", "T5"]);
  expect(plainSpaces(said.tests[1]!.text)).toBe("88 % of nearby weightings, clear needs 90 %");
  expect(said.group).toEqual([]);
  expect(said.sampling).toBeNull();
});

test("a group: a close call names who is ahead, which rules disagree and who decides alone", () => {
  const said = say(vectorC);
  expect(said.headline).toBe("Close call");
  expect(said.lead).toBe("Flask is ahead by 2.7 of 100 points, on simplicity. Batteries pulls the other way.");
  expect(said.group[0]).toBe(
    "The rules disagree: the mean names Flask, the median Django, the head-count Django (3 of 5).",
  );
  expect(said.group).toContain("Without Cleo, Django would lead.");
  expect(said.dissent.map(({ person }) => person)).toEqual(["Ana", "Ben", "Dev"]);
  // Even Ben and Dev score Flask higher on it.
  expect(plainSpaces(said.agenda[0]!.text)).toBe(
    "Simplicity, 30.0 points at stake: Eli most for Flask, Ben and Dev least for Flask.",
  );
});

test("three options: the rival is named and the sampling error told", () => {
  const said = say(vectorD([0.6, 0.2, 0.2]));
  expect(said.ahead).toBe("Ahead of FastAPI by 10.0 of 100 points");
  expect(said.sampling).toBe("These shares are sampled (20,000 weightings), within 0.7 percentage points.");
  // Ten points bring a tie, eleven a new leader.
  expect(said.cheapest).toBe("Moving 11 of 100 points from Batteries to Simplicity puts FastAPI ahead.");
});

test("nothing is ranked inside a tie", () => {
  const said = say(vectorD([0.5, 0.3, 0.2]));
  expect(said.headline).toBe("Close call");
  expect(said.lead).toBe("Django and FastAPI are level at 67.5 of 100 points.");
  expect(said.ahead).toBe("");
  expect(said.robust).toEqual([]);
  expect(said.all.join(" ")).not.toMatch(/ahead|leads/);
});

test("an unknown cell and its break-even", () => {
  expect(say(vectorB).unknown).toEqual([
    {
      criterion: "second",
      decides: true,
      text: "second isn't known for Django. Django stays ahead unless it turns out at 2.07 or below on the 1-5 scale.",
    },
  ]);
});

/** Three people and options; which cells somebody knows. */
function sparse(knows: (person: number, option: string, criterion: number) => boolean): Model {
  const options = ["Django", "Flask", "FastAPI"];
  return {
    options,
    criteria: ["first", "second"],
    people: ["Ana", "Ben", "Cleo"].map((name, person) => {
      const scores = (option: string, i: number) => [0, 1].map((j) => (knows(person, option, j) ? 5 - i : null));
      return { name, weights: [60, 40], scores: Object.fromEntries(options.map((one, i) => [one, scores(one, i)])) };
    }),
  };
}

describe("what a lead rests on", () => {
  const lead = (model: Model) => plainSpaces(say(model).lead);

  test("in a room what too few people gave isn't called unknown", () => {
    // One person alone knows FastAPI.
    expect(lead(sparse((person, option) => option !== "FastAPI" || person === 0))).toContain(
      ", scores that too few people gave counting as the middle of the scale (no criterion has enough of them for every option)",
    );
    expect(
      lead(sparse((person, option, criterion) => criterion === 0 || option !== "FastAPI" || person === 0)),
    ).toContain(", scores that too few people gave counting as the middle of the scale (60 % of the weight is known)");
    expect(lead(sparse((person, _, criterion) => criterion === 0 || person === 0))).toContain(
      " on what enough people know (60 % of the weight)",
    );
  });

  test("somebody alone is told what isn't known", () => {
    const { people, ...rest } = sparse((_, option) => option !== "FastAPI");
    expect(lead({ ...rest, people: people.slice(0, 1) })).toContain(
      ", scores that aren't known counting as the middle of the scale (no criterion is known for every option)",
    );
  });
});

describe("no recommendation says why", () => {
  const empty: Model = {
    options: ["A", "B"],
    criteria: ["x"],
    people: [{ name: "t", weights: [1], scores: { A: [null], B: [null] } }],
  };
  const failing = (...options: string[]): Model => ({
    ...vectorA,
    mustHaves: [
      {
        name: "on premises",
        negotiable: false,
        verdicts: Object.fromEntries(options.map((o) => [o, "fail" as const])),
      },
    ],
  });
  test.each([
    ["nothing answered", say(empty), "Nothing is answered yet."],
    ["one excluded", say(failing("Flask")), "Only Django is left."],
    ["all excluded", say(failing("Django", "Flask")), "Every option fails a must-have."],
    ["no weights", sentences(withoutWeights(vectorA), names), "No criterion has any weight yet."],
  ])("%s", (_, said, lead) => {
    expect(said.headline).toBe("No recommendation");
    expect(said.lead).toBe(lead);
    expect(said.ahead).toBe("");
    expect(said.robust).toEqual([]);
  });
  test("an excluded option is named with the must-have it fails", () => {
    expect(say(failing("Flask")).excluded).toEqual(["Flask is out: it fails “on premises”."]);
  });
});

test("an unchecked must-have is told with what hangs on it", () => {
  const must = (negotiable: boolean): Model => ({
    ...vectorA,
    mustHaves: [{ name: "sign-on", negotiable, verdicts: { Django: "pass" } }],
  });
  expect(say(must(false)).conditional).toEqual([
    "Must-have “sign-on” isn't checked for Flask. If it fails, Flask is out.",
  ]);
  expect(say(must(true)).conditional[0]).toMatch(/needs an exception/);
});

test("titles stand small inside a sentence, abbreviations and options don't", () => {
  const model: Model = {
    options: ["Django", "Flask"],
    criteria: ["REST API", "Django skills", "Time to release"],
    people: [{ name: "t", weights: [1, 1, 1], scores: { Django: [5, 5, 5], Flask: [1, 1, 1] } }],
  };
  expect(say(model).lead).toBe("Ahead by 100.0 of 100 points, on REST API, Django skills and time to release.");
  expect(say(model).headline).toBe("Clearly Django");
});

test("what falls just short of a limit never reads as having reached it", () => {
  const model: Model = {
    options: ["A", "B"],
    criteria: ["x", "y"],
    people: [{ name: "t", weights: [0.3999, 0.6001], scores: { A: [2, 3], B: [1, 3] } }],
  };
  const [gap] = say(model).tests;
  expect(gap).toMatchObject({ id: "T1", passed: false, text: "Gap of just under 10 points, clear needs 10" });
});

test("sentences are whole whatever the figures", () => {
  const n = 4;
  const score = fc.option(fc.integer({ min: 1, max: 5 }), { freq: 6 });
  const row = fc.array(score, { minLength: n, maxLength: n });
  const person = fc.record({
    weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: n, maxLength: n }),
    scores: fc.record({ A: row, B: row }),
  });
  fc.assert(
    fc.property(fc.array(person, { minLength: 1, maxLength: 5 }), (people) => {
      const model = {
        options: ["A", "B"],
        criteria: ["Criterion one", "Criterion two", "Criterion three", "Criterion four"],
        people: people.map((one, p) => ({ name: `Person ${p}`, ...one })),
      };
      const analysis = analyse(model);
      const said = sentences(analysis, names);
      for (const text of [...said.all, ...said.agenda.map((item) => item.text)]) {
        expect(text).not.toMatch(/NaN|undefined|null|Infinity|confiden|\d %| {2}|, and no one/);
        expect(text).toMatch(/[.]$/);
      }
      const unit = 10 ** (said.why[0]?.decimals ?? 1);
      const shown = said.why.reduce((sum, { points }) => sum + Math.round(unit * points), 0);
      expect(shown).toBe(Math.round(100 * unit * (analysis.gap?.value ?? 0)));
    }),
  );
});

test("what isn't known is not said to be level", () => {
  const model: Model = {
    options: ["Django", "Flask"],
    criteria: ["Auth", "Security", "Size"],
    people: [{ name: "team", weights: [5, 3, 2], scores: { Django: [4, null, 3], Flask: [2, null, 3] } }],
  };
  expect(say(model).level).toBe("Size doesn't separate Django and Flask. Security isn't known yet.");
});
