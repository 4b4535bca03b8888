/** What was said on a criterion, by everybody together: answers with their counts, scores, and reasons for and against. */
import { SAME, sum } from "#shared/analysis/compute/numbers";
import type { Analysis } from "#shared/analysis/model";
import type { By } from "#shared/base/by";
import { lookup } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import type { Criterion, Option, Playbook } from "#shared/playbook/playbook";
import { criteriaInUse, lastRound } from "./criteria";
import { answerCounts, groupOf, tellsWho } from "./distribution";
import { bareAnswer, fits } from "./fits";
import type { Distribution, Fit, Inputs, Round } from "./record";
import { ballotFits, ruledIn, rulesThatSet } from "./rules";

/** What a criterion says for or against one option beside another. */
export interface Argument {
  criterion: Criterion;
  /** Steps by which the option scores better, -4..4: the sign of what the criterion contributes. */
  ahead: number;
  /**
   * What the reason is about the option: what earns a 4 or 5 is nothing bad because another has more, and what earns a
   * 1 or 2 nothing good because another has less.
   */
  side: "good" | "neutral" | "bad";
  /** Why, in the words that most of those gave who see it on this side; empty where nobody gave any. */
  reason: string;
  sources: Id[];
  /** Where a person's own reason can be read. */
  link?: string;
  origin: Fit["origin"];
}

/** The last round, taken apart once for all that is asked of it. */
export interface HeardRound {
  round: Round | undefined;
  options: Option[];
  voices(criterion: Criterion): Voice[];
}

export function hearRound(playbook: Playbook, inputs: Inputs): HeardRound {
  const { options } = inputs;
  const round = lastRound(inputs);
  const criteria = criteriaInUse(playbook, inputs);
  const rules = rulesThatSet(playbook);
  const heard = (round?.ballots ?? []).map(({ judgements }) => ({
    judgements,
    fitsOf: ballotFits({ rules }, criteria, judgements),
  }));
  const ruled = ruledIn(playbook);
  /** In a large room most people give the same few answers. */
  const voicesOn = (criterion: Criterion): Voice[] => {
    const alike = new Map<Id, Voice>();
    return heard.flatMap(({ judgements, fitsOf }): Voice[] => {
      const answer = ruled.has(criterion.id) ? null : bareAnswer(lookup(judgements, criterion.id));
      const same = answer === null ? undefined : alike.get(answer);
      if (same !== undefined) {
        same.count++;
        return [];
      }
      const voice = { fits: fitsOf(criterion, options), count: 1 };
      if (answer !== null) alike.set(answer, voice);
      return [voice];
    });
  };
  const known = new Map<Id, Voice[]>();
  return {
    round,
    options,
    voices(criterion) {
      const voices =
        known.get(criterion.id) ??
        (round?.distribution && heard.length === 0
          ? voicesTold(criterion, options, round.distribution)
          : voicesOn(criterion));
      known.set(criterion.id, voices);
      return voices;
    },
  };
}

/** The mean of the scores that an option was given, 1-5; `null` where nobody gave one. */
export function meanScore({ round, voices }: HeardRound, criterion: Criterion, option: Option): number | null {
  if (round === undefined) return null;
  if (round.distribution && round.ballots.length === 0) {
    const group = groupOf(round.distribution, [criterion], [option]);
    return group ? (lookup(group.scores, option.id)?.[0] ?? null) : null;
  }
  let total = 0;
  let count = 0;
  for (const voice of voices(criterion)) {
    const score = lookup(voice.fits, option.id)?.score ?? null;
    if (score === null) continue;
    total += voice.count * score;
    count += voice.count;
  }
  return count === 0 ? null : total / count;
}

/** How often each of 1-5 was said about an option in the round that counts. */
export function scoreCounts({ round, voices }: HeardRound, criterion: Criterion, option: Option): number[] {
  const cell = round?.distribution?.cells.find((one) => one.criterion === criterion.id && one.option === option.id);
  if (cell && round?.ballots.length === 0) return cell.counts;
  const counts = [0, 0, 0, 0, 0];
  for (const { fits, count } of voices(criterion)) {
    const score = lookup(fits, option.id)?.score ?? null;
    if (score !== null) counts[score - 1] = (counts[score - 1] as number) + count;
  }
  return counts;
}

/**
 * The option that another is held against: the leader's runner-up, and the leader for all others. `null` where nothing
 * can be compared.
 */
export function rivalOf({ gap }: Pick<Analysis, "gap">, option: Id): Id | null {
  if (gap === null) return null;
  return gap.leader === option ? gap.over : gap.leader;
}

/** What the criterion says about `option` beside `rival`; `null` where it isn't known of both. */
export function argumentOn(heard: HeardRound, criterion: Criterion, option: Id, rival: Id): Argument | null {
  const found = (id: Id) => heard.options.find((one) => one.id === id);
  const [own, other] = [found(option), found(rival)];
  const [score, against] = [own, other].map((one) => (one ? meanScore(heard, criterion, one) : null));
  if (score === null || score === undefined || against === null || against === undefined) return null;
  const ahead = score - against;
  // A reason is only given for the side that those who gave it are on.
  const voices = heard.voices(criterion).flatMap(({ fits, count }) => {
    const [one, two] = [lookup(fits, option), lookup(fits, rival)];
    if (!one || one.score === null || !two || two.score === null || one.reason.trim() === "") return [];
    return side(one.score - two.score) === side(ahead) ? [{ fit: one, count }] : [];
  });
  const usual = mostFrequent(voices, ({ fit }) => fit.reason);
  const { reason = "", sources = [], origin = "direct", link } = usual?.fit ?? {};
  const given = usual?.fit.score ?? score;
  return {
    criterion,
    ahead,
    side: ahead > SAME && given >= 3 ? "good" : ahead < -SAME && given <= 3 ? "bad" : "neutral",
    reason: reason.trim(),
    sources,
    origin,
    ...(link !== undefined && { link }),
  };
}

function side(steps: number): number {
  return Math.abs(steps) < SAME ? 0 : Math.sign(steps);
}

/** What people answered on a criterion. */
export interface GivenAnswers {
  /** The most frequent first; none where so few anonymous people answered that it would tell who. */
  answers: { text: string; count: number }[];
  /** How many said that they don't know. */
  unknown: number;
  /** How many said nothing on it; where single ballots aren't told, those who don't know are among them. */
  silent: number;
  people: number;
  /** What people noted beside their answers and scores, as they put it; a reason for another score isn't a note. */
  notes: string[];
}

export function givenOn(criterion: Criterion, inputs: Inputs): GivenAnswers {
  const round = lastRound(inputs);
  const ballots = round?.ballots ?? [];
  const told = ballots.length === 0 ? round?.distribution : undefined;
  const judgements = ballots.flatMap(({ judgements }) => lookup(judgements, criterion.id) ?? []);
  const people = told?.ballots ?? ballots.length;
  const counts = told
    ? new Map(Object.entries(told.answers.find((one) => one.criterion === criterion.id)?.counts ?? {}))
    : answerCounts(judgements);
  const answers = criterion.answers
    .map(({ id, text }) => ({ text, count: counts.get(id) ?? 0 }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count);
  const hidden = people > 1 && tellsWho(inputs, sum(answers.map(({ count }) => count)));
  const judged = told
    ? Math.max(0, ...told.cells.filter((one) => one.criterion === criterion.id).map(({ counts }) => sum(counts)))
    : judgements.length;
  const notes = judgements.flatMap((one) => {
    const reason = one.reason?.trim() ?? "";
    return reason === "" || ("answer" in one && one.adjusted) ? [] : [reason];
  });
  return {
    answers: hidden ? [] : answers,
    unknown: judgements.filter((one) => "unknown" in one).length,
    silent: Math.max(0, people - judged),
    people,
    notes: [...new Set(notes)],
  };
}

/** How the options fit under one judgement, and how many people gave it. */
interface Voice {
  fits: By<Fit>;
  count: number;
}

/** What every answer says that was given in a round whose ballots aren't told. */
function voicesTold(criterion: Criterion, options: Option[], distribution: Distribution): Voice[] {
  const counts = distribution.answers.find((one) => one.criterion === criterion.id)?.counts ?? {};
  return criterion.answers.flatMap(({ id }) => {
    const count = lookup(counts, id) ?? 0;
    return count > 0 ? [{ fits: fits(criterion, options, { answer: id }), count }] : [];
  });
}

/** The first of the most frequent. */
function mostFrequent<T extends { count: number }>(items: T[], key: (item: T) => string): T | undefined {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + item.count);
  const most = Math.max(0, ...counts.values());
  return items.find((item) => counts.get(key(item)) === most);
}
