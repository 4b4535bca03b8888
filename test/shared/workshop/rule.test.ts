/** The room agreed how it is decided before anybody spoke; the screens say when that isn't met. */
import { expect, test } from "vitest";
import { undecided } from "#shared/workshop/rule";
import type { DecisionRule } from "#shared/workshop/session";
import { publicView } from "#shared/workshop/view/public";
import { run } from "../../samples/session";

/** What is said about the rule once these said how far they go along; `null` says nothing. */
function saidOf(rule: DecisionRule, levels: (number | null)[], anonymous = false) {
  const it = run({ rule, anonymous });
  const seats = levels.map((_, i) => `p${i}`);
  for (const [i, seat] of seats.entries()) it.seat(seat, i === 0 ? "decider" : "voter");
  if (anonymous) for (const extra of ["x", "yy", "zzz"].slice(seats.length)) it.seat(extra);
  it.to("decide");
  it.ask({ type: "choose", option: "ship", reason: "It carries more.", overrule: "So." }, { seat: "p0" });
  for (const [i, level] of levels.entries())
    if (level !== null) it.cast(`p${i}`, { on: "consent", level, confidence: null, reason: level <= 2 ? "No." : "" });
  expect(undecided(publicView(it.session))).toBeNull();
  it.reveal();
  return undecided(publicView(it.session));
}

test("where it is decided when nobody objects, an objection is told, and a serious concern isn't one", () => {
  expect(saidOf("consent", [5, 4, 2])).toBeNull();
  expect(saidOf("consent", [5, 4, 1])).toBe(
    "1 person objects, and it is decided when nobody objects: it isn't decided yet.",
  );
  expect(saidOf("consent", [5, 0, 1])).toMatch(/^2 people object, /);
});

test("where the majority decides, it takes more than half of those who said something", () => {
  expect(saidOf("majority", [3, 3, 1])).toBeNull();
  expect(saidOf("majority", [3, 2, null])).toBe("1 of 2 goes along, and the majority decides: it isn't decided yet.");
  expect(saidOf("majority", [0, 1, 2])).toMatch(/^0 of 3 go along/);
  expect(saidOf("majority", [null, null])).toBeNull();
});

test("a decider decides alone, and counts that would tell whose they are tell nothing", () => {
  expect(saidOf("decider", [5, 0, 0])).toBeNull();
  expect(saidOf("consent", [0, 5], true)).toBeNull();
});
