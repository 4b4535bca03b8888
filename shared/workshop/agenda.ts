/** The script of a workshop: which steps it has, in which order, and how long each takes. */

/** All steps in the order of the script. A workshop may leave some out; the order is always this one. */
export const workshopSteps = [
  "lobby",
  "reading",
  "criteria",
  "points",
  "judgements",
  "reveal",
  "discussion",
  "again",
  "why",
  "premortem",
  "decide",
  "followup",
] as const;

export type WorkshopStep = (typeof workshopSteps)[number];

export interface AgendaItem {
  step: WorkshopStep;
  /** Whole minutes, 1-120. */
  minutes: number;
}

export const stepTitles: Record<WorkshopStep, string> = {
  lobby: "Join and frame",
  reading: "Silent read",
  criteria: "Must-haves and criteria",
  points: "Blind points",
  judgements: "Blind judgements",
  reveal: "Reveal",
  discussion: "Discuss",
  again: "Judge again",
  why: "Why",
  premortem: "Premortem",
  decide: "Decide",
  followup: "Follow-up",
};

/** Without these there is nothing to decide on. */
export const compulsorySteps: readonly WorkshopStep[] = ["lobby", "judgements", "reveal", "decide"];

/** The full script, 75 minutes. */
export const fullAgenda: readonly AgendaItem[] = agenda({
  lobby: 5,
  reading: 10,
  criteria: 6,
  points: 6,
  judgements: 10,
  reveal: 2,
  discussion: 15,
  again: 4,
  why: 5,
  premortem: 4,
  decide: 4,
  followup: 4,
});

/** For two options and a choice that is easy to undo, 20 minutes: no poll on points, no second round. */
export const quickAgenda: readonly AgendaItem[] = agenda({
  lobby: 2,
  reading: 3,
  judgements: 6,
  reveal: 1,
  discussion: 4,
  decide: 3,
  followup: 1,
});

/** For looking again at what was decided, 25 minutes: only what changed is judged. */
export const reviewAgenda: readonly AgendaItem[] = agenda({
  lobby: 2,
  reading: 4,
  judgements: 4,
  reveal: 1,
  discussion: 5,
  again: 2,
  why: 2,
  decide: 4,
  followup: 1,
});

function agenda(minutes: Partial<Record<WorkshopStep, number>>): AgendaItem[] {
  return workshopSteps.flatMap((step) => {
    const given = minutes[step];
    return given === undefined ? [] : [{ step, minutes: given }];
  });
}

/** Minutes of which a clock tells: none runs while people join. */
export function timedMinutes(items: readonly AgendaItem[]): number {
  return totalMinutes(items.filter(({ step }) => step !== "lobby"));
}

export function totalMinutes(items: readonly AgendaItem[]): number {
  return items.reduce((sum, { minutes }) => sum + minutes, 0);
}

/** What is wrong with an agenda, in a sentence; `null` where it can be used. */
export function agendaFault(items: readonly AgendaItem[]): string | null {
  const places = items.map(({ step }) => workshopSteps.indexOf(step));
  if (places.some((place, i) => i > 0 && place <= (places[i - 1] as number)))
    return "The steps of an agenda stand once each, in the order of the script.";
  const missing = compulsorySteps.find((step) => !items.some((item) => item.step === step));
  if (missing) return `An agenda can't leave out "${stepTitles[missing]}".`;
  const odd = items.find(({ minutes }) => !Number.isInteger(minutes) || minutes < 1 || minutes > 120);
  return odd ? `"${stepTitles[odd.step]}" takes whole minutes, 1 to 120.` : null;
}

/** Steps in which people put something in that stays hidden until the reveal. */
const blind: readonly WorkshopStep[] = ["criteria", "points", "judgements", "again", "premortem", "decide"];

export function isBlind(step: WorkshopStep): boolean {
  return blind.includes(step);
}
