import { join, literal, type Md, md, oneLine } from "#shared/adr/write/escape";
import { outOf, withoutAnswer } from "#shared/adr/write/given";
import { capitalised, stopped, withoutStop } from "#shared/adr/write/sentence";
import { sum } from "#shared/analysis/compute/numbers";
import { lookup } from "#shared/base/by";
import { NBSP, shownPoints } from "#shared/base/figures";
import { and } from "#shared/base/list";
import { quoted } from "#shared/base/title";
import type { Criterion, Score } from "#shared/playbook/playbook";
import { type GivenAnswers, givenOn, scoreCounts } from "#shared/record/arguments";
import { lastRound } from "#shared/record/criteria";
import { tellsWho, weightRanges } from "#shared/record/distribution";
import type { Distribution } from "#shared/record/record";
import { scored } from "#shared/record/scored";
import type { Answered } from "./content";
import type { Facts } from "./facts";

/** What we answered on each criterion, in the order of the facts. */
export function answersOf(facts: Facts): Answered[] {
  const shares = shareTexts(facts);
  const ranges = rangesOf(facts);
  return facts.criteria.map((criterion, i) => {
    const given = givenOn(criterion, facts.draft);
    const parts = [answerText(criterion, given, facts), ...noted(given)].filter((part) => part !== null);
    return {
      title: md`${criterion.title}`,
      weight: md`${shares[i] ?? ""}`,
      range: rangeText(criterion, ranges),
      text: parts.length > 0 ? join(parts.length > 1 ? parts.map(stopped) : parts, " ") : null,
    };
  });
}

/** The answer that was given; in a room with how many gave it, and all of them where it differed. */
function answerText(criterion: Criterion, given: GivenAnswers, facts: Facts): Md | null {
  const { answers, unknown, people } = given;
  const [first, ...others] = answers;
  if (first === undefined) return people > 1 ? differedText(criterion, facts) : scoresText(criterion, facts);
  if (people === 1) return md`${withoutStop(first.text)}`;
  if (others.length === 0 && unknown === 0)
    return md`${withoutStop(first.text)} (${literal(outOf(first.count, people))})`;
  const told = answers.map(({ text, count }) => md`${count} ${quoted(text)}`);
  return md`We differed: ${join([...told, ...withoutAnswer(given).map(literal)], ", ")}`;
}

/**
 * On which options a room's scores differed and how many gave each, the best first, in the words of the scale. Means
 * stand in the table.
 */
function differedText(criterion: Criterion, { draft, heard, options, spoken }: Facts): Md | null {
  const told = options.flatMap((option) => {
    const counts = scoreCounts(heard, criterion, option);
    if (tellsWho(draft, sum(counts))) return [];
    const given = counts.flatMap((count, i) =>
      count > 0 ? [md`${count} ${quoted(criterion.anchors[(i + 1) as Score])}`] : [],
    );
    return given.length > 1 ? [md`${spoken(option.id)} (${join(given.toReversed(), ", ")})`.md] : [];
  });
  return told.length > 0 ? md`We differed on ${literal(and(told))}` : null;
}

/** Scores that one person or the team gave directly, in the words of the scale. */
function scoresText(criterion: Criterion, { draft, options }: Facts): Md | null {
  const judgement = lastRound(draft)?.ballots[0]?.judgements;
  const said = judgement && lookup(judgement, criterion.id);
  if (said && "unknown" in said) return literal("Not known yet");
  if (!said || !("scores" in said)) return null;
  if (options.every(({ id }) => lookup(said.scores, id) === undefined)) return null;
  const words = options.map(({ id, title }) => {
    const given = lookup(said.scores, id);
    return given === undefined
      ? md`${title} not known`
      : md`${title} ${quoted(criterion.anchors[scored(given).score])}`;
  });
  return join(words, ", ");
}

function noted({ notes, people }: GivenAnswers): Md[] {
  const said = notes.map(oneLine).filter(Boolean);
  return said.map((note) => (people > 1 ? md`Noted: ${capitalised(note)}` : md`${capitalised(note)}`));
}

/** From the least to the most that anybody gave each, where several people weighed. */
function rangesOf({ draft, criteria }: Facts): Distribution["points"] {
  const round = lastRound(draft);
  const people = round?.distribution?.ballots ?? round?.ballots.length ?? 0;
  return round === undefined || people < 2 ? [] : (round.distribution?.points ?? weightRanges(round.ballots, criteria));
}

function rangeText(criterion: Criterion, ranges: Distribution["points"]): Md | null {
  const points = ranges.find((one) => one.criterion === criterion.id);
  if (!points) return null;
  const [low, high] = [Math.round(points.low), Math.round(points.high)];
  return low === high ? null : literal(`${low} to ${high}${NBSP}%`);
}

/** Weights as percents that add up to 100, in the order of the criteria. */
function shareTexts({ criteria, weight }: Facts): string[] {
  return shownPoints(
    criteria.map(({ id }) => weight(id)),
    1,
  ).map((share) => `${share}${NBSP}%`);
}
