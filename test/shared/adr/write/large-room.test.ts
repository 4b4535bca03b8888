import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sidecarOf } from "#shared/adr/data/sidecar";
import { renderAdr } from "#shared/adr/write/render";
import { lookup } from "#shared/base/by";
import type { DecisionRecord, Gathering, Judgement } from "#shared/record/record";
import { recommended, recordOf, smallPlaybook } from "../../../samples/adr-records";
import { room, type SaidByOne, saidBySome } from "../../../samples/large-room";

const written = (record: DecisionRecord): string => {
  const recommendation = recommended(record);
  const file = { file: "0001-use-x.md", number: 1, profile: "madr4" as const };
  return renderAdr({ record, recommendation, today: "2026-11-20", ...file }) + recommendation.sentences.all.join("\n");
};

/** A value that counts whatever is read of it and of what it holds. */
function counted<T extends object>(value: T, read: () => void): T {
  return new Proxy(value, {
    get(of, key) {
      read();
      return Reflect.get(of, key);
    },
  });
}

describe.each<Gathering["repository"]>(["named", "unnamed", "distributions"])("ballots that go along %s", (kind) => {
  /** How often ballots, what they say and seats are looked at, a person, while an export is worked out. */
  const looks = (people: number): number => {
    const answers = ["relational", "document"].map((answer): Judgement => ({ answer }));
    const said = (round: number) =>
      new Map(
        Array.from({ length: people }, (_, n): [number, SaidByOne] => [
          n,
          // Some thirty different ballots, so that many are alike and many aren't.
          {
            database: { ...(answers[(n + round) % 2] as Judgement), reason: `Because of part ${n % 15}` },
            auth: { answer: "accounts" },
          },
        ]),
      );
    const record = room(recordOf(smallPlaybook, {}), kind, [said(0), said(1)]);
    let reads = 0;
    const read = () => {
      reads++;
    };
    const { seats, rounds } = record.draft;
    const watched = {
      ...record,
      draft: {
        ...record.draft,
        seats: seats.map((seat) => counted(seat, read)),
        rounds: rounds.map((round) => ({
          ...round,
          ballots: round.ballots.map((ballot) =>
            counted({ ...ballot, judgements: counted(ballot.judgements, read) }, read),
          ),
        })),
      },
    };
    written(watched);
    sidecarOf(watched);
    return reads / people;
  };

  test("each is looked at about as often in a room of 2,000 as in one of 100", () => {
    // To sort takes a little more of many; to look through all others for each would take twenty times as much.
    expect(looks(2000)).toBeLessThan(2 * looks(100));
  });
});

test("who changed their word is counted by person", () => {
  fc.assert(
    fc.property(saidBySome, saidBySome, (first, second) => {
      const text = written(room(recordOf(smallPlaybook, {}), "named", [first, second]));
      const both = [...second.keys()].filter((person) => first.has(person));
      const changed = both.filter((person) => {
        const [was, is] = [first, second].map((said) => lookup(said.get(person) ?? {}, "database"));
        return JSON.stringify(was) !== JSON.stringify(is);
      });
      const line = `Database: ${changed.length} of ${both.length} changed their word.`;
      if (both.length === 0) expect(text).not.toContain("changed their word");
      else expect(text).toContain(line);
    }),
    { numRuns: 50 },
  );
});
