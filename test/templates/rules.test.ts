import { expect, test } from "vitest";
import { mulberry32 } from "#shared/base/random";
import { clashes } from "#shared/playbook/clash";
import type { Criterion } from "#shared/playbook/playbook";
import { newDraft } from "#shared/record/create";
import { recommend } from "#shared/record/recommend";
import type { Inputs, Judgement } from "#shared/record/record";
import { rulesMet } from "#shared/record/rules";
import { shippedPlaybook } from "./shipped";

const entry = shippedPlaybook();
const { playbook } = entry;
const rules = playbook.rules ?? [];
const always = playbook.criteria.filter((criterion) => criterion.always);

/** One ballot on these criteria, with the default points. */
function inputsOf(criteria: readonly Criterion[], judgements: Record<string, Judgement>): Inputs {
  const draft = newDraft(entry);
  return {
    ...draft,
    criteria: criteria.filter((criterion) => !criterion.always).map(({ id }) => ({ id })),
    rounds: draft.rounds.map((round) => ({
      ...round,
      criteria: criteria.map(({ id }) => id),
      ballots: round.ballots.map((ballot) => ({ ...ballot, points: {}, judgements })),
    })),
  };
}

test("no two rules contradict each other", () => {
  expect(clashes(rules)).toEqual([]);
});

test.each(rules.filter(({ impossible }) => impossible).map((rule) => [rule.id, rule] as const))(
  "%s: with none of the ways of answering the five is anything clear",
  (_, { when }) => {
    const asked = playbook.criteria.filter(({ id, always }) => always || when[id] !== undefined);
    const ways = asked.reduce<Record<string, Judgement>[]>(
      (all, { id, answers }) =>
        all.flatMap((way) =>
          answers
            .filter((answer) => !when[id] || when[id].includes(answer.id))
            .map((answer) => ({ ...way, [id]: { answer: answer.id } })),
        ),
      [{}],
    );
    // Every thirteenth, which no number of answers divides, takes them through all answers alike.
    for (let k = 0; k < ways.length; k += 13) {
      const { analysis } = recommend(playbook, inputsOf(asked, ways[k]!), {});
      expect(analysis.verdict.word).not.toBe("clear");
    }
  },
);

/** `npm run torture` does a hundred thousand. */
test("400 random ballots on everything: none that can't be is clear", () => {
  const random = mulberry32(14);
  let met = 0;
  for (let k = 0; k < 400; k++) {
    const judgements = Object.fromEntries(
      playbook.criteria.map(({ id, answers }) => [id, { answer: answers[Math.floor(random() * answers.length)]!.id }]),
    );
    if (!rulesMet(playbook, playbook.criteria, judgements).some(({ impossible }) => impossible)) continue;
    met++;
    expect(recommend(playbook, inputsOf(playbook.criteria, judgements), {}).analysis.verdict.word).not.toBe("clear");
  }
  expect(met).toBeGreaterThan(100);
});

test("no must-have proposes a failure on one sentence, or on figures older than two years alone", () => {
  const year = Number(playbook.edition.slice(0, 4));
  for (const { id, proposes } of playbook.mustHaves)
    for (const { verdict, sources } of Object.values(proposes))
      if (verdict === "fail") expect([id, sources.length > 1, year]).toEqual([id, true, year]);
});

test("every rule is about criteria and answers that stand apart, and says so in a whole sentence", () => {
  for (const { say, when } of rules) {
    expect(say).toMatch(/^\p{Lu}.*\.$/su);
    expect(say).not.toMatch(/\b(you|your|yours)\b/i);
    expect(Object.keys(when).length).toBeGreaterThan(1);
  }
  expect(always).toHaveLength(5);
});
