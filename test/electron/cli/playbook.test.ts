import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { adroitIn } from "../../samples/cli";
import { removeFolder } from "../../temporary";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "adroit-playbook-"));
});
afterEach(() => removeFolder(folder));

const adroit = (...argv: string[]) => adroitIn(folder, ...argv);

test("a new playbook is valid, has nothing wrong with it, and is never written over a file", async () => {
  expect(await adroit("playbook", "new", "ours.yaml")).toEqual({
    code: 0,
    out: "Wrote ours.yaml. Fill it in, then: adroit playbook check ours.yaml\n",
    err: "",
  });
  expect((await adroit("playbook", "check", "ours.yaml")).out).toBe(
    [
      "ours.yaml:10: “Size” by itself decides who leads in 100\u00a0% of the combinations.",
      "Over all 2 combinations of answers, this leads: First option 50\u00a0%, Second option 50\u00a0%.",
      "",
    ]
      .join("\n")
      .replace(":10:", `:${line("points: 100")}:`),
  );
  writeFileSync(join(folder, "ours.yaml"), "mine");
  const again = await adroit("playbook", "new", "ours.yaml");
  expect(again.code).toBe(2);
  expect(again.err).toContain("There is already a file");
  expect(readFileSync(join(folder, "ours.yaml"), "utf8")).toBe("mine");
});

/** The line of the new file on which this stands. */
function line(text: string): number {
  return (
    readFileSync(join(folder, "ours.yaml"), "utf8")
      .split("\n")
      .findIndex((one) => one.includes(text)) + 1
  );
}

test("everything that keeps a file from being used is told at once, with its line", async () => {
  await adroit("playbook", "new", "ours.yaml");
  const text = readFileSync(join(folder, "ours.yaml"), "utf8");
  writeFileSync(
    join(folder, "wrong.yaml"),
    text.replace("score: 5", "score: 7").replace("sources: [ours]", "sources: [nobody]").replace("caution", "cautoin"),
  );
  const { code, out } = await adroit("playbook", "check", "wrong.yaml");
  expect(code).toBe(2);
  expect(out.trim().split("\n").length).toBeGreaterThanOrEqual(2);
  for (const one of out.trim().split("\n")) expect(one).toMatch(/^wrong\.yaml, line \d+, \S+: /);
  expect(out).toContain("a score is 1, 2, 3, 4 or 5");
  expect(out).toContain("cautoin: there is no such key");
});

test("as data: problems with kind, place and line, and the trial; several files at once", async () => {
  await adroit("playbook", "new", "ours.yaml");
  writeFileSync(join(folder, "bad.yaml"), "format: [1");
  const { code, out } = await adroit("playbook", "check", "ours.yaml", "bad.yaml", "--json");
  expect(code).toBe(2);
  const [ours, bad] = JSON.parse(out);
  expect(ours).toMatchObject({ file: "ours.yaml", invalid: [], trial: { tried: 2, complete: true } });
  expect(ours.weaknesses).toEqual([
    { kind: "decides alone", place: "criteria[0].points", what: expect.any(String), line: line("points: 100") },
  ]);
  expect(bad).toMatchObject({ file: "bad.yaml", weaknesses: [], trial: null });
  expect(bad.invalid[0]).toMatch(/^bad\.yaml, line 1: /);
});

test.each([
  [["playbook"], "Wrong number of arguments"],
  [["playbook", "make", "x.yaml"], "After playbook comes check or new."],
  [["playbook", "new", "a.yaml", "b.yaml"], "playbook new takes one file."],
  [["playbook", "check", "gone.yaml"], "gone.yaml"],
])("%j is wrong use", async (argv, said) => {
  const { code, err } = await adroit(...argv);
  expect(code).toBe(2);
  expect(err).toContain(said);
});

test("decide takes the playbook of a file, of the repository or of the data folder, and the one that comes with the app first", async () => {
  const answers = "format: 1\nplaybook: our-decision\ntitle: Ours\nanswers: { size: small }\n";
  writeFileSync(join(folder, "answers.yaml"), answers);
  await adroit("playbook", "new", "ours.yaml");
  const value = (out: string) => JSON.parse(out).options.map(({ value }: { value: number }) => value);
  expect((await adroit("decide", "answers.yaml")).err).toContain('There is no playbook "our-decision"');
  expect(value((await adroit("decide", "answers.yaml", "--playbook", "ours.yaml", "--json")).out)).toEqual([1, 0.25]);

  const text = readFileSync(join(folder, "ours.yaml"), "utf8");
  for (const dir of ["repo/.adroit/playbooks", "data/playbooks"]) mkdirSync(join(folder, dir), { recursive: true });
  writeFileSync(join(folder, "repo/.adroit/playbooks/ours.yaml"), text.replace("score: 2", "score: 5"));
  writeFileSync(join(folder, "data/playbooks/ours.yaml"), text.replace("score: 2", "score: 1"));
  const written = await adroit("decide", "answers.yaml", "--repo", "repo", "--data", "data", "--json");
  expect(value(written.out)).toEqual([1, 1]);
  expect(readFileSync(join(folder, "repo", JSON.parse(written.out).adr.written[0]), "utf8")).toContain("First option");
  expect(readdirSync(join(folder, "data/playbooks"))).toEqual(["ours.yaml"]);
  expect(value((await adroit("decide", "answers.yaml", "--data", "data", "--json")).out)).toEqual([1, 0]);

  writeFileSync(join(folder, "repo/.adroit/playbooks/again.yaml"), text);
  const twice = await adroit("decide", "answers.yaml", "--repo", "repo", "--json");
  expect(twice.err).toContain('2 playbooks "our-decision". Taken: .adroit/playbooks/again.yaml;');
  expect(value(twice.out)).toEqual([1, 0.25]);

  writeFileSync(join(folder, "other.yaml"), text.replace("id: our-decision", "id: django-vs-flask"));
  const other = await adroit("decide", "answers.yaml", "--playbook", "other.yaml");
  expect([other.code, other.err]).toEqual([2, expect.stringContaining('holds the playbook "django-vs-flask"')]);
});

test("what answers lead to is told in full, and that no rule is about them", async () => {
  await adroit("playbook", "new", "ours.yaml");
  const text = readFileSync(join(folder, "ours.yaml"), "utf8");
  // Of two criteria that are alike every second combination is level.
  const from = text.indexOf("  - id: size");
  const to = text.indexOf("\nmustHaves:");
  const twice = text.slice(from, to).replace("id: size", "id: shape").replace("Size", "Shape");
  writeFileSync(join(folder, "two.yaml"), `${text.slice(0, to)}\n${twice}${text.slice(to)}`);
  const { out } = await adroit("playbook", "check", "two.yaml");
  expect(out.replaceAll("\u00a0", " ")).toContain("First option 25 %, Second option 25 %; nobody in 50 %.");
  expect(out).toContain("No rule is about any of the 4 pairs of answers.");
});

test("answers that no team is asked for are told apart from no answers", async () => {
  await adroit("playbook", "new", "ours.yaml");
  const file = join(folder, "ours.yaml");
  writeFileSync(file, readFileSync(file, "utf8").replace("always: true", "always: false"));
  expect((await adroit("playbook", "check", "ours.yaml")).out).toContain(
    "No criterion that every team is asked has answers, so there is nothing to try.",
  );
});
