/** Records of rooms: what each of many people said in one or two rounds. */
import fc from "fast-check";
import type { Ballot, DecisionRecord, Gathering, Judgement, Round } from "#shared/record/record";

/** What one person says on each criterion. */
export type SaidByOne = Record<string, Judgement>;

const judgement: fc.Arbitrary<Judgement> = fc.oneof(
  fc.constantFrom("relational", "document").map((answer) => ({ answer })),
  fc.constant({ unknown: true as const }),
);

/** Few people who say little, so that some say the same; by the number that each has in the room. */
export const saidBySome: fc.Arbitrary<Map<number, SaidByOne>> = fc
  .uniqueArray(fc.tuple(fc.nat(9), fc.dictionary(fc.constantFrom("database", "auth", "size"), judgement)), {
    selector: ([person]) => person,
    maxLength: 8,
  })
  .map((said) => new Map(said));

/** The record after a workshop with these rounds, the seats named after their numbers. */
export function room(
  record: DecisionRecord,
  repository: Gathering["repository"],
  rounds: readonly ReadonlyMap<number, SaidByOne>[],
): DecisionRecord {
  const people = new Set(rounds.flatMap((said) => [...said.keys()]));
  const ballot = (person: number, judgements: SaidByOne): Ballot => ({
    ...{ id: `b${person}`, seat: `s${person}`, weighing: "points", points: {}, ranking: [], judgements },
  });
  const workshop: Gathering = {
    ...{ on: "2026-11-20", repository, comments: [], words: [], challenges: [], notes: [] },
    ...{ changed: {}, risks: [], confidence: [] },
  };
  return {
    ...record,
    draft: {
      ...record.draft,
      workshop,
      seats: [...people].map((n) => ({ id: `s${n}`, name: `Ana ${n}`, role: "voter" })),
      rounds: rounds.map(
        (said, n): Round => ({
          ...{ kind: "blind", n: n + 1, criteria: ["database", "auth", "size"], revealed: true },
          ballots: [...said].map(([person, judgements]) => ballot(person, judgements)),
        }),
      ),
    },
  };
}
