/** The pieces that sentences are made of. */
import type { KnownWeight } from "#shared/analysis/claims/claim";
import { NBSP, percent, plain } from "#shared/base/figures";
import { optionInText, titleInText } from "#shared/base/title";

/** How the names of a model are called in sentences. */
export interface SentenceNames {
  option(id: string): string;
  criterion(id: string): string;
  person(id: string): string;
  answer(criterion: string, answer: string): string;
  mustHave(id: string): string;
}

/** The same names as they stand inside a sentence. */
export function spoken(names: SentenceNames): SentenceNames {
  return {
    ...names,
    option: (id) => optionInText(names.option(id)),
    criterion: (id) => titleInText(names.criterion(id)),
  };
}

/** "3 steps", "1 step", "1.4 steps". */
export function stepsText(count: number): string {
  const text = number(count);
  return `${text}${NBSP}${text === "1" ? "step" : "steps"}`;
}

/** At most one decimal: "10", "2.5". */
export function number(x: number): string {
  return String(Math.round(10 * x) / 10);
}

/** A limit that somebody set, in as many digits as it has: "10", "2.25". */
export function setPoints(points: number): string {
  return String(Number(points.toFixed(6)));
}

export function gapPoints(gap: number): string {
  const text = plain(100 * gap);
  return text === "0.0" ? "less than 0.1" : text;
}

/** Points with as many decimals as it takes to see that they fall short, and that they are some. */
export function shortOf(points: number, needed: number): string {
  return Number(points.toFixed(1)) >= needed ? `just under ${setPoints(needed)}` : gapPoints(points / 100);
}

/**
 * What a figure rests on while some of the weight isn't known: begins with a space or a comma, empty where all is known.
 * In a room "unknown" would be wrong of what somebody said, but fewer than the quorum wants.
 */
export function restingOn(known: KnownWeight | null): string {
  if (known === null) return "";
  const { weight, apart, room } = known;
  const middle = `, scores that ${room ? "too few people gave" : "aren't known"} counting as the middle of the scale`;
  if (weight >= 1) return middle;
  const share = percent(weight);
  if (apart) return ` on what ${room ? "enough people know" : "is known"} (${share} of the weight)`;
  if (weight > 0) return `${middle} (${share} of the weight is known)`;
  return `${middle} (no criterion ${room ? "has enough of them" : "is known"} for every option)`;
}
