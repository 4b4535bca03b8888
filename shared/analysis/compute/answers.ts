/** What other answers would change the answer. */
import type { Alternatives, AnswerFlip } from "#shared/analysis/model";
import { sum } from "./numbers";
import type { Names } from "./unknown";
import { type Grid, leadIn, optionValues, scoreValue, UNKNOWN } from "./values";
import { answersTo, needed, type Voice } from "./voices";

/**
 * For each criterion that somebody answered, every other answer and the winner it would give, with what it changes
 * elsewhere; those that change the winner come first.
 */
export function answerFlips(
  grid: Grid,
  names: Names,
  voices: readonly Voice[],
  alternatives: readonly Alternatives[],
  quorum: number,
): AnswerFlip[] {
  const values = optionValues(grid);
  const leader = leadIn(values).leader;
  const change = changeIn(grid, voices, quorum);
  const all = alternatives.flatMap(({ person, criterion, current, answers }) => {
    const p = voices.findIndex((voice) => voice.name === person);
    const j = names.criteria.indexOf(criterion);
    if (p < 0 || j < 0 || current === null) return [];
    return answers.flatMap(({ name, scores, elsewhere = {} }): AnswerFlip[] => {
      if (name === current) return [];
      const changed: [number, Record<string, number>][] = [
        [j, scores],
        ...Object.entries(elsewhere).map(([id, then]): [number, Record<string, number>] => [
          names.criteria.indexOf(id),
          then,
        ]),
      ];
      const winner = leadIn(
        values.map((value, i) =>
          changed.reduce((moved, [k, then]) => {
            const option = names.options[i] as string;
            const score = Object.hasOwn(then, option) ? then[option] : undefined;
            // Elsewhere only what is named changes; of the criterion itself an answer says everything or nothing.
            return k < 0 || (k !== j && score === undefined) ? moved : moved + change(p, i, k, score);
          }, value),
        ),
      ).leader;
      return [
        {
          person,
          criterion,
          answer: name,
          leader: winner === null ? null : (names.options[winner] as string),
          changes: winner !== leader,
        },
      ];
    });
  });
  return [...all.filter((flip) => flip.changes), ...all.filter((flip) => !flip.changes)];
}

/** By how much the value of option `i` moves when person `p` gives this score to criterion `j`. */
type Change = (p: number, i: number, j: number, score: number | undefined) => number;

interface Sum {
  total: number;
  count: number;
}

/** With the sums over all people taken once: what one says instead is that sum without what they said. */
function changeIn(grid: Grid, voices: readonly Voice[], quorum: number): Change {
  const enough = needed(voices.length, quorum);
  const sums = grid.values.map((row, i) =>
    row.map((_, j): Sum => {
      const said = answersTo(voices, i, j);
      return { total: sum(said), count: said.length };
    }),
  );
  return (p, i, j, score) => {
    const { total, count } = (sums[i] as Sum[])[j] as Sum;
    const own = (voices[p] as Voice).values[i]?.[j] ?? null;
    const after = count - (own === null ? 0 : 1) + (score === undefined ? 0 : 1);
    const said = total - (own ?? 0) + (score === undefined ? 0 : scoreValue(score));
    const then = after < enough ? UNKNOWN : said / after;
    return (grid.weights[j] as number) * (then - ((grid.values[i] as number[])[j] as number));
  };
}
