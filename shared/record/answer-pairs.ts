/** Which answers of a playbook depend on each other by its rules, and which criteria go together because of that. */
import { lookup } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import type { Criterion, Playbook, Rule } from "#shared/playbook/playbook";

/** Two criteria with answers, in the playbook's order. */
export interface AnswerPairs {
  criteria: [Id, Id];
  /** How many pairs of answers there are, and how many of them a rule is about. */
  answers: number;
  ruled: number;
}

export function answerPairs(playbook: Playbook): AnswerPairs[] {
  return pairsOf(playbook).map(([one, two]) => {
    const rules = rulesBetween(playbook, one, two);
    const ruled = each(one, two).filter((pair) => rules.some((rule) => holds(rule, pair))).length;
    return { criteria: [one.id, two.id], answers: one.answers.length * two.answers.length, ruled };
  });
}

/** Answers to two criteria, by the criterion's id. */
type Pair = [[Id, Id], [Id, Id]];

function pairsOf({ criteria }: Playbook): [Criterion, Criterion][] {
  const asked = criteria.filter(({ answers }) => answers.length > 0);
  return asked.flatMap((one, i) => asked.slice(i + 1).map((two): [Criterion, Criterion] => [one, two]));
}

function rulesBetween({ rules = [] }: Playbook, one: Criterion, two: Criterion): Rule[] {
  return rules.filter(({ when }) => Object.hasOwn(when, one.id) && Object.hasOwn(when, two.id));
}

function each(one: Criterion, two: Criterion): Pair[] {
  return one.answers.flatMap((a) =>
    two.answers.map(
      (b): Pair => [
        [one.id, a.id],
        [two.id, b.id],
      ],
    ),
  );
}

function holds({ when }: Rule, pair: Pair): boolean {
  return pair.every(([criterion, answer]) => lookup(when, criterion)?.includes(answer));
}

/**
 * How far two criteria go together: the correlation, over all pairs of answers that can stand together, of the steps by
 * which each tells two options apart, at its largest over the options. 0 where no rule is about both alone, for then
 * every answer goes with every other; `null` where one of them tells nothing apart.
 */
export function correlation(playbook: Playbook, one: Criterion, two: Criterion): number | null {
  const rules = rulesBetween(playbook, one, two).filter(({ when }) => Object.keys(when).length === 2);
  if (rules.length === 0) return tellApart(playbook, one, two) ? 0 : null;
  const possible = each(one, two).filter((pair) => !rules.some((rule) => rule.impossible && holds(rule, pair)));
  let most: number | null = null;
  for (const [i, a] of playbook.options.entries())
    for (const b of playbook.options.slice(i + 1)) {
      const points = possible.map((pair) =>
        [one, two].map((criterion, k) => {
          const met = rules.filter((rule) => holds(rule, pair));
          const score = (option: Id) => {
            const set = met.flatMap(({ fits }) => lookup(lookup(fits, criterion.id) ?? {}, option) ?? [])[0];
            const answer = criterion.answers.find(({ id }) => id === pair[k as 0 | 1][1]);
            return (set ?? lookup(answer?.fits ?? {}, option))?.score ?? 3;
          };
          return score(a.id) - score(b.id);
        }),
      );
      const r = pearson(points as [number, number][]);
      if (r !== null && (most === null || Math.abs(r) > Math.abs(most))) most = r;
    }
  return most;
}

/** Whether there are two options that the answers to both criteria tell apart in more than one way. */
function tellApart({ options }: Playbook, one: Criterion, two: Criterion): boolean {
  const varies = ({ answers }: Criterion, a: Id, b: Id) => {
    const score = (fits: Criterion["answers"][number]["fits"], option: Id) => lookup(fits, option)?.score ?? 3;
    return new Set(answers.map(({ fits }) => score(fits, a) - score(fits, b))).size > 1;
  };
  return options.some(({ id: a }, i) =>
    options.slice(i + 1).some(({ id: b }) => varies(one, a, b) && varies(two, a, b)),
  );
}

function pearson(points: readonly [number, number][]): number | null {
  const n = points.length;
  const mean = (k: 0 | 1) => points.reduce((sum, point) => sum + point[k], 0) / n;
  const [x, y] = [mean(0), mean(1)];
  const total = (f: (point: [number, number]) => number) => points.reduce((sum, point) => sum + f(point), 0);
  const spread = total((p) => (p[0] - x) ** 2) * total((p) => (p[1] - y) ** 2);
  return spread < 1e-12 ? null : total((p) => (p[0] - x) * (p[1] - y)) / Math.sqrt(spread);
}
