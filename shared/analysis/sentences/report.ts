import type { Analysis } from "#shared/analysis/model";
import { type SentenceNames, sentences } from "./sentences";

const asWritten: SentenceNames = {
  option: (name) => name,
  criterion: (name) => name,
  person: (name) => name,
  answer: (_, name) => name,
  mustHave: (name) => name,
};

/**
 * What `adroit analyse --json` prints: everything by name, numbers unrounded. Values, weights and shares are 0..1;
 * scores are on the 1-5 scale, steps on the same scale, and the points of the agenda are points of 100.
 */
export function report(analysis: Analysis) {
  const { verdict, cheapestReallocation: cheapest } = analysis;
  const only = cheapest?.moves.length === 1 ? cheapest.moves[0] : undefined;
  return {
    values: analysis.values,
    gap: analysis.gap,
    contributions: analysis.contributions.map(({ criterion, value }) => ({ criterion, value })),
    group: analysis.group,
    flips: analysis.flips,
    cheapestReallocation:
      cheapest === null
        ? null
        : only === undefined
          ? { weight: cheapest.weight, catchesUp: cheapest.to, moves: cheapest.moves }
          : { ...only, catchesUp: cheapest.to },
    scoreFlips: analysis.scoreFlips,
    leaveOneOut: analysis.leaveOneOut,
    robustness: analysis.robustness,
    disagreement: analysis.disagreement,
    kendallW: analysis.kendallW,
    agenda: analysis.agenda,
    regret: analysis.regret,
    unknown: analysis.unknown,
    excluded: analysis.excluded,
    verdict: {
      word: verdict.word,
      tests: verdict.tests.map((test) =>
        test.id === "T1" ? { ...test, value: ofOne(test.value), needs: ofOne(test.needs) } : test,
      ),
      sentences: sentences(analysis, asWritten).all,
    },
  };
}

/** Points as a share of 100, like the gap. */
function ofOne(points: number | null): number | null {
  return points === null ? null : points / 100;
}
