/** Whoever isn't asked in a step reads what the others do, and how far they are. */
import { afterEach, expect, test } from "vitest";
import { run } from "../../../samples/session";
import { phoneOf } from "../phone";

afterEach(() => document.body.replaceChildren());

test.each([
  ["criteria", "The others say what they would change in the list"],
  ["points", "The others weigh the criteria"],
  ["judgements", "The others answer the questions"],
  ["premortem", "The others write down what may go wrong"],
  ["decide", "The others say how far they go along"],
] as const)("an observer in %s", async (step, line) => {
  const it = run();
  for (const seat of ["ana", "ben"]) it.seat(seat, seat === "ana" ? "decider" : "voter");
  it.seat("oda", "observer");
  it.to(step);
  if (step === "decide") it.ask({ type: "choose", option: "ship", reason: "so", overrule: "so" }, { seat: "ana" });
  it.ask({ type: "done", done: true }, { seat: "ana" });
  const { text } = await phoneOf(it, "oda");
  expect(text()).toContain("You look on");
  expect(text()).toContain(line);
  expect(text()).toContain("1 of 2 done. Waiting for Ben.");
});
