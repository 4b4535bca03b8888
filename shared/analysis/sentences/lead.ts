/** The words for who leads, by how much and how firmly. */

import type { Claim, WhyClaim } from "#shared/analysis/claims/claim";
import type { Thresholds } from "#shared/analysis/model";
import { capital } from "#shared/base/capital";
import { percent, percentBeside, percentSet, plain } from "#shared/base/figures";
import { and, or } from "#shared/base/list";
import { quoted } from "#shared/base/title";
import { gapPoints, restingOn, type SentenceNames, setNumber, setPoints, shortOf } from "./words";

type Of<K extends Claim["kind"]> = Extract<Claim, { kind: K }>;

/** "Leaning Django", "Close call", "No recommendation". */
export function headline({ word, leader }: Of<"verdict">, names: SentenceNames): string {
  if (word === "clear" && leader !== null) return `Clearly ${names.option(leader)}`;
  if (word === "leaning" && leader !== null) return capital(leaning(names.option(leader)));
  return word === "none" ? "No recommendation" : "Close call";
}

/** "leaning Django", but "leaning towards the hosted service". */
export function leaning(option: string): string {
  return `leaning ${/^\p{Ll}+ /u.test(option) ? "towards " : ""}${option}`;
}

/** "Ahead by 12.5 of 100 points": how the lead begins. */
export function ahead({ leader, over, options, word, gap, known }: Of<"lead">, names: SentenceNames): string {
  const rival = options.length > 2 ? ` of ${names.option(over)}` : "";
  const who = word === "close call" ? `${names.option(leader)} is ahead` : "Ahead";
  return `${who}${rival} by ${gapPoints(gap)} of 100 points${restingOn(known)}`;
}

export function lead(claim: Of<"lead">, names: SentenceNames): string {
  const titles = (criteria: readonly string[]) => and(criteria.map(names.criterion));
  // No word agrees in number with a title, which may be "Costs" or "Cost".
  const behind = claim.against.length === 0 ? "" : `; behind on ${titles(claim.against)}`;
  return `${ahead(claim, names)}, on ${titles(claim.for)}${behind}.`;
}

export function level({ options, value, known }: Of<"level">, names: SentenceNames): string {
  const who = `${and(options.map(names.option))} are level`;
  return known === null ? `${who} at ${plain(100 * value)} of 100 points.` : `${who}${restingOn(known)}.`;
}

export function silence({ because, options }: Of<"silent">, names: SentenceNames): string {
  switch (because) {
    case "all excluded":
      return "Every option fails a must-have.";
    case "only one left":
      return `Only ${names.option(options[0] as string)} is left.`;
    case "only one":
      return `There is no option beside ${names.option(options[0] as string)}.`;
    case "no weights":
      return "No criterion has any weight yet.";
    case "too little known":
      return "Too little is known to compare the options.";
    case "nothing answered":
      return "Nothing is known yet.";
  }
}

export function advice({ advice: { do: what, options, about }, open }: Of<"advice">, names: SentenceNames): string {
  const named = options.map(names.option);
  const many = options.length > 2;
  const first = about[0];
  switch (what) {
    case "settle":
      return "First settle the answers that can't be true together.";
    case "find-out": {
      if (first?.criterion === undefined)
        return `Check first: ${quoted(names.mustHave(first?.mustHave ?? ""))} for ${names.option(first?.option ?? "")}.`;
      const of = first.options === undefined ? "" : `, for ${and(first.options.map(names.option))}`;
      return `Find out first: ${names.criterion(first.criterion)}${of}.`;
    }
    case "last":
      return `Choose ${named[0]}, think again about what ruled out the rest, or look for another option.`;
    case "pick":
      return "It is easily undone: pick one, set a date, and look again then.";
    case "try-both":
      return many
        ? `It isn't easily undone, so trying is cheaper: pick two of ${and(named)}, build the same small piece with both for two weeks, then choose.`
        : `It isn't easily undone, so trying is cheaper: build the same small piece with ${and(named)} for two weeks, then choose.`;
    case "weigh":
      return `Say how easily it can be undone. If easily, pick one and set a date to look again; if not, try ${many ? "two of them" : "both"} for two weeks.`;
    case "neither": {
      if (named.length === 0) return "None of them as it stands: drop a must-have or look for another option.";
      const whatever = open ? "whatever isn't known, " : "";
      if (named.length === 1)
        return `It is no good answer either: ${whatever}it doesn't reach the middle of the scale. Look for another option.`;
      const none = many ? "none" : "neither";
      const which = many ? `None of ${and(named)}` : `Neither ${named.join(" nor ")}`;
      return `${which} is a good answer: ${whatever}${none} reaches the middle of the scale. Look for another option.`;
    }
  }
}

export function test(
  { test: { id, passed, value }, clear, people, room, known }: Of<"test">,
  names: SentenceNames,
): string {
  const rests = restingOn(known, true);
  switch (id) {
    case "T1":
      return passed
        ? `Gap of at least ${setPoints(clear.clearGap)}${rests}`
        : `Gap of ${shortOf(value ?? 0, clear.clearGap)} points${rests}, clear needs ${setNumber(clear.clearGap)}`;
    case "T2":
      return passed
        ? `${percent(value ?? 0)} of nearby weightings${rests}`
        : `${percentBeside(value ?? 0, clear.clearShare)} of nearby weightings${rests}, clear needs ${percentSet(clear.clearShare)}`;
    case "T3":
      return passed
        ? "No one person decides it"
        : `It hangs on ${people.length === 1 ? "" : "each of "}${and(people.map(names.person))}${people.length === 1 ? " alone" : ""}`;
    case "T4":
      return passed
        ? "Mean, median and head-count don't contradict each other"
        : "Mean, median and head-count contradict each other";
    case "T5": {
      const score = room ? "mean score" : "score";
      return passed
        ? `No ${score} moved by one step ends the lead`
        : `One ${score} moved by one step or less ends the lead`;
    }
  }
}

export function cap({ because, leader, known, limit }: Of<"cap">, names: SentenceNames): string {
  const room = known?.room ?? false;
  switch (because) {
    case "unknown decides":
      return `${room ? "What too few people know" : "What isn't known"} could end the lead, so nothing is clear yet`;
    case "much unknown": {
      const lacks = `${room ? "isn't known by enough people" : "isn't known"}${known?.apart ? "" : " for every option"}`;
      return `${percentBeside(1 - (known?.weight ?? 1), limit)} of the weight ${lacks}, clear allows ${percentSet(limit)}`;
    }
    case "must-have unchecked":
      return `A must-have isn't checked for ${names.option(leader)}, so nothing is clear yet`;
    case "must-have fails":
      return `${names.option(leader)} fails a must-have and needs an exception, so nothing is clear`;
    case "answers contradict":
      return "Some answers can't be true together, so nothing is clear";
  }
}

/** A limit of 0 asks for nothing. */
export function limits({ clearGap, clearShare, closeGap, closeShare }: Thresholds): string {
  const needs = [
    ...(clearGap > 0 ? [`a gap of ${setPoints(clearGap)}`] : []),
    ...(clearShare > 0 ? [`${percentSet(clearShare)} of the weightings nearby`] : []),
    "a lead that one step of one score doesn't end",
  ];
  const close = [...(closeGap > 0 ? [setPoints(closeGap)] : []), ...(closeShare > 0 ? [percentSet(closeShare)] : [])];
  return `“Clear” needs ${and(needs)}${close.length > 0 ? `; under ${or(close)} it is a close call` : ""}.`;
}

/** Why criteria have no row of their own. */
export function without(claim: Exclude<WhyClaim, { kind: "part" }>, names: SentenceNames): string {
  const titles = and(claim.criteria.map(names.criterion));
  if (claim.kind === "same")
    return `No difference ${claim.room ? "on average " : ""}between ${and(claim.options.map(names.option))} on ${titles}.`;
  if (claim.kind === "weightless") return `Without weight: ${titles}.`;
  return `${claim.room ? "Not known by enough people" : "Not known yet"}${claim.options === null ? "" : ` for ${and(claim.options.map(names.option))}`}: ${titles}.`;
}
