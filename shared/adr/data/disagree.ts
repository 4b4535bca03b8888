/** Where an ADR and the data beside it say different things. Neither is right by itself; people choose. */

import { dateIn } from "#shared/adr/read/date";
import { plainText } from "#shared/adr/read/plain";
import { readAdr } from "#shared/adr/read/read";
import { reviewDate } from "#shared/adr/read/review";
import { oneLine } from "#shared/adr/write/escape";
import type { DecisionRecord } from "#shared/record/record";

export interface Disagreement {
  what: "title" | "status" | "date" | "choice" | "review date";
  /** As the ADR has it; empty where it says nothing. */
  adr: string;
  data: string;
}

/** What the ADR's text states otherwise than the record. What the text leaves out is no disagreement. */
export function textDisagreements(file: string, text: string, record: Pick<DecisionRecord, "draft">): Disagreement[] {
  const { draft } = record;
  const { decision, frame, status } = draft;
  const read = readAdr(file, text);
  const choice = /^Chosen option: "(.*?)"/m.exec(text)?.[1];
  const chosen = draft.options.find(({ id }) => id === decision?.option)?.title;
  const review = reviewDate(text);
  const pairs: [Disagreement["what"], string | null | undefined, string | null | undefined][] = [
    ["title", read.title, oneLine(frame.title)],
    ["status", read.status ?? read.statusRaw, status],
    ["date", read.date, decision?.on],
    ["choice", choice === undefined ? null : plainText(choice), chosen === undefined ? undefined : oneLine(chosen)],
    ["review date", review?.review ?? (review && dateIn(review.raw)), decision?.review],
  ];
  return pairs.flatMap(([what, adr, data]) =>
    adr === null || adr === undefined || loosely(adr) === loosely(data ?? "") ? [] : [{ what, adr, data: data ?? "" }],
  );
}

/** Dialects leave characters out of titles and change their spacing. */
function loosely(text: string): string {
  return text
    .replace(/["&|\\]/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}
