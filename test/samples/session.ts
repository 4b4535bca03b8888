/** What the tests of the workshop start from: two options, three criteria, and a room of people. */

import type { Id } from "#shared/base/id";
import type { Playbook } from "#shared/playbook/playbook";
import { newRecord } from "#shared/record/create";
import type { DecisionRecord } from "#shared/record/record";
import { fullAgenda } from "#shared/workshop/agenda";
import { apply } from "#shared/workshop/apply/apply";
import { begin } from "#shared/workshop/apply/begin";
import type { Word } from "#shared/workshop/ballot";
import { check } from "#shared/workshop/check/check";
import { isRefusal } from "#shared/workshop/check/outcome";
import type { Actor, Command, Refusal } from "#shared/workshop/command";
import type { Begun, WorkshopEvent } from "#shared/workshop/event";
import type { Session } from "#shared/workshop/session";

const scored = (score: 1 | 2 | 3 | 4 | 5) => ({ score, reason: "It says so.", sources: ["book"] });
const anchors = { 1: "sinks", 2: "wobbles", 3: "floats", 4: "sails", 5: "flies" };
const criterion = { help: "", always: true, anchors, findings: [], caution: "" };

export const playbook: Playbook = {
  format: 1,
  id: "ship-or-raft",
  edition: "2026.1",
  title: "Ship or raft",
  question: "Do we take the ship or the raft?",
  options: [
    { id: "ship", title: "Ship", summary: "" },
    { id: "raft", title: "Raft", summary: "" },
  ],
  criteria: [
    {
      ...criterion,
      id: "cargo",
      title: "Cargo",
      question: "How much do we carry?",
      points: 50,
      answers: [
        { id: "much", text: "Much", hint: "", fits: { ship: scored(5), raft: scored(1) } },
        { id: "little", text: "Little", hint: "", fits: { ship: scored(3), raft: scored(4) } },
      ],
    },
    {
      ...criterion,
      id: "speed",
      title: "Speed",
      question: "How soon do we arrive?",
      points: 30,
      answers: [
        { id: "soon", text: "Soon", hint: "", fits: { ship: scored(4), raft: scored(2) } },
        { id: "late", text: "Late", hint: "", fits: { ship: scored(2), raft: scored(5) } },
      ],
    },
    { ...criterion, id: "fun", title: "Fun", question: "", points: 20, answers: [] },
  ],
  mustHaves: [],
  notes: [],
  parts: [],
  sources: { book: { author: null, title: "Of boats", year: "2026", short: "Boats 2026" } },
};

export const hash = "0".repeat(64);

export function record(id: Id = "d1"): DecisionRecord {
  const made = newRecord({ id, now: "2026-10-06T09:30:00.000Z", entry: { hash, playbook } });
  made.draft.frame = { ...made.draft.frame, title: "How we cross", problem: "There is water.", decider: "Ana" };
  return made;
}

export const start = 1_800_000_000_000;

export function begun(more: Partial<Begun> = {}): Begun {
  const { draft } = record();
  const { status: _, place: __, decision: ___, ...inputs } = draft;
  return {
    e: "begun",
    t: start,
    id: "w1",
    record: "d1",
    inputs,
    thresholds: { clearGap: 10, closeGap: 5, clearShare: 0.9, closeShare: 0.7, quorum: 0.5, unknownWeight: 0.25 },
    agenda: fullAgenda.map((item) => ({ ...item })),
    anonymous: false,
    repository: "distributions",
    rule: "decider",
    rehearsal: false,
    facilitator: { name: "Fay", votes: false },
    code: "K7M4QX",
    token: "token-of-the-room",
    ...more,
  };
}

export const facilitator: Actor = { seat: "facilitator" };

/** A session that is moved on by commands, with everything that happened in it. */
export interface Run {
  session: Session;
  events: WorkshopEvent[];
  now: number;
  /** Throws what was refused. */
  ask(command: Command, actor?: Actor): WorkshopEvent[];
  /** What a command would be refused with; `null` where it is allowed. */
  refused(command: Command, actor?: Actor): Refusal | null;
  cast(seat: Id, word: Word): void;
  /** Somebody comes in: through the door, and let in. */
  seat(seat: Id, role?: "decider" | "voter" | "consulted" | "observer"): void;
  /** Reveals the blind step at once. */
  reveal(): void;
  /** Goes on, through reveals, until this step. */
  to(step: Session["step"]): void;
}

export function run(more: Partial<Begun> = {}, of: Playbook = playbook): Run {
  const first = begun(more);
  const it: Run = {
    session: begin(of, first),
    events: [first],
    now: start,
    ask(command, actor = facilitator) {
      const outcome = check(it.session, command, actor, it.now);
      if (isRefusal(outcome)) throw new Error(`${command.type}: ${outcome.message}`);
      for (const event of outcome) it.session = apply(it.session, event);
      it.events.push(...outcome);
      return outcome;
    },
    refused(command, actor = facilitator) {
      const outcome = check(it.session, command, actor, it.now);
      return isRefusal(outcome) ? outcome : null;
    },
    cast(seat, word) {
      it.ask({ type: "cast", word }, { seat });
    },
    seat(seat, role = "voter") {
      const name = seat.charAt(0).toUpperCase() + seat.slice(1);
      it.ask({ type: "knock", seat, name, role, key: `key of ${seat}` }, "host");
      it.ask({ type: "admit", seat, role });
      if (it.session.anonymous && role !== "observer")
        it.ask({ type: "claim", ballot: `b-${seat.length}-${seat}` }, { seat });
    },
    reveal() {
      it.ask({ type: "reveal" });
      it.now += 3_000;
      it.ask({ type: "open" }, "host");
    },
    to(step) {
      for (let steps = 0; it.session.step !== step; steps++) {
        if (steps > 24) throw new Error(`"${step}" isn't reached`);
        const { step: here, phase } = it.session;
        const hidden = ["criteria", "points", "judgements", "again", "premortem", "decide"].includes(here);
        if (hidden && phase === "open") it.reveal();
        else it.ask({ type: "advance" });
      }
    },
  };
  return it;
}
