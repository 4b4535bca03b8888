import type { Md } from "#shared/adr/write/escape";
import type { Day } from "#shared/base/day";
import type { Recommendation } from "#shared/record/recommend";
import type { Consequence, DecisionRecord, Status } from "#shared/record/record";

export interface AdrInput {
  record: DecisionRecord;
  /** What was recommended for the record's draft. */
  recommendation: Pick<Recommendation, "analysis" | "sentences" | "criteria">;
  today: Day;
  /** Name of the ADR's file, where it is known: it gives the number and the link to the data beside it. */
  file: string | null;
}

/** Some lines after a plain one that says what they are. */
export interface Group {
  lead: Md;
  items: Md[];
  /** The items are sentences that read on from one to the next. */
  text?: true;
}

export interface OptionContent {
  title: string;
  about: Md[];
  good: Md[];
  neutral: Md[];
  bad: Md[];
}

export interface Content {
  title: string;
  status: Status;
  date: Day;
  people: { deciders: string[]; consulted: string[]; informed: string[] };
  question: Md;
  /** Problem and scope, a paragraph each. */
  context: Md[];
  drivers: { title: Md; line: Md }[];
  options: OptionContent[];
  outcome: {
    /** The decision in one line. */
    chosen: Md;
    reasons: Group;
    /** Recommendation, why it was overruled, dissent, review: a line each. */
    lines: Md[];
    /** Further paragraphs of the reason. */
    rest: Md[];
  };
  consequences: { kind: Consequence["kind"]; text: Md }[];
  confirmation: Md[];
  scores: { lead: Md; head: Md[]; rows: Md[][] } | null;
  more: Group[];
  /** Path of the data beside the ADR. */
  data: string | null;
}
