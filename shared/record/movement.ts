/** How people's words moved from one round to the next. */
import { firstById, lookup } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import type { Ballot, Round } from "./record";

/** Who has a ballot in both rounds, and how many of them judge each criterion of the second otherwise than in the first. */
export function movementBetween(
  first: Round,
  second: Round,
): { both: number; moved: { criterion: Id; changed: number }[] } {
  const earlier = firstById(first.ballots);
  const pairs = second.ballots.flatMap((now) => {
    const before = earlier.get(now.id);
    return before === undefined ? [] : [{ before, now }];
  });
  const moved = second.criteria.map((criterion) => {
    const said = ({ judgements }: Ballot) => JSON.stringify(lookup(judgements, criterion));
    return { criterion, changed: pairs.filter(({ before, now }) => said(before) !== said(now)).length };
  });
  return { both: pairs.length, moved };
}
