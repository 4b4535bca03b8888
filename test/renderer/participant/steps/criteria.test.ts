/** A participant proposes what is missing, over the real session. */
import { afterEach, expect, test } from "vitest";
import { playbook, run } from "../../../samples/session";
import { phoneOf } from "../phone";

afterEach(() => document.body.replaceChildren());

test("a field that was asked for has the focus before the next key, so that no letter goes elsewhere", async () => {
  const it = run();
  it.seat("ana", "voter");
  it.to("criteria");
  const phone = await phoneOf(it, "ana");
  await phone.button("Propose a criterion");
  expect(document.activeElement?.getAttribute("placeholder")).toBe("For example: cost of hosting");
  await phone.button("Propose a must-have");
  expect(document.activeElement?.getAttribute("placeholder")).toBe("For example: runs in our own network");
});

test("to merge says nothing until the other one is chosen, and then says which", async () => {
  const criteria = playbook.criteria.map((one) => ({ ...one, always: one.id !== "cargo" }));
  const { inputs } = run().session;
  const it = run({ inputs: { ...inputs, criteria: [{ id: "cargo" }] } }, { ...playbook, criteria });
  it.seat("ana", "voter");
  it.to("criteria");
  const phone = await phoneOf(it, "ana");
  await phone.answer("Merge");
  const other = document.querySelector("select") as HTMLSelectElement;
  expect(other.value).toBe("");
  expect(it.session.ballots.ana?.criteria.cargo).toBeUndefined();
  other.value = "speed";
  other.dispatchEvent(new Event("change", { bubbles: true }));
  expect(it.session.ballots.ana?.criteria.cargo).toEqual({ word: "merge", with: "speed" });
  await phone.button("I'm done");
  expect(phone.text()).toContain("Cargomerge with Speed");
});

test("what may change is told with its question and its evidence, and only what every team is asked is said to be that", async () => {
  const criteria = playbook.criteria.map((one) => ({ ...one, always: one.id !== "cargo" }));
  const { inputs } = run().session;
  const it = run({ inputs: { ...inputs, criteria: [{ id: "cargo" }] } }, { ...playbook, criteria });
  it.seat("ana", "voter");
  it.seat("ben", "voter");
  it.to("criteria");
  it.cast("ben", { on: "proposal", id: "p1", kind: "criterion", text: "Comfort" });
  const before = await phoneOf(it, "ana");
  expect(before.text()).toContain("Asked of every team");
  it.reveal();
  it.ask({ type: "resolve", item: "p1", how: "keep", reason: "", owner: "" });
  it.ask({ type: "ask-again", items: ["cargo"] });
  const after = await phoneOf(it, "ana");
  expect(after.cards()).toEqual(["Cargo"]);
  expect(after.text()).toMatch(/CargoHow much do we carry\? Evidence on Cargo/);
  expect(after.text()).toContain("Judged by as well");
  expect(after.text()).not.toContain("Asked of every team");
});
