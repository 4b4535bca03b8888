/** What a round says about a criterion, ready to be shown on wall, phones and the facilitator's screen. */
import type { Id } from "#shared/base/id";
import type { Criterion } from "#shared/playbook/playbook";
import type { CellView, RoundView } from "./view/opened";

export interface Given {
  /** The answer; `null` for those who don't know. */
  id: Id | null;
  text: string;
  count: number;
  /** More people gave it than any other answer. */
  most: boolean;
}

/** The answers that were given, the most frequent first, and last those who don't know; `null`: too few to show. */
export function givenAnswers({ answers, withheld }: RoundView, criterion: Criterion): Given[] | null {
  const said = answers.find((one) => one.criterion === criterion.id);
  if (withheld || !said?.counts) return null;
  const { counts, unknown } = said;
  const given = criterion.answers
    .map(({ id, text }) => ({ id, text, count: counts[id] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  const ahead = given[0] && given[0].count > (given[1]?.count ?? 0) ? given[0].id : null;
  const all: Given[] = given.map((one) => ({ ...one, most: one.id === ahead }));
  return unknown ? [...all, { id: null, text: "Don't know", count: unknown, most: false }] : all;
}

/** What the ends of the scale mean: "1 no way back → 5 a switch". Without it nobody knows whether 5 of "Risk" is good. */
export const scaleWords = ({ anchors }: Pick<Criterion, "anchors">) =>
  `1 ${anchors[1].toLowerCase()} → 5 ${anchors[5].toLowerCase()}`;

export function cellOf({ cells }: RoundView, criterion: Id, option: Id): CellView | undefined {
  return cells.find((one) => one.criterion === criterion && one.option === option);
}

/** "2 gave 5, 1 gave 3, 1 doesn't know", the highest first; "nobody" where nobody said anything about it. */
export function scoreWords(counts: readonly number[], unknown: number | null): string {
  const gave = counts.flatMap((count, i) => (count > 0 ? [`${count} gave ${i + 1}`] : [])).reverse();
  const know = unknown ? [`${unknown} ${unknown === 1 ? "doesn't" : "don't"} know`] : [];
  return [...gave, ...know].join(", ") || "nobody";
}
