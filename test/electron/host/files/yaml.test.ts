import { expect, test } from "vitest";
import { z } from "zod";
import { readYaml } from "#electron/host/files/yaml";
import { AdroitError } from "#shared/base/error";

const schema = z.strictObject({
  title: z.string(),
  list: z.array(z.strictObject({ id: z.string(), score: z.number().max(5, "at most 5") })).default([]),
  judgement: z.union([z.strictObject({ scores: z.record(z.string(), z.number()) }), z.literal("unknown")]).optional(),
});

function faults(text: string): string[] {
  try {
    readYaml("answers.yaml", text, schema);
  } catch (error) {
    if (error instanceof AdroitError) {
      expect(error.code).toBe("BAD_INPUT");
      expect(error.subject).toBe("answers.yaml");
      return error.message.split("\n");
    }
    throw error;
  }
  return [];
}

test("what fits comes out", () => {
  expect(readYaml("a.yaml", "title: yes\nlist: [{ id: 2026-01-01, score: 5 }]\n", schema)).toEqual({
    title: "yes",
    list: [{ id: "2026-01-01", score: 5 }],
  });
});

test("a wrong value is named with line and field", () => {
  expect(faults("title: a\nlist:\n  - id: x\n    score: 9\n")).toEqual([
    "answers.yaml, line 4, list[0].score: at most 5",
  ]);
});

test("an unknown key is named where it stands", () => {
  expect(faults("title: a\n\ntilte: b\n")).toEqual(["answers.yaml, line 3, tilte: there is no such key"]);
});

test("a missing key is named where it belongs", () => {
  expect(faults("title: a\nlist:\n  - id: x\n")[0]).toMatch(/^answers\.yaml, line 3, list\[0\]\.score: /);
});

test("several faults are named one by one", () => {
  expect(faults("list:\n  - id: x\n    score: 9\n    more: 1\n")).toHaveLength(3);
});

test("of several ways to say it, the one that was meant is judged", () => {
  expect(faults("title: a\njudgement:\n  scores:\n    django: high\n")[0]).toContain("line 4, judgement.scores.django");
});

test("broken YAML is named with its line", () => {
  expect(faults('title: "a\nlist: []\n')[0]).toMatch(/^answers\.yaml, line \d+: /);
  expect(faults("title: a\n  list: [\n")[0]).toMatch(/^answers\.yaml, line \d+: /);
});

test("a key that stands twice is a fault", () => {
  expect(faults("title: a\ntitle: b\n")[0]).toMatch(/line 2: .*unique/i);
});

test("an empty file says so", () => {
  expect(faults("")).toEqual(["answers.yaml: the file is empty"]);
  expect(faults("# nothing yet\n")).toEqual(["answers.yaml: the file is empty"]);
});

test("aliases that multiply are refused", () => {
  const bomb = [
    "a: &a [x,x,x,x,x,x,x,x,x]",
    ...[..."bcdefgh"].map((c, i) => `${c}: &${c} [${Array(9).fill(`*${"abcdefg"[i]}`)}]`),
  ];
  expect(faults(bomb.join("\n"))[0]).toMatch(/alias/i);
});
