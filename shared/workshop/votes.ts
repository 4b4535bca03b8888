/** The revealed votes as a table for spreadsheets. */
import { lookup } from "#shared/base/by";
import { csv } from "#shared/base/csv";
import { criteriaInUse, pointsOf, weightsOf } from "#shared/record/criteria";
import type { Ballot } from "#shared/record/record";
import { ballotFits } from "#shared/record/rules";
import { tooFew } from "#shared/workshop/view/opened";
import { seatOf } from "./people";
import type { Session } from "./session";

/**
 * One line per round, ballot, criterion and option, RFC 4180; what isn't revealed isn't in it. Names stand in it only
 * where people were promised no more; otherwise ballots are numbered in the order of what is on them, so that a number
 * says nothing about whose it is. Anonymous ballots are left out where there are too few of them.
 */
export function votesCsv(session: Session): string {
  const { playbook, inputs } = session;
  const criteria = criteriaInUse(playbook, inputs);
  const rows = session.rounds.flatMap(({ n, ballots }) =>
    tooFew(session, ballots.length)
      ? []
      : inOrder(session, ballots).flatMap((ballot, i) => {
          const fitsOf = ballotFits(playbook, criteria, ballot.judgements);
          const shares = ballot.weighing === "ranking" ? weightsOf(ballot, criteria) : null;
          return criteria.flatMap((criterion) => {
            // Who ranks gives no points; the order's share of 100 stands for them.
            const share = shares && lookup(shares, criterion.id);
            const judgement = lookup(ballot.judgements, criterion.id);
            const all = fitsOf(criterion, inputs.options);
            const answer = judgement && "answer" in judgement ? judgement.answer : "";
            return inputs.options.map((option) => [
              String(n),
              named(session) ? (seatOf(session, ballot.id)?.name ?? ballot.id) : `Person ${i + 1}`,
              criterion.title,
              share == null ? String(pointsOf(ballot, criterion)) : (100 * share).toFixed(1),
              criterion.answers.find(({ id }) => id === answer)?.text ?? "",
              option.title,
              String(lookup(all, option.id)?.score ?? ""),
              judgement?.reason ?? "",
            ]);
          });
        }),
  );
  return csv([["Round", "Person", "Criterion", "Points", "Answer", "Option", "Score", "Reason"], ...rows]);
}

const named = ({ anonymous, repository }: Session) => !anonymous && repository === "named";

function inOrder(session: Session, ballots: readonly Ballot[]): readonly Ballot[] {
  if (named(session)) return ballots;
  const content = ({ points, ranking, judgements }: Ballot) => JSON.stringify([points, ranking, judgements]);
  return ballots.toSorted((a, b) => (content(a) < content(b) ? -1 : 1));
}
