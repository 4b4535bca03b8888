/** What the facilitator alone may ask for. */
import type { FacilitatorCommand, Refusal } from "../command";
import type { WorkshopEvent } from "../event";
import { awaited, mostSeats, present, seated, seatOf, usualPerAddress, voted, votes } from "../people";
import { facilitatorSeat, type Millis, type Role, repositoryChoices, type Session } from "../session";
import { agreedCell, allCells } from "./cells";
import { freeName, roomFull } from "./host";
import { type Move, moves } from "./moves";
import { criterionFault, firstOf, type Outcome, refuse } from "./outcome";
import { askAgain, resolve } from "./settling";

type Rules<C extends FacilitatorCommand> = {
  [K in C["type"]]: (session: Session, command: Extract<C, { type: K }>, t: Millis) => Outcome;
};

type Of<K extends FacilitatorCommand["type"]> = Extract<FacilitatorCommand, { type: K }>;

const secondFacilitator = refuse("role", "There is a facilitator already.");
const noSeat = refuse("unknown", "There is no such seat.");

export function checkFacilitator(session: Session, command: FacilitatorCommand, t: Millis): Outcome {
  const rule = rules[command.type] as (session: Session, command: FacilitatorCommand, t: Millis) => Outcome;
  return rule(session, command, t);
}

const promises: Rules<Of<"anonymous" | "repository" | "votes">> = {
  anonymous(session, { anonymous }, t) {
    if (anonymous === session.anonymous) return [];
    if (Object.keys(session.ballots).length > 0)
      return refuse("once", "Somebody answered already, and was promised how that is kept.");
    return [
      { e: "anonymous", t, anonymous },
      ...(anonymous && session.repository === "named"
        ? [{ e: "repository" as const, t, choice: "unnamed" as const }]
        : []),
    ];
  },
  repository(session, { choice }, t) {
    const now = repositoryChoices.indexOf(session.repository);
    const then = repositoryChoices.indexOf(choice);
    if (then === now) return [];
    const promised = session.seats.some(({ id, local }) => id !== facilitatorSeat && !local);
    if (then < now && promised) return refuse("once", "People were promised that the repository gets less.");
    if (session.anonymous && choice === "named") return refuse("phase", "Anonymous ballots have no names to keep.");
    return [{ e: "repository", t, choice }];
  },
  votes: (session, command, t) =>
    seatOf(session, facilitatorSeat)?.votes === command.votes
      ? []
      : (votersBound(session) ?? [{ e: "votes", t, votes: command.votes }]),
};

const people: Rules<Of<"admit" | "admit-all" | "give" | "role" | "remove" | "seat" | "hand" | "nudge">> = {
  give(session, command, t) {
    const device = seatOf(session, command.seat);
    const target = device?.again == null ? undefined : seatOf(session, device.again);
    if (device?.state !== "waiting" || !target || !(present(target) || target.state === "left"))
      return refuse("unknown", "There is no seat to give to this device.");
    return [{ e: "given", t, from: device.id, to: target.id }];
  },
  admit(session, command, t) {
    const seat = seatOf(session, command.seat);
    if (seat?.state !== "waiting") return refuse("unknown", "Nobody of this seat waits at the door.");
    if (command.role === "facilitator") return secondFacilitator;
    const name = command.name === undefined || command.name === seat.name ? seat.name : freeName(session, command.name);
    if (name === "") return refuse("invalid", "A seat needs a name.");
    return [...onlyDecider(session, command.role, t), { e: "admitted", t, seat: seat.id, name, role: command.role }];
  },
  "admit-all"(session, _, t) {
    const waiting = session.seats.filter(({ state, again }) => state === "waiting" && again === null);
    // Nobody takes the place of a decider by coming in among others.
    let decider = session.seats.some((seat) => present(seat) && seat.role === "decider");
    return waiting.map(({ id, name, role }): WorkshopEvent => {
      const as = role === "decider" && decider ? "voter" : role;
      decider ||= as === "decider";
      return { e: "admitted", t, seat: id, name, role: as };
    });
  },
  role(session, command, t) {
    const seat = seatOf(session, command.seat);
    const waits = seat?.state === "waiting";
    if (!seat || !(present(seat) || waits) || seat.id === facilitatorSeat) return noSeat;
    if (command.role === "facilitator") return secondFacilitator;
    if (command.role === seat.role) return [];
    if (waits) return [{ e: "role", t, seat: seat.id, role: command.role }];
    const stays = votes(seat) === votes({ ...seat, role: command.role });
    const fault = stays ? null : votersBound(session);
    return fault ?? [...onlyDecider(session, command.role, t), { e: "role", t, seat: seat.id, role: command.role }];
  },
  remove(session, command, t) {
    const seat = seatOf(session, command.seat);
    if (!seat || seat.state === "removed" || seat.id === facilitatorSeat) return noSeat;
    return [{ e: "presence", t, seat: seat.id, state: "removed" }];
  },
  seat(session, command, t) {
    if (seatOf(session, command.seat)) return refuse("once", "This seat is taken.");
    if (seated(session) >= mostSeats) return roomFull;
    if (command.role === "facilitator") return secondFacilitator;
    const name = freeName(session, command.name);
    if (name === "") return refuse("invalid", "A seat needs a name.");
    return [...onlyDecider(session, command.role, t), { e: "seated", t, seat: command.seat, name, role: command.role }];
  },
  hand(session, command, t) {
    if (command.seat === session.holder) return [];
    const seat = command.seat === null ? null : seatOf(session, command.seat);
    if (seat === undefined || (seat && (!seat.local || !present(seat))))
      return refuse("unknown", "Nobody of this seat shares the device.");
    return [{ e: "handed", t, seat: command.seat }];
  },
  nudge(session, command, t) {
    const waiting = awaited(session).map(({ id }) => id);
    const seats = command.seat === undefined ? waiting : waiting.filter((id) => id === command.seat);
    return seats.length === 0 ? refuse("unknown", "Nobody is awaited there.") : [{ e: "nudged", t, seats }];
  },
};

const door: Rules<Of<"lock" | "rotate" | "clear-door" | "shared-address">> = {
  lock: (session, { locked }, t) => (locked === session.door.locked ? [] : [{ e: "locked", t, locked }]),
  /** Who came in by the old code waits no longer. */
  rotate: (session, { code, token }, t) => [{ e: "rotated", t, code, token }, ...sentAway(session, t)],
  "clear-door": (session, _, t) => sentAway(session, t),
  "shared-address"({ door: { perAddress: now } }, { perAddress }, t) {
    if (perAddress < usualPerAddress || perAddress > mostSeats)
      return refuse("invalid", `From ${usualPerAddress} to ${mostSeats} may wait.`);
    return perAddress === now ? [] : [{ e: "shared-address", t, perAddress }];
  },
};

const sentAway = ({ seats }: Session, t: Millis): WorkshopEvent[] =>
  seats.filter(({ state }) => state === "waiting").map(({ id }) => ({ e: "presence", t, seat: id, state: "removed" }));

const talk: Rules<Of<"cells" | "cell" | "note">> = {
  cells(session, { criteria }, t) {
    if (session.rounds.length === 0) return refuse("phase", "Nothing is revealed yet.");
    if (session.rounds.some(({ n }) => n === 2)) return refuse("once", "The second round was on these cells.");
    if (session.step === "again") return refuse("phase", "The second round runs on these cells.");
    const fault = firstOf(...criteria.map((id) => () => criterionFault(session, id)));
    if (fault) return fault;
    const all = allCells(session);
    const cells = [...new Set(criteria)].map((id) => all.find(({ criterion }) => criterion === id) ?? agreedCell(id));
    return [{ e: "cells", t, cells }];
  },
  cell(session, { at }, t) {
    if (at < 0 || at >= session.cells.length) return refuse("unknown", "There is no such cell.");
    return at === session.cell ? [] : [{ e: "cell", t, at }];
  },
  note(session, { type: _, ...note }, t) {
    const fault = note.criterion === null ? null : criterionFault(session, note.criterion);
    return fault ?? [{ e: "note", t, note }];
  },
};

const rules: Rules<FacilitatorCommand> = {
  ...(moves as Rules<Move>),
  ...promises,
  ...people,
  ...door,
  ...talk,
  settle: (session, { criteria = session.inputs.criteria, mustHaves }, t) =>
    voted(session)
      ? refuse("phase", "People answered these criteria already.")
      : [{ e: "settled", t, criteria, mustHaves }],
  resolve,
  "ask-again": askAgain,
  "open-comments": ({ step, opened }, _, t) =>
    step !== "reading" || opened.comments ? refuse("phase", "There are no comments to open.") : [{ e: "comments", t }],
  "follow-up": (_, { followUp }, t) => [{ e: "follow-up", t, followUp }],
  close: ({ phase }, _, t) =>
    phase === "countdown" ? refuse("phase", "The countdown runs. Cancel it first.") : [{ e: "closed", t }],
};

/** In an anonymous session a ballot can't be told from others any more, so who votes is settled once somebody has. */
function votersBound(session: Session): Refusal | null {
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
