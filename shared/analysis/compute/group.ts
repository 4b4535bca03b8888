/** The group's answer by other rules, and without one of its parts. */
import type { Alternatives, Analysis } from "#shared/analysis/model";
import { dot, named, SAME } from "./numbers";
import { type Movable, movable, offersTo, openCriteria, worstGap } from "./possible";
import type { Names } from "./unknown";
import { type Grid, leadIn, optionValues, UNKNOWN } from "./values";
import { inTheMiddle, needed, type Said, type Voice } from "./voices";

/** Mean scores, median scores and a head-count of individual models. */
export function groupModels(
  grid: Grid,
  names: Names,
  voices: readonly Voice[],
  said: Said,
  own: readonly Grid[],
  alternatives: readonly Alternatives[],
): NonNullable<Analysis["group"]> {
  const leaderOf = (values: readonly number[]) => {
    const { leader, gap } = leadIn(values);
    return { leader: leader === null ? null : (names.options[leader] as string), gap };
  };
  const mean = leaderOf(optionValues(grid));
  const median = leaderOf(optionValues(inTheMiddle(grid, said)));
  const headCount = count(names, voices, own, alternatives);
  const leaders = [mean.leader, median.leader, headCount.leader].filter((leader) => leader !== null);
  return { mean, median, headCount, rulesAgree: voices.length === 1 || new Set(leaders).size <= 1 };
}

/** Everybody counts for the option that leads in their own model whatever they don't know turns out to be. */
function count(
  names: Names,
  voices: readonly Voice[],
  own: readonly Grid[],
  alternatives: readonly Alternatives[],
): NonNullable<Analysis["group"]>["headCount"] {
  const counts = names.options.map(() => 0);
  const fixed = alternatives.every(({ variants = [] }) => variants.length === 0);
  const byPerson = new Map(voices.map(({ name }): [string, Alternatives[]] => [name, []]));
  for (const one of alternatives) byPerson.get(one.person)?.push(one);
  const votes = voices.map((voice, p) => {
    const grid = own[p] as Grid;
    const open = offersTo(byPerson.get(voice.name) ?? [], grid, names);
    const knows = openCriteria(grid, open).length === 0;
    const settled = knows && fixed;
    const sure = settled ? (leadIn(optionValues(grid)).leader ?? -1) : sureOf(grid, movable(grid, open));
    if (sure < 0) return { leader: null, knows };
    counts[sure] = (counts[sure] as number) + 1;
    return { leader: names.options[sure] as string, knows };
  });
  const { leader } = leadIn(counts);
  return {
    leader: leader === null ? null : (names.options[leader] as string),
    counts: named(names.options, (i) => counts[i] as number),
    undecided: votes.filter((vote) => vote.leader === null).length,
    people: named(
      voices.map(({ name }) => name),
      (p) => votes[p] as { leader: string | null; knows: boolean },
    ),
  };
}

/** The option that leads whatever may still come out otherwise, or -1. */
function sureOf(grid: Grid, moving: readonly Movable[]): number {
  return grid.values.findIndex((_, a) => grid.values.every((_, b) => b === a || worstGap(grid, moving, a, b) > SAME));
}

/** The leader and its gap with each person, then with each criterion left out; `null` is a tie. */
export function leaveOneOut(
  grid: Grid,
  names: Names,
  voices: readonly Voice[],
  quorum: number,
): Analysis["leaveOneOut"] {
  const result = (name: string, values: readonly number[]) => {
    const { leader, gap } = leadIn(values);
    return { name, leader: leader === null ? null : (names.options[leader] as string), value: gap };
  };
  const left = voices.length === 1 ? [] : withoutEach(voices, quorum);
  return {
    people: left.map((values, p) => result((voices[p] as Voice).name, values)),
    criteria: names.criteria.map((name, j) => {
      const weights = grid.weights.map((w, k) => (k === j ? 0 : w));
      const left = weights.reduce((a, b) => a + b, 0);
      const values = grid.values.map((row) => (left < SAME ? 0 : dot(weights, row) / left));
      return result(name, values);
    }),
  };
}

/** Per person the values of the options were that person not there: the sums of all, less what that one said. */
function withoutEach(voices: readonly Voice[], quorum: number): number[][] {
  const others = voices.length - 1;
  const quota = needed(others, quorum);
  const rows = (voices[0] as Voice).values.length;
  const columns = (voices[0] as Voice).weights.length;
  const weights = new Float64Array(columns);
  const sums = new Float64Array(rows * columns);
  const counts = new Float64Array(rows * columns);
  for (const voice of voices)
    for (let j = 0; j < columns; j++) {
      weights[j] = (weights[j] as number) + (voice.weights[j] as number);
      for (let i = 0; i < rows; i++) {
        const value = voice.values[i]?.[j] ?? null;
        if (value === null) continue;
        sums[i * columns + j] = (sums[i * columns + j] as number) + value;
        counts[i * columns + j] = (counts[i * columns + j] as number) + 1;
      }
    }
  return voices.map((voice) =>
    voice.values.map((row, i) => {
      let total = 0;
      for (let j = 0; j < columns; j++) {
        const own = row[j] ?? null;
        const count = (counts[i * columns + j] as number) - (own === null ? 0 : 1);
        const mean = count < quota ? UNKNOWN : ((sums[i * columns + j] as number) - (own ?? 0)) / count;
        total += (((weights[j] as number) - (voice.weights[j] as number)) / others) * mean;
      }
      return total;
    }),
  );
}
