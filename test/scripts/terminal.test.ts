import { expect, test } from "vitest";
import { terminal } from "../../scripts/lib/terminal.mjs";

/** What stands on a screen after everything that was written, with the two controls that are used. */
function screen(texts: string[]): string {
  const lines = [""];
  let column = 0;
  const clear = "\v";
  for (const part of texts
    .join("")
    .replaceAll("\x1b[K", clear)
    .split(/([\r\n\v])/)) {
    const line = lines.at(-1) ?? "";
    if (part === "\r") column = 0;
    else if (part === clear) lines[lines.length - 1] = line.slice(0, column);
    else if (part === "\n") column = lines.push("") * 0;
    else {
      lines[lines.length - 1] = line.slice(0, column) + part + line.slice(column + part.length);
      column += part.length;
    }
  }
  return lines.join("\n");
}

function written(isTTY: boolean, use: (told: ReturnType<typeof terminal>) => void): string {
  const texts: string[] = [];
  use(terminal({ isTTY, columns: 20, write: (text) => texts.push(text) }));
  return screen(texts);
}

test("at a terminal how far it is stands in one line, which goes with what is said next", () => {
  const between = (last: (told: ReturnType<typeof terminal>) => void) =>
    written(true, (told) => {
      told.say("Build: building");
      told.pass("  building, 10 s");
      told.pass("  building");
      last(told);
    });
  expect(between(() => undefined)).toBe("Build: building\n  building");
  expect(between(({ say }) => say("Done"))).toBe("Build: building\nDone\n");
  expect(between(({ pass }) => pass(null))).toBe("Build: building\n");
  expect(between(({ pass }) => pass("  a line that is longer than the screen"))).toMatch(/^Build: building\n.{19}$/);
});

test("elsewhere every line stays, and they come more rarely", () => {
  const lines = written(false, ({ say, pass }) => {
    say("Build: building");
    pass("  building, 5 s");
    pass("  building, 10 s");
    pass(null);
    say("Done");
  });
  expect(lines).toBe("Build: building\n  building, 5 s\n  building, 10 s\nDone\n");
  const every = (isTTY: boolean) => terminal({ isTTY, write: () => undefined }).every;
  expect([every(true), every(false)]).toEqual([1000, 5000]);
});
