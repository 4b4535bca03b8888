/** A call: what people who aren't in the room are asked, whole, as it travels to them. */
import type { Thresholds } from "#shared/analysis/model";
import { canonicalJson } from "#shared/base/canonical";
import type { Day, Instant } from "#shared/base/day";
import type { Id } from "#shared/base/id";
import type { Playbook } from "#shared/playbook/playbook";
import type { Inputs, Weighing } from "#shared/record/record";
import type { Before, Revisit } from "#shared/workshop/revisit";
import type { Choice, DecisionRule, Note, RepositoryChoice } from "#shared/workshop/session";
import type { RoundView } from "#shared/workshop/view/opened";

/** What is asked: points and judgements, with room for comments; the cells of the second round; consent to a choice. */
export type Asks =
  | { what: "round" }
  /** `round` is the first one as it was revealed, `notes` what was noted when it was talked about. */
  | { what: "again"; criteria: Id[]; round: RoundView; notes: Note[] }
  /** `headline` is what the model recommended. */
  | { what: "consent"; choice: Choice; headline: string };

export interface Call {
  adroit: "call";
  format: 1;
  id: Id;
  /** Who asks. */
  from: string;
  made: Instant;
  /** The last day on which people answer. Later ballots count until they are opened. */
  until: Day;
  /** Who is asked, by name; empty where nobody was named. */
  people: string[];
  /** Everybody has a code of their own, which goes into the ballot. */
  codes: boolean;
  asks: Asks;
  anonymous: boolean;
  /** What the repository gets of ballots: the promise. */
  repository: RepositoryChoice;
  rule: DecisionRule;
  weighing: Weighing;
  thresholds: Thresholds;
  /** Without anything that somebody said: no seats, no rounds, nothing of an earlier workshop. */
  inputs: Inputs;
  playbook: Playbook;
  revisit: Revisit | null;
  /** How the decision was made whose place this one takes; left out where it takes none's. */
  before?: Before | undefined;
  /** Recipients of age (X25519): of the envelope, and of what is in it. */
  keys: { outer: string; inner: string };
}

/** The text that the hash of a call is taken of: everything in it, in one form. */
export const callText = (call: Call): string => canonicalJson(call);

/** Inputs as they go into a call: what people said before stays where it is. */
export function askedInputs(inputs: Inputs): Inputs {
  const { workshop: _, ...rest } = inputs;
  return { ...rest, seats: [], rounds: [], anonymous: false };
}

/** JSON in ASCII that ends no element of a page, whatever stands in it: mail and pages carry it unharmed. */
export function plainJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<\u007f-\uffff]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** "Nobody sees an answer before ..." : what happens with what one puts in. */
export function promiseOf({ from, anonymous, repository }: Pick<Call, "from" | "anonymous" | "repository">): string {
  const who = from.trim() === "" ? "whoever asks" : from;
  const kept = {
    distributions: "The repository gets how often each answer was given, not the single ballots.",
    unnamed: "The repository gets the ballots without names.",
    named: "The repository gets the ballots with names.",
  }[repository];
  const then = anonymous
    ? "Then they are shown and kept without names."
    : "Then they are shown without names; a dissent is signed.";
  return `Nobody, ${who} included, sees an answer in Adroit before all are opened together. ${then} ${kept}`;
}
