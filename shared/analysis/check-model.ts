import { ModelError } from "./error";
import type { Model, Person, Thresholds } from "./model";
import { contradiction } from "./thresholds";

/**
 * A model whose parts fit together: names are unique and known, lists have one entry a criterion, weights are
 * non-negative and not all zero, scores are 1 to 5.
 *
 * @throws ModelError naming the place
 */
export function checkModel(model: Model): void {
  const { options, criteria, people, mustHaves = [] } = model;
  if (options.length === 0) throw new ModelError("options", "There is no option.", "Name at least one.");
  if (people.length === 0) throw new ModelError("people", "There is nobody who judges.", "Add at least one person.");
  unique(options, "options");
  unique(criteria, "criteria");
  unique(
    people.map(({ name }) => name),
    "people",
  );
  unique(
    mustHaves.map(({ name }) => name),
    "mustHaves",
  );
  people.forEach((person, p) => {
    checkPerson(person, `people[${p}]`, options, criteria);
  });
  mustHaves.forEach(({ verdicts }, k) => {
    known(Object.keys(verdicts), options, `mustHaves[${k}].verdicts`, "option");
  });
  checkLimits(model.thresholds ?? {});
}

function checkPerson(
  { name, weights, scores }: Person,
  place: string,
  options: readonly string[],
  criteria: readonly string[],
): void {
  const n = criteria.length;
  long(weights, n, `${place}.weights`, `${name} has ${weights.length} weights for ${n} criteria.`);
  weights.forEach((weight, j) => {
    if (!Number.isFinite(weight) || weight < 0)
      throw new ModelError(
        `${place}.weights[${j}]`,
        `${name} gives "${criteria[j]}" the weight ${weight}.`,
        "A weight is a number of 0 or more.",
      );
  });
  const total = weights.reduce((a, b) => a + b, 0);
  if (n > 0 && !(total > 0))
    throw new ModelError(`${place}.weights`, `All weights of ${name} are 0.`, "Give one criterion some weight.");
  if (!Number.isFinite(total))
    throw new ModelError(`${place}.weights`, `The weights of ${name} are too large.`, "Use a smaller unit.");

  known(Object.keys(scores), options, `${place}.scores`, "option");
  for (const option of options) {
    const at = `${place}.scores.${option}`;
    const row = Object.hasOwn(scores, option) ? scores[option] : undefined;
    if (row === undefined)
      throw new ModelError(at, `${name} has no scores for "${option}".`, 'Give a list; null means "don\'t know".');
    long(row, n, at, `${name} has ${row.length} scores of "${option}" for ${n} criteria.`);
    row.forEach((score, j) => {
      if (score !== null && !(score >= 1 && score <= 5))
        throw new ModelError(
          `${at}[${j}]`,
          `${name} scores "${option}" with ${score} on "${criteria[j]}".`,
          'A score is 1 to 5, or null for "don\'t know".',
        );
    });
  }
}

function checkLimits(thresholds: Partial<Thresholds>): void {
  for (const [name, limit] of Object.entries(thresholds)) {
    const most = name === "clearGap" || name === "closeGap" ? 100 : 1;
    if (limit !== undefined && !(limit >= 0 && limit <= most))
      throw new ModelError(
        `thresholds.${name}`,
        `The threshold ${name} is ${limit}.`,
        `It lies between 0 and ${most}.`,
      );
  }
  const wrong = contradiction(thresholds);
  if (wrong !== null)
    throw new ModelError(`thresholds.${wrong.limit}`, wrong.message, "Give the close call the smaller limit.");
}

function unique(names: readonly string[], place: string): void {
  const seen = new Set<string>();
  names.forEach((name, k) => {
    if (seen.has(name))
      throw new ModelError(`${place}[${k}]`, `"${name}" stands twice in ${place}.`, "Names are unique.");
    seen.add(name);
  });
}

function known(names: readonly string[], all: readonly string[], place: string, what: string): void {
  for (const name of names)
    if (!all.includes(name))
      throw new ModelError(`${place}.${name}`, `There is no ${what} "${name}".`, `The model has ${list(all)}.`);
}

function long(row: readonly unknown[], n: number, place: string, message: string): void {
  if (row.length !== n) throw new ModelError(place, message, "Give one number per criterion, in their order.");
}

function list(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(", ");
}
