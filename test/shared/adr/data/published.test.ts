import fc from "fast-check";
import { expect, test } from "vitest";
import { published } from "#shared/adr/data/published";
import type { Ballot } from "#shared/record/record";
import { recordOf, smallPlaybook } from "../../../samples/adr-records";
import { room, saidBySome } from "../../../samples/large-room";

/** By the words of the promise alone: everybody's place among all ballots of the last round, looked for one by one. */
function placed(ballot: Ballot, last: readonly Ballot[]): string {
  const content = ({ weighing, points, ranking, judgements }: Ballot) =>
    JSON.stringify([judgements, weighing, points, ranking]);
  const own = last.find(({ id }) => id === ballot.id);
  if (own === undefined) return `q-${ballot.id}`;
  const before = last.filter(
    (one) => content(one) < content(own) || (content(one) === content(own) && one.id < own.id),
  );
  return `p${before.length + 1}`;
}

test("an unnamed ballot is called by its place in the last round, whoever wrote it and whichever round it is of", () => {
  fc.assert(
    fc.property(saidBySome, saidBySome, (first, second) => {
      const record = room(recordOf(smallPlaybook, {}), "unnamed", [first, second]);
      const told = published(record).draft.rounds;
      const last = record.draft.rounds[1]?.ballots ?? [];
      for (const [n, round] of record.draft.rounds.entries()) {
        const ids = round.ballots.map((ballot) => placed(ballot, last));
        const given = new Map(round.ballots.map(({ judgements }, k) => [ids[k], judgements]));
        expect(told[n]?.ballots.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
        for (const ballot of told[n]?.ballots ?? []) {
          expect(ballot).not.toHaveProperty("seat");
          expect(ballot.judgements).toEqual(given.get(ballot.id));
        }
      }
    }),
  );
});
