/** What a participant sees of an opened round, over the real session. */
import { expect, test } from "vitest";
import { run } from "../../../samples/session";
import { phoneOf } from "../phone";

test("who gave points alone isn't told to not know, and what nobody judged says so", async () => {
  const it = run();
  const seats = ["ana", "ben", "cleo"];
  for (const seat of seats) it.seat(seat, seat === "ana" ? "decider" : "voter");
  it.to("points");
  const points = { cargo: 40, speed: 30, fun: 30 };
  for (const seat of seats) it.cast(seat, { on: "points", weighing: "points", points, ranking: [] });
  it.to("judgements");
  it.cast("ana", { on: "judgement", criterion: "cargo", judgement: { answer: "much" } });
  it.reveal();
  const { text } = await phoneOf(it, "cleo");
  expect(text()).toContain("1 person answered");
  expect(text()).toContain("Cargo1Much");
  expect(text()).toContain("SpeedNobody answered");
  expect(text()).not.toContain("Don't know");
});
