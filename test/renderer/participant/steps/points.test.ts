/** A participant weighs the criteria in the way that the plan names, over the real session. */
import { expect, test } from "vitest";
import type { Weighing } from "#shared/record/record";
import { briefOf } from "#shared/workshop/view/brief";
import { viewFor } from "#shared/workshop/view/seat";
import { votesCsv } from "#shared/workshop/votes";
import { mountRoom } from "../../../../renderer/participant/mount";
import { run } from "../../../samples/session";

function room(weighing?: Weighing) {
  const it = run(weighing && { weighing });
  for (const seat of ["ana", "ben", "cleo"]) it.seat(seat, seat === "ana" ? "decider" : "voter");
  it.to("points");
  const root = document.createElement("div");
  document.body.append(root);
  const draw = () => {
    const view = viewFor(it.session, "ana");
    if (!view) throw new Error("Ana has no seat");
    mountRoom(root, {
      view,
      brief: briefOf(it.session),
      ahead: 0,
      offline: false,
      refused: null,
      say(command) {
        it.ask(command, { seat: "ana" });
        draw();
      },
      understood: () => {},
    });
  };
  draw();
  const button = (name: string) =>
    [...root.querySelectorAll("button")].find((one) => (one.ariaLabel ?? one.textContent ?? "").startsWith(name));
  return {
    it,
    text: () => root.textContent ?? "",
    button,
    async press(name: string) {
      button(name)?.click();
      await new Promise((later) => setTimeout(later));
    },
    slide(criterion: string, points: number) {
      const input = root.querySelector<HTMLInputElement>(`#points-${criterion}`);
      if (!input) throw new Error(`there is no slider for ${criterion}`);
      input.value = String(points);
      input.dispatchEvent(new Event("input", { bubbles: true }));
    },
  };
}

test("a ranking is tapped together, the last place by itself, and weighs by its order", async () => {
  const { it, text, press } = room("ranking");
  expect(text()).toContain("Which one matters most?");
  await press("I'm done");
  expect(it.session.done).toEqual([]);
  expect(text()).toContain("3 without a place");
  await press("Fun");
  await press("Cargo");
  expect(text()).toContain("All have a place");
  await press("Move Cargo up");
  await press("I'm done");
  expect(it.session.done).toEqual(["ana"]);
  expect(it.session.ballots.ana?.stands).toEqual({
    1: { weighing: "ranking", points: {}, ranking: ["cargo", "fun", "speed"] },
  });
  it.to("reveal");
  // Rank order centroid of three: 61.1, 27.8, 11.1.
  expect(votesCsv(it.session)).toMatch(/"Ana","Cargo","61\.1"/);
  expect(votesCsv(it.session)).toMatch(/"Ana","Speed","11\.1"/);
});

test("with swing weights no sum has to come out, but one gets 100", async () => {
  const { it, text, press, slide, button } = room("swing");
  expect(text()).toContain("Which one would you improve first?");
  expect(button("Spread evenly")).toBeUndefined();
  await press("I'm done");
  expect(text()).toContain("Give one of them 100.");
  slide("cargo", 80);
  await new Promise((later) => setTimeout(later));
  expect(text()).toContain("One gets 100.");
  slide("speed", 100);
  await press("I'm done");
  expect(it.session.ballots.ana?.stands[1]).toMatchObject({ weighing: "swing", points: { cargo: 80, speed: 100 } });
  expect(it.session.done).toEqual(["ana"]);
});

test("who weighs in another way than the room isn't heard", () => {
  const { it } = room();
  const word = { on: "points", weighing: "ranking", points: {}, ranking: ["fun"] } as const;
  expect(it.refused({ type: "cast", word: { ...word, ranking: [...word.ranking] } }, { seat: "ana" })?.refused).toBe(
    "invalid",
  );
});
