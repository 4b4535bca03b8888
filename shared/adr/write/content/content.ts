/**
 * What a decision record says, in the order in which a reviewer needs it and free of any dialect. The profiles put
 * these pieces under their own headings. Every fact stands in one of them only.
 */
import type { Md } from "#shared/adr/write/escape";
import type { Day } from "#shared/base/day";
import type { Recommendation } from "#shared/record/recommend";
import type { Consequence, DecisionRecord, Status } from "#shared/record/record";

export interface AdrInput {
  record: DecisionRecord;
  /** What was recommended for the record's draft. */
  recommendation: Pick<Recommendation, "analysis" | "sentences" | "criteria" | "rules">;
  /** The decision that this one takes the place of, where it is known. */
  before?: EarlierDecision | null;
  today: Day;
  /** Name of the ADR's file, where it is known: it gives the number and the path of the data beside it. */
  file: string | null;
}

/** A decision before this one: its title, and what it chose. */
export interface EarlierDecision {
  title: string;
  choice: string | null;
}

/** At most so many criteria are said to have decided. */
export const mostDecisive = 3;

/** Some lines after a plain one that says what they are. */
export interface LineGroup {
  lead: Md;
  items: Md[];
  /**
   * Whether several items are a list, sentences in a row, or whichever there is room for; "items" are a list even where
   * there is one, and "references" the first list that becomes a row.
   */
  form: "items" | "list" | "references" | "sentences" | "either";
}

export interface OptionContent {
  title: string;
  about: Md[];
  good: Md[];
  neutral: Md[];
  bad: Md[];
  /** What we take on with it and why, and the names of that alone. */
  takes: { title: Md; text: Md }[];
}

/** What we answered on one criterion. */
export interface Answered {
  title: Md;
  /** Its share of the weight, and from how much to how much people gave it. */
  weight: Md;
  range: Md | null;
  /** The answer in the playbook's words with how many gave it, and what was noted; `null` where there is neither. */
  text: Md | null;
}

export interface ScoreTable {
  lead: Md;
  options: Md[];
  /** A row a criterion, in the order of `Content.answers`. */
  rows: { scores: Md[]; points: Md | null }[];
  total: { values: Md[]; points: Md | null };
}

export interface AdrContent {
  title: string;
  status: Status;
  date: Day;
  people: { deciders: string[]; consulted: string[]; informed: string[] };
  /** The team's problem and scope, or the playbook's question where there is none: a paragraph each. */
  context: Md[];
  scope: Md | null;
  /** All criteria in use, those that decided first. */
  answers: Answered[];
  /** How many of `answers` decided: at most three. */
  decisive: number;
  /** What the decision turns on where nothing is scored, a line each. */
  drivers: Md[];
  options: OptionContent[];
  outcome: {
    /** The decision in one line. */
    chosen: Md;
    /** Up to three reasons and the strongest one against. */
    reasons: Md[];
    /** Dissent, why the figures were overruled, how firm it is, and when we look again. */
    closing: Md[];
    /** Further paragraphs of the reason. */
    rest: Md[];
  };
  consequences: { kind: Consequence["kind"]; text: Md }[];
  confirmation: Md[];
  scores: ScoreTable | null;
  /** Who decided when, for dialects that have no field for it. */
  decidedBy: Md | null;
  more: LineGroup[];
  /** Path of the data beside the ADR. */
  data: string | null;
}
