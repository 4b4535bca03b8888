import type { Day } from "#shared/types";

/** The local day of a moment: what a calendar on the wall says. */
export function localDay(moment: Date): Day {
  const pad = (n: number, width: number) => String(n).padStart(width, "0");
  return `${pad(moment.getFullYear(), 4)}-${pad(moment.getMonth() + 1, 2)}-${pad(moment.getDate(), 2)}`;
}
