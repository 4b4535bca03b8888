import { expect, test } from "vitest";
import { fold } from "#shared/workshop/fold";
import { record, run } from "../../samples/session";

const expected = () => {
  const made = record();
  Object.assign(made.draft.frame, {
    decisionMakers: ["Both developers"],
    consulted: ["Security"],
    informed: ["Sales"],
  });
  return made;
};

test("who voted in the room takes the place of those who were expected to; who was asked or told elsewhere stays", () => {
  const room = run();
  room.seat("Ana", "decider");
  for (const name of ["Ben", "Cleo"]) room.seat(name, "voter");
  room.seat("Kim", "consulted");
  room.seat("Lars", "observer");
  expect(fold(expected(), room.session, "2026-10-06").draft.frame).toMatchObject({
    decider: "Ana",
    decisionMakers: ["Ben", "Cleo"],
    consulted: ["Security", "Kim"],
    informed: ["Sales", "Lars"],
  });
});

test("where nobody but the decider votes, those who were named before stay", () => {
  const room = run();
  room.seat("Ana", "decider");
  expect(fold(expected(), room.session, "2026-10-06").draft.frame.decisionMakers).toEqual(["Both developers"]);
});
