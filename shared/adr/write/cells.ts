import type { By } from "#shared/base/by";
import { lookup } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import type { Criterion, Option, Playbook } from "#shared/playbook/playbook";
import { groupOf } from "#shared/record/distribution";
import type { Ballot, Distribution, Fit, Judgement } from "#shared/record/record";
import { ballotFits } from "#shared/record/rules";

/** What all ballots together say about one option on one criterion. */
export interface Cell {
  /** Mean of the scores given, 1-5; `null` where nobody gave one. */
  score: number | null;
  /** The reason that most ballots share; may be empty. */
  reason: string;
  sources: Id[];
  origin: Fit["origin"];
}

/** `told` stands in where the ballots themselves aren't known. */
export function cellsOf(
  playbook: Playbook,
  criteria: readonly Criterion[],
  criterion: Criterion,
  options: Option[],
  ballots: Ballot[],
  told?: Distribution,
): By<Cell> {
  if (told && ballots.length === 0) {
    const group = groupOf(told, [criterion], options);
    return Object.fromEntries(
      options.map(({ id }): [Id, Cell] => {
        const score = group ? (lookup(group.scores, id)?.[0] ?? null) : null;
        return [id, { score, reason: "", sources: [], origin: score === null ? "unknown" : "playbook" }];
      }),
    );
  }
  const perBallot = ballots.map(({ judgements }) => ballotFits(playbook, criteria, judgements)(criterion, options));
  return Object.fromEntries(
    options.map(({ id }): [Id, Cell] => {
      const known = perBallot.flatMap((all) => lookup(all, id) ?? []).filter(({ score }) => score !== null);
      const usual = mostFrequent(known, ({ score, reason }) => `${score} ${reason}`);
      const score = known.length === 0 ? null : known.reduce((sum, fit) => sum + (fit.score ?? 0), 0) / known.length;
      return [
        id,
        {
          score,
          reason: usual?.reason.trim() ?? "",
          sources: usual?.sources ?? [],
          origin: usual?.origin ?? "unknown",
        },
      ];
    }),
  );
}

/**
 * What the team said about itself: the answer that most ballots give, with how many, or its note where it scored
 * directly; empty where none was given.
 */
export function answerText(criterion: Criterion, ballots: Ballot[]): string {
  const [only, ...others] = ballots.map(({ judgements }) => lookup(judgements, criterion.id));
  if (only && "scores" in only && others.length === 0) return only.reason?.trim().replace(/(?<!\.)\.$/, "") ?? "";
  const given = ballots.flatMap(({ judgements }) => {
    const judgement: Judgement | undefined = lookup(judgements, criterion.id);
    const answer = judgement && "answer" in judgement && criterion.answers.find(({ id }) => id === judgement.answer);
    return answer || [];
  });
  const usual = mostFrequent(given, ({ id }) => id);
  if (!usual) return "";
  const count = given.filter(({ id }) => id === usual.id).length;
  return ballots.length > 1 ? `${usual.text} (${count} of ${ballots.length})` : usual.text;
}

/** The first of the most frequent. */
function mostFrequent<T>(items: T[], key: (item: T) => string): T | undefined {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return items.find((item) => counts.get(key(item)) === most);
}
