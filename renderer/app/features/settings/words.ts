import type { ArchiveStep, Brought } from "#shared/api/backup";
import type { Instant } from "#shared/base/day";
import { showDay } from "#shared/base/day";
import { count } from "../../ui/words";

/** Day and time as a clock on the wall here shows them. */
export function localMoment(instant: Instant): string {
  const moment = new Date(instant);
  const pad = (n: number) => String(n).padStart(2, "0");
  const day = `${moment.getFullYear()}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`;
  return `${showDay(day)}, ${pad(moment.getHours())}:${pad(moment.getMinutes())}`;
}

/** What was brought in, a sentence each. */
export function broughtText({ added, copied, replaced, before }: Brought): string {
  const parts = [
    added > 0 && `${count(added, "decision")} brought in`,
    copied > 0 && `${count(copied, "copy", "copies")} made`,
    replaced > 0 && `${replaced} replaced`,
  ].filter((part) => part !== false);
  const what = parts.length > 0 ? parts.join(", ") : "No decision was brought in";
  return `${what}.${before ? " How it was before is in the newest snapshot." : ""}`;
}

const doings: Record<ArchiveStep["doing"], string> = {
  reading: "Read",
  comparing: "Compared",
  "bringing in": "Brought in",
};

/** How far the work on an archive is. */
export function stepWords({ doing, done, of }: ArchiveStep): string {
  return `${doings[doing]} ${done} of ${count(of, "decision")}`;
}

/** What there is of decisions whose bringing in was stopped. */
export function stoppedWords({ done, of }: ArchiveStep): string {
  return `Stopped after about ${done} of ${count(of, "decision")}. How it was before is in the newest snapshot.`;
}
