import { describe, expect, test } from "vitest";
import { leaderOf } from "#shared/analysis/claims/lead";
import { excludedIn, modelOf, placingIn, recommend, shownOf } from "#shared/record/recommend";
import type { Inputs, Judgement } from "#shared/record/record";
import { small } from "../../samples/playbook";
import { walked } from "../../samples/walked";

const inputs = (judgements: Record<string, Judgement>, more: Partial<Inputs> = {}): Inputs =>
  walked(more, judgements).draft;

/** The same inputs with something else on the team's ballot. */
const balloted = (of: Inputs, ballot: object): Inputs => ({
  ...of,
  rounds: of.rounds.map((round) => ({ ...round, ballots: round.ballots.map((one) => ({ ...one, ...ballot })) })),
});

test.each<[string, Inputs]>([
  ["a lead", inputs({ size: { answer: "big" }, speed: { answer: "fast" } })],
  ["nothing answered", inputs({})],
  ["no weights", balloted(inputs({ size: { answer: "big" } }), { points: { size: 0, speed: 0 } })],
  ["one option", inputs({ size: { answer: "big" } }, { options: small.options.slice(0, 1) })],
])("who leads is the same by itself as in the whole recommendation: %s", (_, of) => {
  const { analysis } = recommend(small, of, {}, { samples: 1 });
  expect(placingIn(small, of, {})).toEqual({ leader: leaderOf(analysis), values: analysis.values });
});

describe("the model of a walk", () => {
  test("answers become scores, points become weights, unknown stays unknown", () => {
    const model = modelOf(small, inputs({ size: { answer: "big" }, speed: { unknown: true } }), {});
    expect(model).toMatchObject({
      options: ["left", "right"],
      criteria: ["size", "speed"],
      people: [{ name: "team", weights: [0.6, 0.4], scores: { left: [5, null], right: [1, null] } }],
    });
    expect(model.alternatives?.map(({ criterion, current }) => [criterion, current])).toEqual([
      ["size", "big"],
      ["speed", null],
    ]);
    expect(model.alternatives?.[0]?.answers[1]).toEqual({ name: "little", scores: { left: 2, right: 4 } });
  });

  test("a person who sees a fit differently is heard", () => {
    const model = modelOf(
      small,
      inputs({ size: { answer: "big", adjusted: { right: 3 }, reason: "We know it." } }),
      {},
    );
    expect(model.people[0]?.scores).toEqual({ left: [5, null], right: [3, null] });
  });

  test("an option of the team's own keeps its score under every other answer", () => {
    const third = { id: "ahead", title: "Ahead", summary: "" };
    const model = modelOf(
      small,
      inputs({ size: { answer: "big", adjusted: { ahead: 4 } } }, { options: [...small.options, third] }),
      {},
    );
    expect(model.people[0]?.scores.ahead).toEqual([4, null]);
    expect(model.alternatives?.[0]?.answers[1]?.scores).toEqual({ left: 2, right: 4, ahead: 4 });
    expect(model.alternatives?.[1]?.answers[0]?.scores).toEqual({ left: 2, right: 5 });
  });

  test("a must-have that nobody judged for an option is unknown", () => {
    const must = {
      id: "m",
      statement: "Must",
      check: "",
      negotiable: false,
      verdicts: { left: "pass" as const },
      exception: "",
    };
    const model = modelOf(small, inputs({}, { mustHaves: [must] }), {});
    expect(model.mustHaves).toEqual([{ name: "m", negotiable: false, verdicts: { left: "pass", right: "unknown" } }]);
  });
});

describe("the recommendation", () => {
  test("speaks in titles", () => {
    const { sentences, analysis } = recommend(
      small,
      inputs({ size: { answer: "big" }, speed: { answer: "slow" } }),
      {},
    );
    expect(sentences.headline).toBe("Clearly Left");
    expect(sentences.lead).toBe("Ahead by 70.0 of 100 points, on Title of size.");
    expect(analysis.answerFlips[0]).toMatchObject({
      criterion: "size",
      answer: "little",
      leader: "right",
      changes: true,
    });
    expect(sentences.answers).toContain("Title of size: with “Text of little”, Right would lead.");
  });

  test("names the answer that would turn it", () => {
    const { sentences } = recommend(small, inputs({ size: { unknown: true }, speed: { answer: "fast" } }), {});
    expect(sentences.headline).toBe("Leaning Right");
    expect(sentences.unknown).toEqual([
      {
        criterion: "size",
        decides: true,
        text: "Title of size: not known. With “Text of big”, Left would lead.",
      },
    ]);
  });

  test("is none while nothing is answered, and nobody is shown as leading", () => {
    const recommendation = recommend(small, inputs({}), {});
    expect(recommendation.sentences.headline).toBe("No recommendation");
    expect(recommendation.sentences.lead).toBe("Nothing is known yet.");
    expect(shownOf(recommendation)).toMatchObject({ word: "none", leader: null, gap: null });
  });

  test("is none while every criterion has 0 points", () => {
    const none = balloted(inputs({ size: { answer: "big" } }), { points: { size: 0, speed: 0 } });
    const recommendation = recommend(small, none, {});
    expect(recommendation.sentences.lead).toBe("No criterion has any weight yet.");
    expect(recommendation.analysis.verdict.because).toEqual(["no weights"]);
  });

  test("shows no leader in a tie, so that neither choice is against it", () => {
    const shown = shownOf(recommend(small, inputs({ size: { answer: "same" } }), {}));
    expect(shown).toMatchObject({ word: "close call", leader: null, gap: 0 });
  });

  test("keeps what people saw", () => {
    const shown = shownOf(recommend(small, inputs({ size: { answer: "big" }, speed: { answer: "slow" } }), {}));
    expect(shown).toMatchObject({ word: "clear", leader: "left", gap: expect.closeTo(0.7, 12) });
    expect(shown.values.left).toBeCloseTo(0.9, 12);
    expect(shown.sentences[0]).toMatch(/^Clearly Left\./);
  });

  test("an excluded option leaves no recommendation when one is left", () => {
    const must = {
      id: "m",
      statement: "Must fly",
      check: "",
      negotiable: false,
      verdicts: { right: "fail" as const },
      exception: "",
    };
    const given = inputs({ size: { answer: "little" } }, { mustHaves: [must] });
    const { analysis, sentences } = recommend(small, given, {});
    expect(excludedIn(given)).toEqual([{ option: "right", because: ["m"] }]);
    expect(excludedIn(given)).toEqual(analysis.excluded);
    expect(sentences.lead).toBe("Only Left is left.");
    expect(sentences.excluded).toEqual(["Right is out: it fails “Must fly”."]);
  });

  test("people without a seat are numbered", () => {
    const base = inputs({ size: { answer: "big" } });
    const [round] = base.rounds;
    const [ballot] = round!.ballots;
    const two: Inputs = {
      ...base,
      seats: [{ id: "s", name: "Ana", role: "voter" }],
      rounds: [
        {
          ...round!,
          ballots: [
            { ...ballot!, id: "a", seat: "s" },
            { ...ballot!, id: "b" },
          ],
        },
      ],
    };
    const { names, analysis } = recommend(small, two, {});
    expect(analysis.people.map(names.person)).toEqual(["Ana", "Person 2"]);
  });
});
