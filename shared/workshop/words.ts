/** Words that phones, projector and facilitator's screen share. */
import { showDay } from "#shared/base/day";
import type { Action } from "#shared/record/record";
import type { Before } from "./revisit";
import type { Timer } from "./session";
import type { View } from "./view/view";

/** "Ana", "Ana and Ben", "Ana, Ben and 3 others". */
export function names(all: readonly string[], most = 3): string {
  const [first = ""] = all;
  if (all.length <= 1) return first;
  if (all.length <= most + 1) return `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
  return `${all.slice(0, most).join(", ")} and ${all.length - most} others`;
}

/** "Ship, on 6 Oct 2026 by Ana: It carries us." */
export function beforeWords({ option, on, by, reason }: Before): string {
  const decided = `${option ?? "Postponed"}, on ${showDay(on)}${by.trim() && ` by ${by.trim()}`}`;
  return reason.trim() ? `${decided}: ${reason.trim()}` : decided;
}

/** "3 of 5 done. Waiting for Cleo and Eli" */
export function awaitedWords({ done, of, waiting }: View["counter"]): string {
  if (of === 0) return "Nobody here votes yet";
  return `${done} of ${of} done${waiting.length > 0 ? `. Waiting for ${names(waiting)}` : ""}`;
}

/** Whole seconds that are left; below 0 once the time is over. */
export const secondsLeft = (timer: Timer, now: number) =>
  Math.ceil((timer.running ? timer.ends - now : timer.left) / 1000);

/** "3:20"; "0:00" once the time is over. */
export const clockText = (seconds: number) =>
  `${Math.floor(Math.max(0, seconds) / 60)}:${String(Math.max(0, seconds) % 60).padStart(2, "0")}`;

/** How far somebody goes along, from 0 to 5: as they say it, and as it is told about others. */
export const consentLevels = [
  { own: "No, I stand against it", told: "Stands against it" },
  { own: "I object", told: "Objects" },
  { own: "I have a serious concern", told: "Serious concern" },
  { own: "I can live with it", told: "Can live with it" },
  { own: "I support it", told: "Supports it" },
  { own: "I fully support it", told: "Fully supports it" },
] as const;

/** "3 keep, 1 merge with Speed, 1 drop", or that nobody said anything. */
export function wordCounts(words: Record<"keep" | "merge" | "drop", number> & { into: readonly string[] }): string {
  const into = words.into.length > 0 ? ` with ${words.into.join(" or ")}` : "";
  const said = (["keep", "merge", "drop"] as const).flatMap((word) =>
    words[word] > 0 ? [`${words[word]} ${word}${word === "merge" ? into : ""}`] : [],
  );
  return said.join(", ") || "nobody said anything about it";
}

/** "By the answers: Close call. Ship is ahead by ..."; for screens on which somebody chooses. */
export const answersSay = ({ headline, lead }: { headline: string; lead: string }) =>
  `By the answers: ${headline}. ${lead}`;

/** "a, b and c"; for things that have an order. */
export const oneOrMany = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

/** Who does something and until when: "Ana, until 3 Oct 2026"; "nobody yet" stands in for whoever isn't named. */
export const whoAndWhen = ({ owner, due }: Pick<Action, "owner" | "due">): string =>
  [owner.trim() || "nobody yet", due && `until ${showDay(due)}`].filter(Boolean).join(", ");

/** Who begins to talk: by what they said, never by name. */
export function firstWords(ends: readonly string[]): string {
  const [first, second] = [ends[0], ends.at(-1)];
  if (first === undefined) return "Who sees it differently?";
  if (ends.length === 1) return `Somebody who said “${first}” begins.`;
  return `Somebody who said “${first}” begins, then somebody who said “${second}”.`;
}
