/** How many gave an answer in a room, as the ADR and its one page put it. */
import type { GivenAnswers } from "#shared/record/arguments";

/** "3 of 5", "all 5". */
export function outOf(count: number, people: number): string {
  return count < people ? `${count} of ${people}` : `all ${people}`;
}

/** "2 didn't know", "1 gave no answer": who said nothing that counts, where others did. */
export function withoutAnswer({ unknown, silent }: Pick<GivenAnswers, "unknown" | "silent">): string[] {
  return [...(unknown > 0 ? [`${unknown} didn't know`] : []), ...(silent > 0 ? [`${silent} gave no answer`] : [])];
}
