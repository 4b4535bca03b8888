/** What was opened so far, as it is shown to all: figures without names, texts in the order of the alphabet. */
import { mean, quantile } from "#shared/analysis/compute/numbers";
import type { By } from "#shared/base/by";
import { lookup } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import type { Criterion } from "#shared/playbook/playbook";
import { weigher } from "#shared/record/criteria";
import { countsOf, tellsWho } from "#shared/record/distribution";
import { movementBetween } from "#shared/record/movement";
import type { Ballot, Round } from "#shared/record/record";
import { ballotFits } from "#shared/record/rules";
import type { Proposal } from "../ballot";
import { askedCriteria, roomCriteria, seatOf } from "../people";
import type { Session, Settled } from "../session";

/**
 * How often each of 1-5 was said about an option, and by how many who judged the criterion nothing; `null` where there
 * are too few to show in an anonymous session.
 */
export interface CellView {
  criterion: Id;
  option: Id;
  counts: number[] | null;
  unknown: number | null;
}

export interface RoundView {
  n: number;
  ballots: number;
  /** There are too few anonymous answers to show any. */
  withheld: boolean;
  cells: CellView[];
  /**
   * How often each answer was given, and how many don't know; who said nothing on a criterion isn't counted. `null`
   * where there are too few to show in an anonymous session.
   */
  answers: { criterion: Id; counts: By<number> | null; unknown: number | null }[];
  /** Reasons by criterion, in the order of the alphabet. */
  reasons: { criterion: Id; texts: string[] }[];
  /** The group's weight of each criterion, 0..1. */
  weights: By<number>;
}

/** What was opened so far; what wasn't is `null`. */
export interface Opened {
  comments: { section: string; text: string }[] | null;
  criteria: {
    /** What was voted on: criteria by their id, and proposals that were asked about. */
    words: {
      criterion: Id;
      keep: number;
      merge: number;
      /** Titles of what it would be merged with. */
      into: string[];
      drop: number;
      reasons: string[];
    }[];
    mustHaves: { mustHave: Id; texts: string[] }[];
    proposals: { id: Id; kind: Proposal["kind"]; text: string }[];
    settled: By<Settled>;
  } | null;
  /** Shares of 100 per criterion, from the smallest to the largest. */
  points: { ballots: number; withheld: boolean; shares: { criterion: Id; values: number[] }[] } | null;
  rounds: RoundView[];
  /** How many people judged anything in the last round, where that is known: who gave points alone has a ballot as well. */
  answered: number | null;
  /** From round 1 to round 2: how many ballots changed, per criterion. */
  movement: { criterion: Id; changed: number }[] | null;
  risks: { id: Id; kind: "failed" | "loser"; option?: Id | undefined; text: string; dots: number }[] | null;
  consent: {
    /** How often 0 to 5 was said; `null` where so few anonymous answers would tell who. */
    counts: number[] | null;
    confidence: { median: number; low: number; high: number } | null;
    dissent: { who: string | null; text: string }[];
  } | null;
}

export function openedOf(session: Session): Opened {
  const { opened } = session;
  const all = Object.values(session.ballots);
  return {
    comments: opened.comments
      ? all.flatMap(({ comments }) => comments.map(({ section, text }) => ({ section, text }))).toSorted(byText)
      : null,
    criteria: opened.criteria ? criteriaWords(session) : null,
    points: opened.points ? pointsView(session) : null,
    rounds: session.rounds.map((round) => roundView(session, round)),
    answered: answeredIn(session.rounds.at(-1)),
    movement: movementOf(session),
    risks: opened.premortem
      ? all
          .flatMap(({ risks }) =>
            risks.map((risk) => ({ ...risk, dots: all.filter(({ dots }) => dots.includes(risk.id)).length })),
          )
          .toSorted(byText)
      : null,
    consent: opened.decide ? consentView(session) : null,
  };
}

function byText(a: { text: string }, b: { text: string }): number {
  return a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
}

function criteriaWords(session: Session): Opened["criteria"] {
  const all = Object.values(session.ballots);
  const voted = new Set(all.flatMap(({ criteria }) => Object.keys(criteria)));
  const criteria = roomCriteria(session);
  const inUse = criteria.map(({ id }) => id);
  return {
    proposals: session.proposals.map(({ id, kind, text }) => ({ id, kind, text })),
    settled: session.settled,
    words: [...new Set([...inUse, ...voted])].map((id) => {
      const words = all.flatMap(({ criteria }) => lookup(criteria, id) ?? []);
      const count = (word: string) => words.filter((one) => one.word === word).length;
      return {
        criterion: id,
        keep: count("keep"),
        merge: count("merge"),
        into: criteria.filter((one) => words.some((word) => word.with === one.id)).map(({ title }) => title),
        drop: count("drop"),
        reasons: words.flatMap(({ reason }) => reason || []).toSorted(),
      };
    }),
    mustHaves: session.inputs.mustHaves.map(({ id }) => ({
      mustHave: id,
      texts: all.flatMap(({ mustHaves }) => lookup(mustHaves, id) ?? []).toSorted(),
    })),
  };
}

/** Ballots with points on them, as shares of the criteria in use. */
function pointsView(session: Session): Opened["points"] {
  const criteria = roomCriteria(session);
  const weigh = weigher(criteria);
  const shares = Object.values(session.ballots).flatMap(({ stands }) => {
    const stand = lookup(stands, "1");
    const weights = stand && weigh({ id: "one", judgements: {}, ...stand });
    return weights ? [weights] : [];
  });
  const withheld = tooFew(session, shares.length);
  return {
    ballots: shares.length,
    withheld,
    shares: criteria.map(({ id }) => ({
      criterion: id,
      values: withheld ? [] : shares.map((weights) => 100 * (lookup(weights, id) ?? 0)).toSorted((a, b) => a - b),
    })),
  };
}

/** Whether so few anonymous answers would tell who gave them. */
export function tooFew(session: Session, answers: number): boolean {
  return answers > 0 && tellsWho(session, answers);
}

function answeredIn(round: Round | undefined): number | null {
  return round?.ballots.filter(({ judgements }) => Object.keys(judgements).length > 0).length ?? null;
}

function roundView(session: Session, { n, ballots }: Round): RoundView {
  const { inputs } = session;
  const criteria = askedCriteria(session);
  const inUse = roomCriteria(session);
  const withheld = tooFew(session, ballots.length);
  const heard = ballots.map(({ judgements }) => ballotFits(session.playbook, inUse, judgements));
  const given = (id: Id) => ballots.flatMap(({ judgements }) => lookup(judgements, id) ?? []);
  return {
    n,
    ballots: ballots.length,
    withheld,
    cells: criteria.flatMap((criterion) =>
      inputs.options.map((option): CellView => {
        const counts = countsOf(heard, criterion, option);
        const answered = counts.reduce((a, b) => a + b, 0);
        // An anonymous cell with one or two answers would show them as good as with names.
        const judged = given(criterion.id).length;
        const hide = withheld || tooFew(session, answered || judged);
        return {
          criterion: criterion.id,
          option: option.id,
          counts: hide ? null : counts,
          unknown: hide ? null : judged - answered,
        };
      }),
    ),
    answers: withheld
      ? []
      : criteria.map(({ id, answers }) => {
          const judged = given(id);
          const said = judged.flatMap((judgement) => ("answer" in judgement ? judgement.answer : []));
          const hide = tooFew(session, said.length || judged.length);
          const counts = answers.map((answer) => [answer.id, said.filter((one) => one === answer.id).length]);
          return {
            criterion: id,
            counts: hide ? null : Object.fromEntries(counts),
            unknown: hide ? null : judged.filter((judgement) => "unknown" in judgement).length,
          };
        }),
    reasons: withheld
      ? []
      : criteria.map(({ id }) => ({
          criterion: id,
          texts: given(id)
            .flatMap(({ reason }) => reason?.trim() || [])
            .toSorted(),
        })),
    weights: withheld ? {} : meanWeights(ballots, inUse),
  };
}

function meanWeights(ballots: Ballot[], criteria: Criterion[]): By<number> {
  const weights = ballots.map(weigher(criteria)).filter((by) => by !== null);
  if (weights.length === 0) return {};
  return Object.fromEntries(criteria.map(({ id }) => [id, mean(weights.map((by) => lookup(by, id) ?? 0))]));
}

/** How many ballots judge a criterion otherwise in the second round than in the first. */
function movementOf(session: Session): Opened["movement"] {
  const [first, second] = session.rounds;
  if (!first || !second || tooFew(session, second.ballots.length)) return null;
  return movementBetween(first, second).moved;
}

function consentView(session: Session): Opened["consent"] {
  const given = Object.entries(session.ballots).flatMap(([id, { consent }]) => (consent ? [{ id, ...consent }] : []));
  const confidence = given.flatMap((one) => one.confidence ?? []).toSorted((a, b) => a - b);
  const withheld = tooFew(session, confidence.length);
  const counts = [0, 0, 0, 0, 0, 0];
  for (const { level } of given) counts[level] = (counts[level] ?? 0) + 1;
  return {
    counts: tooFew(session, given.length) ? null : counts,
    confidence:
      confidence.length === 0 || withheld
        ? null
        : {
            median: quantile(confidence, 0.5),
            low: quantile(confidence, 0.25),
            high: quantile(confidence, 0.75),
          },
    dissent: given
      .filter(({ level }) => level <= 2)
      .map(({ id, reason }) => ({ who: session.anonymous ? null : (seatOf(session, id)?.name ?? null), text: reason }))
      .toSorted(byText),
  };
}
