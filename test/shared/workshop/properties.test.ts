/** Whatever people and the facilitator do in whatever order, these stay true. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { recordSchema } from "#shared/record/schema";
import { workshopSteps } from "#shared/workshop/agenda";
import { apply, durable, replay } from "#shared/workshop/apply/apply";
import { begin } from "#shared/workshop/apply/begin";
import type { Word } from "#shared/workshop/ballot";
import { check } from "#shared/workshop/check/check";
import { isRefusal } from "#shared/workshop/check/outcome";
import type { Actor, Command } from "#shared/workshop/command";
import { keptIn, type WorkshopEvent } from "#shared/workshop/event";
import { fold } from "#shared/workshop/fold";
import { awaited, voters } from "#shared/workshop/people";
import { newPlan } from "#shared/workshop/plan";
import type { Session } from "#shared/workshop/session";
import { facilitatorView } from "#shared/workshop/view/facilitator";
import { publicView } from "#shared/workshop/view/public";
import { viewFor } from "#shared/workshop/view/seat";
import { begun, playbook, record, start } from "../../samples/session";

const seats = ["ana", "ben", "cleo", "dev"];
const seat = fc.constantFrom(...seats, "facilitator");
const criterion = fc.constantFrom("cargo", "speed", "fun", "price");
/** Every text says whose it is, so that it is found wherever it goes. */
const secret = (who: string) => `secret-of-${who}`;

const word: fc.Arbitrary<(who: string) => Word> = fc.oneof(
  fc.nat(3).map(
    (n) =>
      (who: string): Word => ({ on: "comment", id: `c-${who}-${n}`, section: "problem", text: secret(who) }),
  ),
  criterion.map(
    (id) =>
      (who: string): Word => ({ on: "criterion", criterion: id, word: "drop", reason: secret(who) }),
  ),
  fc.tuple(fc.nat(2), fc.constantFrom("criterion" as const, "must-have" as const)).map(
    ([n, kind]) =>
      (who: string): Word => ({ on: "proposal", id: `p-${who}-${n}`, kind, text: secret(who) }),
  ),
  fc.nat(20).map((n) => (): Word => ({ on: "points", weighing: "points", points: { cargo: 5 * n }, ranking: [] })),
  fc.tuple(criterion, fc.constantFrom("much", "little", "soon", "late")).map(
    ([id, answer]) =>
      (who: string): Word => ({
        on: "judgement",
        criterion: id,
        judgement: { answer, reason: secret(who) },
      }),
  ),
  criterion.map((id) => (): Word => ({ on: "judgement", criterion: id, judgement: null })),
  fc.constant((who: string): Word => ({ on: "risk", id: `r-${who}`, kind: "failed", text: secret(who) })),
  seat.map((other) => (): Word => ({ on: "dots", risks: [`r-${other}`] })),
  criterion.map((id) => (): Word => ({ on: "changed", criterion: id, changed: true })),
  fc.nat(5).map(
    (level) =>
      (who: string): Word => ({ on: "consent", level, confidence: 50, reason: secret(who) }),
  ),
  fc.constant((who: string): Word => ({ on: "dissent", text: secret(who) })),
);

const asked: fc.Arbitrary<{ command: Command; actor: Actor }> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .tuple(seat, word)
      .map(([who, make]) => ({ command: { type: "cast", word: make(who) } as Command, actor: { seat: who } })),
  },
  {
    weight: 4,
    arbitrary: seat.map((who) => ({ command: { type: "claim", ballot: `b-${who}` } as Command, actor: { seat: who } })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(seat, fc.boolean())
      .map(([who, done]) => ({ command: { type: "done", done } as Command, actor: { seat: who } })),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom("ship", "raft", null).map((option) => ({
      command: { type: "choose", option, reason: "because", overrule: "so" } as Command,
      actor: { seat: "ana" },
    })),
  },
  {
    weight: 14,
    arbitrary: fc
      .constantFrom<Command>(
        { type: "advance" },
        { type: "advance" },
        { type: "reveal" },
        { type: "reveal" },
        { type: "back" },
        { type: "skip" },
        { type: "cancel" },
        { type: "reopen" },
        { type: "timer", change: "pause" },
        { type: "timer", change: "extend" },
        { type: "cells", criteria: ["fun"] },
        { type: "nudge" },
        { type: "votes", votes: true },
        { type: "anonymous", anonymous: true },
        { type: "repository", choice: "unnamed" },
        { type: "open-comments" },
        { type: "ask-again", items: ["p-ana-0", "fun"] },
        { type: "resolve", item: "p-ana-0", how: "keep", reason: "", owner: "Ana", low: "a", high: "b" },
        { type: "resolve", item: "p-ben-1", how: "keep", reason: "", owner: "" },
        { type: "resolve", item: "p-ana-0", how: "merge", into: "cargo", reason: "", owner: "" },
        { type: "resolve", item: "fun", how: "drop", reason: "nobody minds", owner: "" },
        { type: "resolve", item: "fun", how: "keep", reason: "", owner: "" },
      )
      .map((command) => ({ command, actor: { seat: "facilitator" } })),
  },
  { weight: 8, arbitrary: fc.constant({ command: { type: "open" } as Command, actor: "host" as const }) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(seat, fc.constantFrom("away", "return") as fc.Arbitrary<"away" | "return">)
      .map(([who, type]) => ({ command: { type, seat: who } as Command, actor: "host" as const })),
  },
  {
    weight: 1,
    arbitrary: seat.map((who) => ({
      command: { type: "remove", seat: who } as Command,
      actor: { seat: "facilitator" },
    })),
  },
  {
    weight: 2,
    // Somebody comes again on another device, and is given the seat or not.
    arbitrary: seat.map((name) => ({
      command: { type: "knock", seat: `${name}-2`, name, role: "voter", key: `${name} 2` } as Command,
      actor: "host" as const,
    })),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(seat, fc.constantFrom("give", "admit", "remove", "clear-door")).map(([name, type]) => ({
      command: { type, seat: `${name}-2`, role: "voter" } as Command,
      actor: { seat: "facilitator" },
    })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(seat, fc.constantFrom("voter", "observer", "decider") as fc.Arbitrary<"voter">)
      .map(([who, role]) => ({
        command: { type: "role", seat: who, role } as Command,
        actor: { seat: "facilitator" },
      })),
  },
);

function play(anonymous: boolean, asks: { command: Command; actor: Actor }[], each: (session: Session) => void) {
  const first = begun({ anonymous });
  let session = begin(playbook, first);
  const events: WorkshopEvent[] = [first];
  let now = start;
  const ask = (command: Command, actor: Actor) => {
    now += 1_500;
    const outcome = check(session, command, actor, now);
    if (isRefusal(outcome)) return;
    for (const event of outcome) {
      if (keptIn(session, event) !== "memory") events.push(event);
      session = apply(session, event);
    }
    each(session);
  };
  for (const [i, name] of seats.entries()) {
    const role = i === 0 ? "decider" : "voter";
    ask({ type: "knock", seat: name, name, role, key: name }, "host");
    ask({ type: "admit", seat: name, role }, { seat: "facilitator" });
  }
  for (const { command, actor } of asks) ask(command, actor);
  return { session, events };
}

/** Everything said on what isn't opened, by anybody but this seat. */
function hidden(session: Session, seatId: string | null): string[] {
  const own = seatId === null ? null : session.anonymous ? session.claims[seatId] : seatId;
  return Object.keys(session.ballots)
    .filter((id) => id !== own)
    .map((id) => secret(session.anonymous ? id.slice(2) : id));
}

const nothingOpen = ({ opened, rounds, agenda, step }: Session) =>
  rounds.length === 0 && Object.values(opened).every((one) => !one) && agenda.some((item) => item.step === step);

test("random workshops keep their order, their counters and their secrets", () => {
  fc.assert(
    fc.property(fc.boolean(), fc.array(asked, { maxLength: 80 }), (anonymous, asks) => {
      const { session, events } = play(anonymous, asks, (now) => {
        expect(workshopSteps).toContain(now.step);
        expect(now.agenda.map(({ step }) => step)).toContain(now.step);
        expect(now.reveals === null).toBe(now.phase !== "countdown");
        for (const { id } of awaited(now)) expect(voters(now).map((one) => one.id)).toContain(id);
        const { counter } = publicView(now);
        expect(counter.done).toBeLessThanOrEqual(counter.of);
        expect(
          now.seats.filter(({ role, state }) => role === "decider" && state !== "removed").length,
        ).toBeLessThanOrEqual(1);
        const keys = now.seats.flatMap(({ key }) => key ?? []);
        expect(new Set(keys).size).toBe(keys.length);
        expect(new Set(Object.values(now.claims)).size).toBe(Object.keys(now.claims).length);
        if (now.anonymous) expect(Object.keys(now.ballots).every((id) => id.startsWith("b-"))).toBe(true);
        if (!nothingOpen(now)) return;
        const screens = [publicView(now), facilitatorView(now)].map((view) => JSON.stringify({ ...view, me: null }));
        for (const screen of screens) for (const text of hidden(now, null)) expect(screen).not.toContain(text);
        for (const name of seats) {
          const view = JSON.stringify(viewFor(now, name));
          for (const text of hidden(now, name)) expect(view).not.toContain(text);
        }
      });
      // The log says it all.
      expect(replay(playbook, events)).toEqual(durable(session));
      // Whatever state a workshop stops in, the record that it leaves is valid, and says nothing that wasn't opened.
      const left = fold(record(), session, "2026-10-06");
      expect(recordSchema.safeParse(JSON.parse(JSON.stringify(left))).error).toBeUndefined();
      if (nothingOpen(session))
        for (const text of hidden(session, null)) expect(JSON.stringify(left)).not.toContain(text);
    }),
    { numRuns: 120 },
  );
});

test("a plan begins with what the frame says", () => {
  const plan = newPlan(record().draft.frame);
  expect(plan).toMatchObject({
    anonymous: false,
    repository: "distributions",
    people: [{ name: "Ana", role: "decider" }],
  });
});
