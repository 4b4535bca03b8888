/** The words for what would change the result and how firmly it stands. */

import type { Claim } from "#shared/analysis/claims/claim";
import { capital } from "#shared/base/capital";
import { NBSP, percent, percentBeside, shownPoints } from "#shared/base/figures";
import { and, or } from "#shared/base/list";
import { quoted } from "#shared/base/title";
import { number, restingOn, type SentenceNames, stepsText } from "./words";

type Of<K extends Claim["kind"]> = Extract<Claim, { kind: K }>;

/** "Flask leads above 28 %", or between two weights where somebody else takes over again. */
export function weight(claim: Of<"weight">, names: SentenceNames): string {
  const { above, start, end } = edgesOf(claim);
  const options = claim.options.map(names.option);
  const who = `${and(options)} ${options.length === 1 ? "leads" : "lead together"}`;
  if (end === null) return `${who} ${above ? "above" : "below"} ${start}`;
  return `${who} between ${above ? `${start} and ${end}` : `${end} and ${start}`}`;
}

/** Today's weight as it stands beside that. */
export function weightNow(claim: Of<"weight">): string {
  return `now ${edgesOf(claim).now}`;
}

export interface Edges {
  above: boolean;
  now: string;
  /** Where it begins, going away from today's weight. */
  start: string;
  /** Where somebody else takes over again; `null` at the end of the scale. */
  end: string | null;
}

/** The range in percent, rounded inwards so that it holds all over what is told, in as many digits as tell its ends apart. */
export function edgesOf({ now, range: [low, high] }: Of<"weight">): Edges {
  const above = low >= now;
  const ends = above ? high < 1 : low > 0;
  const rounded = (digits: number) => {
    const unit = 10 ** digits;
    const from = Math.ceil(100 * unit * low - 1e-7) / unit;
    const to = Math.floor(100 * unit * high + 1e-7) / unit;
    return { digits, today: Math.round(100 * unit * now) / unit, from, to, start: above ? from : to };
  };
  const told =
    [0, 1, 2].map(rounded).find(({ today, start, from, to }) => {
      const real = now === 0 || now === 1 || (today > 0 && today < 100);
      return real && today !== start && (!ends || from < to);
    }) ?? rounded(3);
  const text = (percents: number) => `${percents.toFixed(told.digits)}${NBSP}%`;
  const end = ends ? text(above ? told.to : told.from) : null;
  return { above, now: text(told.today), start: text(told.start), end };
}

export function weights({ all }: Of<"weights">): string {
  return all ? "No weight alone puts another option ahead." : "No other weight alone puts another option ahead.";
}

export function score({ steps: count, ahead, room }: Of<"score">, names: SentenceNames): string {
  const one = room ? "No single score of one person" : "No single score";
  if (count === null) return `${one} can end the lead.`;
  const can = `${room ? "one score of one person" : "one score"} moved by ${stepsText(count)} can ${
    ahead.length > 0 ? `put ${or(ahead.map(names.option))} ahead` : "end it in a tie"
  }`;
  return count === 1
    ? `${capital(can.replace("end it", "end the lead"))}.`
    : `${one} moved by ${stepsText(count - 1)} ends the lead; ${can}.`;
}

export function move({ option, effect, to, from, room }: Of<"move">, names: SentenceNames): string {
  const whole = from.reduce((sum, { weight }) => sum + weight, 0);
  const about = from.some(({ weight }) => Math.abs(1000 * weight - Math.round(1000 * weight)) > 1e-6) ? "about " : "";
  const points = `${effect === "level" ? about : ""}${number(100 * whole)} ${room ? "of the group's 100 points" : "of 100 points"}`;
  const then = effect === "ahead" ? `puts ${names.option(option)} ahead` : `brings ${names.option(option)} level`;
  const [first] = from;
  if (first !== undefined && from.length === 1)
    return `Moving ${points} from ${names.criterion(first.criterion)} to ${names.criterion(to)} ${then}.`;
  const shown = shownPoints(
    from.map(({ weight }) => weight),
    whole,
  );
  const parts = from.map(({ criterion }, k) => `${number(shown[k] as number)} from ${names.criterion(criterion)}`);
  return `Moving ${points} to ${names.criterion(to)} (${and(parts)}) ${then}.`;
}

export function answer({ person, criterion, answers, leader, room }: Of<"answer">, names: SentenceNames): string {
  const what = or(answers.map((id) => quoted(names.answer(criterion, id))));
  const then = leader === null ? "nobody would lead" : `${names.option(leader)} would lead`;
  return room
    ? `If ${names.person(person)} answered ${what} on ${names.criterion(criterion)}, ${then}.`
    : `${names.criterion(criterion)}: with ${what}, ${then}.`;
}

/** What a share is a share of. */
const of: Record<Of<"share">["of"], string> = {
  near: "of the weightings near the team's",
  "with scores": "of those, with every score up to a step off as well",
  all: "of all possible weightings",
  order: "of the weightings that keep the order of the criteria",
};

export function shareOf({ of: what, known }: Of<"share">): string {
  return `${of[what]}${restingOn(known, true)}`;
}

/** A sample never shows that there is nothing else. */
export function shareText({ share, error, under }: Of<"share">): string {
  if (under !== null) return percentBeside(share, under);
  const sampled = error !== null;
  return percent(sampled ? Math.min(1 - 1e-9, Math.max(1e-9, share)) : share);
}

export function share(claim: Of<"share">, names: SentenceNames): string {
  const within =
    claim.of === "with scores" && claim.error !== null
      ? `, sampled within ${(100 * claim.error).toFixed(1)} percentage points`
      : "";
  const what =
    claim.of === "with scores"
      ? `of the cases near the team's in which every score may be a step off as well${claim.known?.apart ? "," : ""}${restingOn(claim.known, true)}`
      : shareOf(claim);
  return `${names.option(claim.option)} leads in ${shareText(claim)} ${what}${within}.`;
}

export function sampling({ of: what, samples, error, scoreError }: Of<"sampling">): string {
  const shown = String(samples).replace(/\B(?=(\d{3})+$)/g, ",");
  const points = (half: number) => (100 * half).toFixed(1);
  const scores = scoreError === null ? "" : `, with uncertain scores within ${points(scoreError)}`;
  return `${what === "all shares" ? "These shares are" : "The share by order alone is"} sampled (${shown} weightings), within ${points(error)} percentage points${scores}.`;
}
