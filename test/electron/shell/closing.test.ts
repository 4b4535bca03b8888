import { expect, test, vi } from "vitest";
import { heldUp } from "#electron/shell/closing";
import { soon } from "../../samples/soon";

/** A window whose page holds up its end until `saved` says otherwise, and a user with answers. */
function window(saved: () => boolean, answers: ("save" | "discard" | "stay")[] = []) {
  const done: string[] = [];
  const ask = vi.fn(async () => answers.shift() ?? "stay");
  const wait = vi.fn(async () => {});
  let closing = Promise.resolve();
  const close = () => {
    if (saved()) done.push("closed");
    else closing = decide();
  };
  const decide = heldUp({
    again: close,
    discard: () => done.push("discarded"),
    stay: () => done.push("stays"),
    ask,
    wait,
  });
  const ended = async () => {
    while (done.length === 0) await closing;
    return done.splice(0);
  };
  return { close, ended, ask, wait };
}

test("a save that is under way is waited for without a word", async () => {
  let tries = 0;
  const { close, ended, ask, wait } = window(() => ++tries > 3);
  close();
  expect(await ended()).toEqual(["closed"]);
  expect(ask).not.toHaveBeenCalled();
  expect(wait).toHaveBeenCalledTimes(3);
});

test("where saving keeps failing the user decides: stay, save again, discard", async () => {
  const { close, ended, ask } = window(() => false, ["stay", "save", "discard"]);
  close();
  expect(await ended()).toEqual(["stays"]);
  expect(ask).toHaveBeenCalledTimes(1);
  // Closed once more, it is tried anew before the next question.
  close();
  expect(await ended()).toEqual(["discarded"]);
  expect(ask).toHaveBeenCalledTimes(3);
});

test("however often the window is closed meanwhile, one question is asked", async () => {
  let answer: (chosen: "stay") => void = () => {};
  const ask = vi.fn(() => new Promise<"stay">((chosen) => (answer = chosen)));
  const decide: () => Promise<void> = heldUp({
    again: () => void decide(),
    discard: vi.fn(),
    stay: vi.fn(),
    ask,
    wait: async () => {},
  });
  void decide();
  await soon(() => expect(ask).toHaveBeenCalledTimes(1));
  await decide();
  await decide();
  expect(ask).toHaveBeenCalledTimes(1);
  answer("stay");
});
