/** A participant weighs the criteria in the way that the plan names, over the real session. */
import { expect, test, vi } from "vitest";
import type { Weighing } from "#shared/record/record";
import { briefOf } from "#shared/workshop/view/brief";
import { viewFor } from "#shared/workshop/view/seat";
import { votesCsv } from "#shared/workshop/votes";
import { mountRoom } from "../../../../renderer/participant/mount";
import { patience } from "../../../patience";
import { run } from "../../../samples/session";

async function room(weighing?: Weighing) {
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
  // The steps come after the first screen.
  await vi.waitFor(() => expect(root.textContent).not.toContain("One moment"), patience(5_000));
  const button = (name: string) =>
    [...root.querySelectorAll("button")].find((one) =>
      (one.getAttribute("aria-label") ?? one.textContent ?? "").startsWith(name),
    );
  const press = async (name: string) => {
    button(name)?.click();
    await new Promise((later) => setTimeout(later));
  };
  return {
    it,
    text: () => root.textContent ?? "",
    button,
    press,
    async times(n: number, name: string) {
      for (let i = 0; i < n; i++) await press(name);
    },
  };
}

test("a ranking is tapped together, the last place by itself, and weighs by its order", async () => {
  const { it, text, press } = await room("ranking");
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
  expect(votesCsv(it.session)).toMatch(/"Person 1","Cargo","61\.1"/);
  expect(votesCsv(it.session)).toMatch(/"Person 1","Speed","11\.1"/);
});

test("points go by minus and plus, and what is left is always said", async () => {
  const { it, text, press, times, button } = await room("points");
  expect(text()).toContain("100 points left to place");
  expect(button("5 fewer for Cargo")?.disabled).toBe(true);
  await times(19, "5 more for Cargo");
  expect(text()).toContain("5 points left to place");
  await press("I'm done");
  expect(text()).toContain("Place the rest first");
  expect(it.session.done).toEqual([]);
  await press("5 more for Speed");
  expect(text()).toContain("Adds up");
  expect(button("5 more for Fun")?.disabled).toBe(true);
  await press("I'm done");
  expect(it.session.ballots.ana?.stands[1]?.points).toEqual({ cargo: 95, speed: 5, fun: 0 });
  expect(it.session.done).toEqual(["ana"]);
  // One's own answers stay in sight while the others still answer.
  expect(text()).toContain("What you said");
  expect(text()).toMatch(/Cargo95Speed5Fun0/);
});

test("with swing weights no sum has to come out, but one gets 100", async () => {
  const { it, text, press, times, button } = await room("swing");
  expect(text()).toContain("Which one would you improve first?");
  expect(button("Spread evenly")).toBeUndefined();
  await times(16, "5 more for Cargo");
  await press("I'm done");
  expect(text()).toContain("Give the one that you would improve first 100.");
  await times(20, "5 more for Speed");
  expect(button("5 more for Speed")?.disabled).toBe(true);
  await press("I'm done");
  expect(it.session.ballots.ana?.stands[1]).toMatchObject({ weighing: "swing", points: { cargo: 80, speed: 100 } });
  expect(it.session.done).toEqual(["ana"]);
});

test("who weighs in another way than the room isn't heard", async () => {
  const { it } = await room();
  const word = { on: "points", weighing: "ranking", points: {}, ranking: ["fun"] } as const;
  expect(it.refused({ type: "cast", word: { ...word, ranking: [...word.ranking] } }, { seat: "ana" })?.refused).toBe(
    "invalid",
  );
});
