import fc from "fast-check";
import { expect, test } from "vitest";
import { playbookChanges } from "#shared/playbook/changes";
import { complete } from "#shared/playbook/complete";
import {
  addAnswer,
  addCriterion,
  addPlaybookOption,
  addSource,
  removeAnswer,
  removeCriterion,
  removePlaybookOption,
  removeSource,
  withSource,
} from "#shared/playbook/edit";
import type { Playbook } from "#shared/playbook/playbook";
import { playbookSchema } from "#shared/playbook/schema";
import { anyPlaybook } from "../../samples/playbooks";

const faults = (book: Playbook) => {
  const { error } = playbookSchema.safeParse(book);
  return (error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`);
};

test("playbooks by chance are valid, and complete takes a valid one as it is", () => {
  fc.assert(
    fc.property(anyPlaybook, (book) => {
      expect(faults(book)).toEqual([]);
      expect(complete(book)).toEqual(book);
      expect(playbookChanges(book, book)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test("complete makes something that can be worked on of whatever a file holds", () => {
  fc.assert(
    fc.property(fc.anything(), anyPlaybook, (thing, book) => {
      expect(() => complete(thing)).not.toThrow();
      for (const key of Object.keys(book))
        expect(complete(complete({ ...book, [key]: thing }))).toEqual(complete({ ...book, [key]: thing }));
    }),
    { numRuns: 60 },
  );
});

test("after something is taken away nothing refers to it", () => {
  fc.assert(
    fc.property(anyPlaybook, fc.nat(), (book, n) => {
      const pick = <T>(list: readonly T[]) => list[n % Math.max(list.length, 1)];
      const dangling = (after: Playbook) => faults(after).filter((one) => one.includes("there is no"));
      const criterion = pick(book.criteria);
      const answer = criterion && pick(criterion.answers);
      const source = pick(Object.keys(book.sources));
      expect(dangling(removePlaybookOption(book, pick(book.options)?.id ?? ""))).toEqual([]);
      if (criterion) expect(dangling(removeCriterion(book, criterion.id))).toEqual([]);
      if (criterion && answer) expect(dangling(removeAnswer(book, criterion.id, answer.id))).toEqual([]);
      if (source) expect(dangling(removeSource(book, source))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test("what is added lacks nothing but words", () => {
  fc.assert(
    fc.property(anyPlaybook, fc.string(), (book, title) => {
      const named = title.trim().slice(0, 100) || "x";
      const criterion = book.criteria[0]?.id ?? "";
      const { book: sourced } = addSource(book, {
        author: null,
        title: "T",
        year: "2026",
        short: named.slice(0, 40),
        data: 2026,
        checked: "2026-11-28",
      });
      for (const after of [
        addPlaybookOption(book, named),
        addCriterion(book, named),
        addAnswer(book, criterion, named),
        sourced,
      ])
        expect(faults(after).filter((one) => !one.endsWith("must not be empty"))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test("playbookChanges name what came, went and changed", () => {
  fc.assert(
    fc.property(anyPlaybook, (book) => {
      const [first] = book.criteria;
      if (!first) return;
      const more = addAnswer(addCriterion(book, "Newcomer"), first.id, "Another");
      const said = playbookChanges(book, more);
      expect(said).toContain("New criterion: “Newcomer”.");
      expect(said).toContain(`Answers to “${first.title}”: 1 new.`);
      expect(playbookChanges(more, book)).toContain("Gone criterion: “Newcomer”.");
    }),
    { numRuns: 30 },
  );
});

test("a source takes the place of what we only know ourselves, and of nothing else", () => {
  expect(withSource(["ours"], "report")).toEqual(["report"]);
  expect(withSource(["ours", "paper"], "report")).toEqual(["ours", "paper", "report"]);
  expect(withSource([], "report")).toEqual(["report"]);
});
