/** What an ADR says of a room's answers and scores: how often each was given, by nobody's name. Sessions are real ones. */
import { expect, test } from "vitest";
import { brief } from "#shared/adr/write/one-pager";
import { renderAdr } from "#shared/adr/write/render";
import type { Id } from "#shared/base/id";
import type { Score } from "#shared/playbook/playbook";
import type { DecisionRecord, Judgement } from "#shared/record/record";
import type { Word } from "#shared/workshop/ballot";
import { fold } from "#shared/workshop/fold";
import { decided, otherPlaybook, recommended, recordOf } from "../../../../samples/adr-records";
import { record, run } from "../../../../samples/session";

type Said = Partial<Record<"cargo" | "fun", Judgement>>;
type Mode = Parameters<typeof run>[0] & { oneDevice?: boolean; again?: Said[] };

/** Everybody gives the same points and says this in the first round, and that in the second. */
function room(said: Said[], { oneDevice = false, again, ...more }: Mode = {}): DecisionRecord {
  const it = run(more);
  const seats = ["ana", "ben", "cleo", "dev", "eli"].slice(0, said.length);
  for (const [i, seat] of seats.entries()) {
    const role = i === 0 ? "decider" : "voter";
    if (!oneDevice) it.seat(seat, role);
    else it.ask({ type: "seat", seat, name: `${seat.charAt(0).toUpperCase()}${seat.slice(1)}`, role });
  }
  const cast = (seat: Id, word: Word) => {
    if (oneDevice) it.ask({ type: "hand", seat });
    it.cast(seat, word);
    if (oneDevice) it.ask({ type: "hand", seat: null });
  };
  const all = (words: Said[]) => {
    for (const [i, word] of words.entries())
      for (const [criterion, judgement] of Object.entries(word))
        cast(seats[i] as Id, { on: "judgement", criterion, judgement });
  };
  it.to("points");
  const points = { cargo: 40, speed: 20, fun: 40 };
  for (const seat of seats) cast(seat, { on: "points", weighing: "points", points, ranking: [] });
  it.to("judgements");
  all(said);
  it.reveal();
  if (again) {
    it.to("again");
    all(again);
    it.reveal();
  }
  return fold(record(), it.session, "2026-11-20");
}

const adr = (of: DecisionRecord, profile: "madr4" | "nygard" = "madr4") =>
  renderAdr({ record: of, recommendation: recommended(of), profile, today: "2026-11-20", file: null });
/** What an ADR says of a criterion. */
const driver = (of: DecisionRecord, title: string) =>
  new RegExp(`^- ${title} \\([^)]*\\)(?:: (.*))?$`, "m").exec(adr(of))?.[1] ?? "";
const scores = (ship: number, raft?: number): Said => ({
  fun: { scores: { ship: ship as Score, ...(raft && { raft: raft as Score }) } },
});
const differed = [scores(4, 2), scores(4, 2), scores(1, 2)];
const names = /\b(?:Ana|Ben|Cleo)\b/;

test.each([
  ["distributions", {}],
  ["unnamed", { repository: "unnamed" }],
  ["named", { repository: "named" }],
  ["one device that goes around", { oneDevice: true }],
  ["anonymous", { anonymous: true }],
  ["anonymous ballots in the repository", { anonymous: true, repository: "unnamed" }],
] as [string, Mode][])("where scores differ the driver says how many gave each, and not who: %s", (_, mode) => {
  const said = driver(room(differed, mode), "Fun");
  expect(said).toBe("We differed on Ship (2 “sails”, 1 “sinks”)");
  expect(said).not.toMatch(names);
  expect(driver(room([scores(5, 1), scores(1, 4), scores(1, 1)], mode), "Fun")).toBe(
    "We differed on Ship (1 “flies”, 2 “sinks”) and Raft (1 “sails”, 2 “sinks”)",
  );
});

test.each(["distributions", "named"] as const)("of two rounds the last one counts: %s", (repository) => {
  const moved = [scores(4, 2), scores(4, 2), scores(3, 2)];
  expect(driver(room(differed, { repository, again: moved }), "Fun")).toBe(
    "We differed on Ship (2 “sails”, 1 “floats”)",
  );
  const agreed = [scores(4, 2), scores(4, 2), scores(4, 2)];
  expect(driver(room(differed, { repository, again: agreed }), "Fun")).toBe("");
});

test("who agree, and who is alone, don't differ", () => {
  expect(driver(room([scores(4, 2), scores(4, 2), scores(4, 2)]), "Fun")).toBe("");
  expect(adr(room([scores(4, 2)], { repository: "named" }))).not.toContain("differed");
  expect(adr(room([scores(4, 2)]))).not.toContain("differed");
});

test("in an anonymous room nothing is told of an option that fewer than three scored, and no range", () => {
  const said = [scores(4, 2), scores(1, 5), scores(4), {}];
  const hidden = adr(room(said, { anonymous: true }));
  expect(driver(room(said, { anonymous: true }), "Fun")).toBe("We differed on Ship (2 “sails”, 1 “sinks”)");
  expect(hidden).not.toContain("(2 to 5)");
  expect(hidden).toContain("(1 to 4)");
  expect(adr(room(said))).toContain("(2 to 5)");
  expect(adr(room([scores(4, 2), scores(1, 5), {}], { anonymous: true }))).not.toContain("differed");
});

const much: Said = { cargo: { answer: "much" } };
const little: Said = { cargo: { answer: "little" } };
const unsure: Said = { cargo: { unknown: true } };

test("of answers it is told how many gave none, and who gave points alone isn't told to not know", () => {
  const said = (all: Said[], mode: Mode = {}) => driver(room(all, mode), "Cargo");
  const whole = { repository: "named" } as const;
  expect(said([much, much, much])).toBe("Much (all 3)");
  expect(said([much, much, {}], whole)).toBe("Much (2 of 3)");
  expect(said([much, much, {}])).toBe("Much (2 of 3)");
  expect(said([much, much, little, unsure, {}], whole)).toBe(
    "We differed: 2 “Much”, 1 “Little”, 1 didn't know, 1 gave no answer",
  );
  // How many of these said that they don't know isn't in the repository.
  expect(said([much, much, little, unsure, {}])).toBe("We differed: 2 “Much”, 1 “Little”, 2 gave no answer");
  const page = (all: Said[]) => {
    const of = room(all, whole);
    return brief({ record: of, recommendation: recommended(of), today: "2026-11-20" });
  };
  expect(page([much, much, {}])).toContain("Much (2 of 3)");
  expect(page([much, little, {}])).toContain("1 “Much”, 1 “Little”, 1 gave no answer");
});

test("in an anonymous room answers of fewer than three aren't told", () => {
  const anonymous = { anonymous: true };
  expect(driver(room([much, little, {}, {}], anonymous), "Cargo")).toBe("");
  expect(driver(room([much, little, much, {}], anonymous), "Cargo")).toBe(
    "We differed: 2 “Much”, 1 “Little”, 1 gave no answer",
  );
});

test("a decision of the team's own, whose every score differs, keeps to 90 lines", () => {
  const blank = recordOf(otherPlaybook, {
    frame: { title: "Search", problem: "We search.", decider: "Ana" },
    options: ["first", "second"].map((id) => ({ id, title: `The ${id} way` })),
    criteria: otherPlaybook.criteria.filter(({ always }) => !always).map(({ id }) => id),
  });
  const [round] = blank.draft.rounds;
  const ballots = [1, 2, 3, 4, 5].map((score, i) => ({
    ...round!.ballots[0]!,
    id: `b${i}`,
    judgements: Object.fromEntries(
      otherPlaybook.criteria.map(({ id }) => [
        id,
        { scores: { first: score as Score, second: (6 - score) as Score }, reason: `Reason ${i} on ${id}` },
      ]),
    ),
  }));
  const rounds = [{ ...round!, kind: "blind" as const, ballots }];
  const of = decided(
    { ...blank, draft: { ...blank.draft, rounds } },
    { option: "first", reason: "so", review: "2027-05-20" },
  );
  for (const profile of ["madr4", "nygard"] as const) {
    const text = adr(of, profile).replace(/^---\n.*?\n---\n/s, "");
    expect(text).toContain("We differed on the first way (1 “");
    expect(text.split("\n").length - 1).toBeLessThanOrEqual(90);
  }
});
