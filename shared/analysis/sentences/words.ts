/** The pieces that sentences are made of. */
import type { KnownWeight } from "#shared/analysis/claims/claim";
import { NBSP, percent, plain } from "#shared/base/figures";
import { remembered } from "#shared/base/remember";
import { optionInText, titleInText } from "#shared/base/title";

/** How the names of a model are called in sentences. */
export interface SentenceNames {
  option(id: string): string;
  criterion(id: string): string;
  person(id: string): string;
  answer(criterion: string, answer: string): string;
  mustHave(id: string): string;
}

/** The same names as they stand inside a sentence: each is looked at once, however many sentences name it. */
export function spoken(names: SentenceNames): SentenceNames {
  return {
    ...names,
    option: remembered((id) => optionInText(names.option(id))),
    criterion: remembered((id) => titleInText(names.criterion(id))),
  };
}

/** "3 steps", "1 step", "0.75 steps": with two decimals at most, so that the product with a weight is what is told. */
export function stepsText(count: number): string {
  const text = number(count, 2);
  return `${text}${NBSP}${text === "1" ? "step" : "steps"}`;
}

/** With as many decimals at most: "10", "2.5". */
export function number(x: number, decimals = 1): string {
  return String(Number(x.toFixed(decimals)));
}

/** A limit that somebody set, in as many digits as it has: "10 points", "2.25 points", "1 point". */
export function setPoints(points: number): string {
  const text = setNumber(points);
  return `${text} ${text === "1" ? "point" : "points"}`;
}

export function setNumber(points: number): string {
  return String(Number(points.toFixed(6)));
}

export function gapPoints(gap: number): string {
  const text = plain(100 * gap);
  return text === "0.0" ? "less than 0.1" : text;
}

/** Points with as many decimals as it takes to see that they fall short, and that they are some. */
export function shortOf(points: number, needed: number): string {
  return Number(points.toFixed(1)) >= needed ? `just under ${setNumber(needed)}` : gapPoints(points / 100);
}

/**
 * What a figure rests on while some of the weight isn't known: begins with a space or a comma, empty where all is known.
 * In a room "unknown" would be wrong of what somebody said, but fewer than the quorum wants. Where the lead has told how
 * much is known, other figures say it `shortly`.
 */
export function restingOn(known: KnownWeight | null, shortly = false): string {
  if (known === null) return "";
  const { weight, apart, room } = known;
  const of = ` on what ${room ? "enough people know" : "is known"}`;
  if (shortly)
    return apart && weight < 1
      ? of
      : `, ${room ? "scores of too few people" : "unknown scores"} counting as the middle`;
  const middle = `, scores that ${room ? "too few people gave" : "aren't known"} counting as the middle of the scale`;
  if (weight >= 1) return middle;
  const share = percent(weight);
  if (apart) return `${of} (${share} of the weight)`;
  if (weight > 0) return `${middle} (${share} of the weight is known for every option)`;
  return `${middle} (no criterion ${room ? "has enough of them" : "is known"} for every option)`;
}
