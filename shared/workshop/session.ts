/** The state of a live workshop. It is what the log of its events adds up to, and nothing else. */
import type { Thresholds } from "#shared/analysis/model";
import type { By } from "#shared/base/by";
import type { Day } from "#shared/base/day";
import type { Id } from "#shared/base/id";
import type { Playbook } from "#shared/playbook/playbook";
import type { Action, CallOpening, Forecast, Inputs, Round, Seat, Trigger, Weighing } from "#shared/record/record";
import type { AgendaItem, WorkshopStep } from "./agenda";
import type { Private, Proposal } from "./ballot";
import type { Before, Revisit } from "./revisit";

/** Milliseconds since 1970. */
export type Millis = number;

/** What the repository gets of ballots. Later in this list tells less. */
export const repositoryChoices = ["named", "unnamed", "distributions"] as const;
export type RepositoryChoice = (typeof repositoryChoices)[number];

/** How the decision is made. */
export type DecisionRule = "decider" | "consent" | "majority";

/** In a blind step: people answer, the countdown runs (they still may), everything is open. Other steps are "open". */
export type Phase = "open" | "countdown" | "revealed";

export type Role = Seat["role"];

export interface SessionSeat extends Seat {
  /** At the door; in the room; in the room but not to be reached for a while; gone for good. */
  state: "waiting" | "in" | "away" | "left" | "removed";
  /** Whether a facilitator votes; the other roles say so by themselves. */
  votes: boolean;
  /** SHA-256 of the seat's bearer; `null` where the seat has no device of its own. */
  key: string | null;
  /** Shares the facilitator's device, which is passed around. */
  local: boolean;
  /** Keys of devices that had this seat before, so that they can be told. */
  former: string[];
  /** At the door: the seat of the same name that this may be, on another device. */
  again: Id | null;
}

/** The seat of the person who runs the workshop. */
export const facilitatorSeat: Id = "facilitator";

export interface Timer {
  running: boolean;
  /** While it runs: when it is over. */
  ends: Millis;
  /** While it is paused: what is left, below 0 once it is over. */
  left: number;
}

/** One criterion worth talking about. */
export interface Cell {
  criterion: Id;
  /** Points of gap (0-100) that the disagreement is worth. */
  points: number;
  about: "project" | "fit" | null;
  /** Seats that speak first, from the two ends; empty in anonymous sessions. */
  top: Id[];
  bottom: Id[];
}

export interface Note {
  id: Id;
  criterion: Id | null;
  kind: "note" | "parked";
  text: string;
}

/** What was proposed and opened, in the order of the alphabet, so that nothing tells whose it was. */
export type OpenProposal = Proposal & { round: number };

/** What the facilitator made of a criterion, a must-have or a proposal. */
export interface Settled {
  how: "keep" | "drop" | "merge";
  /** Merged into this criterion. */
  into?: Id | undefined;
  /** The criterion or must-have that a proposal became. */
  as?: Id | undefined;
  reason: string;
  owner: string;
}

/** What the decider chose; `null` postpones. */
export interface Choice {
  option: Id | null;
  reason: string;
  overrule: string;
}

export interface FollowUp {
  actions: Action[];
  triggers: Trigger[];
  forecasts: Forecast[];
  review: Day | null;
  informed: string[];
  confirmation: string;
}

/** A call that is out: people elsewhere answer it, and nothing that it asks is shown before it is opened. */
export interface CallOut {
  id: Id;
  what: CallOpening["what"];
  /** The last day on which people answer. */
  until: Day;
  /** How many people are asked; 0 where nobody was named. */
  people: number;
}

/** What is set when a workshop begins. */
export interface Terms {
  /** As the decision stands then; in a session, with what the room settled since. */
  inputs: Inputs;
  thresholds: Thresholds;
  agenda: AgendaItem[];
  anonymous: boolean;
  repository: RepositoryChoice;
  rule: DecisionRule;
  /** A trial: nothing of it reaches the record. */
  rehearsal: boolean;
}

/** Somebody who is expected, by the name that they will probably give. */
export interface Expected {
  name: string;
  role: Role;
}

export interface Session extends Terms {
  id: Id;
  record: Id;
  begun: Millis;
  playbook: Playbook;
  /** How people weigh the criteria, all in the same way. */
  weighing: Weighing;
  /** Looks again at an accepted decision; `null` where one is made. */
  revisit: Revisit | null;
  /** How the decision was made whose place this one takes; `null` where it takes none's. */
  before: Before | null;
  expected: Expected[];
  seats: SessionSeat[];
  door: {
    code: string;
    token: string;
    locked: boolean;
    /** So many may wait at the door from one address; more where phones share one. */
    perAddress: number;
  };
  /** When the time was started; `null` in the lobby before that. An interruption doesn't count. */
  started: Millis | null;
  /** Time of the last event that has one. */
  heard: Millis;
  step: WorkshopStep;
  phase: Phase;
  /** When the countdown is over. */
  reveals: Millis | null;
  timer: Timer;
  ballots: By<Private>;
  /** Which ballot a seat writes in an anonymous session. In memory alone: it is the one link there is. */
  claims: By<Id>;
  /** What was opened so far. Rounds are open once they stand in `rounds`. */
  opened: { comments: boolean; criteria: boolean; points: boolean; premortem: boolean; decide: boolean };
  /** What people would judge by as well, as far as it was opened. */
  proposals: OpenProposal[];
  settled: By<Settled>;
  /** Items that are asked about once more; empty: all that may change. */
  asking: Id[];
  /** Blind rounds that were revealed, as the record keeps them. */
  rounds: Round[];
  cells: Cell[];
  /** The cell that is talked about, an index. */
  cell: number;
  notes: Note[];
  choice: Choice | null;
  followUp: FollowUp;
  call: CallOut | null;
  /** Calls that were opened. */
  openings: CallOpening[];
  /** Seats that said "I'm done" in this step. */
  done: Id[];
  /** Seats that were asked to finish in this step. */
  nudged: Id[];
  /** The local seat that holds the device, between two curtains; `null`: it is the facilitator's. */
  holder: Id | null;
  closed: boolean;
}
