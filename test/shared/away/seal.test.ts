import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { padding, wordsOn } from "#shared/away/ballot";
import { callText } from "#shared/away/call";
import { readContent, readEnvelope } from "#shared/away/open";
import { parseCall } from "#shared/away/schema";
import {
  hashOfCall,
  newIdentity,
  recipientOf,
  sealBallot,
  sealedBytes,
  sealedTexts,
  wordsOfHash,
} from "#shared/away/seal";
import { mulberry32 } from "#shared/base/random";
import { emptyBallot, type Private, withWord } from "#shared/workshop/ballot";
import { bytesOf, callSample, said, sealed } from "../../samples/call";
import { openMutated } from "../../samples/mutated-ballots";
import { playbook } from "../../samples/session";
import { removeFolder } from "../../temporary";

const sample = await callSample();
const { call, keys, hash } = sample;
const opened = (text: string) => readContent(call, hash, keys, sealedBytes(bytesOf(text)));

test("what was sealed comes out again, in two steps", async () => {
  const text = await sealed(sample, { name: "Zoë <b>", id: "b1" });
  expect(text).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----\n/);
  expect(await readEnvelope(keys, sealedBytes(bytesOf(text)))).toEqual({
    format: 1,
    call: call.id,
    hash,
    ballot: "b1",
    name: "Zoë <b>",
    stated: "2026-10-07T10:00:00.000Z",
  });
  expect(await opened(text)).toEqual({ format: 1, call: call.id, hash, ballot: "b1", words: wordsOn(said(), "round") });
});

test("every possible answer is sealed to one size", async () => {
  const [cargo, speed] = playbook.criteria;
  const ballots: Private[] = [emptyBallot, said("ship"), said("raft")];
  for (const one of cargo!.answers)
    for (const other of speed!.answers)
      for (const score of [1, 2, 3, 4, 5] as const)
        ballots.push(
          (
            [
              { on: "judgement", criterion: "cargo", judgement: { answer: one.id } },
              { on: "judgement", criterion: "speed", judgement: { answer: other.id, reason: "ä".repeat(score * 100) } },
              { on: "judgement", criterion: "fun", judgement: { scores: { ship: score } } },
            ] as const
          ).reduce((ballot, word) => withWord(ballot, word, "1"), emptyBallot),
        );
  const sizes = new Set<number>();
  for (const [i, ballot] of ballots.entries())
    sizes.add((await sealed(sample, { ballot, name: "N".repeat(1 + (i % 60)) })).length);
  expect([...sizes]).toHaveLength(1);
});

test("more than 16 kB are filled up to the next 16", async () => {
  const long = { on: "comment" as const, section: "problem", text: "x".repeat(1000) };
  const words = Array.from({ length: 20 }, (_, i) => ({ ...long, id: `x${i}` }));
  const bytes = sealedBytes(bytesOf(await sealed(sample, { words })));
  expect(bytes.length).toBeGreaterThan(2 * padding.content);
  expect(bytes.length).toBeLessThan(2 * padding.content + padding.envelope + 1000);
});

test("nothing is sealed to no key, or to one that Debian's age doesn't know", async () => {
  const bound = { format: 1 as const, call: call.id, hash, ballot: "b1" };
  for (const outer of ["", "age1pq1qqqq", `${call.keys.outer}x`]) {
    const to = { ...call.keys, outer };
    await expect(
      sealBallot(to, { ...bound, name: "Cleo", stated: call.made }, { ...bound, words: [] }),
    ).rejects.toThrow("no key to seal to");
  }
  expect(() => parseCall("call.json", JSON.stringify({ ...call, keys: { outer: "", inner: "" } }))).toThrow("age1");
});

test("a mail may quote, indent, wrap, or turn the line ends of a ballot", async () => {
  const text = await sealed(sample, { id: "b1" });
  const changed = [
    text.replaceAll("\n", "\r\n"),
    `\ufeff\n\nHello Fay,\n\n${text}\nBest\n`,
    text.replace(/^/gm, "> "),
    text.replace(/^/gm, ">> "),
    text.replace(/^/gm, "    "),
    text.replace(/^([\w+/=]{30})/gm, "$1\n"),
  ];
  for (const one of changed) {
    const [clean] = sealedTexts(one);
    expect(clean).toBe(text);
    expect(await opened(one)).toMatchObject({ ballot: "b1" });
  }
  expect(sealedTexts(`${text}\nand\n${text}`)).toHaveLength(2);
});

test.each([
  ["another key", async () => ({ ...keys, inner: await newIdentity() })],
  ["keys that were swapped", async () => ({ outer: keys.inner, inner: keys.outer })],
])("%s opens nothing", async (_, other) => {
  const bytes = sealedBytes(bytesOf(await sealed(sample)));
  expect(await readContent(call, hash, await other(), bytes)).toEqual({
    damaged: "It was sealed for another call, or changed on the way.",
  });
});

test("an envelope with somebody else's content is set aside", async () => {
  const bound = { format: 1 as const, call: call.id, hash };
  const text = await sealBallot(
    call.keys,
    { ...bound, ballot: "b1", name: "Cleo", stated: call.made },
    { ...bound, ballot: "b2", words: [] },
  );
  expect(await opened(text)).toEqual({ damaged: "Its envelope is that of another ballot." });
});

test("words that the call doesn't ask for are set aside", async () => {
  for (const word of [
    { on: "consent", level: 5, confidence: null, reason: "" },
    { on: "judgement", criterion: "cargo", judgement: { answer: "soon" } },
    { on: "judgement", criterion: "nosuch", judgement: { unknown: true } },
    { on: "points", weighing: "ranking", points: {}, ranking: ["cargo"] },
  ] as const) {
    const answer = await opened(await sealed(sample, { words: [word as never] }));
    expect(answer).toHaveProperty("damaged");
  }
});

test("ballots that were changed never give another content than was sealed", async () => {
  const { count, kept, lost } = await openMutated(mulberry32(20_261_006), (done) => done < 500);
  expect(lost).toEqual([]);
  expect(kept).toBeLessThan(count / 10);
});

describe("the hash of a call", () => {
  test("is that of its content, whatever the order, and stays over a trip as JSON or in a page", () => {
    const again = parseCall("call.json", JSON.stringify(Object.fromEntries(Object.entries(call).reverse())));
    expect(hashOfCall(again)).toBe(hash);
    const page = `<!doctype html>\r\n<script type="application/json" id="call">${JSON.stringify(call)}</script>`;
    expect(hashOfCall(parseCall("call.html", page))).toBe(hash);
    expect(callText(again)).toBe(callText(call));
  });

  test.each([
    ["a key", { keys: { ...call.keys, outer: call.keys.inner } }],
    ["the deadline", { until: "2026-10-14" }],
    ["the promise", { repository: "named" as const }],
    ["the question", { playbook: { ...playbook, question: "Do we swim?" } }],
    ["an option", { inputs: { ...call.inputs, options: call.inputs.options.slice(0, 1) } }],
  ])("is another with %s changed, and so are its words", (_, more) => {
    const other = hashOfCall({ ...call, ...more });
    expect(other).not.toBe(hash);
    expect(wordsOfHash(other)).not.toEqual(wordsOfHash(hash));
  });

  test("is told in eight words of 2,048: 88 bits", () => {
    expect(wordsOfHash("0".repeat(64))).toEqual(Array(8).fill("abandon"));
    expect(wordsOfHash("f".repeat(64))).toEqual(Array(8).fill("zoo"));
    expect(wordsOfHash(`00200c${"0".repeat(58)}`).slice(0, 3)).toEqual(["ability", "about", "abandon"]);
  });
});

test("a call that isn't one is refused with the field that is wrong", () => {
  expect(() => parseCall("a.html", "<p>Hello</p>")).toThrow("a.html: isn't a call.");
  expect(() => parseCall("a.json", JSON.stringify({ ...call, format: 2 }))).toThrow("newer version");
  expect(() => parseCall("a.json", JSON.stringify({ ...call, until: "tomorrow" }))).toThrow("until");
  const ballots = { ...call.inputs, rounds: [{ kind: "team", n: 1, criteria: [], ballots: [], revealed: true }] };
  expect(() => parseCall("a.json", JSON.stringify({ ...call, inputs: ballots }))).toThrow("inputs.rounds");
});

const age = (() => {
  try {
    execFileSync("age", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    console.log("There is no age on this machine; that it and we open each other's files isn't tried");
    return false;
  }
})();

describe.runIf(age)("Debian's age", () => {
  const dir = mkdtempSync(join(tmpdir(), "adroit-age-"));
  afterAll(() => removeFolder(dir));
  const file = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(dir, name), content, { mode: 0o600 });
    return join(dir, name);
  };
  const run = (args: string[], input?: Uint8Array) =>
    new Uint8Array(execFileSync("age", args, { input, maxBuffer: 1 << 24 }));

  test("opens our ballots, the envelope first and then what is in it", async () => {
    const key = file("key.txt", `# both\n${keys.outer}\n${keys.inner}\n`);
    const ballot = file("ballot.age", await sealed(sample, { name: "Zoë", id: "b7" }));
    const whole = run(["-d", "-i", key, ballot]);
    const line = Buffer.from(whole.subarray(0, padding.envelope)).toString("latin1");
    expect(line.endsWith("\n")).toBe(true);
    expect(JSON.parse(line)).toMatchObject({ name: "Zoë", ballot: "b7" });
    const content = run(["-d", "-i", key], whole.subarray(padding.envelope));
    expect(JSON.parse(Buffer.from(content).toString("utf8")).words).toEqual(wordsOn(said(), "round"));
  });

  test("seals what we open, as text and as bytes", async () => {
    const bound = { format: 1, call: call.id, hash, ballot: "b8" };
    const content = JSON.stringify({ ...bound, words: wordsOn(said("raft"), "round") }).padEnd(padding.content);
    const inner = run(["-r", call.keys.inner], bytesOf(content));
    const line = `${JSON.stringify({ ...bound, name: "Dev", stated: call.made }).padEnd(padding.envelope - 1)}\n`;
    for (const armored of [true, false]) {
      const outer = run(
        ["-r", await recipientOf(keys.outer), ...(armored ? ["-a"] : [])],
        Buffer.concat([bytesOf(line), inner]),
      );
      expect(await readEnvelope(keys, sealedBytes(outer))).toMatchObject({ name: "Dev" });
      expect(await readContent(call, hash, keys, sealedBytes(outer))).toMatchObject({ ballot: "b8" });
    }
    expect(readFileSync(join(dir, "key.txt"), "utf8")).toContain(keys.outer);
  });

  test("takes longer for fifty ballots, one after the other, than a fourth of what we take", async () => {
    const key = file("both.txt", `${keys.outer}\n${keys.inner}\n`);
    const ballots = await Promise.all(Array.from({ length: 50 }, () => sealed(sample)));
    const begun = performance.now();
    for (const text of ballots) expect(await opened(text)).toHaveProperty("words");
    const ours = performance.now() - begun;
    for (const text of ballots) {
      const whole = run(["-d", "-i", key], bytesOf(text));
      run(["-d", "-i", key], whole.subarray(padding.envelope));
    }
    const theirs = performance.now() - begun - ours;
    console.log(`50 ballots: ${Math.round(ours)} ms, by age ${Math.round(theirs)} ms`);
    expect(ours).toBeLessThan(4 * theirs);
  });
});
