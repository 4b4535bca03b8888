/** Archives that somebody else made: in pieces, within bounds, and believed in nothing that can be checked. */
import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { readArchive } from "#electron/host/backup/archive";
import { pieces } from "#electron/host/backup/pieces";
import { canonicalJson, sha256 } from "#electron/host/files/canonical";
import { defaultSettings } from "#electron/host/store/settings";
import { archiveOf } from "#shared/api/archive";
import { playbook, record } from "../../../samples/stored-records";

const hash = sha256(canonicalJson(playbook));
const archive = (count: number) =>
  archiveOf({
    made: "2026-11-27T10:00:00.000Z",
    app: "0.1.0",
    records: Array.from({ length: count }, (_, n) => record(`r${n}`)),
    trash: [{ deleted: "2026-11-27T10:00:00.000Z", record: record("thrown") }],
    settings: defaultSettings,
  });

test("what went in comes out", async () => {
  const read = await readArchive(JSON.stringify(archive(3)));
  expect(read.records).toEqual([record("r0"), record("r1"), record("r2")]);
  expect(read.trash).toEqual([{ deleted: "2026-11-27T10:00:00.000Z", record: record("thrown") }]);
  expect(read.app).toBe("0.1.0");
  expect((await readArchive(`\ufeff${JSON.stringify(archive(1), null, 2)}\n`)).records).toHaveLength(1);
});

test("a playbook under another's name is refused, also where no decision uses it", async () => {
  const changed = { ...playbook, question: "Do we take the raft, of course?" };
  for (const playbooks of [{ [hash]: changed }, { [hash]: playbook, ["0".repeat(64)]: playbook }]) {
    const text = JSON.stringify({ ...archive(1), playbooks });
    await expect(readArchive(text)).rejects.toMatchObject({
      code: "BAD_INPUT",
      message: expect.stringMatching(/The playbook [0-9a-f]{12} in it isn't the one of that name/),
    });
  }
});

test("others have their turn while a large one is read, and it can be stopped", async () => {
  const text = JSON.stringify(archive(1500));
  const longest = async (reading: Promise<unknown>) => {
    let done = false;
    void reading.then(
      () => (done = true),
      () => (done = true),
    );
    let most = 0;
    let turns = 0;
    const began = performance.now();
    while (!done) {
      const since = performance.now();
      await setImmediate();
      most = Math.max(most, performance.now() - since);
      turns++;
    }
    return { most, turns, whole: performance.now() - began };
  };
  const { turns, most, whole } = await longest(readArchive(text));
  expect(turns).toBeGreaterThan(20);
  // No piece takes more than a small part of the whole, however fast the machine is.
  expect(most).toBeLessThan(Math.max(50, whole / 5));

  const stop = new AbortController();
  const reading = readArchive(text, stop.signal);
  stop.abort();
  await expect(reading).rejects.toMatchObject({ code: "CANCELLED" });
});

const rest = JSON.stringify(archive(0)).slice(0, -1);
const malformed: [string, string][] = [
  ["a million faults in one record", `${rest},"records":[{"id":"x","playbooks":[${"0,".repeat(1_000_000)}0]}]}`],
  ["a million records that are none", `${rest},"records":[${"0,".repeat(1_000_000)}0]}`],
  ["a deep one", `${rest},"records":[${"[".repeat(1_000_000)}${"]".repeat(1_000_000)}]}`],
  ["objects in objects", `${rest},"records":[${'{"a":'.repeat(80)}1${"}".repeat(80)}]}`],
  ["one without an end", `${rest},"records":[{"id":"${"x".repeat(2_000_000)}`],
  ["many small lists", `${rest},"records":[{"a":[${"[],".repeat(600_000)}[]]}]}`],
  ["a million keys", `${rest},"records":[{${Array.from({ length: 100_000 }, (_, n) => `"k${n}":0`).join(",")}}]}`],
  [
    "many playbooks that are none",
    `${rest},"playbooks":{${Array.from({ length: 50_000 }, (_, n) => `"${n}":0`).join(",")}}}`,
  ],
  ["many members", `${rest},${Array.from({ length: 100_000 }, (_, n) => `"k${n}":0`).join(",")}}`],
];

test.each(malformed)("%s ends at the first fault, in little time and memory", async (_, text) => {
  const before = process.memoryUsage().rss;
  const since = performance.now();
  await expect(readArchive(text)).rejects.toMatchObject({ code: "BAD_INPUT" });
  expect(performance.now() - since).toBeLessThan(5000);
  expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
});

test("a document is taken apart as the parser sees it", () => {
  const value = {
    a: { list: ['"', "\\", "],}", { "}": [] }] },
    records: [1, "x", null, [], { b: "a,b]" }],
    playbooks: { 'k"': { c: [] }, "": 0 },
    empty: {},
    trash: [],
  };
  for (const text of [JSON.stringify(value), JSON.stringify(value, null, 3)]) {
    const found = [...pieces(text, ["records", "trash"], ["playbooks"])].map(({ text: piece, ...where }) => ({
      ...where,
      value: JSON.parse(piece),
    }));
    expect(found).toEqual([
      { key: "a", at: null, value: value.a },
      ...value.records.map((one, at) => ({ key: "records", at, value: one })),
      { key: "playbooks", at: 'k"', value: { c: [] } },
      { key: "playbooks", at: "", value: 0 },
      { key: "empty", at: null, value: {} },
    ]);
  }
  for (const text of [
    "",
    "[]",
    "{",
    '{"a"}',
    '{"a":}',
    '{"a":1',
    '{"a":1}x',
    '{"records":[1',
    '{"records":[,]}',
    '{"a":"',
  ]) {
    expect(() => [...pieces(text, ["records"], [])], text).toThrow(SyntaxError);
  }
});
