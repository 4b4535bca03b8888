/**
 * What the analysis takes and gives. It knows scores and weights alone: no answers, no playbooks, no records.
 * Options, criteria and people are told apart by name; in the app these names are ids.
 *
 * `Model` is also the format of `adroit analyse`.
 */
import type { MustHaveVerdict } from "#shared/playbook/playbook";

/** A value per name. Iteration order carries no meaning. */
export type Named<T> = Record<string, T>;

export interface Person {
  name: string;
  /** One weight per criterion, in the order of `Model.criteria`, in any non-negative unit, not all zero. */
  weights: number[];
  /** Per option one score per criterion, 1-5, or `null` for "don't know". */
  scores: Named<(number | null)[]>;
}

export interface ModelMustHave {
  name: string;
  negotiable: boolean;
  verdicts: Named<MustHaveVerdict>;
}

/** Limits of the five tests behind the verdict. Points are 0-100, shares 0-1. */
export interface Thresholds {
  /** T1: the gap that "clear" needs, in points. */
  clearGap: number;
  /** Below this gap, in points, it is a close call. */
  closeGap: number;
  /** T2: the share of nearby weightings (concentration 20) that "clear" needs. */
  clearShare: number;
  /** Below this share it is a close call. */
  closeShare: number;
  /** A cell with answers from fewer than this share of voters is unknown (and fewer than two, in a group). */
  quorum: number;
  /** While more than this share of the weight isn't known, nothing is clear. */
  unknownWeight: number;
}

/**
 * What one criterion could still say: each way of answering it gives every option a score. Used for the interval of
 * an unanswered criterion and for "which other answer would change it".
 */
export interface Alternatives {
  /** The person concerned; the criterion. */
  person: string;
  criterion: string;
  /** The current answer's name, or `null` where it is "don't know yet". */
  current: string | null;
  answers: Answerable[];
  /** Other ways in which the scores may still come out, because of what isn't known about other criteria. */
  variants?: Named<number>[];
  /** Whether a score stands as it does because of an answer to another criterion. */
  ruled?: boolean;
}

/** One way of answering a criterion. */
export interface Answerable {
  name: string;
  /** Per option; one that is missing is unknown under this answer. */
  scores: Named<number>;
  /** Scores of other criteria that come out otherwise with this answer: criterion, then option. */
  elsewhere?: Named<Named<number>>;
}

/** How hard it is to go back on a decision. */
export type Reversible = "easily" | "with-effort" | "hardly";

export interface Model {
  options: string[];
  criteria: string[];
  people: Person[];
  mustHaves?: ModelMustHave[];
  thresholds?: Partial<Thresholds>;
  /** Shapes the advice; `null` where nobody said. */
  reversible?: Reversible | null;
  /** Whether answers were given that can't be true together, so that nothing follows clearly from them. */
  contradictory?: boolean;
  /** Not part of the command line's input: the app fills it from the playbook. */
  alternatives?: Alternatives[];
}

export interface Gap {
  leader: string;
  over: string;
  /** Leader's value minus the runner-up's, 0..1. Zero is a tie, and then the two names are in input order. */
  value: number;
}

export interface Contribution {
  criterion: string;
  /** Weight times difference of values, leader minus runner-up; they sum to the gap. */
  value: number;
  /** The criterion's share of the weight, 0..1. */
  weight: number;
  /** Difference of values, leader minus runner-up, -1..1; four of it are one step each. */
  difference: number;
}

/** A weight from which on somebody else leads, the other criteria keeping their proportions. */
export interface Flip {
  criterion: string;
  weight: number;
  now: number;
  to: string;
  /** Options that lead beyond it level with `to`. */
  tied: string[];
  /** The weight at which `to` is overtaken in its turn; `null` where it leads to the end of the scale. */
  until: number | null;
}

export interface StableInterval {
  criterion: string;
  now: number;
  low: number;
  high: number;
  /** Who overtakes below `low` and above `high`; `null` where the end of the scale comes first. */
  below: string | null;
  above: string | null;
}

export interface Reallocation {
  /** Total weight moved, 0..1. */
  weight: number;
  /** The option that catches up. */
  to: string;
  moves: { from: string; to: string; weight: number }[];
  /** The next whole hundredth at which that option leads alone, where one criterion can give as much. */
  whole: number | null;
}

export interface ScoreFlip {
  criterion: string;
  /** Steps on the 1-5 scale by which the difference of the two leading options has to drop. */
  steps: number;
  /** Whether one of the two scores alone has that much room on the scale. */
  possible: boolean;
}

/** The fewest whole steps by which one score of one person has to move to end the lead. */
export interface OneScore {
  /** 1-4 on the 1-5 scale. */
  steps: number;
  /** The options that such a move can make lead alone. */
  ahead: string[];
  /** Whether such a move can leave nobody in the lead. */
  tie: boolean;
}

export interface AnswerFlip {
  person: string;
  criterion: string;
  answer: string;
  /** The winner that this answer would give; `null` is a tie. */
  leader: string | null;
  /** True where the winner differs from today's. */
  changes: boolean;
}

export interface Unknown {
  criterion: string;
  /** Options whose cell is unknown. */
  options: string[];
  /** The gap (today's leader minus runner-up) at its smallest and largest over what this criterion could still say. */
  gap: { low: number; high: number };
  /**
   * The score (1-5) at which today's leader and its nearest rival are level, where one cell alone is unknown and such a
   * score exists.
   */
  breakEven: { option: string; score: number } | null;
  /** What it could do to today's lead by itself: nothing, end it in a tie, or give it to another option. */
  effect: "none" | "level" | "turns";
  /** Whether it could end today's lead by itself. */
  decides: boolean;
  /** The answers that would end it and who would lead (`null`: nobody); empty where the criterion is scored directly. */
  turns: { answer: string; leader: string | null }[];
}

export interface Robustness {
  uniform: Named<number>;
  /** Under weights that are only tried, `k20` alone. */
  near: { k20: Named<number>; k40?: Named<number>; k100?: Named<number> };
  orderOnly: Named<number>;
  /**
   * The share in which each option leads alone when weights vary as in `near.k20` and every score of everybody is
   * independently a step lower, as it is, or a step higher, a third each, within 1 to 5.
   */
  withScores: Named<number>;
  /** Mean weights of the weightings in which the option is first; `null` where it never is. */
  central: Named<Named<number> | null>;
  /** Per option the share of all possible weightings in which it is first, second, and so on. */
  ranks: Named<number[]>;
  /** Present where sampling was used: always with three or more options, with two at most for `orderOnly`. */
  samples?: number;
  /** Half-width of the 95 % interval of a sampled share, worst case. */
  error?: number;
  /** The same for `withScores`, which is exact unless these are there. */
  scoreSamples?: number;
  scoreError?: number;
}

export interface CellDisagreement {
  criterion: string;
  option: string;
  answered: number;
  of: number;
  min: number | null;
  max: number | null;
  q1: number | null;
  median: number | null;
  q3: number | null;
  /** Van der Eijk's agreement A, -1..1; `null` under four answers. */
  agreement: number | null;
  /** How often each of 1..5 was said; a score between two goes to the nearer. */
  counts: number[];
}

/** Who leads, if anybody, and the value of each option that is in the running, 0..1. */
export interface Placing {
  leader: string | null;
  values: Named<number>;
}

export interface WorthDiscussing {
  criterion: string;
  /** Points of gap (0-100) that this disagreement is worth. */
  points: number;
  /** Who stands at the ends, by name: most for the leader, most for the runner-up. */
  top: string[];
  bottom: string[];
  /** The differences of values that they see, leader minus runner-up, -1..1. */
  most: number;
  fewest: number;
  /**
   * What the two ends differ in: they describe different projects (other answers), or they judge the fit of the same
   * answer differently. `null` where scores were given without answers.
   */
  about: "project" | "fit" | null;
}

export type VerdictWord = "clear" | "leaning" | "close call" | "none";

/** T1 gap, T2 nearby weightings, T3 no person decides alone, T4 rules agree, T5 no single step flips it. */
export interface VerdictTest {
  id: "T1" | "T2" | "T3" | "T4" | "T5";
  passed: boolean;
  /**
   * The measured figure, where the test has one: points, a share, the number of people who decide alone, the fewest
   * steps by which one score flips it.
   */
  value: number | null;
  needs: number | null;
}

export interface Verdict {
  word: VerdictWord;
  tests: VerdictTest[];
  /** Why there is no recommendation, or what keeps it from being firmer; empty for "clear". */
  because: (
    | "nothing known"
    | "no weights"
    | "one option"
    | "all excluded"
    | "tie"
    | "small gap"
    | "few nearby weightings"
    | "one person decides"
    | "rules disagree"
    | "one step flips it"
    | "unknown decides"
    | "much unknown"
    | "must-have unchecked"
    | "must-have fails"
    | "answers contradict"
  )[];
}

/**
 * What to do next. "find-out": an unknown answer or an unchecked must-have could turn it, `about` names them, the ones
 * that could turn most first. "pick": a close call that is easily undone. "try-both": one that isn't. "weigh": one of
 * which nobody said how easily it is undone. "neither": no option can reach the middle of the scale, or every one fails.
 * "last": must-haves leave one option. "settle": answers can't be true together. An `about` on a criterion names the
 * options that it isn't known for, unless it is all of them.
 */
export interface Advice {
  do: "find-out" | "settle" | "pick" | "try-both" | "weigh" | "neither" | "last";
  options: string[];
  about: { criterion?: string; options?: string[]; mustHave?: string; option?: string }[];
}

export interface Analysis {
  /** Everybody whose judgement counts, in input order. */
  people: string[];
  /**
   * Values of the options that weren't excluded, 0..1. A cell that nobody knows counts with the middle of the scale,
   * so that a criterion unknown for all options separates none.
   */
  values: Named<number>;
  /** Lowest and highest value over everything unknown, today's value included. */
  intervals: Named<{ low: number; high: number }>;
  /** Group weights, summing to 1. */
  weights: Named<number>;
  gap: Gap | null;
  contributions: Contribution[];
  /** The same for the leader and every other option, so that any two can be compared. */
  against: Named<Contribution[]>;
  group: {
    mean: { leader: string | null; gap: number };
    median: { leader: string | null; gap: number };
    /**
     * `people`: the option that leads in each one's own model whatever they don't know, `null` for the undecided, and
     * whether they know everything that has weight for them.
     */
    headCount: {
      leader: string | null;
      counts: Named<number>;
      undecided: number;
      people: Named<{ leader: string | null; knows: boolean }>;
    };
    /** Those of the three that name a leader name the same one. */
    rulesAgree: boolean;
  } | null;
  flips: Flip[];
  stable: StableInterval[];
  cheapestReallocation: Reallocation | null;
  scoreFlips: ScoreFlip[];
  /** `null` where no single score can end the lead, or nobody leads. */
  oneScore: OneScore | null;
  answerFlips: AnswerFlip[];
  leaveOneOut: {
    people: { name: string; leader: string | null; value: number }[];
    criteria: { name: string; leader: string | null; value: number }[];
  };
  robustness: Robustness | null;
  disagreement: CellDisagreement[];
  /** Agreement on the order of criteria, 0..1; `null` under two people or three criteria. */
  kendallW: number | null;
  agenda: WorthDiscussing[];
  /**
   * Per option the most that anyone gives up if it is chosen, who gives up how much, and the most that could be given
   * up under any weights at all.
   */
  regret: Named<{ max: number; people: Named<number>; anyWeights: number }>;
  /** What isn't known, what could turn most first. */
  unknown: Unknown[];
  /** What all of them together could do to today's lead. */
  together: Unknown["effect"];
  /** The share of the weight of criteria that are known for every option in the running, 0..1. */
  knownWeight: number;
  /** Whether a criterion without weight has an unknown cell: it counts nothing today, but in other weightings. */
  blank: boolean;
  excluded: { option: string; because: string[] }[];
  /** Must-haves still unchecked for an option that is in the running, and which of them are negotiable. */
  conditional: { option: string; on: string[]; negotiable: string[] }[];
  /** Negotiable must-haves that fail and need an exception. */
  exceptions: { option: string; mustHave: string }[];
  verdict: Verdict;
  /** `null` where there is nothing beyond the verdict. */
  advice: Advice | null;
  thresholds: Thresholds;
}
