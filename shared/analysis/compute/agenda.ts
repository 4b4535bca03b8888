/** What is worth talking about. */
import type { Alternatives, WorthDiscussing } from "#shared/analysis/model";
import { SAME } from "./numbers";
import { byCriterion } from "./possible";
import type { Names } from "./unknown";
import type { Grid } from "./values";
import type { Voice } from "./voices";

/**
 * Per criterion the points of gap that people's disagreement is worth: the group's weight times the distance between
 * those who see most for the leader and most for the runner-up. The largest first; criteria on which people agree or
 * fewer than two have a view are left out.
 */
export function agendaOf(
  grid: Grid,
  names: Names,
  voices: readonly Voice[],
  pair: { first: number; second: number },
  alternatives: readonly Alternatives[],
): WorthDiscussing[] {
  const asked = byCriterion(alternatives);
  const items = names.criteria.flatMap((criterion, j): WorthDiscussing[] => {
    const views: { name: string; d: number }[] = [];
    let most = Number.NEGATIVE_INFINITY;
    let least = Number.POSITIVE_INFINITY;
    for (const { name, values } of voices) {
      const a = values[pair.first]?.[j] ?? null;
      const b = values[pair.second]?.[j] ?? null;
      if (a === null || b === null) continue;
      views.push({ name, d: a - b });
      most = Math.max(most, a - b);
      least = Math.min(least, a - b);
    }
    const points = 100 * (grid.weights[j] as number) * (most - least);
    if (views.length < 2 || points < SAME) return [];
    const at = (end: number) => views.filter(({ d }) => Math.abs(d - end) < SAME).map(({ name }) => name);
    const top = at(most);
    const bottom = at(least);
    const about = aboutOf(top, bottom, asked.get(criterion) ?? []);
    return [{ criterion, points, top, bottom, most, fewest: least, about }];
  });
  return items.sort((a, b) => b.points - a.points);
}

function aboutOf(
  top: readonly string[],
  bottom: readonly string[],
  alternatives: readonly Alternatives[],
): WorthDiscussing["about"] {
  const asked = new Map(alternatives.map((one) => [one.person, one]));
  const answers = (people: readonly string[]) => people.map((name) => asked.get(name)?.current ?? null);
  const ruled = [...top, ...bottom].some((name) => asked.get(name)?.ruled);
  const above = answers(top);
  const below = answers(bottom);
  if (above.includes(null) || below.includes(null)) return null;
  return !ruled && above.some((answer) => below.includes(answer)) ? "fit" : "project";
}
