/**
 * Every valid playbook goes its whole way: read from a file, decided by the team, decided in a room, written as an ADR in
 * every dialect, opened again from the data beside it. Every invalid one is refused with file and line. The torture tries
 * many more.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { lookAtYaml, readYaml } from "#electron/host/files/yaml";
import { mulberry32 } from "#shared/base/random";
import type { Playbook } from "#shared/playbook/playbook";
import { playbookSchema } from "#shared/playbook/schema";
import { anyPlaybook } from "../../../samples/playbooks";
import { spoilt } from "../../../samples/spoilt-playbooks";
import { goOrBeRefused, goTheWholeWay } from "../../../samples/whole-way";

test("every valid playbook goes through file, walk, room, result, ADR and reopening", () => {
  fc.assert(fc.property(anyPlaybook, fc.nat(30), goTheWholeWay), { numRuns: 20 });
});

test("every spoilt text of one is refused with file and line, or goes as well", () => {
  const random = mulberry32(7);
  let refused = 0;
  for (const playbook of fc.sample(anyPlaybook, { seed: 7, numRuns: 10 }))
    for (let n = 0; n < 30; n++) if (goOrBeRefused(spoilt(playbook, random), n)) refused++;
  expect(refused).toBeGreaterThan(150);
});

const today = "2026-11-28";

/** Faults that a hand makes, each on some playbook. */
const faults: [string, (book: Playbook & Record<string, unknown>) => unknown][] = [
  ["a score of 9", (book) => ({ ...book, criteria: [{ ...book.criteria[0], points: 9 }] })],
  ["an unknown key", (book) => ({ ...book, mood: "good" })],
  ["an option twice", (book) => ({ ...book, options: [...book.options, book.options[0]] })],
  ["one option", (book) => ({ ...book, options: book.options.slice(0, 1) })],
  ["no criteria", ({ criteria: _, ...book }) => book],
  [
    "a part of an option that isn't there",
    (book) => ({ ...book, parts: [{ id: "p", option: "gone", when: {}, title: "T", why: "W", sources: [] }] }),
  ],
  [
    "a rule about one criterion",
    (book) => ({
      ...book,
      rules: [{ id: "r", when: { [book.criteria[0]?.id ?? ""]: ["x"] }, say: "S", fits: {}, sources: [] }],
    }),
  ],
  [
    "a source that isn't there",
    (book) => ({ ...book, notes: [{ id: "n", system: "S", when: {}, text: "T", sources: ["gone"] }] }),
  ],
  ["a format of the future", (book) => ({ ...book, format: 3 })],
  [
    "a day that isn't in the calendar",
    (book) => ({
      ...book,
      sources: { s: { author: null, title: "T", year: "2026", short: "S", data: 2026, checked: "2026-02-30" } },
    }),
  ],
  [
    "a link that runs something",
    (book) => ({
      ...book,
      sources: {
        s: {
          author: null,
          title: "T",
          year: "2026",
          short: "S",
          data: 2026,
          checked: today,
          link: "javascript:alert(1)",
        },
      },
    }),
  ],
  ["a list for a text", (book) => ({ ...book, title: ["a"] })],
];

test.each(faults)("every playbook with %s is refused with file and line", (_, wrong) => {
  fc.assert(
    fc.property(anyPlaybook, (playbook) => {
      const text = stringify(wrong(playbook as Playbook & Record<string, unknown>));
      const { value, faults } = lookAtYaml(text, playbookSchema);
      expect(value).toBeNull();
      expect(faults.every(({ line }) => line !== null && line >= 1)).toBe(true);
      expect(() => readYaml("any.yaml", text, playbookSchema)).toThrow(/^any\.yaml, line \d+/);
    }),
    { numRuns: 5 },
  );
});
