/** Small pieces of wording that several screens share. */
import type { RecordSummary, WalkStep } from "#shared/record/summary";

/** "2 ADRs", "1 ADR". */
export const count = (n: number, thing: string, things = `${thing}s`) => `${n} ${n === 1 ? thing : things}`;

const nextWords: Record<WalkStep, (summary: RecordSummary) => string> = {
  frame: () => "The frame is next",
  criteria: () => "Must-haves and criteria are next",
  answers: ({ criteria, answered }) =>
    answered === 0 ? `${count(criteria, "question")} to answer` : `${answered} of ${criteria} answered`,
  weights: () => "Weights are next",
  result: () => "The result is ready",
  decide: () => "The decision is next",
};

/** What a draft waits for, in a few words. */
export const nextStepText = (summary: RecordSummary) => nextWords[summary.next](summary);
