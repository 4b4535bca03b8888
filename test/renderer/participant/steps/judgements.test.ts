/** A participant judges and goes along, over the real session. */
import { afterEach, expect, test } from "vitest";
import { begun, run } from "../../../samples/session";
import { phoneOf } from "../phone";

afterEach(() => document.body.replaceChildren());

const seated = (more: Parameters<typeof run>[0] = {}) => {
  const it = run(more);
  for (const seat of ["ana", "ben", "cleo"]) it.seat(seat, seat === "ana" ? "decider" : "voter");
  return it;
};

test("an option of the team's own is scored under the answer that was taken, the others aren't asked again", async () => {
  const { inputs } = begun();
  const own = { id: "swim", title: "Swim", summary: "" };
  const it = seated({ inputs: { ...inputs, options: [...inputs.options, own] } });
  it.to("judgements");
  const ben = await phoneOf(it, "ben");
  expect(ben.cards()).toEqual([]);
  await ben.answer("Much");
  expect(ben.cards()).toEqual(["Swim"]);
  await ben.digit("swim", 4);
  expect(it.session.ballots.ben?.judgements["1"]?.cargo).toEqual({ answer: "much", adjusted: { swim: 4 } });
  // A page that is loaded anew asks the same.
  document.body.replaceChildren();
  const again = await phoneOf(it, "ben");
  await again.button("Next: Speed");
  expect(again.cards()).toEqual([]);
});

test("a dissent is asked for with what happens to the name, and what is missing is said until it is there", async () => {
  for (const [anonymous, name] of [
    [false, "with your name"],
    [true, "without your name"],
  ] as const) {
    const it = seated({ anonymous });
    it.to("decide");
    it.ask({ type: "choose", option: "ship", reason: "it carries more", overrule: "so" }, { seat: "ana" });
    const ben = await phoneOf(it, "ben");
    await ben.button("I'm done");
    expect(ben.text()).toContain("Pick 0 to 5.");
    await ben.answer("1");
    expect(ben.text()).toContain(`Your dissent, in your own words, ${name}`);
    expect(ben.text()).toContain("Below 3 it takes a reason.");
    await ben.write("It is slow.");
    expect(ben.text()).not.toContain("Below 3 it takes a reason.");
    await ben.button("I'm done");
    expect(it.session.done).toContain("ben");
  }
});
