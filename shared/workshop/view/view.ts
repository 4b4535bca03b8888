/**
 * What a screen gets to see. Before a reveal nobody's word but the seat's own is in it, whoever looks: participants,
 * the projector and the facilitator get the same. After it, figures stand without names.
 */
import type { Id } from "#shared/base/id";
import type { Weighing } from "#shared/record/record";
import type { AgendaItem, WorkshopStep } from "../agenda";
import type { Private } from "../ballot";
import type {
  Choice,
  DecisionRule,
  FollowUp,
  Millis,
  Note,
  Phase,
  RepositoryChoice,
  Role,
  SessionSeat,
  Timer,
} from "../session";
import type { Opened } from "./opened";
import type { OwnResult, ResultView } from "./result";

export interface PersonView {
  seat: Id;
  name: string;
  role: Role;
  /** Somebody who is away isn't awaited. */
  state: "in" | "away";
  votes: boolean;
  done: boolean;
}

/** What all screens show. */
export interface View {
  id: Id;
  title: string;
  question: string;
  /** Names the state of `Brief`. */
  brief: string;
  anonymous: boolean;
  repository: RepositoryChoice;
  rule: DecisionRule;
  weighing: Weighing;
  /** One line that says truly what happens with what one puts in. */
  promise: string;
  rehearsal: boolean;
  closed: boolean;
  agenda: (AgendaItem & { state: "done" | "now" | "next" })[];
  step: WorkshopStep;
  phase: Phase;
  /** People answer something that is hidden. */
  blind: boolean;
  reveals: Millis | null;
  timer: Timer;
  /** When the time was started; `null` in the lobby before that. */
  started: Millis | null;
  people: PersonView[];
  counter: { done: number; of: number; waiting: string[] };
  opened: Opened;
  cells: {
    criterion: Id;
    points: number;
    about: "project" | "fit" | null;
    /** What those said who see it most differently, from the one end and from the other; they begin, and aren't named. */
    ends: string[];
    changed: number;
  }[];
  cell: number;
  /** What people vote to keep, merge or drop in the step "criteria". */
  votable: Id[];
  notes: Note[];
  choice: Choice | null;
  /** From the step "why" on. */
  result: ResultView | null;
  followUp: FollowUp;
}

/** What one seat sees besides: its own words. */
export interface Mine {
  seat: Id;
  name: string;
  role: Role;
  state: SessionSeat["state"];
  votes: boolean;
  speaks: boolean;
  /** May choose in the step "decide". */
  decides: boolean;
  done: boolean;
  nudged: boolean;
  /** Anonymous sessions: whether this seat named its ballot. Elsewhere always true. */
  ballot: boolean;
  /** Criteria asked in this round. */
  asked: Id[];
  /** What this seat put in. */
  said: Private;
  /** From the step "why" on: what its own last ballot alone would give. */
  result: OwnResult;
}

export interface SeatView extends View {
  me: Mine;
}

/** What the facilitator sees besides: the door, and how far people are, but not with what. */
export interface FacilitatorView extends SeatView {
  door: {
    code: string;
    token: string;
    locked: boolean;
    perAddress: number;
    /** `role`: as what somebody is let in. `again`: the name of the seat that this may be on another device. */
    waiting: { seat: Id; name: string; role: Role; again: string | null }[];
  };
  progress: { seat: Id; given: number; of: number }[];
  /** What stands in the way of going on, in a sentence, or `null`. */
  warning: string | null;
  holder: Id | null;
  local: Id[];
}
