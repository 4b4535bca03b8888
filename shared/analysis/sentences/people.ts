/** The words for how the people of a room stand to each other. */
import type { Claim, PeopleClaim } from "#shared/analysis/claims/claim";
import { SAME } from "#shared/analysis/compute/numbers";
import { NBSP } from "#shared/base/figures";
import { and } from "#shared/base/list";
import { gapPoints, number, type SentenceNames } from "./words";

type Of<K extends Claim["kind"]> = Extract<Claim, { kind: K }>;

export function people(claim: PeopleClaim, names: SentenceNames): string {
  switch (claim.kind) {
    case "rules":
      return rules(claim, names);
    case "undecided":
      return claim.people.length === claim.of
        ? "Everybody is undecided."
        : `${claim.people.length} of ${claim.of} ${claim.people.length === 1 ? "is" : "are"} undecided.`;
    case "without":
      return `Without ${names.person(claim.person)}, ${someone(claim.leader, names)} would lead.`;
    case "split":
      return `The team is split on ${names.criterion(claim.criterion)} for ${names.option(claim.option)} (scores from ${number(claim.low)} to ${number(claim.high)}).`;
    case "order":
      return `On the order of the criteria people agree to ${claim.agreement.toFixed(2)}; unrelated orders of ${claim.people} people give ${claim.chance.toFixed(2)} on average, equal ones 1.`;
    case "regret":
      return regret(claim, names);
    case "dissent":
      return dissent(claim, names);
    case "agenda":
      return agenda(claim, names);
  }
}

function someone(option: string | null, names: SentenceNames): string {
  return option === null ? "nobody" : names.option(option);
}

function rules({ agree, mean, median, headCount, votes, of }: Of<"rules">, names: SentenceNames): string {
  const count = headCount === null ? "" : ` (${votes} of ${of})`;
  if (mean === null && median === null && headCount === null) return "Mean, median and head-count name nobody.";
  if (agree && mean !== null && mean === median && mean === headCount)
    return `Mean, median and head-count${count} all name ${names.option(mean)}.`;
  const each = `the mean names ${someone(mean, names)}, the median ${someone(median, names)}, the head-count ${someone(headCount, names)}${count}`;
  return agree ? `The rules don't contradict each other: ${each}.` : `The rules disagree: ${each}.`;
}

/** More names than this are a number. */
const mostNames = 4;

function regret({ options, of, standIn }: Of<"regret">, names: SentenceNames): string {
  const how = standIn ? ", what they don't know counting as the middle of the scale" : "";
  if (options.every(({ people }) => people.length === 0))
    return `By their own numbers nobody gives up anything with any option${how}.`;
  const each = options.map(({ option, most, people }) => {
    const some = people.length > mostNames ? `${people.length} people` : and(people.map(names.person));
    const who = people.length > 0 ? ` (${people.length === of ? "everybody" : some})` : "";
    const much = people.length > 0 ? gapPoints(most) : "nothing";
    return `${much} with ${names.option(option)}${who}`;
  });
  return `The most that anyone gives up by their own numbers, in points of 100${how}: ${each.join(", ")}.`;
}

function dissent({ person, option, gap }: Of<"dissent">, names: SentenceNames): string {
  const much = gap === null ? "whatever they don't know" : `by ${gapPoints(gap)} of 100 points`;
  return `${names.person(person)}'s own numbers favour ${names.option(option)} ${much}.`;
}

function agenda(claim: Of<"agenda">, names: SentenceNames): string {
  const { criterion, points, leader, over, top, bottom, most, fewest, about } = claim;
  const high = `${and(top.map(names.person))} ${stand(most, "most", leader, over, names)}`;
  const low = `${and(bottom.map(names.person))} ${stand(fewest, "least", leader, over, names)}`;
  const kind =
    about === "project"
      ? " They describe different projects."
      : about === "fit"
        ? " They judge the fit differently."
        : "";
  return `${names.criterion(criterion)}, ${gapPoints(points / 100)}${NBSP}points at stake: ${high}; ${low}.${kind}`;
}

/** The end of the room where most is seen for the leader, or least of it. */
function stand(d: number, end: "most" | "least", leader: string, over: string, names: SentenceNames): string {
  if (Math.abs(d) < SAME) return "for neither";
  if (end === "most") return d > 0 ? `most for ${names.option(leader)}` : `least for ${names.option(over)}`;
  return d > 0 ? `least for ${names.option(leader)}` : `most for ${names.option(over)}`;
}
