/** A few of each fault; `npm run torture` does the rest. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { mulberry32 } from "#shared/base/random";
import { faults } from "../torture/faults";

const root = resolve(import.meta.dirname, "../..");
const few: Record<string, number> = {
  "killed while saving": 2,
  "killed while exporting": 1,
  "killed while committing": 2,
  "fifty seats over HTTP, their host killed": 1,
  "a stranger's repository": 1,
  "power cut while saving": 10,
  "power cut while exporting": 4,
  "power cut in a session log": 20,
  "two processes on the same data": 1,
  "disk full at a step of saving": 8,
  "a real disk of a few kB": 2,
  "a record cut off, opened in a store": 20,
  "a record of an example cut off, read": 100,
  "random messages over a port": 500,
  "random messages over HTTP": 200,
  "a strange agent": 100,
  "mutated ADR text read and edited": 250,
  "mutated ADR text read as yaml and mdast read it": 100,
  "kills in the middle of votes": 2,
  claims: 20,
  ballots: 50,
  "a room of fifty seats": 1,
};

const sampled = faults.filter(({ elsewhere }) => elsewhere === undefined);

test("every fault has its sample, here or where it says", () => {
  for (const { elsewhere } of faults) if (elsewhere) expect(existsSync(resolve(root, elsewhere))).toBe(true);
  expect(sampled.map(({ name }) => name).sort()).toEqual(Object.keys(few).sort());
});

describe.each(sampled)("$name", ({ name, run }) => {
  test("nothing is lost", async (context) => {
    const share = { random: mulberry32(1), count: few[name] ?? 0, until: Number.POSITIVE_INFINITY };
    const { count, lost, skipped } = await run(share);
    if (skipped) return context.skip(skipped);
    expect(lost).toEqual([]);
    expect(count).toBeGreaterThanOrEqual(few[name] ?? 0);
  });
});

test("the command says it in a line a fault and ends well", () => {
  const args = [join(root, "scripts/torture.mjs"), "--seconds", "1", "--seed", "7", "cut off, read"];
  const output = execFileSync(process.execPath, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  expect(output).toMatch(/^seed 7, 1 s for 1 faults\n.*: \d+ of \d+ lengths, [\d.]+ s, lost 0\nnothing was lost\n$/);
});
