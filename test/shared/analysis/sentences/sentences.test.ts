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
  expect(said.lead).toBe("Ahead by 12.5 of 100 points, on Authentication and Database; behind on Simplicity.");
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

test("nothing of the analysis is read before a sentence is: what takes long there waits for somebody who wants it", () => {
  const read: PropertyKey[] = [];
  const watched = new Proxy(analyse(vectorC), {
    get(analysis, key) {
      read.push(key);
      return Reflect.get(analysis, key);
    },
  });
  const said = sentences(watched, names);
  expect(read).toEqual([]);
  expect(said.thresholds).not.toBe("");
  expect(read).toEqual(["thresholds"]);
});

test("a group: a close call names who is ahead, which rules disagree and who decides alone", () => {
  const said = say(vectorC);
  expect(said.headline).toBe("Close call");
  expect(said.lead).toBe("Flask is ahead by 2.7 of 100 points, on Simplicity; behind on Batteries.");
  expect(said.group[0]).toBe(
    "The rules disagree: the mean names Flask, the median Django, the head-count Django (3 of 5).",
  );
  expect(said.group).toContain("Without Cleo, Django would lead.");
  expect(said.dissent.map(({ person }) => person)).toEqual(["Ana", "Ben", "Dev"]);
  // Even Ben and Dev score Flask higher on it.
  expect(plainSpaces(said.agenda[0]!.text)).toBe(
    "Simplicity, 30.0 points at stake: Eli most for Flask; Ben and Dev least for Flask.",
  );
});

test("three options: the rival is named and the sampling error told", () => {
  const said = say(vectorD([0.6, 0.2, 0.2]));
  expect(said.ahead).toBe("Ahead of FastAPI by 10.0 of 100 points");
  expect(said.sampling).toBe(
    "These shares are sampled (20,000 weightings), within 0.7 percentage points, with uncertain scores within 2.2.",
  );
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
      text: "second: not known for Django. Django stays ahead unless it turns out at 2.07 or below on the 1-5 scale.",
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
    ).toContain(
      ", scores that too few people gave counting as the middle of the scale (60 % of the weight is known for every option)",
    );
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
        verdicts: { Django: "pass", ...Object.fromEntries(options.map((o) => [o, "fail" as const])) },
      },
    ],
  });
  test.each([
    ["nothing known", say(empty), "Nothing is known yet."],
    ["one excluded", say(failing("Flask")), "Only Django is left."],
    ["all excluded", say(failing("Django", "Flask")), "Every option fails a must-have."],
    ["no weights", sentences(withoutWeights(vectorA), names), "No criterion has any weight yet."],
  ])("%s", (_, said, lead) => {
    expect(said.headline).toBe("No recommendation");
    expect(said.lead).toBe(lead);
    expect(said.ahead).toBe("");
    expect(said.robust).toEqual([]);
  });
  test("the one that is left is chosen, or what ruled out the rest is thought over, unless it is no good", () => {
    expect(say(failing("Flask")).advice).toBe(
      "Choose Django, think again about what ruled out the rest, or look for another option.",
    );
    const { people, ...rest } = failing("Flask");
    const low = people.map((one) => ({ ...one, scores: { ...one.scores, Django: vectorA.criteria.map(() => 2) } }));
    expect(say({ ...rest, people: low }).advice).toBe(
      "It is no good answer either: it doesn't reach the middle of the scale. Look for another option.",
    );
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

/** Any two options by any criteria, the first one ahead on all. */
const ahead = (options: [string, string], criteria: string[], mustHaves?: Model["mustHaves"]): Model => ({
  options,
  criteria,
  people: [
    {
      name: "t",
      weights: criteria.map(() => 1),
      scores: { [options[0]]: criteria.map(() => 5), [options[1]]: criteria.map(() => 1) },
    },
  ],
  ...(mustHaves && { mustHaves }),
});

test("titles of criteria stand as they were typed, whatever they begin with, and in quotes where marks would part the sentence", () => {
  const model = ahead(["Django", "Flask"], ["REST API", "Python skills", "Who runs it at night?"]);
  expect(say(model).lead).toBe("Ahead by 100.0 of 100 points, on REST API, Python skills and “Who runs it at night?”.");
  const stopped = ahead(["Django", "Flask"], ["Works offline.", "Cost, in all"]);
  expect(say(stopped).lead).toBe("Ahead by 100.0 of 100 points, on Works offline and “Cost, in all”.");
});

test("no word agrees in number with the title of a criterion", () => {
  const model: Model = {
    options: ["Django", "Flask"],
    criteria: ["Costs", "Skills", "Sizes", "Risks", "Rules"],
    people: [
      { name: "t", weights: [5, 2, 1, 1, 0], scores: { Django: [5, 1, 3, null, 1], Flask: [1, 3, 3, null, 5] } },
    ],
  };
  const said = say(model);
  expect(plainSpaces(said.lead)).toBe(
    "Ahead by 44.4 of 100 points on what is known (89 % of the weight), on Costs; behind on Skills.",
  );
  expect(said.level).toBe(
    "No difference between Django and Flask on Sizes. Without weight: Rules. Not known yet: Risks.",
  );
  expect(said.unknown[0]?.text).toBe("Risks: not known, and no answer changes who leads.");
});

test("an option whose title begins with an article is spoken of as the one that is known", () => {
  const said = say({
    ...ahead(["A search cluster", "Our hosted service"], ["Costs", "Skills"]),
    mustHaves: [{ name: "Stays in the EU.", negotiable: false, verdicts: {} }],
  });
  expect(said.headline).toBe("Leaning towards the search cluster");
  expect(said.advice).toBe("Check first: “Stays in the EU” for the search cluster.");
  expect(said.robust[0]?.text).toMatch(/^The search cluster leads in/);
  expect(said.conditional).toContain(
    "Must-have “Stays in the EU” isn't checked for our hosted service. If it fails, our hosted service is out.",
  );
});

test("an option whose title would be read as a part of the sentence stands in quotes", () => {
  const said = say(ahead(["No framework", "Buy, don't build"], ["Costs"]));
  expect(said.headline).toBe("Clearly “No framework”");
  expect(said.robust[0]?.text).toMatch(/^“No framework” leads in/);
  expect(say(ahead(["iOS app", "npm"], ["Costs"])).robust[0]?.text).toMatch(/^iOS app leads in/);
});

describe("a tie", () => {
  const level = (options: string[], reversible: Model["reversible"]): Model => ({
    options,
    criteria: ["x", "y"],
    people: [{ name: "t", weights: [1, 1], scores: Object.fromEntries(options.map((one) => [one, [4, 3]])) }],
    reversible: reversible ?? null,
  });

  test("of five names no two of them by their order, and speaks of no sampled share", () => {
    const said = say(level(["Ash", "Elm", "Oak", "Fir", "Yew"], "hardly"));
    expect(said.advice).toBe(
      "It isn't easily undone, so trying is cheaper: pick two of Ash, Elm, Oak, Fir and Yew, build the same small piece with both for two weeks, then choose.",
    );
    expect(said.sampling).toBeNull();
    expect(say(level(["Ash", "Elm", "Oak"], null)).advice).toMatch(/if not, try two of them for two weeks\.$/);
    expect(say(level(["Ash", "Elm"], "hardly")).advice).toMatch(/build the same small piece with Ash and Elm/);
  });

  test("that an answer would end says to find it out first, and who would lead with which", () => {
    const model: Model = {
      options: ["Ash", "Elm"],
      criteria: ["Costs", "Skills"],
      people: [{ name: "t", weights: [3, 1], scores: { Ash: [4, null], Elm: [4, null] } }],
      reversible: "easily",
      alternatives: [
        {
          person: "t",
          criterion: "Skills",
          current: null,
          answers: [
            { name: "We have some.", scores: { Ash: 5, Elm: 2 } },
            { name: "Do we?", scores: { Ash: 3, Elm: 3 } },
          ],
        },
      ],
    };
    expect(say(model).advice).toBe("Find out first: Skills.");
    expect(say(model).unknown[0]?.text).toBe("Skills: not known. With “We have some”, Ash would lead.");
  });

  test("that nothing unknown would end says nothing of finding out: what is open can at most become level", () => {
    const scores = { Ash: [5, 3], Elm: [5, 3], Oak: [null, 3] };
    const model: Model = {
      options: ["Ash", "Elm", "Oak"],
      criteria: ["Costs", "Skills"],
      people: [{ name: "t", weights: [3, 1], scores }],
      reversible: "easily",
    };
    expect(say(model).advice).not.toMatch(/Find out/);
    // Where one of those ahead may fall behind, it does.
    const open = { Ash: [null, 3], Elm: [null, 3], Oak: [1, 3] };
    expect(say({ ...model, people: [{ name: "t", weights: [3, 1], scores: open }] }).advice).toBe(
      "Find out first: Costs, for Ash and Elm.",
    );
  });
});

test("options that are bad whatever isn't known are said to be so, and bad ones where all is known", () => {
  const low = (open: boolean): Model => ({
    options: ["Ash", "Elm"],
    criteria: ["x", "y"],
    people: [{ name: "t", weights: [9, 1], scores: { Ash: [1, open ? null : 2], Elm: [2, 2] } }],
  });
  expect(say(low(false)).advice).toBe(
    "Neither Ash nor Elm is a good answer: neither reaches the middle of the scale. Look for another option.",
  );
  expect(say(low(true)).advice).toMatch(/: whatever isn't known, neither reaches/);
});

test("people who all give up nothing, and who are all undecided, are said to be so", () => {
  const same = { weights: [1], scores: { Ash: [3], Elm: [3] } };
  const { group } = say({
    options: ["Ash", "Elm"],
    criteria: ["x"],
    people: [
      { name: "Ana", ...same },
      { name: "Ben", ...same },
    ],
  });
  expect(group).toContain("Everybody is undecided.");
  expect(group).toContain("By their own numbers nobody gives up anything with any option.");
});

test("what is hardly anything isn't nothing, and a share just under a limit is told so wherever it is told", () => {
  const hardly: Model = {
    options: ["A", "B"],
    criteria: ["x", "y"],
    people: [{ name: "t", weights: [1000, 999], scores: { A: [4, 3], B: [3, 4] } }],
  };
  expect(say(hardly).tests[0]?.text).toBe("Gap of less than 0.1 points, clear needs 10");
  // 0.8970 of the weightings nearby, which would be 90 %.
  const short: Model = {
    options: ["A", "B"],
    criteria: ["x", "y"],
    people: [{ name: "t", weights: [63, 37], scores: { A: [5, 2], B: [3, 4] } }],
  };
  const { near } = analyse(short).robustness!;
  const limit = Math.ceil(100 * near.k20.A!) / 100;
  const said = say({ ...short, thresholds: { clearShare: limit, closeShare: 0.5 } });
  const told = /^[\d.]+ %/.exec(plainSpaces(said.tests[1]!.text))![0];
  expect(plainSpaces(said.robust[0]!.text)).toContain(`leads in ${told} of the weightings near`);
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
  expect(say(model).level).toBe("No difference between Django and Flask on Size. Not known yet: Security.");
});

/** Two options by two criteria, a row each for everybody. */
const between = (
  rows: [number | null, number | null, number | null, number | null][],
  more: Partial<Model> = {},
): Model => ({
  options: ["Ash", "Elm"],
  criteria: ["Costs", "Skills"],
  people: rows.map(([a, b, c, d], p) => ({
    name: ["Ana", "Ben", "Cleo", "Dev", "Eli", "Fay"][p] as string,
    weights: [1, 1],
    scores: { Ash: [a, b], Elm: [c, d] },
  })),
  ...more,
});

describe("in a room", () => {
  test("what is level on average isn't said to be the same for everybody", () => {
    const apart = between([
      [5, 4, 1, 2],
      [1, 4, 5, 2],
    ]);
    expect(say(apart).level).toBe("No difference on average between Ash and Elm on Costs.");
    expect(say(between([[3, 4, 3, 2]])).level).toBe("No difference between Ash and Elm on Costs.");
  });

  test("what somebody said isn't called unknown", () => {
    const said = say(
      between([
        [5, 4, 2, 3],
        [null, 4, null, 3],
        [null, 4, null, 3],
      ]),
    );
    expect(said.unknown[0]?.text).toMatch(/^Costs: not known by enough people/);
    expect(said.level).toBe("Not known by enough people: Costs.");
    expect(plainSpaces(said.all.join(" "))).toContain("50 % of the weight isn't known by enough people");
  });

  test("a verdict that only the mean's moving keeps from being clear says so", () => {
    const said = say(
      between([
        [4, 3, 2, 4],
        [4, 3, 2, 4],
      ]),
    );
    expect(said.headline).toBe("Leaning Ash");
    expect(said.all).toContain("One mean score moved by one step or less ends the lead.");
  });

  test("those whom it hangs on are named, and everybody is everybody", () => {
    const lone = say(
      between([
        [5, 5, 1, 1],
        [3, 3, 3, 4],
        [3, 3, 3, 4],
      ]),
    );
    expect(lone.tests.find(({ id }) => id === "T3")?.text).toBe("It hangs on Ana alone");
    const each = between(Array.from({ length: 6 }, () => [4, 4, 2, 2]));
    expect(say(each).group.at(-1)).toContain("nothing with Ash, 50.0 with Elm (everybody).");
    const { people, ...rest } = each;
    const many = people.map((one, p) => (p === 0 ? { ...one, scores: { Ash: [3, 3], Elm: [3, 3] } } : one));
    expect(say({ ...rest, people: many }).group.at(-1)).toContain("50.0 with Elm (5 people).");
  });
});

test("every reason that keeps a verdict from being clear is told", () => {
  const said = say(between([[5, 5, 1, null]], { thresholds: { unknownWeight: 0.6 } }));
  expect(said.headline).toBe("Clearly Ash");
  const open = say(between([[5, 2, 2, null]], { thresholds: { unknownWeight: 0.6 } }));
  expect(open.all).toContain("What isn't known could end the lead, so nothing is clear yet.");
  expect(open.advice).toBe("Find out first: Skills, for Elm.");
});

test("what is known of some options only isn't called unknown of all", () => {
  const said = say({
    ...between([[5, 2, 2, 3]]),
    options: ["Ash", "Elm", "Oak"],
    people: [{ name: "t", weights: [1, 1], scores: { Ash: [5, 2], Elm: [2, 3], Oak: [null, null] } }],
  });
  expect(plainSpaces(said.all.join(" "))).toContain(
    "100 % of the weight isn't known for every option, clear allows 25 %.",
  );
});

test("how much is known is told once, and what a figure rests on with each", () => {
  const said = say(between([[5, null, 2, null]]));
  expect(plainSpaces(said.lead)).toContain("on what is known (50 % of the weight)");
  expect(plainSpaces(said.robust[0]!.text)).toMatch(/near the team's on what is known\.$/);
  const some = say(between([[5, null, 2, 3]]));
  expect(plainSpaces(some.robust[0]!.text)).toMatch(/, unknown scores counting as the middle\.$/);
});

test("a part's weight and steps give the points beside them", () => {
  const said = say(between([[4.5, 3.5, 3, 4.25]], {}));
  expect(said.why.map(({ measure, text }) => plainSpaces(`${measure} ${text}`))).toEqual([
    "50 % × 1.5 steps +18.8",
    "50 % × 0.75 steps −9.4",
  ]);
  const { people, ...rest } = between([[5, 2, 2, 4]]);
  expect(plainSpaces(say({ ...rest, people: [{ ...people[0]!, weights: [2, 1] }] }).why[0]!.measure)).toBe(
    "66.7 % × 3 steps",
  );
});

test("answers that lead to the same are one sentence", () => {
  const answers = [
    { name: "now", scores: { Ash: 5, Elm: 2 } },
    { name: "few", scores: { Ash: 1, Elm: 5 } },
    { name: "many", scores: { Ash: 1, Elm: 4 } },
    { name: "some", scores: { Ash: 3, Elm: 3 } },
  ];
  const said = say(
    between([[5, 3, 2, 3]], { alternatives: [{ person: "Ana", criterion: "Costs", current: "now", answers }] }),
  );
  expect(said.answers).toEqual([
    "Costs: with “few” or “many”, Elm would lead.",
    "Costs: with “some”, nobody would lead.",
  ]);
});

test("answers that can't be true together are settled before anything else", () => {
  expect(say(between([[4, 3, 3, 4]], { contradictory: true })).advice).toBe(
    "First settle the answers that can't be true together.",
  );
});

test("a limit of one point is one point, and a limit of nothing isn't told", () => {
  const limits = (thresholds: Model["thresholds"]) =>
    plainSpaces(say({ ...vectorA, ...(thresholds && { thresholds }) }).thresholds);
  expect(limits({ clearGap: 1, closeGap: 1 })).toBe(
    "“Clear” needs a gap of 1 point, 90 % of the weightings nearby and a lead that one step of one score doesn't end; under 1 point or 75 % it is a close call.",
  );
  expect(limits({ clearGap: 0, closeGap: 0, clearShare: 0.5, closeShare: 0 })).toBe(
    "“Clear” needs 50 % of the weightings nearby and a lead that one step of one score doesn't end.",
  );
});

test("a move from one criterion is told without brackets, and whole points without a decimal", () => {
  // With three options nobody leads alone once two take over together.
  const said = say({
    options: ["Ash", "Elm", "Oak"],
    criteria: ["Fit", "Effort", "Risk"],
    people: [{ name: "t", weights: [4, 3, 3], scores: { Ash: [4, 4, 3], Elm: [5, 3, 2], Oak: [5, 3, 2] } }],
  });
  expect(said.cheapest).toBe("Moving 10 of 100 points from Effort to Fit brings Elm level.");
  const several = say({
    options: ["Ash", "Elm"],
    criteria: ["Fit", "Effort", "Risk"],
    people: [{ name: "t", weights: [50, 20, 30], scores: { Ash: [5, 3, 5], Elm: [1, 4, 2] } }],
  });
  expect(several.cheapest).toBe("Moving 55 of 100 points to Effort (50 from Fit and 5 from Risk) brings Elm level.");
});

test("a title that is a list or a question stands in quotes", () => {
  const said = say({
    options: ["Postgres and Redis", "SQLite"],
    criteria: ["Speed and load", "How long it takes"],
    people: [{ name: "t", weights: [1, 1], scores: { "Postgres and Redis": [5, 5], SQLite: [1, 1] } }],
  });
  expect(said.lead).toBe("Ahead by 100.0 of 100 points, on “Speed and load” and “How long it takes”.");
  expect(said.headline).toBe("Clearly “Postgres and Redis”");
});

test("a score that only the end of the scale reaches is told as that end", () => {
  // With a 5 the two are level.
  expect(say(between([[4, 4, null, 3]])).unknown[0]?.text).toBe(
    "Costs: not known for Elm. Ash stays ahead unless Elm turns out at 5 on the 1-5 scale.",
  );
});
