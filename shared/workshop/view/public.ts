/** What everybody in the room sees. */
import type { Id } from "#shared/base/id";
import { isBlind } from "../agenda";
import { awaited, present, seatOf, voters, votes } from "../people";
import { promise } from "../promise";
import type { Session } from "../session";
import { briefRevision } from "./brief";
import { nothingOpened, openedOf } from "./opened";
import { pastWhy, resultOf } from "./result";
import type { View } from "./view";

const views = new WeakMap<Session, View>();

/** What everybody sees, and what the projector shows. Computed once per state. */
export function publicView(session: Session): View {
  const known = views.get(session);
  if (known) return known;
  const view = newView(session);
  views.set(session, view);
  return view;
}

/** The session as somebody sees it who isn't in the room. */
export function outside(session: Session): View {
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
