import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseCall } from "#shared/away/schema";
import { hashOfCall, wordsOfHash } from "#shared/away/seal";
import { adroitIn, type Ran, root } from "../../samples/cli";
import { removeFolder } from "../../temporary";

const folder = mkdtempSync(join(tmpdir(), "adroit-call-"));
afterAll(() => removeFolder(folder));

const examples = readdirSync(join(root, "templates/examples")).sort();
const first = "close-call.yaml";
const second = "one-endpoint.yaml";
const adroit = (...argv: string[]) => adroitIn(folder, ...argv);
const text = (name: string) => readFileSync(join(folder, name), "utf8");
const opened = async (...argv: string[]): Promise<[Ran, Record<string, never> & { people: string[] }]> => {
  const ran = await adroit("open", ...argv, "--json");
  return [ran, ran.out === "" ? null : JSON.parse(ran.out)];
};
const ballot = (of: string, name: string, out: string, answers = first) =>
  adroit("ballot", of, "--answers", answers, "--name", name, "--out", out);

beforeAll(() => {
  for (const name of examples) cpSync(join(root, "templates/examples", name), join(folder, name));
});

describe("a call from the command line", () => {
  let made: Ran;
  beforeAll(async () => {
    writeFileSync(join(folder, "people.txt"), "Ana\nBen\n\nCleo\n");
    made = await adroit(
      ...["call", first, "--until", "2030-12-04", "--out", "call.html", "--key", "call.key", "--json", "call.json"],
      ...["--from", "Ana", "--people", "people.txt"],
    );
  });

  test("is one page, its JSON, and a key that nobody else may read", () => {
    expect(made).toMatchObject({ code: 0, err: "" });
    expect(statSync(join(folder, "call.key")).mode & 0o777).toBe(0o600);
    const call = parseCall("call.html", text("call.html"));
    expect(parseCall("call.json", text("call.json"))).toEqual(call);
    expect(call).toMatchObject({ from: "Ana", until: "2030-12-04", people: ["Ana", "Ben", "Cleo"] });
    expect(call.inputs.rounds).toEqual([]);
    const words = wordsOfHash(hashOfCall(call)).join(" ");
    expect(made.out).toContain(`Words of this call: ${words}\n`);
    expect(made.out).toMatch(/A text to send with the page:\n\n.*: please answer by 4 Dec 2030\./);
    expect(made.out.endsWith(`${words}.\n\nAna\n`)).toBe(true);
    for (const name of ["call.html", "call.json"]) expect(text(name)).not.toContain("AGE-SECRET-KEY");
  });

  test("writes over nothing", async () => {
    const key = text("call.key");
    const ran = await adroit("call", first, "--until", "2030-12-04", "--out", "other.html", "--key", "call.key");
    expect(ran).toMatchObject({ code: 2, err: expect.stringContaining("There is already a file") });
    expect(text("call.key")).toBe(key);
  });

  test("is answered, opened once, and what comes later is late", async () => {
    mkdirSync(join(folder, "in"));
    expect(await ballot("call.html", "Ben", "in/1.age")).toMatchObject({ code: 0, err: "" });
    expect(await ballot("call.json", "Ana", "in/2.age", second)).toMatchObject({ code: 0, err: "" });
    writeFileSync(join(folder, "in/3.age"), "Hello");
    const [ran, result] = await opened("call.html", "in", "--key", "call.key");
    expect(ran).toMatchObject({ code: 1, err: "" });
    expect(result).toMatchObject({
      people: ["Ana", "Ben"],
      missing: ["Cleo"],
      aside: [{ who: "3.age", reason: "damaged" }],
      opening: { what: "round", asked: 3, ballots: 2, early: true },
      round: { ballots: 2 },
    });
    expect(JSON.stringify(result.round)).not.toContain("Ben");

    await ballot("call.html", "Cleo", "in/0.age");
    const [, again] = await opened("call.html", "in", "--key", "call.key");
    expect(again).toMatchObject({ people: ["Ana", "Ben"], aside: [{ who: "3.age" }, { who: "Cleo", reason: "late" }] });
    expect(statSync(join(folder, "call.key")).mode & 0o777).toBe(0o600);
  });

  test("isn't opened with the key of another", async () => {
    await adroit("call", first, "--until", "2030-12-04", "--out", "second.html", "--key", "second.key");
    const [ran] = await opened("call.html", "in", "--key", "second.key");
    expect(ran).toMatchObject({ code: 2, err: expect.stringContaining("another call") });
    const swapped = text("call.key")
      .split("\n")
      .map((line, i, all) => (i === 2 ? all[3] : i === 3 ? all[2] : line));
    writeFileSync(join(folder, "swapped.key"), swapped.join("\n"));
    const [, result] = await opened("call.html", "in", "--key", "swapped.key");
    expect(result).toMatchObject({ people: [] });
  });

  test("refuses a folder of more than 2,000 files before it opens one", async () => {
    mkdirSync(join(folder, "many"));
    for (let i = 0; i < 2001; i++) writeFileSync(join(folder, "many", `${i}.age`), "");
    const ran = await adroit("open", "call.html", "many", "--key", "call.key");
    expect(ran).toMatchObject({ code: 2, err: expect.stringContaining("2000 are the most") });
  });
});

test("with codes everybody gets a copy of their own, and a name alone counts nothing", async () => {
  await adroit(
    ...["call", first, "--until", "2030-12-04", "--out", "coded.html", "--key", "coded.key"],
    ...["--people", "people.txt", "--codes", "copies"],
  );
  const copies = readdirSync(join(folder, "copies")).sort();
  expect(copies).toEqual(["1-ana.code", "1-ana.html", "2-ben.code", "2-ben.html", "3-cleo.code", "3-cleo.html"]);
  const code = text("copies/2-ben.code").split("\n")[1] ?? "";
  expect(code).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
  expect(text("copies/2-ben.html")).toContain(code);
  for (const name of ["coded.html", "coded.key"]) expect(text(name)).not.toContain(code);

  const bare = await ballot("coded.html", "Ben", "refused.age");
  expect(bare).toMatchObject({ code: 2, err: expect.stringContaining("takes a code") });
  writeFileSync(join(folder, "guess.code"), "Ben\n0000-0000-0000-0000\n");
  mkdirSync(join(folder, "coded"));
  for (const [file, out] of [
    ["copies/2-ben.code", "1.age"],
    ["guess.code", "2.age"],
  ] as const)
    await adroit("ballot", "coded.html", "--answers", first, "--code-file", file, "--out", `coded/${out}`);
  const [, result] = await opened("coded.html", "coded", "--key", "coded.key");
  expect(result).toMatchObject({ people: ["Ben"], aside: [{ who: "Ben", reason: "code" }] });
});

test("unnamed ballots aren't opened before there are three", async () => {
  await adroit("call", first, "--until", "2030-12-04", "--out", "un.html", "--key", "un.key", "--promise", "unnamed");
  mkdirSync(join(folder, "un"));
  for (const name of ["Ana", "Ben"]) await ballot("un.html", name, `un/${name}.age`);
  const [few] = await opened("un.html", "un", "--key", "un.key");
  expect(few).toMatchObject({ code: 2, err: expect.stringContaining("at least 3") });
  await ballot("un.html", "Cleo", "un/Cleo.age");
  const [, result] = await opened("un.html", "un", "--key", "un.key");
  expect(result).toMatchObject({ round: { ballots: [{ id: "p1" }, { id: "p2" }, { id: "p3" }] } });
});

test.each([
  [["call", first], "--until"],
  [["call", first, "--until", "soon", "--out", "x", "--key", "y"], "takes a day"],
  [["call", first, "--until", "2020-12-04", "--out", "x", "--key", "y"], "4 Dec 2020 is over"],
  [["call", first, "--until", "2030-12-04", "--out", "x", "--key", "y", "--promise", "secret"], "one of"],
  [["ballot", "call.html"], "--answers"],
  [["open", "call.html", "in"], "--key"],
])("%j is told what is missing", async (argv, why) => {
  expect(await adroit(...argv)).toMatchObject({ code: 2, err: expect.stringContaining(why) });
});

test("the demo holds a decision by calls alone, from blank to a committed ADR", async () => {
  const ran = await adroit("demo", "--away");
  expect(ran).toMatchObject({ code: 0, err: "" });
  expect(ran.out.match(/Opened 5 sealed ballots, 0 set aside/g)).toHaveLength(2);
  expect(ran.out).toMatch(/Committed [0-9a-f]{10} in /);
});
