import type { RecordSummary } from "#shared/api/api";
import type { Day } from "#shared/types";

/**
 * What a notification says about decisions whose review is due on `today`, or `null` when none is. Titles stay out of
 * it: others may see the screen.
 */
export function reviewNotice(records: readonly RecordSummary[], today: Day): { title: string; body: string } | null {
  const due = records.filter(({ status, review }) => status === "accepted" && review !== null && review <= today);
  if (due.length === 0) return null;
  return {
    title: due.length === 1 ? "A decision is due for review" : `${due.length} decisions are due for review`,
    body: "Open Adroit to see which.",
  };
}
