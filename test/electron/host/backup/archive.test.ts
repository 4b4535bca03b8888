/** Archives that somebody else made: in pieces, within bounds, and believed in nothing that can be checked. */
import { performance } from "node:perf_hooks";
import { expect, test } from "vitest";
import { readArchive } from "#electron/host/backup/archive";
import { openArchive } from "#electron/host/backup/open-archive";
import { pieces } from "#electron/host/backup/pieces";
import { sha256 } from "#electron/host/files/canonical";
import { defaultSettings } from "#electron/host/store/settings";
import { archiveOf } from "#shared/api/archive";
import { canonicalJson } from "#shared/base/canonical";
import { patience } from "../../../patience";
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

const never = () => new AbortController().signal;

test("what went in comes out", async () => {
  const read = await openArchive(JSON.stringify(archive(3)), { signal: never(), tell: () => {} });
  try {
    const loaded = await Promise.all(read.records.map(({ load }) => load()));
    expect(loaded).toEqual([record("r0"), record("r1"), record("r2")]);
    expect(read.trash).toMatchObject([{ id: "thrown", deleted: "2026-11-27T10:00:00.000Z" }]);
    expect(await read.trash[0]?.load()).toEqual(record("thrown"));
    expect(read.app).toBe("0.1.0");
  } finally {
    await read.close();
  }
  const { contents } = readArchive(`\ufeff${JSON.stringify(archive(1), null, 2)}\n`);
  expect(contents.records).toMatchObject([{ id: "r0" }]);
});

test("a playbook under another's name is refused, also where no decision uses it", () => {
  const changed = { ...playbook, question: "Do we take the raft, of course?" };
  for (const playbooks of [{ [hash]: changed }, { [hash]: playbook, ["0".repeat(64)]: playbook }]) {
    const text = JSON.stringify({ ...archive(1), playbooks });
    expect(() => readArchive(text)).toThrow(
      expect.objectContaining({
        code: "BAD_INPUT",
        message: expect.stringMatching(/The playbook [0-9a-f]{12} in it isn't the one of that name/),
      }),
    );
  }
});

test("others have their turn while a large one is read, and it can be stopped", async () => {
  const text = JSON.stringify(archive(1500));
  const steps: [done: number, of: number][] = [];
  const before = performance.eventLoopUtilization();
  const began = performance.now();
  const read = await openArchive(text, { signal: never(), tell: (done, of) => steps.push([done, of]) });
  const whole = performance.now() - began;
  const { active } = performance.eventLoopUtilization(before);
  await read.close();
  expect(read.records).toHaveLength(1500);
  expect(steps.length).toBeGreaterThan(0);
  expect(steps.every(([done, of]) => done <= of && of === 1501)).toBe(true);
  // Read here it would be all of the time.
  expect(active / whole).toBeLessThan(0.4);

  const stop = new AbortController();
  const reading = openArchive(text, { signal: stop.signal, tell: () => stop.abort() });
  await expect(reading).rejects.toMatchObject({ code: "CANCELLED" });
});

test("what is refused in the thread is refused here", async () => {
  const reading = openArchive("{}", { signal: never(), tell: () => {} });
  await expect(reading).rejects.toMatchObject({
    code: "BAD_INPUT",
    subject: "kind",
    remedy: expect.stringContaining("Choose another file"),
  });
});

const rest = JSON.stringify(archive(0)).slice(0, -1);
const malformed: [string, string][] = [
  ["a million faults in one record", `${rest},"records":[{"id":"x","playbooks":[${"0,".repeat(1_000_000)}0]}]}`],
  ["a million records that are none", `${rest},"records":[${"0,".repeat(1_000_000)}0]}`],
  ["a deep one", `${rest},"records":[${"[".repeat(1_000_000)}${"]".repeat(1_000_000)}]}`],
  ["objects in objects", `${rest},"records":[${'{"a":'.repeat(80)}1${"}".repeat(80)}]}`],
  ["one without an end", `${rest},"records":[{"id":"${"x".repeat(2_000_000)}`],
  ["twenty million values in one record", `${rest},"records":[[${"[],".repeat(20_000_000)}[]]]}`],
  ["many small lists", `${rest},"records":[{"a":[${"[],".repeat(600_000)}[]]}]}`],
  ["a million keys", `${rest},"records":[{${Array.from({ length: 100_000 }, (_, n) => `"k${n}":0`).join(",")}}]}`],
  [
    "many playbooks that are none",
    `${rest},"playbooks":{${Array.from({ length: 50_000 }, (_, n) => `"${n}":0`).join(",")}}}`,
  ],
  ["many members", `${rest},${Array.from({ length: 100_000 }, (_, n) => `"k${n}":0`).join(",")}}`],
];

test.each(malformed)("%s ends at the first fault, in little time and memory", (_, text) => {
  const before = process.memoryUsage().rss;
  const since = performance.now();
  expect(() => readArchive(text)).toThrow(expect.objectContaining({ code: "BAD_INPUT" }));
  expect(performance.now() - since).toBeLessThan(patience(5000));
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
