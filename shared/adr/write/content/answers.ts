import { join, literal, type Md, md, oneLine } from "#shared/adr/write/escape";
import { capitalised, stopped, withoutStop } from "#shared/adr/write/sentence";
import { lookup } from "#shared/base/by";
import { NBSP, shownPoints } from "#shared/base/figures";
import { quoted } from "#shared/base/title";
import type { Criterion } from "#shared/playbook/playbook";
import { type GivenAnswers, givenOn } from "#shared/record/arguments";
import { lastRound } from "#shared/record/criteria";
import { weightRanges } from "#shared/record/distribution";
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
function answerText(criterion: Criterion, { answers, without, people }: GivenAnswers, facts: Facts): Md | null {
  const [first, ...others] = answers;
  if (first === undefined) return scoresText(criterion, people, facts);
  if (people === 1) return md`${withoutStop(first.text)}`;
  if (others.length === 0 && without === 0) return md`${withoutStop(first.text)} (all ${people})`;
  const told = answers.map(({ text, count }) => md`${count} ${quoted(text)}`);
  return md`We differed: ${join([...told, ...(without > 0 ? [literal(`${without} didn't know`)] : [])], ", ")}`;
}

/** Scores that one person or the team gave directly, in the words of the scale. A room's means stand in the table. */
function scoresText(criterion: Criterion, people: number, { draft, options }: Facts): Md | null {
  const judgement = lastRound(draft)?.ballots[0]?.judgements;
  const said = judgement && lookup(judgement, criterion.id);
  if (said && "unknown" in said && people === 1) return literal("Not known yet");
  if (!said || !("scores" in said) || people !== 1) return null;
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
