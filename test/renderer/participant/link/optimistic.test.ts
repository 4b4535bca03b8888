/** A phone shows its own words as the host will keep them. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { apply, begin } from "#shared/workshop/apply/apply";
import type { Word } from "#shared/workshop/ballot";
import { facilitatorSeat } from "#shared/workshop/session";
import { viewFor } from "#shared/workshop/view/seat";
import { withUnsent } from "../../../../renderer/participant/link/optimistic";
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
    on: fc.constant("judgement" as const),
    criterion,
    judgement: fc.constantFrom({ unknown: true as const }, { answer: "much" }, null),
  }),
  fc.record({ on: fc.constant("risk" as const), id, kind: fc.constantFrom("failed" as const, "loser" as const), text }),
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
