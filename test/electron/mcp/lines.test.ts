import { once } from "node:events";
import { expect, test } from "vitest";
import { linesUpTo } from "#electron/mcp/lines";

/** What comes out of `chunks`, and how often a line was left out. */
async function through(longest: number, chunks: string[]): Promise<[string[], number]> {
  let left = 0;
  const out: string[] = [];
  const lines = linesUpTo(longest, () => void left++);
  lines.on("data", (line: Buffer) => out.push(line.toString()));
  for (const chunk of chunks) lines.write(chunk);
  lines.end();
  await once(lines, "end");
  return [out, left];
}

test("lines come whole, however they are cut", async () => {
  const whole = [["one\n", "two\n", "\n", "three\n"], 0];
  expect(await through(10, ["one\ntwo\n\nthree\n"])).toEqual(whole);
  expect(await through(10, ["o", "ne", "\nt", "wo\n\nth", "ree\n"])).toEqual(whole);
});

test("a line that is too long is left out by itself, and one that just fits is not", async () => {
  expect(await through(4, ["abc\nabcd\nab", "cdefgh", "ij\nend\n"])).toEqual([["abc\n", "end\n"], 2]);
});

test("what never ends is neither handed on nor kept", async () => {
  expect(await through(4, ["abcdef", "ghi"])).toEqual([[], 0]);
});
