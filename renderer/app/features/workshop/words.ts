/** What the facilitator's and the projector's screens say. */
import { capital } from "#shared/base/capital";
import { plain } from "#shared/base/figures";
import type { Weighing } from "#shared/record/record";
import { type AgendaItem, timedMinutes, totalMinutes, type WorkshopStep } from "#shared/workshop/agenda";
import type { Role, Timer } from "#shared/workshop/session";
import type { View } from "#shared/workshop/view/view";

/** The line that the facilitator reads out. */
export const spokenLines: Record<WorkshopStep, string> = {
  lobby: "Scan the code, or type the address and the code. The time starts when everybody is in.",
  reading: "Read quietly. Write down what you would ask; we open the comments together.",
  criteria: "Is this what we want to judge by? Say it on your own; we open it together.",
  points: "Spread 100 points on your own. What would you give up for what?",
  judgements: "Judge on your own. Nobody sees your answers until we open them together.",
  reveal: "Look quietly first. Then we talk where we differ.",
  discussion: "First those who see it most differently, then everybody.",
  again: "Judge this again on your own. Keeping your answer is fine.",
  why: "This is what your answers add up to. Is it what you expected?",
  premortem: "One year on, it failed. Why? Write on your own.",
  decide: "First the choice. Then everybody says how far they go along.",
  followup: "Who does what, until when, and what would make us look again?",
};

/** The line where criteria aren't weighed by points. */
export const spokenWeighing: Record<Weighing, string> = {
  points: spokenLines.points,
  swing: "Picture every criterion at its worst. Which one would you improve first?",
  ranking: "Put the criteria in order on your own. Which one matters most?",
};

/** The line once the answers are open. */
export const spokenOpen: Partial<Record<WorkshopStep, string>> = {
  reading: "These are your comments and questions. Which do we answer now?",
  criteria: "This is what you would change. What do we settle on?",
  points: "Here is how much each counts for you, of 100. What lies behind the ends?",
  again: "This is where you stand after the talk.",
  premortem: "Two dots each: which of these matter most?",
  decide: "Who goes along less than fully: what would it take?",
};

/** For the projector, beside the timer. */
const quiet: Record<WorkshopStep, string> = {
  lobby: "Join",
  reading: "Read quietly",
  criteria: "On your own",
  points: "On your own",
  judgements: "On your own",
  reveal: "Look quietly, then we talk",
  discussion: "We talk",
  again: "On your own",
  why: "What it adds up to",
  premortem: "On your own",
  decide: "The decision",
  followup: "What follows",
};

const quietOpen: Partial<Record<WorkshopStep, string>> = {
  reading: "Comments are open",
  criteria: "We settle the list",
  points: "We look at the points",
  again: "Round 2 is open",
  premortem: "Two dots each",
};

export function quietWords({ step, phase, opened }: Pick<View, "step" | "phase" | "opened">): string {
  const open = step === "reading" ? opened.comments !== null : phase === "revealed";
  return (open && quietOpen[step]) || quiet[step];
}

export const roleNames: Record<Role, string> = {
  facilitator: "Facilitator",
  decider: "Decider",
  voter: "Voter",
  consulted: "Consulted",
  observer: "Observer",
};

/** Roles that somebody else than the facilitator can have. */
export const guestRoles = ["decider", "voter", "consulted", "observer"] as const;
export const roleChoices = guestRoles.map((value) => ({ value, label: roleNames[value] }));

/** Words beside the digits, where they say more. */
export function timerWords(timer: Timer, seconds: number): string | null {
  if (seconds <= 0) return "Time. Finish your line.";
  if (!timer.running) return "Paused";
  return seconds <= 30 ? "30 seconds left" : null;
}

/** "70 min, and 5 to join": the first is what the clock of the workshop tells. */
export function plannedWords(agenda: readonly AgendaItem[]): string {
  const timed = timedMinutes(agenda);
  return `${timed} min, and ${totalMinutes(agenda) - timed} to join`;
}

/** The minutes that passed since the time was started, of those of the agenda after the lobby. */
export function minutesWords({ agenda, started }: Pick<View, "agenda" | "started">, now: number): string {
  const all = timedMinutes(agenda);
  if (started === null) return `${all} min, not started`;
  return `${Math.max(0, Math.floor((now - started) / 60_000))} of ${all} min`;
}

/** A criterion's share of the weight: an average only where the room spread points. */
export const pointsWords = ({ opened }: Pick<View, "opened">, weight: number) =>
  `${Math.round(100 * weight)} of 100 points${opened.points ? ", on average" : ""}`;

/** What a difference is worth: not the weight of its criterion, but how far it moves who is ahead by how much. */
export function ofTheLead(points: number): string {
  const said = plain(points).replace(/\.0$/, "");
  return `up to ${said} ${said === "1" ? "point" : "points"} of the lead`;
}

/** The same as a sentence. */
export function riding(points: number): string {
  const worth = ofTheLead(points);
  return `${capital(worth)} ${worth.includes("points") ? "ride" : "rides"} on it`;
}

export const differenceWords = {
  project: "You describe different projects",
  fit: "You judge the fit differently",
} as const;
