/** Whether a command is allowed, and what comes of it. */
import { lookup } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import { criteriaInUse } from "#shared/record/criteria";
import type { Judgement } from "#shared/record/record";
import { type AgendaItem, agendaFault, compulsorySteps, isBlind, stepTitles, type WorkshopStep } from "./agenda";
import { apply } from "./apply";
import type { Actor, Command, FacilitatorCommand, Refusal, SeatCommand, Word } from "./command";
import type { WorkshopEvent } from "./event";
import {
  anonymousMinimum,
  askedCriteria,
  awaited,
  ballotIdOf,
  ballotOf,
  deciderOf,
  mostSeats,
  present,
  seatOf,
  speaks,
  voted,
  voters,
  votes,
} from "./people";
import { recommendationOf } from "./rounds";
import {
  type Cell,
  type Choice,
  facilitatorSeat,
  type Millis,
  type Role,
  repositoryChoices,
  type Session,
  type SessionSeat,
  type Timer,
} from "./session";

/** Milliseconds from "reveal" to the reveal. */
export const countdown = 3_000;
const mostWaiting = 60;
const mostComments = 50;
const mostCells = 5;

type Outcome = WorkshopEvent[] | Refusal;

export function isRefusal(outcome: Outcome): outcome is Refusal {
  return !Array.isArray(outcome);
}

const refuse = (refused: Refusal["refused"], message: string): Refusal => ({ refused, message });

/**
 * What a command does at this moment: events, none of them where nothing changes, or why not. `now` is the time that
 * events carry. Inputs have the right shape already (see `schema.ts`); whether ids exist is checked here.
 */
export function check(session: Session, command: Command, actor: Actor, now: Millis): Outcome {
  if (session.closed) return refuse("phase", "The workshop is over.");
  switch (command.type) {
    case "knock":
    case "away":
    case "return":
    case "open":
      if (actor !== "host") return refuse("role", "Only the host does that.");
      return checkHost(session, command, now);
    case "cast":
    case "claim":
    case "done":
    case "leave":
    case "choose": {
      if (actor === "host") return refuse("role", "Only people do that.");
      const seat = seatOf(session, actor.seat);
      if (!seat || !present(seat)) return refuse("role", "This seat isn't in the room.");
      if (seat.local && session.holder !== seat.id) return refuse("phase", `${seat.name} doesn't hold the device.`);
      return checkSeat(session, command, seat, now);
    }
    default:
      if (actor === "host" || actor.seat !== facilitatorSeat) return refuse("role", "Only the facilitator does that.");
      return checkFacilitator(session, command, now);
  }
}

// The host

function checkHost(
  session: Session,
  command: Extract<Command, { type: "knock" | "away" | "return" | "open" }>,
  t: Millis,
): Outcome {
  switch (command.type) {
    case "knock": {
      if (session.door.locked) return refuse("phase", "The room is locked.");
      if (session.seats.length >= mostSeats) return refuse("phase", "The room is full.");
      if (session.seats.filter(({ state }) => state === "waiting").length >= mostWaiting)
        return refuse("phase", "Too many people wait at the door.");
      if (seatOf(session, command.seat)) return refuse("once", "This seat is taken.");
      if (command.role === "facilitator") return refuse("role", "There is a facilitator already.");
      const name = freeName(session, command.name);
      if (name === "") return refuse("invalid", "A seat needs a name.");
      return [{ e: "knocked", t, seat: command.seat, name, role: command.role, key: command.key }];
    }
    case "away":
      return seatOf(session, command.seat)?.state === "in"
        ? [{ e: "presence", t, seat: command.seat, state: "away" }]
        : [];
    case "return":
      return seatOf(session, command.seat)?.state === "away"
        ? [{ e: "presence", t, seat: command.seat, state: "in" }]
        : [];
    case "open":
      if (session.phase !== "countdown" || t < (session.reveals ?? 0)) return [];
      return opening(session, t);
  }
}

/** The reveal. That of the judgements brings along what is worth talking about, so that the room sees it at once. */
function opening(session: Session, t: Millis): WorkshopEvent[] {
  const first = session.step === "judgements";
  const revealed: WorkshopEvent = {
    e: "revealed",
    t,
    timer: timerOf(session, first ? "reveal" : session.step, t),
  };
  const cells = first ? allCells(apply(session, revealed)).slice(0, mostCells) : [];
  return cells.length > 0 ? [revealed, { e: "cells", t, cells }] : [revealed];
}

/** The name in one line of at most 60 characters, told apart from those of others. */
function freeName({ seats }: Session, wished: string): string {
  const name = wished
    .replace(/[\p{C}\s]+/gu, " ")
    .trim()
    .slice(0, 60)
    .trim();
  const taken = (one: string) => seats.some((seat) => seat.state !== "removed" && seat.name === one);
  if (name === "" || !taken(name)) return name;
  for (let n = 2; ; n++) if (!taken(`${name} (${n})`)) return `${name} (${n})`;
}

// Seats

function checkSeat(session: Session, command: SeatCommand, seat: SessionSeat, t: Millis): Outcome {
  switch (command.type) {
    case "cast":
      return checkCast(session, command.word, seat);
    case "claim":
      return checkClaim(session, command.ballot, seat);
    case "done":
      if (session.done.includes(seat.id) === command.done) return [];
      return [{ e: "done", seat: seat.id, done: command.done }];
    case "leave":
      if (seat.id === facilitatorSeat) return refuse("role", "The facilitator closes the workshop instead.");
      return [{ e: "presence", t, seat: seat.id, state: "left" }];
    case "choose": {
      if (session.step !== "decide") return refuse("phase", "It isn't time to decide.");
      const { type: _, ...choice } = command;
      return checkChoice(session, choice, seat, t);
    }
  }
}

function checkClaim(session: Session, ballot: Id, seat: SessionSeat): Outcome {
  if (!session.anonymous) return refuse("phase", "Ballots carry names in this workshop.");
  if (!speaks(seat)) return refuse("role", "Observers have no ballot.");
  const own = lookup(session.claims, seat.id);
  if (own === ballot) return [];
  if (own !== undefined) return refuse("once", "This seat has a ballot already.");
  if (Object.values(session.claims).includes(ballot)) return refuse("once", "This ballot is taken.");
  if (seatOf(session, ballot)) return refuse("invalid", "A ballot can't be called like a seat.");
  // After a restart nobody knows who wrote which ballot, only how many there are.
  const ids = new Set([...Object.keys(session.ballots), ...Object.values(session.claims)]);
  if (!ids.has(ballot) && ids.size >= session.seats.filter((one) => one.state !== "waiting" && speaks(one)).length)
    return refuse("once", "There is a ballot for everybody already. Use the device that you began with.");
  return [{ e: "claimed", seat: seat.id, ballot }];
}

function checkCast(session: Session, word: Word, seat: SessionSeat): Outcome {
  const fault = wordFault(session, word, seat);
  if (fault) return fault;
  const ballot = ballotIdOf(session, seat.id);
  if (ballot === null) return refuse("phase", "This seat has no ballot yet.");
  return [{ e: "cast", ballot, word }];
}

const notVoting = refuse("role", "This seat doesn't vote.");
const notSpeaking = refuse("role", "Observers only look on.");
const tooLate = refuse("phase", "It is open already; nothing can be changed.");
const notNow = refuse("phase", "It isn't asked at this step.");

function wordFault(session: Session, word: Word, seat: SessionSeat): Refusal | null {
  const { step, phase, opened } = session;
  const own = ballotOf(session, seat.id);
  const round = step === "again" ? 2 : 1;
  switch (word.on) {
    case "comment":
      if (!speaks(seat)) return notSpeaking;
      if (step !== "reading") return notNow;
      if (opened.comments) return tooLate;
      return own.comments.length >= mostComments && !own.comments.some(({ id }) => id === word.id)
        ? refuse("invalid", `${mostComments} comments are the most.`)
        : null;
    case "criterion":
      if (!speaks(seat)) return notSpeaking;
      if (step !== "criteria") return notNow;
      if (phase === "revealed") return tooLate;
      return criterionFault(session, word.criterion) ?? (word.with ? criterionFault(session, word.with) : null);
    case "must-have":
      if (!speaks(seat)) return notSpeaking;
      if (step !== "criteria") return notNow;
      if (phase === "revealed") return tooLate;
      return session.inputs.mustHaves.some(({ id }) => id === word.mustHave)
        ? null
        : refuse("unknown", `There is no must-have "${word.mustHave}".`);
    case "points": {
      if (!votes(seat)) return notVoting;
      if (step !== "points" && step !== "judgements" && step !== "again") return notNow;
      if (phase === "revealed" || (step === "judgements" && opened.points)) return tooLate;
      if (word.weighing !== session.weighing) return refuse("invalid", "Criteria are weighed in another way here.");
      const named = [...Object.keys(word.points), ...word.ranking];
      return named.map((id) => criterionFault(session, id)).find((fault) => fault !== null) ?? null;
    }
    case "judgement": {
      if (!votes(seat)) return notVoting;
      if (step !== "judgements" && step !== "again") return notNow;
      if (phase === "revealed") return tooLate;
      const fault = criterionFault(session, word.criterion);
      if (fault) return fault;
      if (session.revisit && !session.revisit.asked.includes(word.criterion))
        return refuse("phase", "Only what changed is judged again.");
      const first = Object.keys(lookup(own.judgements, "1") ?? {}).length > 0;
      if (round === 2 && first && !session.cells.some(({ criterion }) => criterion === word.criterion))
        return refuse("phase", "Only what was discussed is judged again.");
      return word.judgement === null ? null : judgementFault(session, word.criterion, word.judgement);
    }
    case "risk":
      if (!speaks(seat)) return notSpeaking;
      if (step !== "premortem") return notNow;
      if (phase === "revealed") return tooLate;
      return own.risks.length >= 10 && !own.risks.some(({ id }) => id === word.id)
        ? refuse("invalid", "10 risks are the most.")
        : null;
    case "dots": {
      if (!speaks(seat)) return notSpeaking;
      if (step !== "premortem" || phase !== "revealed") return notNow;
      const all = Object.values(session.ballots).flatMap(({ risks }) => risks.map(({ id }) => id));
      if (new Set(word.risks).size !== word.risks.length || word.risks.length > 2)
        return refuse("invalid", "There are two dots, each for another risk.");
      return word.risks.every((id) => all.includes(id)) ? null : refuse("unknown", "There is no such risk.");
    }
    case "changed":
      if (!votes(seat)) return notVoting;
      if (step !== "discussion") return notNow;
      return criterionFault(session, word.criterion);
    case "consent":
      if (!votes(seat)) return notVoting;
      if (step !== "decide") return notNow;
      if (phase === "revealed") return tooLate;
      if (session.choice === null) return refuse("phase", "Nothing is chosen yet.");
      return word.level <= 2 && word.reason.trim() === ""
        ? refuse("invalid", "Below 3 it takes a reason; it stands in the record as your dissent.")
        : null;
    case "dissent":
      if (!opened.decide) return notNow;
      if (own.consent === null || own.consent.level > 2)
        return refuse("role", "Only who dissented corrects a dissent.");
      return word.text.trim() === "" ? refuse("invalid", "A dissent has a reason.") : null;
  }
}

function criterionFault(session: Session, id: Id): Refusal | null {
  return criteriaInUse(session.playbook, session.inputs).some((criterion) => criterion.id === id)
    ? null
    : refuse("unknown", `There is no criterion "${id}".`);
}

function judgementFault(session: Session, criterion: Id, judgement: Judgement): Refusal | null {
  if ("unknown" in judgement) return null;
  const options = session.inputs.options.map(({ id }) => id);
  const scored = Object.keys("scores" in judgement ? judgement.scores : (judgement.adjusted ?? {}));
  const stranger = scored.find((id) => !options.includes(id));
  if (stranger) return refuse("unknown", `There is no option "${stranger}".`);
  if ("scores" in judgement) return null;
  const asked = criteriaInUse(session.playbook, session.inputs).find(({ id }) => id === criterion);
  return asked?.answers.some(({ id }) => id === judgement.answer)
    ? null
    : refuse("unknown", `"${judgement.answer}" is no answer to "${asked?.title ?? criterion}".`);
}

function checkChoice(session: Session, choice: Choice, seat: SessionSeat, t: Millis): Outcome {
  if (deciderOf(session)?.id !== seat.id) return refuse("role", "Only the decider chooses.");
  if (session.opened.decide) return tooLate;
  const { option } = choice;
  if (option !== null && !session.inputs.options.some(({ id }) => id === option))
    return refuse("unknown", `There is no option "${option}".`);
  if (choice.reason.trim() === "")
    return refuse("invalid", option === null ? "Name the evidence that is awaited." : "A choice has a reason.");
  const analysis = recommendationOf(session)?.analysis;
  const against =
    option !== null && analysis?.gap && analysis.verdict.word !== "none" && option !== analysis.gap.leader;
  if (against && !analysis.verdict.because.includes("tie") && choice.overrule.trim() === "")
    return refuse("invalid", "The choice goes against the recommendation. Say why.");
  return [{ e: "chosen", t, choice }];
}

// The facilitator

function checkFacilitator(session: Session, command: FacilitatorCommand, t: Millis): Outcome {
  const { step, phase } = session;
  switch (command.type) {
    case "advance":
      if (isBlind(step) && phase !== "revealed") return refuse("phase", "Reveal it first, or skip the step.");
      return move(session, "advance", t);
    case "skip":
      if (phase === "countdown") return refuse("phase", "The countdown runs. Cancel it first.");
      if (compulsorySteps.includes(step) && step !== "reveal")
        return refuse("phase", `"${stepTitles[step]}" can't be skipped.`);
      return move(session, "skip", t);
    case "back":
      if (phase === "countdown") return refuse("phase", "The countdown runs. Cancel it first.");
      return move(session, "back", t);
    case "reveal":
      if (!isBlind(step) || phase === "revealed") return refuse("phase", "There is nothing to reveal.");
      if (phase === "countdown") return [];
      if (step === "decide" && session.choice === null) return refuse("phase", "Nothing is chosen yet.");
      return [{ e: "counting", t, until: t + countdown }];
    case "cancel":
      return phase === "countdown" ? [{ e: "cancelled", t }] : refuse("phase", "No countdown runs.");
    case "reopen":
      return reopen(session, t);
    case "timer":
      return timer(session, command.change, t);
    case "agenda":
      return agendaChange(session, command.agenda, t);
    case "anonymous":
      if (command.anonymous === session.anonymous) return [];
      if (Object.keys(session.ballots).length > 0)
        return refuse("once", "Somebody answered already, and was promised how that is kept.");
      return [
        { e: "anonymous", t, anonymous: command.anonymous },
        ...(command.anonymous && session.repository === "named"
          ? [{ e: "repository" as const, t, choice: "unnamed" as const }]
          : []),
      ];
    case "repository": {
      const now = repositoryChoices.indexOf(session.repository);
      const then = repositoryChoices.indexOf(command.choice);
      if (then === now) return [];
      const promised = session.seats.some(({ id, local }) => id !== facilitatorSeat && !local);
      if (then < now && promised) return refuse("once", "People were promised that the repository gets less.");
      if (session.anonymous && command.choice === "named")
        return refuse("phase", "Anonymous ballots have no names to keep.");
      return [{ e: "repository", t, choice: command.choice }];
    }
    case "votes": {
      const own = seatOf(session, facilitatorSeat);
      if (own?.votes === command.votes) return [];
      return bound(session) ?? [{ e: "votes", t, votes: command.votes }];
    }
    case "admit": {
      const seat = seatOf(session, command.seat);
      if (seat?.state !== "waiting") return refuse("unknown", "Nobody of this seat waits at the door.");
      if (command.role === "facilitator") return refuse("role", "There is a facilitator already.");
      const name =
        command.name === undefined || command.name === seat.name ? seat.name : freeName(session, command.name);
      if (name === "") return refuse("invalid", "A seat needs a name.");
      return [...onlyDecider(session, command.role, t), { e: "admitted", t, seat: seat.id, name, role: command.role }];
    }
    case "role": {
      const seat = seatOf(session, command.seat);
      if (!seat || !present(seat) || seat.id === facilitatorSeat) return refuse("unknown", "There is no such seat.");
      if (command.role === "facilitator") return refuse("role", "There is a facilitator already.");
      if (command.role === seat.role) return [];
      const stays = votes(seat) === votes({ ...seat, role: command.role });
      const fault = stays ? null : bound(session);
      return fault ?? [...onlyDecider(session, command.role, t), { e: "role", t, seat: seat.id, role: command.role }];
    }
    case "remove": {
      const seat = seatOf(session, command.seat);
      if (!seat || seat.state === "removed" || seat.id === facilitatorSeat)
        return refuse("unknown", "There is no such seat.");
      return [{ e: "presence", t, seat: seat.id, state: "removed" }];
    }
    case "lock":
      return command.locked === session.door.locked ? [] : [{ e: "locked", t, locked: command.locked }];
    case "rotate":
      return [{ e: "rotated", t, code: command.code, token: command.token }];
    case "nudge": {
      const waiting = awaited(session).map(({ id }) => id);
      const seats = command.seat === undefined ? waiting : waiting.filter((id) => id === command.seat);
      return seats.length === 0 ? refuse("unknown", "Nobody is awaited there.") : [{ e: "nudged", t, seats }];
    }
    case "cells": {
      if (session.rounds.length === 0) return refuse("phase", "Nothing is revealed yet.");
      if (session.rounds.some(({ n }) => n === 2)) return refuse("once", "The second round was on these cells.");
      if (step === "again") return refuse("phase", "The second round runs on these cells.");
      const fault = command.criteria.map((id) => criterionFault(session, id)).find((one) => one !== null);
      if (fault) return fault;
      const all = allCells(session);
      const cells = [...new Set(command.criteria)].map(
        (id) => all.find(({ criterion }) => criterion === id) ?? quiet(id),
      );
      return [{ e: "cells", t, cells }];
    }
    case "cell":
      if (command.at < 0 || command.at >= session.cells.length) return refuse("unknown", "There is no such cell.");
      return command.at === session.cell ? [] : [{ e: "cell", t, at: command.at }];
    case "note": {
      const { type: _, ...note } = command;
      const fault = note.criterion === null ? null : criterionFault(session, note.criterion);
      return fault ?? [{ e: "note", t, note }];
    }
    case "settle":
      if (voted(session)) return refuse("phase", "People answered these criteria already.");
      return [{ e: "settled", t, criteria: command.criteria, mustHaves: command.mustHaves }];
    case "follow-up":
      return [{ e: "follow-up", t, followUp: command.followUp }];
    case "seat": {
      if (seatOf(session, command.seat)) return refuse("once", "This seat is taken.");
      if (session.seats.length >= mostSeats) return refuse("phase", "The room is full.");
      if (command.role === "facilitator") return refuse("role", "There is a facilitator already.");
      const name = freeName(session, command.name);
      if (name === "") return refuse("invalid", "A seat needs a name.");
      return [
        ...onlyDecider(session, command.role, t),
        { e: "seated", t, seat: command.seat, name, role: command.role },
      ];
    }
    case "hand": {
      if (command.seat === session.holder) return [];
      const seat = command.seat === null ? null : seatOf(session, command.seat);
      if (seat === undefined || (seat && (!seat.local || !present(seat))))
        return refuse("unknown", "Nobody of this seat shares the device.");
      return [{ e: "handed", t, seat: command.seat }];
    }
    case "close":
      if (phase === "countdown") return refuse("phase", "The countdown runs. Cancel it first.");
      return [{ e: "closed", t }];
  }
}

/** In an anonymous session a ballot can't be told from others any more, so who votes is settled once somebody has. */
function bound(session: Session): Refusal | null {
  return session.anonymous && voted(session)
    ? refuse("once", "Somebody voted already; in an anonymous workshop who votes doesn't change any more.")
    : null;
}

/** There is one decider: whoever was it before is a voter then. */
function onlyDecider(session: Session, role: Role, t: Millis): WorkshopEvent[] {
  if (role !== "decider") return [];
  return session.seats
    .filter((seat) => seat.role === "decider" && seat.state !== "removed")
    .map(({ id }) => ({ e: "role", t, seat: id, role: "voter" }));
}

function move(session: Session, how: "advance" | "back" | "skip", t: Millis): Outcome {
  const steps = session.agenda.map(({ step }) => step);
  const here = steps.indexOf(session.step);
  const rest = how === "back" ? steps.slice(0, here).reverse() : steps.slice(here + 1);
  const cells = session.cells.length > 0 ? session.cells : allCells(session).slice(0, mostCells);
  const to = rest.find((step) => {
    if (step === "judgements") return session.rounds.length === 0;
    if (step === "again") return cells.length > 0;
    return true;
  });
  if (to === undefined)
    return refuse("phase", how === "back" ? "This is the first step." : "This is the last step. Close the workshop.");
  if (session.anonymous && (to === "points" || to === "judgements") && voters(session).length < anonymousMinimum)
    return refuse("phase", `Anonymous takes at least ${anonymousMinimum} voters; there are ${voters(session).length}.`);
  const agreed: WorkshopEvent[] =
    (to === "discussion" || to === "again") && session.cells.length === 0 && cells.length > 0
      ? [{ e: "cells", t, cells }]
      : [];
  return [...agreed, { e: "moved", t, how, to, timer: timerOf(session, to, t) }];
}

function reopen(session: Session, t: Millis): Outcome {
  const { step, phase, rounds, opened } = session;
  const of = step === "reveal" || step === "discussion" ? "judgements" : step;
  if (!isBlind(of) || phase === "countdown") return refuse("phase", "Go to the step first.");
  const shown = of === "judgements" ? rounds.length > 0 : phase === "revealed";
  if (!shown) return refuse("phase", "It is open for answers.");
  if (of === "judgements" && rounds.some(({ n }) => n === 2))
    return refuse("once", "There is a second round already. Reopen that one.");
  if ((of === "points" || of === "criteria") && rounds.length > 0)
    return refuse("once", "People judged already. Points can be changed in the second round.");
  if (of === "decide" && !opened.decide) return refuse("phase", "It is open for answers.");
  return [{ e: "reopened", t, step: of, timer: timerOf(session, of, t) }];
}

function timer(session: Session, change: "pause" | "resume" | "extend", t: Millis): Outcome {
  const { running, ends, left } = session.timer;
  const next: Record<typeof change, Timer> = {
    pause: { running: false, ends: 0, left: running ? ends - t : left },
    resume: { running: true, ends: running ? ends : t + left, left: 0 },
    // After the time is over, one minute more counts from now.
    extend: running
      ? { running, ends: Math.max(ends, t) + 60_000, left: 0 }
      : { running, ends: 0, left: Math.max(left, 0) + 60_000 },
  };
  if ((change === "pause" && !running) || (change === "resume" && running)) return [];
  return [{ e: "timer", t, timer: next[change] }];
}

/** Steps that were left behind stay as they were; the current one can't be taken out. */
function agendaChange(session: Session, agenda: AgendaItem[], t: Millis): Outcome {
  const fault = agendaFault(agenda);
  if (fault) return refuse("invalid", fault);
  if (!agenda.some(({ step }) => step === session.step))
    return refuse("phase", "The step that runs can't be taken out.");
  return [{ e: "agenda", t, agenda }];
}

/** A step that begins at `t`. */
function timerOf({ agenda }: Session, step: WorkshopStep, t: Millis): Timer {
  return { running: true, ends: t + 60_000 * (agenda.find((item) => item.step === step)?.minutes ?? 0), left: 0 };
}

/** Every criterion on which people differ, the most important first. */
export function allCells(session: Session): Cell[] {
  const asked = new Set(askedCriteria(session).map(({ id }) => id));
  const agenda = recommendationOf(session)?.analysis.agenda ?? [];
  return agenda
    .filter(({ criterion }) => asked.has(criterion))
    .map(({ criterion, points, about, top, bottom }) => ({
      criterion,
      points,
      about,
      top: session.anonymous ? [] : top,
      bottom: session.anonymous ? [] : bottom,
    }));
}

/** A criterion that is talked about although people agree on it. */
function quiet(criterion: Id): Cell {
  return { criterion, points: 0, about: null, top: [], bottom: [] };
}
