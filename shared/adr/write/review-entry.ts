/** What a review adds to an ADR. */
import type { Revision } from "#shared/record/record";
import { literal, type Md, md, oneLine } from "./escape";
import { withoutStop } from "./sentence";

const verbs: Record<Revision["verdict"], string> = {
  first: "accepted",
  retain: "kept",
  amend: "amended",
  supersede: "to be superseded",
  retire: "retired",
};

/** A review as one line of an ADR: when, what, who, why, what changed, and when to look again. */
export function reviewEntry({ on, by, verdict, why, changed = [], decision, process, outcome }: ReviewOf): Md {
  const notes = changed.map(({ note }) => withoutStop(note)).filter(Boolean);
  const parts = [
    md`${on}: ${verbs[verdict]}${oneLine(by) ? md` by ${by}` : literal("")}${oneLine(why) ? md`: ${withoutStop(why)}` : literal("")}.`,
    ...(notes.length > 0 ? [md` Changed: ${notes.join("; ")}.`] : []),
    ...(process ? [literal(` How it was decided: ${process}.`)] : []),
    ...(outcome ? [literal(` How it turned out: ${outcome}.`)] : []),
    ...forecasts(decision).map((text) => md` ${text}.`),
    ...(decision.review ? [md` Next review by ${decision.review}.`] : []),
  ];
  return literal(parts.map((part) => part.md).join(""));
}

type ReviewOf = Pick<Revision, "on" | "by" | "verdict" | "why" | "changed" | "decision" | "process" | "outcome">;

function forecasts({ forecasts }: Revision["decision"]): string[] {
  return forecasts.flatMap(({ statement, outcome }) =>
    outcome === undefined ? [] : [`Forecast "${withoutStop(statement)}": ${outcome}`],
  );
}
