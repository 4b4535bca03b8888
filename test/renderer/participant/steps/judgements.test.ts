/** A participant judges and goes along, over the real session. */
import { afterEach, expect, test, vi } from "vitest";
import { briefOf } from "#shared/workshop/view/brief";
import { viewFor } from "#shared/workshop/view/seat";
import { mountRoom } from "../../../../renderer/participant/mount";
import { patience } from "../../../patience";
import { begun, type Run, run } from "../../../samples/session";

afterEach(() => document.body.replaceChildren());

const seated = (more: Parameters<typeof run>[0] = {}) => {
  const it = run(more);
  for (const seat of ["ana", "ben", "cleo"]) it.seat(seat, seat === "ana" ? "decider" : "voter");
  return it;
};

async function phoneOf(it: Run, seat: string) {
  const root = document.createElement("div");
  document.body.append(root);
  const draw = () => {
    const view = viewFor(it.session, seat);
    if (!view) throw new Error(`${seat} has no seat`);
    mountRoom(root, {
      ...{ view, brief: briefOf(it.session), ahead: 0, offline: false, refused: null, understood: () => {} },
      say(command) {
        it.ask(command, { seat });
        draw();
      },
    });
  };
  draw();
  await vi.waitFor(() => expect(root.textContent).not.toContain("One moment"), patience(5_000));
  const settled = () => new Promise((later) => setTimeout(later));
  const press = async (find: (one: Element) => boolean, what: string) => {
    [...root.querySelectorAll<HTMLElement>(what)].find(find)?.click();
    await settled();
  };
  return {
    text: () => root.textContent ?? "",
    cards: () => [...root.querySelectorAll(".card legend")].map((one) => one.textContent?.trim()),
    button: (name: string) => press((one) => one.textContent === name, "button"),
    answer: (text: string) => press((one) => one.textContent?.startsWith(text) ?? false, "label"),
    digit: (option: string, score: number) =>
      press(
        (one) =>
          one.getAttribute("name")?.endsWith(`-${option}`) === true && one.parentElement?.textContent === `${score}`,
        "input",
      ),
    async write(text: string) {
      const field = root.querySelector("textarea") as HTMLTextAreaElement;
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      await settled();
      field.dispatchEvent(new Event("blur"));
      await settled();
    },
  };
}

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
