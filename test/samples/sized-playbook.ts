/** A playbook of any size, as a team would fill it: every fit with its reason, every reason with its source. */
import type { Playbook, Score } from "#shared/playbook/playbook";

export interface Size {
  options: number;
  criteria: number;
  /** Of each criterion. */
  answers: number;
}

/** As large as it may be and still be read: the text would otherwise hold more marks than is taken. */
export const largest: Size = { options: 5, criteria: 24, answers: 9 };

export function sizedPlaybook(id: string, size: Size): Playbook {
  const many = <T>(count: number, of: (n: number) => T) => Array.from({ length: count }, (_, n) => of(n));
  const options = many(size.options, (n) => ({
    id: `option-${n}`,
    title: `Option ${n}`,
    summary: "What we know of it",
  }));
  const fitOf = (criterion: number, answer: number, option: number) => ({
    score: (((criterion * 7 + answer * 3 + option * 5 + ((criterion * answer) % 4)) % 5) + 1) as Score,
    reason: `What part ${criterion} means for option ${option} where it is so, in a sentence`,
    sources: [`source-${(criterion + option) % 5}`],
  });
  return {
    format: 2,
    id,
    edition: "2026.1",
    title: `Decision ${id}`,
    question: "Which of them?",
    options,
    criteria: many(size.criteria, (c) => ({
      id: `part-${c}`,
      title: `Part ${c}`,
      question: `How is part ${c} with us?`,
      help: "",
      always: true,
      points: 20,
      anchors: { 1: "Poor", 2: "Weak", 3: "Fair", 4: "Good", 5: "Very good" },
      answers: many(size.answers, (a) => ({
        id: `answer-${a}`,
        text: `It is so in the way ${a}`,
        hint: "",
        fits: Object.fromEntries(options.map((option, o) => [option.id, fitOf(c, a, o)])),
      })),
      findings: [],
      caution: "",
    })),
    mustHaves: [],
    notes: [],
    parts: [],
    rules: [],
    sources: Object.fromEntries(
      many(5, (n) => [
        `source-${n}`,
        { author: null, title: `Report ${n}`, year: "2026", short: `Report ${n}`, data: 2026, checked: "2026-11-01" },
      ]),
    ),
  };
}
