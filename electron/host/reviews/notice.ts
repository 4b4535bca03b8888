import type { Day } from "#shared/base/day";
import { dueOf } from "#shared/record/due";
import type { RecordSummary } from "#shared/record/summary";

/**
 * What a notification says about decisions that are due on `today`, by their date or because something happened, or
 * `null` when none is. Titles stay out of it: others may see the screen.
 */
export function reviewNotice(records: readonly RecordSummary[], today: Day): { title: string; body: string } | null {
  const due = records.filter((record) => {
    if (record.status !== "accepted") return false;
    const { days, triggered } = dueOf(record, today) ?? { days: null, triggered: [] };
    return triggered.length > 0 || (days !== null && days <= 0);
  });
  if (due.length === 0) return null;
  return {
    title: due.length === 1 ? "A decision is due for review" : `${due.length} decisions are due for review`,
    body: "Open Adroit to see which.",
  };
}
