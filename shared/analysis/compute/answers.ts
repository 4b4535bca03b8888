/** What other answers would change the answer. */
import type { Alternatives, Answerable, AnswerFlip, Named } from "#shared/analysis/model";
import { lookup } from "#shared/base/by";
import { sum } from "./numbers";
import type { Names } from "./unknown";
import { type Grid, leadIn, optionValues, scoreValue, UNKNOWN } from "./values";
import { needed, type Said, saidOf, type Voice } from "./voices";

/**
 * For each criterion that somebody answered, every other answer and the winner it would give, with what it changes
 * elsewhere; those that change the winner come first.
 */
export function answerFlips(
  grid: Grid,
  names: Names,
  voices: readonly Voice[],
  said: Said,
  alternatives: readonly Alternatives[],
  quorum: number,
): AnswerFlip[] {
  const values = optionValues(grid);
  const leader = leadIn(values).leader;
  const change = changeIn(grid, voices, said, quorum);
  const people = new Map(voices.map(({ name }, p) => [name, p]));
  const columns = new Map(names.criteria.map((name, j) => [name, j]));
  /** The value of option `i` once person `p` answers criterion `j` so. */
  const valueThen = (p: number, i: number, j: number, { scores, elsewhere = {} }: Answerable): number => {
    const option = names.options[i] as string;
    // Of the criterion itself an answer says everything or nothing; elsewhere only what is named changes.
    let value = (values[i] as number) + change(p, i, j, lookup(scores, option));
    for (const id of Object.keys(elsewhere)) {
      const k = columns.get(id);
      const score = lookup(elsewhere[id] as Named<number>, option);
      if (k !== undefined && score !== undefined) value += change(p, i, k, score);
    }
    return value;
  };
  const winnersThen = (p: number, j: number, answers: readonly Answerable[]) =>
    answers.map((answer) => leadIn(names.options.map((_, i) => valueThen(p, i, j, answer))).leader);
  const alike = winnersOfMany(voices, winnersThen);
  const turning: AnswerFlip[] = [];
  const staying: AnswerFlip[] = [];
  for (const { person, criterion, current, answers } of alternatives) {
    const p = people.get(person);
    const j = columns.get(criterion);
    if (p === undefined || j === undefined || current === null) continue;
    const winners = alike(p, j, answers);
    for (const [k, { name: answer }] of answers.entries()) {
      if (answer === current) continue;
      const winner = winners[k] ?? null;
      const changes = winner !== leader;
      const then = winner === null ? null : (names.options[winner] as string);
      (changes ? turning : staying).push({ person, criterion, answer, leader: then, changes });
    }
  }
  return [...turning, ...staying];
}

/** Who leads under each of a list of answers that person `p` could give to criterion `j`; `null` is a tie. */
type Winners = (p: number, j: number, answers: readonly Answerable[]) => (number | null)[];

/**
 * The same, worked out once for all people who scored the criterion alike and are asked the same: where an answer changes
 * nothing elsewhere, what else they said doesn't matter.
 */
function winnersOfMany(voices: readonly Voice[], winnersThen: Winners): Winners {
  const known = new Map<readonly Answerable[], { j: number; own: (number | null)[]; winners: (number | null)[] }[]>();
  return (p, j, answers) => {
    if (answers.some(({ elsewhere }) => elsewhere !== undefined)) return winnersThen(p, j, answers);
    const cell = (i: number) => (voices[p] as Voice).values[i]?.[j] ?? null;
    const before = known.get(answers) ?? [];
    const same = before.find((one) => one.j === j && one.own.every((value, i) => value === cell(i)));
    if (same) return same.winners;
    const winners = winnersThen(p, j, answers);
    known.set(answers, [...before, { j, own: (voices[p] as Voice).values.map((_, i) => cell(i)), winners }]);
    return winners;
  };
}

/** By how much the value of option `i` moves when person `p` gives this score to criterion `j`. */
type Change = (p: number, i: number, j: number, score: number | undefined) => number;

interface Sum {
  total: number;
  count: number;
}

/** With the sums over all people taken once: what one says instead is that sum without what they said. */
function changeIn(grid: Grid, voices: readonly Voice[], said: Said, quorum: number): Change {
  const enough = needed(voices.length, quorum);
  const sums = grid.values.map((row, i) =>
    row.map((_, j): Sum => {
      const all = saidOf(said, i, j);
      return { total: sum(all), count: all.length };
    }),
  );
  return (p, i, j, score) => {
    const { total, count } = (sums[i] as Sum[])[j] as Sum;
    const own = (voices[p] as Voice).values[i]?.[j] ?? null;
    const after = count - (own === null ? 0 : 1) + (score === undefined ? 0 : 1);
    const instead = total - (own ?? 0) + (score === undefined ? 0 : scoreValue(score));
    const then = after < enough ? UNKNOWN : instead / after;
    return (grid.weights[j] as number) * (then - ((grid.values[i] as number[])[j] as number));
  };
}
