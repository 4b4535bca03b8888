/** A phone shows its own words as the host will keep them. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { By } from "#shared/base/by";
import { apply } from "#shared/workshop/apply/apply";
import { begin } from "#shared/workshop/apply/begin";
import { emptyBallot, type Word, withWord } from "#shared/workshop/ballot";
import { facilitatorSeat } from "#shared/workshop/session";
import { viewFor } from "#shared/workshop/view/seat";
import { keepIn } from "../../../../renderer/participant/link/device-storage";
import { withUnsent } from "../../../../renderer/participant/link/optimistic";
import { createOutbox } from "../../../../renderer/participant/link/outbox";
import { begun, playbook } from "../../../samples/session";

const text = fc.constantFrom("", "a", "b");
const id = fc.constantFrom("x1", "x2");
const criterion = fc.constantFrom("cargo", "speed");
const word: fc.Arbitrary<Word> = fc.oneof(
  fc.record({ on: fc.constant("comment" as const), id, section: fc.constant("problem"), text }),
  fc.record({
    on: fc.constant("criterion" as const),
    criterion,
    word: fc.constantFrom("keep" as const, "drop" as const),
  }),
  fc.record({ on: fc.constant("must-have" as const), mustHave: id, text }),
  fc.record({
    on: fc.constant("proposal" as const),
    id,
    kind: fc.constantFrom("criterion" as const, "must-have" as const),
    text,
  }),
  fc.record({
    on: fc.constant("judgement" as const),
    criterion,
    judgement: fc.constantFrom({ unknown: true as const }, { answer: "much" }, null),
  }),
  fc.record({
    on: fc.constant("points" as const),
    weighing: fc.constant("points" as const),
    points: fc.constantFrom<By<number>[]>({ cargo: 100 }, { speed: 100 }),
    ranking: fc.constant<string[]>([]),
  }),
  fc.record({ on: fc.constant("risk" as const), id, kind: fc.constantFrom("failed" as const, "loser" as const), text }),
  fc.record({ on: fc.constant("dots" as const), risks: fc.constantFrom<string[][]>(["x1"], ["x1", "x2"], []) }),
  fc.record({ on: fc.constant("changed" as const), criterion, changed: fc.boolean() }),
  fc.record({
    on: fc.constant("consent" as const),
    level: fc.integer({ min: 0, max: 5 }),
    confidence: fc.constantFrom(null, 50),
    reason: text,
  }),
  fc.record({ on: fc.constant("dissent" as const), text }),
);

test("what isn't acknowledged yet looks as it will once the host has it", () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), (words) => {
      const session = begin(playbook, begun({ facilitator: { name: "Fay", votes: true } }));
      const kept = words.reduce((now, said) => apply(now, { e: "cast", ballot: facilitatorSeat, word: said }), session);
      const view = viewFor(session, facilitatorSeat);
      if (!view) throw new Error("the facilitator has a view");
      const shown = withUnsent(
        view,
        words.map((said) => ({ type: "cast", word: said })),
      );
      expect(shown.me.said).toEqual(viewFor(kept, facilitatorSeat)?.me.said);
    }),
  );
});

test("a word that waits is replaced by a later one on the same thing alone", () => {
  const said = (words: Word[]) => {
    const { comments, proposals, risks, changed, ...rest } = words.reduce(
      (ballot, one) => withWord(ballot, one, "1"),
      emptyBallot,
    );
    const byId = <T extends { id: string }>(list: T[]) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    return {
      ...rest,
      comments: byId(comments),
      proposals: byId(proposals),
      risks: byId(risks),
      changed: changed.toSorted(),
    };
  };
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), (words) => {
      localStorage.clear();
      const outbox = createOutbox(keepIn(localStorage), () => {});
      for (const one of words) outbox.put({ type: "cast", word: one });
      const waits = outbox.unsent().flatMap((command) => (command.type === "cast" ? [command.word] : []));
      expect(said(waits)).toEqual(said(words));
    }),
  );
});
