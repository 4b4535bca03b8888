/** Trust in a repository: one decision, for exactly what was shown. */
import type { CommitRun } from "#shared/api/repo";
import type { Instant } from "#shared/base/day";

export interface Trusted {
  on: Instant;
  runs: CommitRun[];
}

const keyOf = ({ kind, name }: CommitRun) => `${kind} ${name}`;

/** What is there now and wasn't shown then, a sentence each; empty where everything was. What is gone needs no new word. */
export function changesSince(before: readonly CommitRun[], now: readonly CommitRun[]): string[] {
  const known = new Map(before.map((run) => [keyOf(run), run]));
  return now.flatMap((run) => {
    const then = known.get(keyOf(run));
    const name = called(run);
    if (!then) return [`New: ${name} (${run.what}).`];
    if (then.what !== run.what) return [`Changed: ${name}, from ${then.what} to ${run.what}.`];
    const content = run.kind === "hook" || run.kind === "beside a hook";
    if (content && run.hash === null) return [`${name} can't be read.`];
    return then.hash === run.hash ? [] : [`Changed: what ${name} holds.`];
  });
}

function called({ kind, name }: CommitRun): string {
  if (kind === "hook") return `the hook ${name}`;
  if (kind === "beside a hook") return `${name} beside the hooks`;
  if (kind === "signing") return `signing (${name})`;
  return kind === "filter" ? `the filter ${name}` : `the setting ${name}`;
}

/** What is trusted after `shown` was: all of it, and what was trusted before and concerns other files. */
export function joinedTrust(before: readonly CommitRun[], shown: readonly CommitRun[]): CommitRun[] {
  const now = new Set(shown.map(keyOf));
  return [...before.filter((run) => run.kind === "filter" && !now.has(keyOf(run))), ...shown];
}
