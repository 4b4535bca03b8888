import { newDraft, newRecord } from "#shared/record/create";
import type { Decision, DecisionRecord, Draft, Frame, Judgement } from "#shared/record/record";
import { smallEntry } from "./playbook";

export const frame: Frame = {
  title: "Which way",
  problem: "We have to go somewhere.",
  scope: "",
  decider: "Lead",
  decisionMakers: [],
  consulted: [],
  informed: [],
  reversible: null,
};

export const decision: Decision = {
  option: "left",
  by: "Lead",
  on: "2026-10-06",
  reason: "it is shorter",
  overrule: "",
  consequences: [],
  confirmation: "",
  consent: {},
  confidence: null,
  dissent: [],
  actions: [],
  review: "2027-04-06",
  triggers: [],
  forecasts: [],
};

/** A record of the small playbook; `judgements` go on the team's ballot. */
export function walked(draft: Partial<Draft> = {}, judgements: Record<string, Judgement> = {}): DecisionRecord {
  const blank = newDraft(smallEntry);
  const rounds = blank.rounds.map((round) => ({
    ...round,
    ballots: round.ballots.map((ballot) => ({ ...ballot, judgements })),
  }));
  const record = newRecord({ id: "way", now: "2026-10-06T09:30:00.000Z", entry: smallEntry });
  return { ...record, draft: { ...blank, rounds, ...draft } };
}
