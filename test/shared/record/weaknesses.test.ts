import { expect, test } from "vitest";
import type { AnswerFit, Criterion, Playbook, Score } from "#shared/playbook/playbook";
import { playbookSchema } from "#shared/playbook/schema";
import { answerPairs } from "#shared/record/answer-pairs";
import { mostTried, tryPlaybook } from "#shared/record/playbook-trial";
import { weaknessesOf } from "#shared/record/weaknesses";
import { shippedPlaybook } from "../../templates/shipped";

const fitOf = (score: Score, reason = "Because.", sources = ["ours"]): AnswerFit => ({ score, reason, sources });

/** A criterion whose answers score `left` and `right` as given. */
const criterion = (id: string, scores: [Score, Score][], more: Partial<Criterion> = {}): Criterion => ({
  ...{ id, title: `Title of ${id}`, question: "Which?", help: "", always: true, points: 50, findings: [], caution: "" },
  anchors: { 1: "One", 2: "Two", 3: "Three", 4: "Four", 5: "Five" },
  answers: scores.map(([left, right], n) => ({
    id: `a${n}`,
    text: `Answer ${n}`,
    hint: "",
    fits: { left: fitOf(left, `Left ${n}.`), right: fitOf(right, `Right ${n}.`) },
  })),
  ...more,
});

const book = (criteria: Criterion[], more: Partial<Playbook> = {}): Playbook => ({
  ...{ format: 2, id: "tried", edition: "1", title: "Tried", question: "Which?", criteria },
  options: [
    { id: "left", title: "Left", summary: "" },
    { id: "right", title: "Right", summary: "" },
  ],
  ...{ mustHaves: [], notes: [], parts: [], rules: [] },
  sources: {
    ours: { author: null, title: "Ours", year: "2026", short: "Ours 2026", data: 2026, checked: "2026-11-01" },
  },
  ...more,
});

const sound = () => [
  criterion("one", [
    [5, 1],
    [1, 5],
  ]),
  criterion("two", [
    [5, 2],
    [1, 4],
    [3, 4],
  ]),
];

const kinds = (playbook: Playbook, year = 2026) =>
  weaknessesOf(playbook, year).map(({ kind, place }) => `${place} ${kind}`);

const rule = (id: string, when: Record<string, string[]>) => ({
  ...{ id, when, impossible: true, say: "It can't be.", fits: {}, sources: ["ours"] },
});

test("criteria whose answers can only stand together one way are said to move together", () => {
  const pair = () => [
    criterion("one", [
      [5, 1],
      [1, 5],
    ]),
    criterion("two", [
      [4, 2],
      [1, 3],
      [3, 1],
    ]),
  ];
  expect(kinds(book(pair()))).not.toContain("criteria[1] move together");
  const tied = book(pair(), {
    rules: [rule("left", { one: ["a0"], two: ["a1"] }), rule("right", { one: ["a1"], two: ["a0", "a2"] })],
  });
  expect(kinds(tied)).toContain("criteria[1] move together");
  expect(weaknessesOf(tied, 2026).find(({ kind }) => kind === "move together")?.what).toMatch(/same option .*1\.00/);
  expect(answerPairs(tied)).toEqual([{ criteria: ["one", "two"], answers: 6, ruled: 3 }]);
  expect(answerPairs(book(pair()))).toEqual([{ criteria: ["one", "two"], answers: 6, ruled: 0 }]);
});

test("there is nothing to say against a playbook that tells options apart by sources of today", () => {
  const playbook = book(sound());
  expect(playbookSchema.safeParse(playbook).error).toBeUndefined();
  expect(weaknessesOf(playbook, 2026)).toEqual([]);
});

test.each<[string, Playbook, string]>([
  [
    "a criterion whose answers fit all alike",
    book([
      ...sound(),
      criterion("three", [
        [5, 5],
        [1, 1],
      ]),
    ]),
    "criteria[2] tells nothing apart",
  ],
  [
    "an option that is ahead under every answer",
    book([
      ...sound(),
      criterion("three", [
        [5, 1],
        [4, 2],
      ]),
    ]),
    "criteria[2] one-sided",
  ],
  [
    "a scale that is never used to its end",
    book([
      ...sound(),
      criterion("three", [
        [4, 2],
        [1, 3],
      ]),
    ]),
    "criteria[2].anchors.5 score not reached",
  ],
  [
    "two criteria that score alike",
    book([
      ...sound(),
      criterion("three", [
        [5, 1],
        [1, 5],
      ]),
    ]),
    "criteria[2] move together",
  ],
  [
    "a source of long ago",
    book(sound(), {
      sources: {
        ours: { author: null, title: "Ours", year: "2021", short: "Ours", data: 2021, checked: "2026-11-01" },
      },
    }),
    "sources.ours old source",
  ],
  [
    "a source that was read on a day to come",
    book(sound(), {
      sources: {
        ours: { author: null, title: "Ours", year: "2026", short: "Ours", data: 2026, checked: "2031-11-01" },
      },
    }),
    "sources.ours source to come",
  ],
  [
    "figures older than the source",
    book(sound(), {
      sources: {
        ours: { author: null, title: "Ours", year: "2026", data: 2022, checked: "2026-11-01", short: "Ours" },
      },
    }),
    "sources.ours old source",
  ],
  [
    "a criterion that outweighs all others",
    book([
      criterion(
        "one",
        [
          [5, 1],
          [1, 5],
        ],
        { points: 100 },
      ),
      criterion(
        "two",
        [
          [3, 3],
          [5, 4],
        ],
        { points: 5 },
      ),
    ]),
    "criteria[0].points decides alone",
  ],
])("%s is told", (_, playbook, said) => {
  expect(playbookSchema.safeParse(playbook).error).toBeUndefined();
  expect(kinds(playbook)).toContain(said);
});

test("an option that leads nowhere can't win", () => {
  const third = (all: Criterion[]) =>
    all.map((one) => ({ ...one, answers: one.answers.map((a) => ({ ...a, fits: { ...a.fits, third: fitOf(1) } })) }));
  const playbook = book(third(sound()));
  playbook.options.push({ id: "third", title: "Third", summary: "" });
  expect(kinds(playbook)).toContain("options[2] can't win");
});

test("an answer that says what another says is told, and statements without a source are", () => {
  const [one] = sound() as [Criterion];
  const [first] = one.answers as [Criterion["answers"][0]];
  const playbook = book([{ ...one, answers: [...one.answers, { ...first, id: "again", text: "Again" }] }]);
  expect(kinds(playbook)).toContain("criteria[0].answers[2] same answer twice");
  const bare = book([
    { ...one, answers: one.answers.map((a) => ({ ...a, fits: { left: fitOf(5, "x", []), right: fitOf(1) } })) },
  ]);
  expect(weaknessesOf(bare, 2026)).toContainEqual({
    kind: "no source",
    place: "criteria[0].answers[0].fits.left",
    what: "“Title of one”: 2 statements have no source.",
  });
});

test("a trial counts who leads over all combinations, ties for nobody", () => {
  // 5:1 and 5:2, 1:4, 3:4 by halves: left, tie-free; 1:5 then right throughout but for the first.
  const trial = tryPlaybook(book(sound()));
  expect(trial).toEqual({
    tried: 6,
    complete: true,
    leads: { left: 3 / 6, right: 3 / 6 },
    decides: { one: 3 / 6, two: 0 },
  });
  const level = tryPlaybook(
    book([
      criterion("one", [
        [3, 3],
        [5, 1],
      ]),
    ]),
  );
  expect(level?.leads).toEqual({ left: 0.5, right: 0 });
  expect(tryPlaybook(book([criterion("one", [])]))).toBeNull();
});

test("rules are applied where their answers meet", () => {
  const playbook = book(sound(), {
    rules: [
      {
        ...{ id: "both", say: "They meet.", sources: [] },
        when: { one: ["a0"], two: ["a0"] },
        fits: { one: { left: fitOf(1), right: fitOf(5) }, two: { left: fitOf(1), right: fitOf(5) } },
      },
    ],
  });
  expect(tryPlaybook(playbook)?.leads).toEqual({ left: 2 / 6, right: 4 / 6 });
});

test("more combinations than can be tried are drawn, the same ones each time", () => {
  const many = Array.from({ length: 8 }, (_, i) =>
    criterion(`c${i}`, [
      [5, 1],
      [1, 5],
      [4, 2],
      [2, 4],
    ]),
  );
  const trial = tryPlaybook(book(many));
  expect(trial).toMatchObject({ tried: mostTried, complete: false });
  expect(tryPlaybook(book(many))).toEqual(trial);
  expect(trial?.leads.left).toBeCloseTo(trial?.leads.right ?? 0, 1);
});

test("the built-in playbook lets both win and leaves nothing without a source but what says so", () => {
  const { playbook } = shippedPlaybook();
  const told = weaknessesOf(playbook, 2026).map(({ kind }) => kind);
  expect(told).not.toContain("can't win");
  expect(told).not.toContain("tells nothing apart");
});

test("what stands twice under one name can't be told apart", () => {
  const [one, two] = sound() as [Criterion, Criterion];
  const [first, second, third] = two.answers;
  if (!first || !second || !third) throw new Error("three answers");
  const playbook = book(
    [one, { ...two, title: one.title, answers: [first, second, { ...third, text: "answer  0 " }] }],
    {
      options: [
        { id: "left", title: "Left", summary: "" },
        { id: "right", title: " left", summary: "" },
      ],
    },
  );
  expect(kinds(playbook).filter((kind) => kind.endsWith("twice"))).toEqual([
    "options[1] same name twice",
    "criteria[1] same name twice",
    "criteria[1].answers[2] same name twice",
  ]);
});
