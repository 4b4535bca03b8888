/** Every rule of the shipped playbook over all answers: no combination that can't be is "clearly" anything. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse } from "yaml";
import type { Criterion, Playbook } from "#shared/playbook/playbook";
import { playbookSchema } from "#shared/playbook/schema";
import { newDraft } from "#shared/record/create";
import { recommend } from "#shared/record/recommend";
import type { Inputs, Judgement } from "#shared/record/record";
import { rulesMet } from "#shared/record/rules";
import type { Fault } from "./fault";

type Way = Record<string, { answer: string }>;

export const rules: Fault = {
  name: "rules",
  unit: "combinations of answers",
  full: 1,
  weight: 8,
  elsewhere: "test/templates/rules.test.ts",
  async run({ until }) {
    const file = resolve(import.meta.dirname, "../../templates/playbooks/django-vs-flask.yaml");
    const playbook = playbookSchema.parse(parse(readFileSync(file, "utf8")));
    const lost: string[] = [];
    let count = 0;
    let of = 0;
    let met = 0;
    for (const criteria of criteriaNamed(playbook)) {
      of += criteria.reduce((all, { answers }) => all * answers.length, 1);
      for (const way of waysOf(criteria)) {
        if (performance.now() > until) break;
        count++;
        if (!rulesMet(playbook, criteria, way).some(({ impossible }) => impossible)) continue;
        met++;
        const { word } = recommend(playbook, inputsOf(playbook, criteria, way), {}).analysis.verdict;
        if (word === "clear") lost.push(`clear although impossible: ${JSON.stringify(way)}`);
      }
    }
    return { count, of, lost, also: `${met} impossible` };
  },
};

/** What each rule is about, with the criteria that every team is asked; what several rules share, once. */
export function criteriaNamed({ criteria, rules = [] }: Playbook): Criterion[][] {
  const sets = rules.map(({ when }) => criteria.filter(({ id, always }) => always || Object.hasOwn(when, id)));
  return [...new Map(sets.map((set) => [set.map(({ id }) => id).join(), set])).values()];
}

export function* waysOf(criteria: readonly Criterion[]): Generator<Way> {
  const [first, ...rest] = criteria;
  if (first === undefined) yield {};
  else for (const way of waysOf(rest)) for (const { id } of first.answers) yield { [first.id]: { answer: id }, ...way };
}

export function inputsOf(
  playbook: Playbook,
  criteria: readonly Criterion[],
  judgements: Record<string, Judgement>,
): Inputs {
  const draft = newDraft({ hash: "0".repeat(64), playbook });
  return {
    ...draft,
    criteria: criteria.filter(({ always }) => !always).map(({ id }) => ({ id })),
    rounds: draft.rounds.map((round) => ({
      ...round,
      criteria: criteria.map(({ id }) => id),
      ballots: round.ballots.map((ballot) => ({ ...ballot, points: {}, judgements })),
    })),
  };
}
