import type { Criterion, Playbook, PlaybookEntry, Score } from "#shared/playbook/playbook";

const anchors = { 1: "One", 2: "Two", 3: "Three", 4: "Four", 5: "Five" };

export function criterion(
  id: string,
  scores: Record<string, [Score, Score]>,
  more: Partial<Criterion> = {},
): Criterion {
  return {
    id,
    title: `Title of ${id}`,
    question: "Which?",
    help: "",
    always: true,
    points: 50,
    anchors,
    findings: [],
    caution: "",
    answers: Object.entries(scores).map(([answer, [left, right]]) => ({
      id: answer,
      text: `Text of ${answer}`,
      hint: "",
      fits: {
        left: { score: left, reason: `left on ${answer}`, sources: ["book"] },
        right: { score: right, reason: `right on ${answer}`, sources: [] },
      },
    })),
    ...more,
  };
}

/** Two options, two criteria that are always asked, one that can be added. */
export const small: Playbook = {
  format: 1,
  id: "small",
  edition: "1",
  title: "Left or right",
  question: "Left or right?",
  options: [
    { id: "left", title: "Left", summary: "" },
    { id: "right", title: "Right", summary: "" },
  ],
  criteria: [
    criterion("size", { big: [5, 1], little: [2, 4], same: [3, 3] }, { points: 60 }),
    criterion("speed", { fast: [2, 5], slow: [4, 3] }, { points: 40 }),
    criterion("extra", { some: [4, 2], none: [3, 3] }, { always: false, points: 10 }),
  ],
  mustHaves: [
    {
      id: "legal",
      statement: "Must be legal",
      check: "Ask.",
      negotiable: false,
      proposes: { left: { verdict: "pass", reason: "It is.", sources: ["book"] } },
    },
  ],
  notes: [
    { id: "middle-a", system: "Middle", when: { size: ["same"], speed: ["fast"] }, text: "A", sources: [] },
    { id: "middle-b", system: "Middle", when: { speed: ["fast"] }, text: "B", sources: [] },
    { id: "back", system: "Back", when: { extra: ["some"] }, text: "C", sources: [] },
  ],
  parts: [
    { id: "shoes", option: "left", when: {}, title: "Shoes", why: "Always.", sources: ["book"] },
    { id: "map-big", option: "right", when: { size: ["big"] }, title: "A map", why: "It is big.", sources: [] },
    { id: "map-fast", option: "right", when: { speed: ["fast"] }, title: "A map", why: "It is fast.", sources: [] },
  ],
  sources: { book: { author: null, title: "Book", year: "2020", short: "Anon. 2020" } },
};

export const smallEntry: PlaybookEntry = { hash: "0".repeat(64), playbook: small };
