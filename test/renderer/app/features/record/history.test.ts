import fc from "fast-check";
import { expect, test } from "vitest";
import type { Draft } from "#shared/record/record";
import { type History, noHistory, redo, undo, withChange } from "../../../../../renderer/app/features/record/history";

const draft = (title: string) => ({ frame: { title }, place: "frame" }) as Draft;

test("typing in one field is one step, another field is another", () => {
  let history = withChange(noHistory, draft(""), "frame.title", 0);
  history = withChange(history, draft("a"), "frame.title", 400);
  history = withChange(history, draft("ab"), "frame.problem", 800);
  expect(history.past.map(({ frame }) => frame.title)).toEqual(["", "ab"]);
});

test("a pause ends a step", () => {
  const first = withChange(noHistory, draft(""), "frame.title", 0);
  expect(withChange(first, draft("a"), "frame.title", 60_000).past).toHaveLength(2);
});

test("there is nothing to undo before the first change", () => {
  expect(undo(noHistory, draft("new"))).toBeNull();
  expect(redo(noHistory, draft("new"))).toBeNull();
});

test("redo after undo gives back every state, and a new change ends it", () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 2, maxLength: 30 }), (titles) => {
      let history: History<Draft> = noHistory;
      let now = draft(titles[0] ?? "");
      titles.slice(1).forEach((title, i) => {
        history = withChange(history, now, `change ${i}`, i);
        now = draft(title);
      });
      const end = now;
      for (let step = undo(history, now); step; step = undo(history, now)) ({ history, state: now } = step);
      expect(now).toEqual(draft(titles[0] ?? ""));
      for (let step = redo(history, now); step; step = redo(history, now)) ({ history, state: now } = step);
      expect(now).toEqual(end);
      expect(withChange(history, now, "more", 99).future).toEqual([]);
    }),
  );
});
