/**
 * What a screen gets to see. Before a reveal nobody's word but the seat's own is in it, whoever looks: participants,
 * the projector and the facilitator get the same. After it, figures stand without names.
 */
import { leaderOf } from "#shared/analysis/claims/lead";
import type { By } from "#shared/base/by";
import { lookup } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import type { Criterion, Option, Rule, Source } from "#shared/playbook/playbook";
import { criteriaInUse } from "#shared/record/criteria";
import { recommend } from "#shared/record/recommend";
import type { AskedMustHave, Frame, Round, Weighing } from "#shared/record/record";
import { type AgendaItem, isBlind, type WorkshopStep } from "./agenda";
import { nothingOpened, type Opened, openedOf, tooFew } from "./opened";
import {
  anonymousMinimum,
  askedOf,
  awaited,
  ballotIdOf,
  ballotOf,
  deciderOf,
  present,
  progressOf,
  seatOf,
  speaks,
  voters,
  votes,
} from "./people";
import { promise } from "./promise";
import type { Revisit } from "./revisit";
import { inputsOf, recommendationOf } from "./rounds";
import type {
  Choice,
  DecisionRule,
  FollowUp,
  Millis,
  Note,
  Phase,
  Private,
  RepositoryChoice,
  Role,
  Session,
  SessionSeat,
  Timer,
} from "./session";
import { facilitatorSeat } from "./session";

/** What doesn't change from moment to moment: fetched once and again when `View.brief` changes. */
export interface Brief {
  title: string;
  question: string;
  problem: string;
  scope: string;
  decider: string;
  reversible: Frame["reversible"];
  options: Option[];
  criteria: Criterion[];
  mustHaves: AskedMustHave[];
  /** What is said where one person's answers meet, and how options fit them then. */
  rules: Rule[];
  sources: By<Source>;
  /** How it stood before, where an accepted decision is looked at again. */
  before: Revisit["before"] | null;
}

export interface PersonView {
  seat: Id;
  name: string;
  role: Role;
  /** Somebody who is away isn't awaited. */
  state: "in" | "away";
  votes: boolean;
  done: boolean;
}

export interface ResultView {
  headline: string;
  lead: string;
  /** Value per option that is in the running, 0..1. */
  values: By<number>;
  leader: Id | null;
  contributions: { criterion: Id; value: number }[];
  sentences: string[];
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
  people: PersonView[];
  counter: { done: number; of: number; waiting: string[] };
  opened: Opened;
  cells: {
    criterion: Id;
    points: number;
    about: "project" | "fit" | null;
    top: string[];
    bottom: string[];
    changed: number;
  }[];
  cell: number;
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
  result: { leader: Id | null; values: By<number> } | null;
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
    waiting: { seat: Id; name: string; role: Role }[];
  };
  progress: { seat: Id; given: number; of: number }[];
  /** What stands in the way of going on, in a sentence, or `null`. */
  warning: string | null;
  holder: Id | null;
  local: Id[];
}

export function briefOf({ playbook, inputs, revisit }: Session): Brief {
  const { title, problem, scope, decider, reversible } = inputs.frame;
  const criteria = criteriaInUse(playbook, inputs);
  return {
    title,
    question: playbook.question,
    problem,
    scope,
    decider,
    reversible,
    options: inputs.options,
    criteria,
    mustHaves: inputs.mustHaves,
    sources: playbook.sources,
    rules: playbook.rules ?? [],
    before: revisit?.before ?? null,
  };
}

const views = new WeakMap<Session, View>();

/** What everybody sees, and what the projector shows. Computed once per state. */
export function publicView(session: Session): View {
  const known = views.get(session);
  if (known) return known;
  const view = newView(session);
  views.set(session, view);
  return view;
}

/** What a seat sees. A seat that waits at the door sees that it waits, and nothing of the room. */
export function viewFor(session: Session, id: Id): SeatView | null {
  const seat = seatOf(session, id);
  if (!seat) return null;
  const me = mineOf(session, seat);
  if (present(seat)) return { ...publicView(session), me };
  return { ...outside(session), me };
}

export function facilitatorView(session: Session): FacilitatorView {
  const { door, seats } = session;
  return {
    ...(viewFor(session, facilitatorSeat) as SeatView),
    door: {
      ...door,
      waiting: seats.filter(({ state }) => state === "waiting").map(({ id, name, role }) => ({ seat: id, name, role })),
    },
    progress: voters(session).flatMap(({ id }) => {
      const progress = progressOf(session, id);
      return progress ? [{ seat: id, ...progress }] : [];
    }),
    warning: warningOf(session),
    holder: session.holder,
    local: seats.filter((seat) => seat.local && present(seat)).map(({ id }) => id),
  };
}

/** The session as somebody sees it who isn't in the room. */
function outside(session: Session): View {
  return {
    ...publicView(session),
    people: [],
    counter: { done: 0, of: 0, waiting: [] },
    opened: nothingOpened,
    cells: [],
    notes: [],
    choice: null,
    result: null,
    followUp: { actions: [], triggers: [], forecasts: [], review: null, informed: [], confirmation: "" },
  };
}

function newView(session: Session): View {
  const { agenda, step, phase, inputs, playbook, cells, ballots } = session;
  const here = agenda.findIndex((item) => item.step === step);
  const all = voters(session);
  const waiting = awaited(session);
  const named = (seats: Id[]) => seats.flatMap((id) => seatOf(session, id)?.name ?? []);
  return {
    id: session.id,
    title: inputs.frame.title || playbook.title,
    question: playbook.question,
    brief: briefRevision(session),
    anonymous: session.anonymous,
    repository: session.repository,
    rule: session.rule,
    weighing: session.weighing,
    promise: promise(session),
    rehearsal: session.rehearsal,
    closed: session.closed,
    agenda: agenda.map((item, i) => ({ ...item, state: i < here ? "done" : i === here ? "now" : "next" })),
    step,
    phase,
    blind: isBlind(step) && phase !== "revealed",
    reveals: session.reveals,
    timer: session.timer,
    people: session.seats.filter(present).map((seat) => ({
      seat: seat.id,
      name: seat.name,
      role: seat.role,
      state: seat.state === "away" ? "away" : "in",
      votes: votes(seat),
      done: session.done.includes(seat.id),
    })),
    counter: {
      done: all.filter(({ id }) => session.done.includes(id)).length,
      of: all.filter(({ id, state }) => state === "in" || session.done.includes(id)).length,
      waiting: waiting.map(({ name }) => name),
    },
    opened: openedOf(session),
    cells: cells.map((cell) => ({
      ...cell,
      top: named(cell.top),
      bottom: named(cell.bottom),
      changed: Object.values(ballots).filter(({ changed }) => changed.includes(cell.criterion)).length,
    })),
    cell: session.cell,
    notes: session.notes,
    choice: session.choice,
    result: pastWhy(session) ? resultOf(session) : null,
    followUp: session.followUp,
  };
}

/** Changes whenever `briefOf` may. */
function briefRevision({ inputs }: Session): string {
  return [...inputs.criteria, ...inputs.mustHaves]
    .map(({ id, ...rest }) => `${id}${JSON.stringify(rest).length}`)
    .join();
}

/** The model's word belongs to the step "why" and after; a script without that step shows it in the discussion. */
function pastWhy({ agenda, step }: Session): boolean {
  const steps = agenda.map((item) => item.step);
  const from = steps.includes("why") ? "why" : "decide";
  return steps.indexOf(step) >= steps.indexOf(from);
}

function resultOf(session: Session): ResultView | null {
  const recommendation = recommendationOf(session);
  const last = session.rounds.at(-1);
  if (!recommendation || !last || tooFew(session, last.ballots.length)) return null;
  const { analysis, sentences } = recommendation;
  return {
    headline: sentences.headline,
    lead: sentences.lead,
    values: analysis.values,
    leader: leaderOf(analysis),
    contributions: analysis.contributions.map(({ criterion, value }) => ({ criterion, value })),
    // Sentences about single people would tell in an anonymous session who they can't be.
    sentences: session.anonymous ? [...sentences.robust, ...sentences.flips].map(({ text }) => text) : sentences.all,
  };
}

// One seat

function mineOf(session: Session, seat: SessionSeat): Mine {
  const { id, name, role, state } = seat;
  const said = ballotOf(session, id);
  return {
    seat: id,
    name,
    role,
    state,
    votes: votes(seat),
    speaks: speaks(seat),
    decides: deciderOf(session)?.id === id,
    done: session.done.includes(id),
    nudged: session.nudged.includes(id),
    ballot: ballotIdOf(session, id) !== null,
    asked: askedOf(session, id),
    said,
    result: pastWhy(session) ? ownResult(session, id) : null,
  };
}

const own = new WeakMap<Round, By<Mine["result"]>>();

/** What the last revealed ballot of a seat would give by itself. */
function ownResult(session: Session, seat: Id): Mine["result"] {
  const round = session.rounds.at(-1);
  const id = ballotIdOf(session, seat);
  const ballot = round?.ballots.find((one) => one.id === id);
  if (!round || !ballot) return null;
  const known = own.get(round) ?? {};
  own.set(round, known);
  const found = lookup(known, ballot.id);
  if (found !== undefined) return found;
  const alone = { ...inputsOf(session), rounds: [{ ...round, ballots: [ballot] }] };
  const { analysis } = recommend(session.playbook, alone, session.thresholds, { samples: 1 });
  const result = { leader: leaderOf(analysis), values: analysis.values };
  known[ballot.id] = result;
  return result;
}

/** What the facilitator should know before going on. */
function warningOf(session: Session): string | null {
  const count = voters(session).length;
  if (session.anonymous && count < anonymousMinimum)
    return `Anonymous takes at least ${anonymousMinimum} voters; there are ${count}.`;
  if (session.anonymous && count < 5) return "With fewer than five voters, people may guess who said what.";
  return null;
}
