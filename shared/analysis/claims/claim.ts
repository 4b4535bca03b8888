/**
 * What the analysis states, as data: whom it is about, over which range, with which figures. Every sentence is one of
 * these first and words second (`analysis/sentences`), so that each can be checked without reading it.
 *
 * Options, criteria, people, answers and must-haves stand by the model's names. Values, gaps, weights and shares are
 * 0..1, unrounded; scores are on the 1-5 scale and steps are steps of it.
 */
import type { Advice, Thresholds, Unknown, VerdictTest, VerdictWord, WorthDiscussing } from "#shared/analysis/model";

/** What a figure rests on while some of the weight isn't known. */
export interface KnownWeight {
  /** The share of the weight of criteria that are known for every option. */
  weight: number;
  /**
   * True where every other criterion is unknown for all options, so that it separates none; otherwise a single unknown
   * score counts with the middle of the scale.
   */
  apart: boolean;
  /** Several people: what fewer of them said than the quorum wants counts as unknown. */
  room: boolean;
}

export type Cap = "unknown decides" | "much unknown" | "must-have unchecked" | "must-have fails" | "answers contradict";

export type LeadClaim =
  | { kind: "verdict"; word: VerdictWord; leader: string | null }
  | {
      kind: "silent";
      because: "all excluded" | "only one left" | "only one" | "no weights" | "too little known" | "nothing answered";
      options: string[];
    }
  /** `leader` is ahead of `over`, the next of the options in the running; mainly on `for`, while `against` pull back. */
  | {
      kind: "lead";
      leader: string;
      over: string;
      options: string[];
      word: VerdictWord;
      gap: number;
      for: string[];
      against: string[];
      known: KnownWeight | null;
    }
  /** The options that share the highest value. */
  | { kind: "level"; options: string[]; value: number; known: KnownWeight | null }
  /** `open` where something isn't known. */
  | { kind: "advice"; advice: Advice; open: boolean }
  | { kind: "test"; test: VerdictTest; clear: Thresholds; people: string[]; room: boolean; known: KnownWeight | null }
  /** What else keeps a verdict from being clear; `known` as a share of the weight, beside the `limit` of what isn't. */
  | {
      kind: "cap";
      because: Cap;
      leader: string;
      known: KnownWeight | null;
      limit: number;
    }
  | { kind: "limits"; thresholds: Thresholds };

export type WhyClaim =
  /** One criterion's part of the gap of `option` over `over`: its weight times the steps between their scores. */
  | { kind: "part"; criterion: string; option: string; over: string; weight: number; steps: number; value: number }
  /** Criteria that tell these options apart by nothing; in a room on average, whatever each one says. */
  | { kind: "same"; criteria: string[]; options: string[]; room: boolean }
  | { kind: "weightless"; criteria: string[] }
  /** Criteria whose part is nothing, too little being known about them for these two options, or for all (`null`). */
  | { kind: "open"; criteria: string[]; options: string[] | null; room: boolean };

export type ChangeClaim =
  /** `options` lead (together, where several) while the weight lies strictly inside `range`, `now` being outside. */
  | { kind: "weight"; criterion: string; now: number; range: [number, number]; options: string[] }
  /** No weight of these criteria, the others keeping their proportions, puts another option than `leader` ahead. */
  | { kind: "weights"; criteria: string[]; all: boolean; leader: string }
  /**
   * One score (of one person in a room) moved by `steps` whole steps inside the scale can end the lead, and by fewer
   * none can. `steps: null`: none can at all.
   */
  | { kind: "score"; leader: string; steps: number | null; ahead: string[]; tie: boolean; room: boolean }
  /** Moving so much weight makes `option` lead alone, or brings it level with `leader`. */
  | {
      kind: "move";
      leader: string;
      option: string;
      effect: "ahead" | "level";
      to: string;
      from: { criterion: string; weight: number }[];
      room: boolean;
    }
  /** Who would lead if this person gave one of these answers; `null` is nobody. */
  | { kind: "answer"; person: string; criterion: string; answers: string[]; leader: string | null; room: boolean };

export type ShareClaim =
  | {
      kind: "share";
      of: "near" | "all" | "order" | "with scores";
      option: string;
      share: number;
      /** Half-width of the 95 % interval where it was sampled. */
      error: number | null;
      /** The limit of "clear" that a share near the team's falls short of, 0..1; `null` where it reaches it. */
      under: number | null;
      known: KnownWeight | null;
    }
  /** `scoreError` where the share with uncertain scores was sampled as well, less often. */
  | { kind: "sampling"; of: "all shares" | "order"; samples: number; error: number; scoreError: number | null };

export type UnknownClaim =
  /**
   * What the criterion could do to `leader`'s lead by itself, all else as it counts today; `lone` where nothing else is
   * unknown; "safe" where nothing ends it once all of it comes out. `keeps`: the lead holds as long as the score of `option` is strictly on that `side` of `score`.
   */
  | {
      kind: "unknown";
      criterion: string;
      options: string[];
      all: boolean;
      leader: string | null;
      effect: Unknown["effect"] | "safe";
      /** Whether an answer could end today's lead, or give one where nobody leads. */
      decides: boolean;
      lone: boolean;
      /** Several people: what fewer of them said than the quorum wants counts as unknown. */
      room: boolean;
      keeps: { option: string; score: number; side: "above" | "below" } | null;
      turns: Unknown["turns"];
    }
  /** What everything unknown together could do. */
  | { kind: "together"; leader: string; effect: Unknown["effect"] };

export type MustHaveClaim =
  | { kind: "out"; option: string; mustHaves: string[] }
  | { kind: "unchecked"; option: string; mustHave: string; negotiable: boolean }
  | { kind: "exception"; option: string; mustHave: string };

export type PeopleClaim =
  | {
      kind: "rules";
      agree: boolean;
      mean: string | null;
      median: string | null;
      headCount: string | null;
      votes: number;
      of: number;
    }
  | { kind: "undecided"; people: string[]; of: number }
  /** Who would lead without this person. */
  | { kind: "without"; person: string; leader: string | null }
  | { kind: "split"; criterion: string; option: string; low: number; high: number; agreement: number }
  /** Kendall's W of the order of the criteria; `chance` is what unrelated orders of as many people give on average. */
  | { kind: "order"; agreement: number; chance: number; people: number }
  /** `standIn`: what somebody doesn't know counts with the middle of the scale. */
  | { kind: "regret"; options: { option: string; most: number; people: string[] }[]; of: number; standIn: boolean }
  /** The person's own model favours `option` over `leader`, whatever they don't know; by `gap` where they know all. */
  | { kind: "dissent"; person: string; leader: string; option: string; gap: number | null }
  | {
      kind: "agenda";
      criterion: string;
      points: number;
      leader: string;
      over: string;
      top: string[];
      bottom: string[];
      /** Difference of values, `leader` minus `over`, that those at the ends see. */
      most: number;
      fewest: number;
      about: WorthDiscussing["about"];
    };

export type Claim = LeadClaim | WhyClaim | ChangeClaim | ShareClaim | UnknownClaim | MustHaveClaim | PeopleClaim;
