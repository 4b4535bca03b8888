/** What everybody in the room sees. */
import { lookup } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import { criteriaInUse } from "#shared/record/criteria";
import { scored } from "#shared/record/scored";
import { isBlind } from "../agenda";
import { awaited, mayChange, present, voters, votes } from "../people";
import { promise } from "../promise";
import type { Session } from "../session";
import { briefRevision } from "./brief";
import { openedOf } from "./opened";
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

function newView(session: Session): View {
  const { agenda, step, phase, inputs, playbook, cells, ballots } = session;
  const here = agenda.findIndex((item) => item.step === step);
  const all = voters(session);
  const waiting = awaited(session);
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
    started: session.started,
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
    cells: cells.map(({ criterion, points, about, top, bottom }) => ({
      criterion,
      points,
      about,
      ends: endsOf(session, criterion, [...top, ...bottom]),
      changed: Object.values(ballots).filter(({ changed }) => changed.includes(criterion)).length,
    })),
    cell: session.cell,
    votable: mayChange(session),
    notes: session.notes,
    choice: session.choice,
    result: pastWhy(session) ? resultOf(session) : null,
    followUp: session.followUp,
  };
}

/** The answers of these seats, or what they gave the options where there are no answers. Each once, and no names. */
function endsOf({ playbook, inputs, rounds }: Session, criterion: Id, seats: Id[]): string[] {
  const asked = criteriaInUse(playbook, inputs).find(({ id }) => id === criterion);
  const ballots = rounds.at(-1)?.ballots ?? [];
  const said = seats.flatMap((seat) => {
    const judgement = lookup(ballots.find(({ id }) => id === seat)?.judgements ?? {}, criterion);
    if (!asked || !judgement || "unknown" in judgement) return [];
    if ("answer" in judgement) return asked.answers.find(({ id }) => id === judgement.answer)?.text ?? [];
    return inputs.options
      .flatMap(({ id, title }) => {
        const given = lookup(judgement.scores, id);
        return given === undefined ? [] : [`${title} ${scored(given).score}`];
      })
      .join(", ");
  });
  return [...new Set(said)];
}
