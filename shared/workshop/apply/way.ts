/** The way through the agenda: steps, what is opened at them, and time. */
import type { WorkshopStep } from "../agenda";
import { roundNow } from "../rounds";
import type { Millis, Phase, Session } from "../session";
import type { Effects } from "./effects";

/** Steps, and what they show and hide. */
export const wayEffects = {
  agenda: (session, event) => ({ ...session, agenda: event.agenda }),
  moved(session, event) {
    const comments = session.opened.comments || (session.step === "reading" && event.how !== "back");
    return {
      ...session,
      ...arrival(event.to, session),
      timer: event.timer,
      opened: { ...session.opened, comments },
      started: session.started ?? event.t,
      asking: [],
    };
  },
  comments: (session) => ({ ...session, opened: { ...session.opened, comments: true }, nudged: [] }),
  counting: (session, event) => ({ ...session, phase: "countdown", reveals: event.until }),
  cancelled: (session) => ({ ...session, phase: "open", reveals: null }),
  revealed: (session, event) => ({ ...revealed(session), reveals: null, done: [], nudged: [], timer: event.timer }),
  reopened: (session, event) => ({
    ...hidden(session, event.step),
    step: event.step,
    phase: "open",
    done: [],
    nudged: [],
    timer: event.timer,
    asking: event.items ?? [],
  }),
  timer: (session, event) => ({
    ...session,
    timer: event.timer,
    started: session.started ?? (event.timer.running ? event.t : null),
  }),
  cells: (session, event) => ({ ...session, cells: event.cells, cell: 0 }),
  cell: (session, event) => ({ ...session, cell: event.at }),
  closed: (session) => ({ ...session, closed: true, holder: null }),
  resumed: (session, event) => resumed(session, event.t),
} satisfies Partial<Effects>;

/** While the host was away no time passed. */
function resumed(session: Session, t: Millis): Session {
  const { timer, started, heard, phase } = session;
  const away = Math.max(0, t - heard);
  return {
    ...session,
    timer: timer.running ? { ...timer, ends: timer.ends + away } : timer,
    started: started === null ? null : started + away,
    ...(phase === "countdown" ? { phase: "open", reveals: null } : {}),
  };
}

/** Arriving at a step: what was opened there before is still open. */
function arrival(
  step: WorkshopStep,
  { opened, rounds }: Session,
): Pick<Session, "step" | "phase" | "done" | "nudged" | "reveals"> {
  const open: Partial<Record<WorkshopStep, boolean>> = {
    ...opened,
    reveal: true,
    again: rounds.some(({ n }) => n === 2),
  };
  const phase: Phase = open[step] === true ? "revealed" : "open";
  return { step, phase, done: [], nudged: [], reveals: null };
}

function revealed(session: Session): Session {
  const { step, rounds, opened } = session;
  switch (step) {
    case "judgements":
      return { ...session, step: "reveal", phase: "revealed", rounds: [roundNow(session, 1)] };
    case "again":
      return { ...session, phase: "revealed", rounds: [...rounds.filter(({ n }) => n === 1), roundNow(session, 2)] };
    case "criteria":
      return {
        ...session,
        phase: "revealed",
        opened: { ...opened, criteria: true },
        proposals: openedProposals(session),
        asking: [],
      };
    default:
      return { ...session, phase: "revealed", opened: { ...opened, [step]: true } };
  }
}

/** Those known before, then the new ones. */
function openedProposals({ proposals, ballots }: Session): Session["proposals"] {
  const round = 1 + Math.max(0, ...proposals.map((one) => one.round));
  const known = new Set(proposals.map(({ id }) => id));
  const fresh = Object.values(ballots)
    .flatMap((ballot) => ballot.proposals)
    .filter(({ id }) => !known.has(id))
    .map((one) => ({ ...one, round }))
    .toSorted((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  return [...proposals, ...fresh];
}

function hidden(session: Session, step: WorkshopStep): Session {
  const { rounds, opened } = session;
  if (step === "judgements") return { ...session, rounds: [], cells: [], cell: 0 };
  if (step === "again") return { ...session, rounds: rounds.filter(({ n }) => n === 1) };
  return { ...session, opened: { ...opened, [step]: false } };
}
