/** What everybody in the room sees. */
import { firstById, lookup } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import type { Criterion } from "#shared/playbook/playbook";
import { against } from "#shared/record/against";
import { criteriaInUse } from "#shared/record/criteria";
import { fits } from "#shared/record/fits";
import type { Judgement } from "#shared/record/record";
import { isBlind } from "../agenda";
import { awaited, mayChange, present, voters, votes } from "../people";
import { promise } from "../promise";
import type { Choice, Session } from "../session";
import { briefRevision, questionOf } from "./brief";
import { openedOf } from "./opened";
import { pastWhy, resultOf } from "./result";
import type { View } from "./view";

const views = new WeakMap<Session, View>();

/** What everybody sees, and what the projector shows. Computed once per state. */
export function publicView(session: Session): View {
  const known = views.get(session);
  if (known) return known;
  const plain = plainView(session, () => resultOf(session)?.leader ?? null);
  const view = { ...plain, result: pastWhy(session) ? resultOf(session) : null };
  views.set(session, view);
  return view;
}

/**
 * What everybody sees but for what the answers add up to.
 * @param leader who is recommended; asked for only where somebody has chosen
 */
export function plainView(session: Session, leader: () => Id | null): Omit<View, "result"> {
  const { agenda, step, phase, inputs, playbook, cells, ballots } = session;
  const here = agenda.findIndex((item) => item.step === step);
  const all = voters(session);
  const waiting = awaited(session);
  return {
    id: session.id,
    title: inputs.frame.title || playbook.title,
    question: questionOf(session),
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
      ends: endsOf(session, criterion, top, bottom),
      changed: Object.values(ballots).filter(({ changed }) => changed.includes(criterion)).length,
    })),
    cell: session.cell,
    votable: mayChange(session),
    notes: session.notes,
    choice: shownChoice(session, leader),
    followUp: session.followUp,
  };
}

/** The choice with its reason against the recommendation, as long as it goes against it: a second round may have turned that. */
function shownChoice({ choice }: Session, leader: () => Id | null): Choice | null {
  if (choice === null || against(choice, leader())) return choice;
  return { ...choice, overrule: "" };
}

/**
 * What those said who see it most differently, each once, and no names: their answers, or where these are the same or
 * there are none, what they gave the option on which they are furthest apart.
 */
function endsOf({ playbook, inputs, rounds }: Session, criterion: Id, top: Id[], bottom: Id[]): string[] {
  const asked = criteriaInUse(playbook, inputs).find(({ id }) => id === criterion);
  if (!asked) return [];
  const ballots = firstById(rounds.at(-1)?.ballots ?? []);
  const said = (seats: Id[]) => seats.flatMap((seat) => lookup(ballots.get(seat)?.judgements ?? {}, criterion) ?? []);
  const [high, low] = [said(top), said(bottom)];
  const answers = new Set([...high, ...low].flatMap((judgement) => answerText(asked, judgement)));
  if (answers.size > 1) return [...answers];
  const scores = (of: Judgement[], option: Id) =>
    of.flatMap((judgement) => lookup(fits(asked, inputs.options, judgement), option)?.score ?? []);
  const [apart] = inputs.options
    .flatMap(({ id, title }) => {
      const [most, least] = [scores(high, id)[0], scores(low, id)[0]];
      return most === undefined || least === undefined ? [] : { title, most, least, by: Math.abs(most - least) };
    })
    .toSorted((a, b) => b.by - a.by);
  if (apart && apart.by > 0) return [`${apart.most} for ${apart.title}`, `${apart.least} for ${apart.title}`];
  return [...answers];
}

function answerText({ answers }: Criterion, judgement: Judgement): string[] {
  return "answer" in judgement ? answers.filter(({ id }) => id === judgement.answer).map(({ text }) => text) : [];
}
