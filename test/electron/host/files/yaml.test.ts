import { expect, test } from "vitest";
import { z } from "zod";
import { configuration, readYaml } from "#electron/host/files/yaml";
import { AdroitError } from "#shared/base/error";
import { patience } from "../../../patience";

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

test.each([
  ["lists that nest", `title: a\nlist: ${"[".repeat(70)}`, 2],
  ["entries that nest", `title: a\n\n${"- ".repeat(70)}x`, 3],
  ["aliases", `a: &a x\nb:\n${"  - *a\n".repeat(101)}`, 103],
  ["a map as a key", "title: a\nlist:\n  ? { a: b }\n  : c\n", 3],
  ["braces of another language", "title: a\nlist: {{ items }}\n", 2],
  ["something that holds itself", "title: a\nlist: &a [*a]\n", 2],
  [
    "aliases that multiply",
    `a: &a [${"x, ".repeat(99)}x]\nb: &b [${"*a, ".repeat(40)}]\nc: [${"*b, ".repeat(40)}]\n`,
    2,
  ],
])("%s are refused with their line", (_, text, line) => {
  expect(faults(text)[0]).toMatch(new RegExp(`^answers\\.yaml, line ${line}[,:]`));
});

const fill = (line: (i: number) => string, size = 90_000) => {
  let text = "";
  for (let i = 0; text.length < size; i++) text += line(i);
  return text;
};

test.each<[string, string]>([
  ["keys", `project:\n${fill((i) => `  k${i}: v\n`)}`],
  ["keys in braces", `{${fill((i) => `k${i}: 1, `)}}`],
  ["brackets", "[".repeat(90_000)],
  ["brackets with an end", `${"[".repeat(5000)}${"]".repeat(5000)}`],
  ["lists in lists", "- ".repeat(45_000)],
  ["keys of keys", "? ".repeat(45_000)],
  ["anchors", fill((i) => `- &a${i} x\n`)],
  ["aliases", `- &a x\n${fill(() => "- *a\n")}`],
  ["faults", ": : :\n".repeat(15_000)],
  ["tags", "! ".repeat(45_000)],
  ["directives", "%a b\n".repeat(18_000)],
  ["indents", fill((i) => `${" ".repeat(i)}a:\n`)],
  ["blank lines", `a:\n${"\n ".repeat(40_000)}b`],
  ["quotes", "'".repeat(90_000)],
])("a configuration of many %s is refused before it takes long", (_, text) => {
  const since = performance.now();
  expect(() => readYaml("x.yml", text, schema, configuration)).toThrow(AdroitError);
  expect(performance.now() - since).toBeLessThan(patience(1500));
});

test("what is too much says what to do", () => {
  const text = `title: a\nlist: [${"{ id: x, score: 1 }, ".repeat(5000)}]\n`;
  expect(() => readYaml("answers.yaml", text, schema, configuration)).toThrow(/larger than 32 kB/);
  expect(readYaml("answers.yaml", text, schema, { size: 500_000, marks: 100_000 })).toMatchObject({ title: "a" });
});

test("a second document is told as its author can mend it", () => {
  expect(faults("title: a\n---\ntitle: b\n")).toEqual([
    "answers.yaml, line 2: a second document begins here; take its --- away or give it a file of its own",
  ]);
});
