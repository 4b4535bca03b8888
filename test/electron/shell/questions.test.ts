import { expect, test } from "vitest";
import { asDialog, crashedAgain, hanging, unsaved } from "#electron/shell/questions";

test("Escape and a dialog that is gone lose nothing", () => {
  for (const [question, harmless] of [
    [unsaved, "stay"],
    [crashedAgain, "load"],
    [hanging, "wait"],
  ] as const) {
    const { options, answerOf } = asDialog<string>(question);
    expect(answerOf(options.cancelId)).toBe(harmless);
    expect(answerOf(-1)).toBe(harmless);
  }
});

test("buttons and answers belong together", () => {
  const { options, answerOf } = asDialog(unsaved);
  expect(options.buttons.map((label, i) => [label, answerOf(i)])).toEqual([
    ["Save again", "save"],
    ["Discard", "discard"],
    ["Stay", "stay"],
  ]);
});
