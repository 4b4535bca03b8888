/** What the wall shows at each step, from sessions of the real machine: answers with their counts, and nobody's name. */
import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { briefOf } from "#shared/workshop/view/brief";
import { publicView } from "#shared/workshop/view/public";
import { WallStep } from "../../../../../renderer/app/features/workshop/wall/steps";
import { riding } from "../../../../../renderer/app/features/workshop/words";
import { playbook, type Run, run } from "../../../../samples/session";

afterEach(cleanup);

const seats = ["ana", "ben", "cleo"];
const seated = () => {
  const it = run();
  for (const seat of seats) it.seat(seat, seat === "ana" ? "decider" : "voter");
  return it;
};
const judged = (it: Run) => {
  it.to("judgements");
  for (const [i, seat] of seats.entries()) {
    it.cast(seat, { on: "judgement", criterion: "cargo", judgement: { answer: i < 2 ? "much" : "little" } });
    it.cast(seat, { on: "judgement", criterion: "fun", judgement: { scores: { ship: i < 1 ? 1 : 4, raft: 5 } } });
  }
};
const show = ({ session }: Run, join: Parameters<typeof WallStep>[0]["join"] = null) =>
  render(<WallStep view={publicView(session)} brief={briefOf(session)} join={join} />);
const text = () => document.body.textContent ?? "";

test("the lobby shows how to join, large, and no clock", () => {
  show(seated(), { url: "http://192.168.1.24:5180", code: "K7M4QX", join: "http://192.168.1.24:5180/#t" });
  expect(screen.getByRole("img", { name: "QR code to join" })).toBeVisible();
  expect(text()).toContain("K7M4QX");
  expect(screen.queryByRole("timer")).toBeNull();
});

test("a blind step shows what is being answered, and the promise", () => {
  const it = seated();
  it.to("judgements");
  show(it);
  expect(screen.getAllByRole("listitem").map((one) => one.textContent)).toEqual([
    "Cargo How much do we carry?",
    "Speed How soon do we arrive?",
    "Fun 1 sinks → 5 flies",
  ]);
  expect(text()).toContain("Hidden on every screen until the reveal");
});

test("while people read, the wall says too what was decided before", () => {
  const before = { option: "Raft", on: "2026-10-06", by: "Ana", reason: "It was there.", dissent: [], changed: [] };
  const it = run({ before });
  it.seat("ana");
  it.to("reading");
  show(it);
  expect(text()).toContain("Decided before: Raft, on 6 Oct 2026 by Ana: It was there.");
});

test("comments say what they are about", () => {
  const it = seated();
  it.to("reading");
  it.cast("ana", { on: "comment", id: "c1", section: "scope", text: "And the harbour?" });
  it.cast("ben", { on: "comment", id: "c2", section: "cargo", text: "In tons?" });
  it.ask({ type: "open-comments" });
  show(it);
  expect(screen.getAllByRole("listitem").map((one) => one.textContent)).toEqual([
    "And the harbour?Scope",
    "In tons?Cargo",
  ]);
});

test("who chooses is named, with what the answers say; an objection is told where nobody may object", () => {
  const it = run({ rule: "consent" });
  for (const seat of seats) it.seat(seat, seat === "ana" ? "decider" : "voter");
  judged(it);
  it.reveal();
  it.to("decide");
  const { unmount } = show(it);
  expect(screen.getByText("Ana chooses")).toBeVisible();
  expect(screen.getByText(/^By the answers: /)).toBeVisible();
  unmount();
  it.ask({ type: "choose", option: "ship", reason: "It carries more.", overrule: "So." }, { seat: "ana" });
  it.cast("ben", { on: "consent", level: 1, confidence: null, reason: "It is slow." });
  it.reveal();
  show(it);
  expect(screen.getByRole("status")).toHaveTextContent(/^1 person objects, .* it isn't decided yet\.$/);
});

test("the reveal shows answers with their counts first, four rows of a page, and names nobody", () => {
  const it = seated();
  judged(it);
  it.reveal();
  show(it);
  const row = screen.getByRole("row", { name: /^Cargo/ });
  const said = within(row).getAllByRole("listitem");
  expect(said[0]).toHaveTextContent("Much");
  expect(within(said[0] as HTMLElement).getByRole("img", { name: "2 people" })).toBeInTheDocument();
  expect(said[1]).toHaveTextContent("Little");
  expect(within(row).getByRole("img", { name: "Ship: from 3 to 5, 4.3 on average" })).toBeInTheDocument();
  const fun = within(screen.getByRole("row", { name: /^Fun/ }));
  expect(fun.getByRole("img", { name: "Ship: 2 gave 4, 1 gave 1" })).toBeInTheDocument();
  expect(fun.getByText("1 sinks → 5 flies")).toBeInTheDocument();
  expect(screen.getAllByRole("row")).toHaveLength(5);
  for (const name of ["Ana", "Ben", "Cleo"]) expect(text()).not.toContain(name);
});

test("a difference is worth points of the lead, which aren't the criterion's weight; what nobody judged says so", () => {
  const it = seated();
  judged(it);
  it.reveal();
  show(it);
  const row = screen.getByRole("row", { name: /^Cargo/ });
  expect(row).toHaveTextContent("50 of 100 points");
  // From 4 steps for the ship to 1 for the raft, of 4, at half of the weight.
  expect(row).toHaveTextContent("up to 62.5 points of the lead");
  expect(riding(12)).toBe("Up to 12 points of the lead ride on it");
  expect(riding(1)).toBe("Up to 1 point of the lead rides on it");
  expect(screen.getByRole("row", { name: /^Speed/ })).toHaveTextContent("Nobody answered");
  cleanup();
  it.ask({ type: "cells", criteria: ["speed"] });
  it.to("discussion");
  show(it);
  expect(text()).toContain("How soon do we arrive?Nobody answered");
});

test("the discussion shows the question, the answers, who begins by what they said, and what is known", () => {
  const it = seated();
  judged(it);
  it.reveal();
  it.to("discussion");
  const at = it.session.cells.findIndex(({ criterion }) => criterion === "cargo");
  it.ask({ type: "cell", at });
  show(it);
  expect(screen.getByRole("heading", { level: 2, name: "How much do we carry?" })).toBeVisible();
  expect(text()).toMatch(/Somebody who said “(Much|Little)” begins, then somebody who said “(Much|Little)”/);
  expect(text()).toContain("Ship 5, Raft 1");
  expect(text()).toContain("It says so.Boats 2026");
  for (const name of ["Ana", "Ben", "Cleo"]) expect(text()).not.toContain(name);
});

test("the second round shows its own figures and who changed, as a count", () => {
  const it = seated();
  judged(it);
  it.reveal();
  it.to("again");
  it.cast("cleo", { on: "judgement", criterion: "cargo", judgement: { answer: "much" } });
  it.reveal();
  show(it);
  expect(screen.getByRole("row", { name: /^Cargo/ })).toHaveTextContent("1 changed");
  expect(
    within(screen.getByRole("row", { name: /^Cargo/ })).getByRole("img", { name: "3 people" }),
  ).toBeInTheDocument();
});

test("while people say how far they go along, the wall shows what they choose from; dissents stand there once signed", () => {
  const it = seated();
  judged(it);
  it.to("decide");
  it.ask({ type: "choose", option: "ship", reason: "it carries more", overrule: "so" }, { seat: "ana" });
  it.cast("ben", { on: "consent", level: 1, confidence: null, reason: "It is slow." });
  const before = show(it);
  const levels = () => within(screen.getByRole("list", { name: "How far we go along" })).getAllByRole("listitem");
  expect(levels().map((one) => one.textContent)).toEqual([
    ...[
      "Stands against it0",
      "Objects1",
      "Serious concern2",
      "Can live with it3",
      "Supports it4",
      "Fully supports it5",
    ],
  ]);
  expect(text()).toContain("a dissent is signed");
  expect(text()).not.toContain("It is slow.");
  before.unmount();
  it.reveal();
  show(it);
  expect(levels()[1]).toHaveTextContent("Objects1");
  expect(levels()[5]).toHaveTextContent("Fully supports it0");
  expect(text()).toContain("It is slow.Ben");
});

test("what the room said comes before what articles say, and stays within the wall", () => {
  const it = seated();
  judged(it);
  it.reveal();
  it.to("discussion");
  it.ask({ type: "cell", at: it.session.cells.findIndex(({ criterion }) => criterion === "cargo") });
  for (const n of [1, 2, 3, 4])
    it.ask({ type: "note", id: `n${n}`, criterion: "cargo", kind: "note", text: `Note ${n}` });
  show(it);
  const [said] = screen.getAllByRole("heading", { level: 3 });
  expect(said).toHaveTextContent("Said here");
  expect(text()).toContain("Note 3");
  expect(text()).not.toContain("Note 4");
});

test("consent stands in words, risks under the option that failed, actions with owner and date", () => {
  const it = seated();
  judged(it);
  it.reveal();
  it.to("premortem");
  it.cast("ben", { on: "risk", id: "r1", kind: "failed", option: "raft", text: "It came apart" });
  it.reveal();
  it.cast("ana", { on: "dots", risks: ["r1"] });
  const { unmount } = show(it);
  expect(screen.getByRole("listitem")).toHaveTextContent("Raft failed becauseIt came apart● 1 dot");
  unmount();
  it.to("decide");
  it.ask({ type: "choose", option: "ship", reason: "it carries more", overrule: "so" }, { seat: "ana" });
  it.cast("ben", { on: "consent", level: 1, confidence: null, reason: "It is slow." });
  it.reveal();
  const decided = show(it);
  expect(screen.getByRole("list", { name: "How far we go along" })).toHaveTextContent("Objects1");
  decided.unmount();
  it.to("followup");
  const actions = [{ what: "Buy the ship", owner: "Ben", due: "2026-12-10" }];
  it.ask({ type: "follow-up", followUp: { ...it.session.followUp, actions } });
  const followed = show(it);
  expect(screen.getByRole("listitem")).toHaveTextContent("Buy the shipBen, until 10 Dec 2026");
  followed.unmount();
  const nobodys = [{ what: "Buy the ship", owner: "", due: "2026-12-10" }];
  it.ask({ type: "follow-up", followUp: { ...it.session.followUp, actions: nobodys } });
  show(it);
  expect(screen.getByRole("listitem")).toHaveTextContent("Buy the shipnobody yet, until 10 Dec 2026");
});

test("long comments fill a page sooner, so that none is cut", () => {
  const it = seated();
  it.to("reading");
  for (const [i, seat] of seats.entries())
    for (const n of [1, 2, 3])
      it.cast(seat, { on: "comment", id: `c${i}${n}`, section: "problem", text: `${i}${n} ${"word ".repeat(80)}` });
  it.ask({ type: "open-comments" });
  show(it);
  expect(screen.getAllByRole("listitem")).toHaveLength(2);
  expect(text()).toContain("1 to 2 of 9");
});

test("what may change comes first, and what somebody would change before what nobody touched", () => {
  const criteria = playbook.criteria.map((one) => ({ ...one, always: one.id !== "fun" }));
  const { inputs } = run().session;
  const it = run({ inputs: { ...inputs, criteria: [{ id: "fun" }] } }, { ...playbook, criteria });
  for (const seat of seats) it.seat(seat, "voter");
  it.to("criteria");
  const { unmount } = show(it);
  const items = () => screen.getAllByRole("listitem").map((one) => one.textContent);
  expect(items()[0]).toBe("Fun 1 sinks → 5 fliesmay change");
  unmount();
  it.cast("ben", { on: "criterion", criterion: "fun", word: "drop" });
  it.reveal();
  show(it);
  expect(items()[0]).toBe("Fun1 drop");
  cleanup();
  const other = run({ inputs: { ...inputs, criteria: [{ id: "fun" }] } }, { ...playbook, criteria });
  for (const seat of seats) other.seat(seat, "voter");
  other.to("criteria");
  other.cast("ben", { on: "criterion", criterion: "fun", word: "merge", with: "speed" });
  other.reveal();
  show(other);
  expect(items()[0]).toBe("Fun1 merge with Speed");
});

test("without a decider in the room the wall says who chooses", () => {
  const it = run();
  for (const seat of seats) it.seat(seat, "voter");
  judged(it);
  it.to("decide");
  show(it);
  expect(text()).toContain("The facilitator chooses");
});
