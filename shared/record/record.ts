import type { By } from "#shared/base/by";
import type { Day, Instant } from "#shared/base/day";
import type { Id, Sha256 } from "#shared/base/id";
import type { AnswerFit, Criterion, MustHaveVerdict, Option, Playbook, Score } from "#shared/playbook/playbook";

/** What a decision is about and who takes part. Everything is plain text. */
export interface Frame {
  title: string;
  problem: string;
  scope: string;
  decider: string;
  decisionMakers: string[];
  consulted: string[];
  informed: string[];
  /** How hard it is to go back; `null` until somebody says so. */
  reversible: "easily" | "with-effort" | "hardly" | null;
}

/**
 * One person's word on one criterion. An answer gives every option its score (`fits` says how); `adjusted`
 * replaces single scores where the person sees a fit differently, and then `reason` says why. A criterion without
 * answers is scored directly, each option with its own reason and link where there are any; an option missing from
 * `scores` is unknown.
 */
export type Judgement =
  | { unknown: true; reason?: string }
  | { answer: Id; adjusted?: By<Score>; reason?: string }
  | { scores: By<Score | Scored>; reason?: string };

/** A score given directly, with why in one line or two and where that can be read. */
export interface Scored {
  score: Score;
  reason?: string;
  link?: string;
}

/** How weights are given: points as they stand, swing points (100 for the first), or a ranking that is weighed by ROC. */
export type Weighing = "points" | "swing" | "ranking";

/** One person's judgements and points in one round. */
export interface Ballot {
  id: Id;
  /** The seat it belongs to; absent in anonymous sessions. */
  seat?: Id;
  weighing: Weighing;
  /** Points per criterion, whole numbers 0-100 in steps of 5. A criterion that isn't listed has its default. */
  points: By<number>;
  /** Criteria from most to least important; used when `weighing` is "ranking". */
  ranking: Id[];
  judgements: By<Judgement>;
}

/** All ballots on the same criteria. The walk is one "team" round with one ballot. */
export interface Round {
  kind: "team" | "blind";
  n: number;
  criteria: Id[];
  ballots: Ballot[];
  revealed: boolean;
  /** What was said without the ballots: in a repository that gets no more. */
  distribution?: Distribution;
}

/** How often everything was said in a round. */
export interface Distribution {
  ballots: number;
  cells: { criterion: Id; option: Id; counts: number[] }[];
  answers: { criterion: Id; counts: By<number> }[];
  /** Shares of 100: the smallest, the mean and the largest. */
  points: { criterion: Id; low: number; mean: number; high: number }[];
}

/** What a workshop leaves besides ballots. `who` is missing in anonymous ones. */
export interface Gathering {
  on: Day;
  /** What a repository gets of the ballots. */
  repository: "named" | "unnamed" | "distributions";
  comments: { section: string; text: string; who?: string }[];
  words: { criterion: Id; keep: number; merge: number; drop: number; reasons: string[] }[];
  challenges: { mustHave: Id; text: string }[];
  notes: { criterion: Id | null; kind: "note" | "parked"; text: string }[];
  /** How many said that the discussion changed their view. */
  changed: By<number>;
  /** `option` names the one that failed; it is missing where none was asked for. */
  risks: { kind: "failed" | "loser"; option?: Id; text: string; who?: string; dots: number }[];
  /** What the room proposed or settled about criteria and must-haves. */
  settled?: Settlement[];
  /** Everybody's confidence, from the smallest. */
  confidence: number[];
  /** Calls to people who weren't in the room, in the order in which they were opened. */
  calls?: CallOpening[];
}

/** How the sealed ballots of a call were opened. */
export interface CallOpening {
  /** Points and judgements; the cells of the second round; or consent to the choice. */
  what: "round" | "again" | "consent";
  /** The last day that people were told. */
  until: Day;
  opened: Instant;
  /** Opened before that day was over. */
  early: boolean;
  /** How many people were asked; 0 where nobody was named. */
  asked: number;
  /** How many ballots counted, and how many were set aside. */
  ballots: number;
  aside: number;
}

/** What became of one criterion, must-have or proposal in a workshop. */
export interface Settlement {
  kind: "criterion" | "must-have";
  text: string;
  /** Proposed in the room, by nobody who is named. */
  proposed: boolean;
  how: "kept" | "merged" | "dropped" | "open";
  /** Title of what it was merged into. */
  into?: string;
  reason?: string;
  /** Who sees to it that it is checked. */
  owner?: string;
}

/** A person in the room. */
export interface Seat {
  id: Id;
  name: string;
  role: "facilitator" | "decider" | "voter" | "consulted" | "observer";
}

/** A criterion in use: one of the playbook's by its id, or the team's own, carried whole. */
export interface AskedCriterion {
  id: Id;
  own?: Criterion;
  /** Set aside for all options: dropped from the weights, and listed as dropped. */
  notApplicable?: true;
  /** Why it doesn't apply, in the team's words. */
  reason?: string;
}

/** A must-have in use, with the team's verdict per option. */
export interface AskedMustHave {
  id: Id;
  statement: string;
  check: string;
  negotiable: boolean;
  verdicts: By<MustHaveVerdict>;
  /** The decider's reason to accept a negotiable must-have that fails. */
  exception: string;
}

/** What speaks for or against an option, in the team's own words. */
export interface ProOrCon {
  option: Id;
  kind: Consequence["kind"];
  text: string;
}

/** Everything that people put in before the decision. */
export interface Inputs {
  frame: Frame;
  /** Key in `DecisionRecord.playbooks`. */
  playbook: Sha256;
  options: Option[];
  criteria: AskedCriterion[];
  mustHaves: AskedMustHave[];
  seats: Seat[];
  anonymous: boolean;
  rounds: Round[];
  workshop?: Gathering;
  /** Nothing is scored while these are there: what the decision turns on, a line each. */
  drivers?: string[];
  /** Beside what scores say, or in their place. */
  prosAndCons?: ProOrCon[];
}

/** What follows from a decision. */
export interface Consequence {
  kind: "good" | "bad" | "neutral";
  text: string;
}

/** What would make the team look again. */
export interface Trigger {
  id: Id;
  kind: "weight" | "score" | "assumption" | "external" | "constraint";
  statement: string;
  /** The figure behind it, where the analysis filled it in. */
  limit?: Limit;
  /** The day on which somebody marked it as happened. */
  happened?: Day;
}

/**
 * Where a figure stood when it was decided, and where the recommendation turns. For a weight both are shares, 0..1; for
 * a score both are steps by which `option` fits better than `over`, -4..4.
 */
export interface Limit {
  criterion: Id;
  option?: Id;
  over?: Id;
  now: number;
  at: number;
}

/** What the decision rests on without knowing it. */
export interface Assumption {
  id: Id;
  statement: string;
  /** 0-100 %, or `null` where nobody said. */
  confidence: number | null;
  /** What follows if it is false. */
  impact: string;
  /** The day on which it turned out false. */
  failed?: Day;
}

/** A statement that can turn out true or false. */
export interface Forecast {
  id: Id;
  statement: string;
  /** 0-100 %, a whole number. */
  probability: number;
  on: Day;
  outcome?: "true" | "false" | "void";
}

export interface Action {
  what: string;
  owner: string;
  due: Day | null;
}

/** Somebody's objection, in their own words. */
export interface Dissent {
  who: string;
  text: string;
}

/** What the decider chose. `option: null` postpones; then `reason` says what evidence is awaited. */
export interface Decision {
  option: Id | null;
  by: string;
  on: Day;
  /** Becomes "Chosen option: ..., because <reason>". */
  reason: string;
  /** Why the decider chose against the recommendation; empty when the choice follows it. */
  overrule: string;
  consequences: Consequence[];
  /** How compliance is confirmed. */
  confirmation: string;
  /** Blind consent per seat or ballot id, 0 (no) to 5 (fully). */
  consent: By<number>;
  /** "Will it still look right in a year?", 0-100 %, or `null` where nobody said. */
  confidence: number | null;
  dissent: Dissent[];
  actions: Action[];
  review: Day | null;
  triggers: Trigger[];
  forecasts: Forecast[];
  assumptions?: Assumption[];
}

export const statuses = ["draft", "proposed", "accepted", "rejected", "deprecated", "superseded"] as const;
export type Status = (typeof statuses)[number];

/** The recommendation as people saw it when they decided. Kept, because a later edition may word or weigh it differently. */
export interface Shown {
  word: "clear" | "leaning" | "close call" | "none";
  leader: Id | null;
  /** Value per option that wasn't excluded, 0..1. */
  values: By<number>;
  /** Leader minus runner-up, 0..1; `null` where there is none. */
  gap: number | null;
  sentences: string[];
}

/** A state of the record that was accepted, or a review of one. Never changed afterwards. */
export interface Revision {
  n: number;
  on: Day;
  by: string;
  verdict: "first" | "retain" | "amend" | "supersede" | "retire";
  why: string;
  inputs: Inputs;
  decision: Decision;
  shown: Shown;
  /** Hash of the ADR's bytes as written; `null` where it wasn't exported. */
  adr: Sha256 | null;
  /** Its acceptance was taken back before anybody could rely on it: it was never in force. */
  takenBack?: { on: Day; by: string; why: string };
  /** What the review found changed. */
  changed?: Change[];
  /** How well it was decided, and how well it turned out: kept apart, because a good decision can turn out badly. */
  process?: Quality;
  outcome?: Quality;
}

export type Quality = "good" | "mixed" | "poor";

/** Something that isn't any more as it was when it was decided. */
export interface Change {
  about: "trigger" | "assumption" | "criterion" | "option" | "must-have" | "people" | "other";
  /** Which one, where the record has it. */
  id?: Id;
  note: string;
}

/** A review under way: what is answered anew, beside the accepted state, which stays as it is. */
export interface Review {
  begun: Day;
  by: string;
  changed: Change[];
  inputs: Inputs;
  decision: Decision;
  verdict: Exclude<Revision["verdict"], "first"> | null;
  why: string;
  process?: Quality;
  outcome?: Quality;
}

/** Another record that took this one's place, or whose place this one takes. */
export interface Succession {
  record: Id;
  title: string;
}

/** The state that people work on. */
export interface Draft extends Inputs {
  decision?: Decision;
  status: Status;
  /** Where the user was, as a route inside the record, so that a crash or a restart leads back there. */
  place: string;
}

/** Which ADR dialect is written. */
export type ProfileId = "madr4" | "madr4-minimal" | "madr2" | "nygard" | "log4brains" | "template";

/** Where the record was exported to. Local to this machine, never part of the sidecar. */
export interface ExportTarget {
  /** Absolute path of the repository's root. */
  root: string;
  /** ADR folder relative to the root, with `/`; "" is the root itself. */
  dir: string;
  /** File name of the ADR inside `dir`. */
  file: string;
  profile: ProfileId;
  /** Hash of the ADR's bytes as Adroit last wrote them. */
  adr: Sha256;
  /** Hash of its words alone, which a formatter leaves as they are; absent in records of older versions. */
  words?: Sha256;
  on: Instant;
}

/** The whole thing that is stored. */
export interface DecisionRecord {
  version: 1;
  id: Id;
  created: Instant;
  /** Playbooks by content hash, each once. */
  playbooks: By<Playbook>;
  draft: Draft;
  revisions: Revision[];
  review?: Review;
  supersedes?: Succession;
  supersededBy?: Succession;
  /** An ADR without a record whose place this one is to take; `file` is relative to its repository, with `/`. */
  replaces?: { file: string; title: string };
  repo?: ExportTarget;
}

/** The effective fit of one option under one judgement. `score: null` is unknown. */
export interface Fit {
  score: Score | null;
  /**
   * Who says so: the playbook's answer, a rule of the playbook for several answers together, a person who sees it
   * differently, or a person scoring directly.
   */
  origin: "playbook" | "rule" | "adjusted" | "direct" | "unknown";
  reason: string;
  sources: AnswerFit["sources"];
  /** Where a person's own reason can be read. */
  link?: string;
  /** The rule that set it. */
  rule?: Id;
}
