/** What other answers would change the answer. */
import type { Alternatives, AnswerFlip } from "#shared/analysis/model";
import type { Names } from "./unknown";
import { type Grid, leadIn, optionValues, scoreValue, UNKNOWN } from "./values";
import { groupCell, type Voice } from "./voices";

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
          changed.reduce((sum, [k, then]) => {
            const option = names.options[i] as string;
            const score = Object.hasOwn(then, option) ? then[option] : undefined;
            // Elsewhere only what is named changes; of the criterion itself an answer says everything or nothing.
            return k < 0 || (k !== j && score === undefined) ? sum : sum + change(grid, voices, p, i, k, score, quorum);
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
function change(
  grid: Grid,
  voices: readonly Voice[],
  p: number,
  i: number,
  j: number,
  score: number | undefined,
  quorum: number,
): number {
  const others = voices.map((voice, q): Voice => {
    if (q !== p) return voice;
    const row = [...(voice.values[i] as (number | null)[])];
    row[j] = score === undefined ? null : scoreValue(score);
    return { ...voice, values: voice.values.map((old, k) => (k === i ? row : old)) };
  });
  const now = (grid.values[i] as number[])[j] as number;
  return (grid.weights[j] as number) * ((groupCell(others, i, j, quorum) ?? UNKNOWN) - now);
}
