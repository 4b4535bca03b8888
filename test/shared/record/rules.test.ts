import { expect, test } from "vitest";
import { mulberry32, type Random } from "#shared/base/random";
import type { Playbook, Rule, Score } from "#shared/playbook/playbook";
import { newDraft } from "#shared/record/create";
import { discussionOf, modelOf, recommend } from "#shared/record/recommend";
import type { Ballot, Inputs, Judgement } from "#shared/record/record";
import { ballotFits, rulesMet, rulesSaid } from "#shared/record/rules";
import { small } from "../../samples/playbook";

const scored = (score: Score, reason = "A rule says so.") => ({ score, reason, sources: ["book"] });
const rule = (more: Partial<Rule>): Rule => ({
  id: "meet",
  when: { size: ["big"], speed: ["fast"] },
  say: "Both can't be had.",
  fits: { size: { left: scored(2) } },
  sources: ["book"],
  ...more,
});
const book = (...rules: Rule[]): Playbook => ({ ...small, format: 2, rules });
const said = (judgements: Record<string, Judgement>, ...rules: Rule[]) =>
  ballotFits(book(...rules), small.criteria, judgements)(small.criteria[0]!, small.options).left;
const both = { size: { answer: "big" }, speed: { answer: "fast" } } satisfies Record<string, Judgement>;

test("where its answers meet, a rule sets the fit with its reason and sources", () => {
  expect(said(both, rule({}))).toEqual({ ...scored(2), origin: "rule", rule: "meet" });
  expect(said({ ...both, speed: { answer: "slow" } }, rule({}))).toMatchObject({ score: 5, origin: "playbook" });
});

test("an answer that isn't known triggers nothing, and neither does one to a criterion that isn't in use", () => {
  expect(said({ size: { answer: "big" } }, rule({}))).toMatchObject({ score: 5 });
  expect(said({ ...both, speed: { unknown: true } }, rule({}))).toMatchObject({ score: 5 });
  const { size, speed } = both;
  expect(rulesMet(book(rule({})), [small.criteria[0]!], { size, speed })).toEqual([]);
});

test("a score that the person adjusted stays, also where it is what the answer gives without the rule", () => {
  const adjusted = (left: Score): Record<string, Judgement> => ({
    ...both,
    size: { answer: "big", adjusted: { left }, reason: "We tried." },
  });
  expect(said(adjusted(3), rule({}))).toMatchObject({ score: 3, origin: "adjusted" });
  expect(said(adjusted(5), rule({}))).toMatchObject({ score: 5, origin: "adjusted" });
});

function inputsOf(ballots: Record<string, Judgement>[]): Inputs {
  const draft = newDraft({ hash: "0".repeat(64), playbook: small });
  const points = Object.fromEntries(small.criteria.map(({ id }) => [id, 50]));
  return {
    ...draft,
    criteria: [{ id: "extra" }],
    rounds: [
      {
        kind: "team",
        n: 1,
        criteria: ["size", "speed", "extra"],
        ballots: ballots.map(
          (judgements, k): Ballot => ({ id: `b${k}`, weighing: "points", points, ranking: [], judgements }),
        ),
        revealed: true,
      },
    ],
  };
}

test("in a room each ballot is looked at by itself, and it is told on how many the answers meet", () => {
  const apart: Record<string, Judgement>[] = [{ size: both.size }, { speed: both.speed }];
  const playbook = book(rule({}));
  expect(rulesSaid(playbook, small.criteria, inputsOf(apart).rounds[0]!.ballots)).toEqual([]);
  const inputs = inputsOf([both, both, ...apart]);
  expect(recommend(playbook, inputs, {}).rules).toMatchObject([{ count: 2, of: 4 }]);
  const disagreement = recommend(playbook, inputs, {}).analysis.disagreement;
  expect(disagreement.find(({ criterion, option }) => criterion === "size" && option === "left")?.counts).toEqual([
    0, 2, 0, 0, 1,
  ]);
});

test("a rule that only says something leaves what was said, and what else could be, as it is without it", () => {
  const says = rule({ fits: {} });
  const inputs = inputsOf([both, { size: both.size }]);
  expect(modelOf(book(says), inputs, {})).toStrictEqual(modelOf(book(), inputs, {}));
});

test("answers that no project has together keep the verdict from being clear, in a room where half of it gives them", () => {
  const clear = {
    ...both,
    size: { answer: "big" },
    speed: { answer: "slow" },
    extra: { answer: "some" },
  } satisfies Record<string, Judgement>;
  const impossible = rule({ when: { size: ["big"], speed: ["slow"] }, impossible: true, fits: {} });
  expect(recommend(book(), inputsOf([clear]), {}).analysis.verdict.word).toBe("clear");
  const { analysis, sentences } = recommend(book(impossible), inputsOf([clear]), {});
  expect(analysis.verdict).toMatchObject({ word: "leaning", because: ["answers contradict"] });
  expect(sentences.all).toContain("Some answers can't be true together, so nothing is clear.");
  const others = { ...clear, speed: { answer: "fast" } };
  expect(recommend(book(impossible), inputsOf([clear, others, others]), {}).analysis.verdict.because).not.toContain(
    "answers contradict",
  );
  expect(recommend(book(impossible), inputsOf([clear, others]), {}).analysis.verdict.because).toContain(
    "answers contradict",
  );
});

// What isn't known, with rules that it may meet: against every way of answering it

const all = (criterion: string) => small.criteria.find(({ id }) => id === criterion)!.answers.map(({ id }) => id);

function completed(judgements: Record<string, Judgement>): Record<string, Judgement>[] {
  const open = small.criteria.filter(({ id }) => judgements[id] === undefined || "unknown" in judgements[id]!);
  return open.reduce<Record<string, Judgement>[]>(
    (ways, { id }) => ways.flatMap((way) => all(id).map((answer) => ({ ...way, [id]: { answer } }))),
    [judgements],
  );
}

function randomRules(random: Random): Rule[] {
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  return Array.from({ length: 1 + Math.floor(3 * random()) }, (_, k) => {
    const [a, b] = random() < 0.5 ? (["size", "speed"] as const) : (["speed", "extra"] as const);
    const score = (1 + Math.floor(5 * random())) as Score;
    // Each rule has a fit of its own to set, so that none contradicts another.
    const [criterion, option] = [
      ["size", "left"],
      ["speed", "right"],
      ["extra", "left"],
    ][k] as [string, string];
    return rule({
      id: `rule-${k}`,
      when: { [a]: [pick(all(a))], [b]: [pick(all(b))] },
      fits: { [criterion]: { [option]: scored(score) } },
    });
  });
}

test("300 random ballots: what isn't known is said truly with rules that it may meet", () => {
  const random = mulberry32(7);
  let safe = 0;
  for (let k = 0; k < 300; k++) {
    const playbook = book(...randomRules(random));
    const judgements: Record<string, Judgement> = Object.fromEntries(
      small.criteria.flatMap(({ id }): [string, Judgement][] => {
        if (random() < 0.4) return random() < 0.5 ? [] : [[id, { unknown: true }]];
        const answers = all(id);
        return [[id, { answer: answers[Math.floor(random() * answers.length)]! }]];
      }),
    );
    const now = recommend(playbook, inputsOf([judgements]), {}).analysis;
    const ways = completed(judgements).map((way) => recommend(playbook, inputsOf([way]), {}).analysis);
    const leaderOf = ({ gap }: typeof now) => (gap === null || gap.value === 0 ? null : gap.leader);
    if (leaderOf(now) === null || now.verdict.word === "none") continue;
    if (now.together === "none") {
      safe++;
      expect(ways.map(leaderOf).filter((leader) => leader !== leaderOf(now))).toEqual([]);
    }
    for (const option of ["left", "right"]) {
      const { low, high } = now.intervals[option]!;
      for (const way of ways) {
        expect(way.values[option]!).toBeGreaterThanOrEqual(low - 1e-9);
        expect(way.values[option]!).toBeLessThanOrEqual(high + 1e-9);
      }
    }
    for (const { criterion, turns } of now.unknown)
      for (const { answer, leader } of turns)
        expect(leaderOf(recommend(playbook, inputsOf([{ ...judgements, [criterion]: { answer } }]), {}).analysis)).toBe(
          leader,
        );
    for (const { criterion, answer, leader } of now.answerFlips)
      expect(leaderOf(recommend(playbook, inputsOf([{ ...judgements, [criterion]: { answer } }]), {}).analysis)).toBe(
        leader,
      );
  }
  expect(safe).toBeGreaterThan(20);
});

test("100 random rooms: what is worth discussing is the same by itself as beside everything else", () => {
  const random = mulberry32(11);
  const about = new Set<string | null>();
  for (let k = 0; k < 100; k++) {
    const playbook = book(...randomRules(random));
    const ballots = Array.from({ length: 4 }, () =>
      Object.fromEntries(
        small.criteria.map(({ id }): [string, Judgement] => {
          if (random() < 0.1) return [id, { unknown: true }];
          if (random() < 0.1) return [id, { scores: { left: 2, right: 4 } }];
          const answer = all(id)[Math.floor(random() * all(id).length)] as string;
          return [id, random() < 0.2 ? { answer, adjusted: { left: 3 }, reason: "We tried." } : { answer }];
        }),
      ),
    );
    const discussed = discussionOf(playbook, inputsOf(ballots), {});
    expect(discussed).toEqual(recommend(playbook, inputsOf(ballots), {}, { samples: 10 }).analysis.agenda);
    for (const one of discussed) about.add(one.about);
  }
  expect([...about].toSorted()).toEqual(["fit", "project", null].toSorted());
});
