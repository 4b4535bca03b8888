/** Random decisions of every kind: ties, unknown cells, must-haves, weights of 0, scores between the steps. */
import type { Alternatives, Model, Person } from "#shared/analysis/model";

export type Random = () => number;

export function randomModel(random: Random): Model {
  const below = (n: number) => Math.floor(random() * n);
  const chance = (p: number) => random() < p;
  const some = (prefix: string, n: number) => Array.from({ length: n }, (_, k) => `${prefix}${k + 1}`);
  const options = some("Option ", chance(0.5) ? 2 : 2 + below(4));
  const criteria = some("Criterion ", 1 + below(5));
  const names = some("Person ", chance(0.4) ? 1 : 1 + below(7));
  const unknownAt = chance(0.5) ? 0 : 0.1 + 0.3 * random();
  const open = criteria.filter(() => chance(unknownAt / 2));
  const fine = chance(0.15);
  const score = () => (fine ? 1 + Math.round(40 * random()) / 10 : 1 + below(5));
  const shared = chance(0.15) ? rowsOf(criteria, options, score) : null;
  const sameWeights = chance(0.2);

  const person = (name: string): Person => {
    const rows = shared && chance(0.8) ? structuredClone(shared) : rowsOf(criteria, options, score);
    if (chance(0.2)) rows[options[0] as string] = [...(rows[options[1] as string] as number[])];
    for (const option of options)
      for (const [j, criterion] of criteria.entries())
        if (open.includes(criterion) || chance(unknownAt / 4)) (rows[option] as (number | null)[])[j] = null;
    const weights = criteria.map(() => (sameWeights ? 20 : chance(0.15) ? 0 : 5 * (1 + below(8))));
    return { name, weights: weights.some((w) => w > 0) ? weights : criteria.map(() => 10), scores: rows };
  };
  const people = names.map(person);
  return {
    options,
    criteria,
    people,
    ...(chance(0.4)
      ? { mustHaves: some("Must-have ", 1 + below(2)).map((name) => mustHave(name, options, random)) }
      : {}),
    ...(chance(0.3) ? { thresholds: { clearGap: 5 + below(10), closeGap: below(5), unknownWeight: random() } } : {}),
    ...(chance(0.05) ? { contradictory: true } : {}),
    reversible: ([null, "easily", "with-effort", "hardly"] as const)[below(4)] ?? null,
    ...(chance(0.5) ? { alternatives: alternatives(people, criteria, options, random) } : {}),
  };
}

function rowsOf(criteria: string[], options: string[], score: () => number): Record<string, (number | null)[]> {
  return Object.fromEntries(options.map((option) => [option, criteria.map(score)]));
}

function mustHave(name: string, options: string[], random: Random) {
  const verdict = () => (random() < 0.6 ? "pass" : random() < 0.5 ? "fail" : "unknown") as "pass" | "fail" | "unknown";
  return {
    name,
    negotiable: random() < 0.5,
    verdicts: Object.fromEntries(options.flatMap((option) => (random() < 0.9 ? [[option, verdict()]] : []))),
  };
}

/** Answers to choose from, as the playbook has them: a person who knows all cells of a criterion gave one of them. */
function alternatives(people: Person[], criteria: string[], options: string[], random: Random): Alternatives[] {
  return criteria.flatMap((criterion, j) => {
    if (random() < 0.4) return [];
    const offered = Array.from({ length: 2 + Math.floor(random() * 3) }, (_, k) => ({
      name: `answer ${k + 1}`,
      scores: Object.fromEntries(options.map((option) => [option, 1 + Math.floor(random() * 5)])),
    }));
    return people.map(({ name, scores }): Alternatives => {
      const own = options.map((option) => scores[option]?.[j] ?? null);
      const current = own.includes(null) ? null : "answer 1";
      return { person: name, criterion, current, answers: offered };
    });
  });
}
