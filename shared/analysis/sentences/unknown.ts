/** The words for what isn't known, isn't checked, or rules an option out. */
import type { Claim } from "#shared/analysis/claims/claim";
import { and, or } from "#shared/base/list";
import { quoted } from "#shared/base/title";
import type { SentenceNames } from "./words";

type Of<K extends Claim["kind"]> = Extract<Claim, { kind: K }>;

export function unknown(claim: Of<"unknown">, names: SentenceNames): string {
  const { criterion, options, all, leader, effect, lone, room, keeps, turns } = claim;
  const lacks = `${names.criterion(criterion)}: not known${room ? " by enough people" : ""}`;
  const open = all ? lacks : `${lacks} for ${and(options.map(names.option))}`;
  if (leader === null && turns.length > 0) return `${open}. ${cases(claim, names)}`;
  if (leader === null || effect === "safe") return `${open}.`;
  const self = lone ? "" : " by itself";
  if (effect === "none") return `${open}, and no answer${self} changes who leads.`;
  if (keeps !== null) return `${open}. ${keeping(keeps, leader, lone, names)}`;
  if (turns.length > 0) return `${open}. ${cases(claim, names)}`;
  return effect === "level"
    ? `${open}, and at worst${self} it leaves nobody ahead.`
    : `${open}, and that${self} could change who leads.`;
}

/** Rounded to the safe side, so that the lead holds beyond the figure that is told. */
function keeping(
  { option, score, side }: NonNullable<Of<"unknown">["keeps"]>,
  leader: string,
  lone: boolean,
  names: SentenceNames,
): string {
  const limit = (side === "above" ? Math.ceil(100 * score - 1e-9) : Math.floor(100 * score + 1e-9)) / 100;
  const who = option === leader ? "it turns" : `${names.option(option)} turns`;
  const rest = lone ? "" : ", with the rest as it counts today,";
  // Beyond the end of the scale there is nothing.
  const end = limit <= 1 || limit >= 5;
  const at = end ? String(limit) : `${limit.toFixed(2)} or ${side === "above" ? "below" : "above"}`;
  return `${names.option(leader)} stays ahead${rest} unless ${who} out at ${at} on the 1-5 scale.`;
}

function cases({ criterion, turns, lone }: Of<"unknown">, names: SentenceNames): string {
  const winners = [...new Set(turns.map(({ leader }) => leader))];
  const texts = winners.map((winner) => {
    const answers = turns
      .filter(({ leader }) => leader === winner)
      .map(({ answer }) => names.answer(criterion, answer));
    const who = winner === null ? "nobody would lead" : `${names.option(winner)} would lead`;
    return `With ${or(answers.map(quoted))}, ${who}${lone ? "" : ", the rest as it counts today"}.`;
  });
  return texts.join(" ");
}

export function togetherText({ leader, effect }: Of<"together">, names: SentenceNames): string {
  if (effect === "none") return `However these turn out, ${names.option(leader)} stays ahead.`;
  return effect === "level"
    ? "Together these could leave nobody ahead."
    : "Together these could put another option ahead.";
}

export function out({ option, mustHaves }: Of<"out">, names: SentenceNames): string {
  return `${names.option(option)} is out: it fails ${and(mustHaves.map((id) => quoted(names.mustHave(id))))}.`;
}

export function unchecked({ option, mustHave, negotiable }: Of<"unchecked">, names: SentenceNames): string {
  const then = negotiable ? "needs an exception by the decider" : "is out";
  return `Must-have ${quoted(names.mustHave(mustHave))} isn't checked for ${names.option(option)}. If it fails, ${names.option(option)} ${then}.`;
}

export function exception({ option, mustHave }: Of<"exception">, names: SentenceNames): string {
  return `${names.option(option)} fails ${quoted(names.mustHave(mustHave))} and stays in only with an exception by the decider.`;
}
