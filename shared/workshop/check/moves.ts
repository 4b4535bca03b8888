/** How a workshop goes from step to step, with its countdowns and timers. */
import { agendaFault, compulsorySteps, isBlind, stepTitles, type WorkshopStep } from "../agenda";
import { apply } from "../apply/apply";
import type { FacilitatorCommand } from "../command";
import type { WorkshopEvent } from "../event";
import { tooFewVoters } from "../promise";
import type { Millis, Session, Timer } from "../session";
import { allCells, mostCells } from "./cells";
import { type Outcome, refuse } from "./outcome";

/** Milliseconds from "reveal" to the reveal. */
export const countdown = 3_000;

export type Move = Extract<
  FacilitatorCommand,
  { type: "advance" | "back" | "skip" | "reveal" | "cancel" | "reopen" | "timer" | "agenda" }
>;

const counting = refuse("phase", "The countdown runs. Cancel it first.");

export const moves: {
  [K in Move["type"]]: (session: Session, command: Extract<Move, { type: K }>, t: Millis) => Outcome;
} = {
  advance(session, { from }, t) {
    if (isLeft(session, from)) return [];
    return isBlind(session.step) && session.phase !== "revealed"
      ? refuse("phase", "Reveal it first, or skip the step.")
      : moved(session, "advance", t);
  },

  skip(session, { from }, t) {
    if (isLeft(session, from)) return [];
    if (session.phase === "countdown") return counting;
    if (compulsorySteps.includes(session.step) && session.step !== "reveal")
      return refuse("phase", `"${stepTitles[session.step]}" can't be skipped.`);
    return moved(session, "skip", t);
  },

  back(session, { from }, t) {
    if (isLeft(session, from)) return [];
    return session.phase === "countdown" ? counting : moved(session, "back", t);
  },

  reveal({ step, phase, choice }, _, t) {
    if (!isBlind(step) || phase === "revealed") return refuse("phase", "There is nothing to reveal.");
    if (phase === "countdown") return [];
    if (step === "decide" && choice === null) return refuse("phase", "Nothing is chosen yet.");
    return [{ e: "counting", t, until: t + countdown }];
  },

  cancel: ({ phase }, _, t) =>
    phase === "countdown" ? [{ e: "cancelled", t }] : refuse("phase", "No countdown runs."),

  reopen(session, _, t) {
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
  },

  timer({ timer: { running, ends, left } }, { change }, t) {
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
  },

  /** Steps that were left behind stay as they were; the current one can't be taken out. */
  agenda({ step: now }, { agenda }, t) {
    const fault = agendaFault(agenda);
    if (fault) return refuse("invalid", fault);
    if (!agenda.some(({ step }) => step === now)) return refuse("phase", "The step that runs can't be taken out.");
    return [{ e: "agenda", t, agenda }];
  },
};

/** Whether the step on which something was pressed was left meanwhile: by the same press, in another window, or by the room. */
export const isLeft = ({ step }: Session, from: WorkshopStep | undefined) => from !== undefined && from !== step;

function moved(session: Session, how: "advance" | "back" | "skip", t: Millis): Outcome {
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
  const few = to === "points" || to === "judgements" ? tooFewVoters(session) : null;
  if (few !== null) return refuse("phase", few);
  const agreed: WorkshopEvent[] =
    (to === "discussion" || to === "again") && session.cells.length === 0 && cells.length > 0
      ? [{ e: "cells", t, cells }]
      : [];
  return [...agreed, { e: "moved", t, how, to, timer: timerOf(session, to, t) }];
}

/** The reveal. That of the judgements brings along what is worth talking about, so that the room sees it at once. */
export function openingOf(session: Session, t: Millis): WorkshopEvent[] {
  const first = session.step === "judgements";
  // The minutes of a step are for answering and for what comes of it, so its time goes on.
  const timer = first ? timerOf(session, "reveal", t) : session.timer;
  const revealed: WorkshopEvent = { e: "revealed", t, timer };
  const cells = first ? allCells(apply(session, revealed)).slice(0, mostCells) : [];
  return cells.length > 0 ? [revealed, { e: "cells", t, cells }] : [revealed];
}

/** A step that begins at `t`. */
export function timerOf({ agenda }: Session, step: WorkshopStep, t: Millis): Timer {
  return { running: true, ends: t + 60_000 * (agenda.find((item) => item.step === step)?.minutes ?? 0), left: 0 };
}
