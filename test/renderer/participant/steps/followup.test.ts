/** What a participant sees of what follows, over the real session. */
import { expect, test } from "vitest";
import { run } from "../../../samples/session";
import { phoneOf } from "../phone";

test("an action tells who does it until when, and that nobody does yet", async () => {
  const it = run();
  for (const seat of ["ana", "ben", "cleo"]) it.seat(seat, seat === "ana" ? "decider" : "voter");
  it.to("judgements");
  it.cast("ana", { on: "judgement", criterion: "cargo", judgement: { answer: "much" } });
  it.to("decide");
  it.ask({ type: "choose", option: "ship", reason: "it carries more", overrule: "" }, { seat: "ana" });
  it.to("followup");
  const actions = [
    { what: "Buy the ship", owner: "Ben", due: "2026-12-10" },
    { what: "Sell the raft", owner: "", due: "2026-12-11" },
    { what: "Find a name", owner: " ", due: null },
  ];
  it.ask({ type: "follow-up", followUp: { ...it.session.followUp, actions } });
  const { text } = await phoneOf(it, "cleo");
  expect(text()).toContain("Buy the ship, Ben, until 10 Dec 2026");
  expect(text()).toContain("Sell the raft, nobody yet, until 11 Dec 2026");
  expect(text()).toContain("Find a name, nobody yet");
});
