/** What a round says about a criterion, from sessions of the real machine. */
import { expect, test } from "vitest";
import type { Judgement } from "#shared/record/record";
import { cellOf, givenAnswers, scoreWords } from "#shared/workshop/given";
import { publicView } from "#shared/workshop/view/public";
import type { View } from "#shared/workshop/view/view";
import { begun, playbook, run } from "../../samples/session";

const cargo = playbook.criteria[0] as (typeof playbook.criteria)[0];
const seats = ["ana", "ben", "cleo", "dev", "eli"];

/** The room after everybody judged one criterion; `null` says nothing. */
function judged(criterion: string, said: (Judgement | null)[], more: Parameters<typeof run>[0] = {}): View {
  const it = run(more);
  for (const seat of seats.slice(0, said.length)) it.seat(seat, seat === "ana" ? "decider" : "voter");
  it.to("judgements");
  for (const [i, judgement] of said.entries()) {
    const seat = seats[i] as string;
    if (judgement) it.cast(seat, { on: "judgement", criterion, judgement });
    // Who answered something else has a ballot all the same.
    else it.cast(seat, { on: "judgement", criterion: "speed", judgement: { answer: "soon" } });
  }
  it.reveal();
  return publicView(it.session);
}

const roundOf = (view: View) => view.opened.rounds[0] as View["opened"]["rounds"][0];
const ends = (view: View, id: string) => view.cells.find(({ criterion }) => criterion === id)?.ends;
const much = { answer: "much" } as const;
const little = { answer: "little" } as const;

test("answers come with the most frequent first, and last those who don't know, without who said nothing on it", () => {
  const view = judged("cargo", [little, much, much, { unknown: true }, null]);
  expect(givenAnswers(roundOf(view), cargo)).toEqual([
    { id: "much", text: "Much", count: 2, most: true },
    { id: "little", text: "Little", count: 1, most: false },
    { id: null, text: "Don't know", count: 1, most: false },
  ]);
});

test("of answers that were given as often none stands out", () => {
  const given = givenAnswers(roundOf(judged("cargo", [little, much])), cargo);
  expect(given?.map(({ most }) => most)).toEqual([false, false]);
});

test("fewer than three anonymous answers aren't shown, nor how many don't know", () => {
  const view = judged("cargo", [much, little, { unknown: true }, null], { anonymous: true });
  expect(givenAnswers(roundOf(view), cargo)).toBeNull();
  expect(roundOf(view).answers.find(({ criterion }) => criterion === "cargo")?.unknown).toBeNull();
});

test("scores stand in words, the highest first", () => {
  const view = judged("fun", [
    { scores: { ship: 5, raft: 2 } },
    { scores: { ship: 3, raft: 2 } },
    { scores: { ship: 5 } },
  ]);
  const words = (option: string) => {
    const cell = cellOf(roundOf(view), "fun", option);
    return scoreWords(cell?.counts ?? [], cell?.unknown ?? null);
  };
  expect([words("ship"), words("raft")]).toEqual(["2 gave 5, 1 gave 3", "2 gave 2, 1 doesn't know"]);
  expect(scoreWords([0, 0, 0, 0, 0], 0)).toBe("nobody");
});

test("who begins is said by the option on which the ends are furthest apart, never by a whole ballot", () => {
  const inputs = begun().inputs;
  const raft2 = { id: "swim", title: "Swim", summary: "" };
  const view = judged(
    "fun",
    [
      { scores: { ship: 5, raft: 1, swim: 3 } },
      { scores: { ship: 4, raft: 5, swim: 3 } },
      { scores: { ship: 4, raft: 3, swim: 3 } },
    ],
    { inputs: { ...inputs, options: [...inputs.options, raft2] } },
  );
  expect(ends(view, "fun")?.toSorted()).toEqual(["1 for Raft", "5 for Raft"]);
});

test("where all gave one answer and see its fit differently, the scores say who begins", () => {
  const view = judged("cargo", [{ ...much, adjusted: { raft: 5 }, reason: "It is wide" }, much, much]);
  expect(ends(view, "cargo")?.toSorted()).toEqual(["1 for Raft", "5 for Raft"]);
  expect(ends(judged("cargo", [much, much, little]), "cargo")?.toSorted()).toEqual(["Little", "Much"]);
});

/** Everybody gives points, and only some judge the cargo. */
function pointsAlone(said: Judgement[], more: Parameters<typeof run>[0] = {}): View["opened"] {
  const it = run(more);
  for (const seat of seats) it.seat(seat, seat === "ana" ? "decider" : "voter");
  it.to("points");
  const points = { cargo: 40, speed: 30, fun: 30 };
  for (const seat of seats) it.cast(seat, { on: "points", weighing: "points", points, ranking: [] });
  it.to("judgements");
  expect(publicView(it.session).opened.answered).toBeNull();
  for (const [i, judgement] of said.entries())
    it.cast(seats[i] as string, { on: "judgement", criterion: "cargo", judgement });
  it.reveal();
  return publicView(it.session).opened;
}

test("who gave points alone has a ballot, didn't answer, and isn't told to not know", () => {
  const { rounds, answered } = pointsAlone([much, much, much]);
  const round = rounds[0] as View["opened"]["rounds"][0];
  expect([round.ballots, answered]).toEqual([5, 3]);
  expect(givenAnswers(round, cargo)).toEqual([{ id: "much", text: "Much", count: 3, most: true }]);
  expect(cellOf(round, "cargo", "ship")).toMatchObject({ counts: [0, 0, 0, 0, 3], unknown: 0 });
  expect(cellOf(round, "fun", "ship")).toMatchObject({ counts: [0, 0, 0, 0, 0], unknown: 0 });
  expect(givenAnswers(round, playbook.criteria[1] as typeof cargo)).toEqual([]);
});

test("in an anonymous room it isn't told that the only one or two who judged a criterion don't know", () => {
  const unsure = { unknown: true } as const;
  const round = (said: Judgement[]) => pointsAlone(said, { anonymous: true }).rounds[0] as View["opened"]["rounds"][0];
  const told = (said: Judgement[]) => [givenAnswers(round(said), cargo), cellOf(round(said), "cargo", "ship")?.unknown];
  expect(told([unsure, unsure])).toEqual([null, null]);
  expect(told([unsure, unsure, unsure])).toEqual([[{ id: null, text: "Don't know", count: 3, most: false }], 3]);
});
