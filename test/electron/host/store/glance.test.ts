/** A glance at a record's file says what reading it as a whole says, or nothing. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { jsonBytes, parseJson } from "#electron/host/files/document";
import { createGlances } from "#electron/host/store/glance";
import { decodeRecord } from "#electron/host/store/stored";
import { mulberry32 } from "#shared/base/random";
import { folder, open } from "../../../samples/folders";
import { playbook, record } from "../../../samples/stored-records";

const known = record("known");
const other = record("other", "Another one");
const bytesOf = (value: unknown) => Buffer.from(jsonBytes(value));

function learned() {
  const glances = createGlances();
  glances.learn(known);
  return glances;
}

function whole(bytes: Buffer, id: string) {
  try {
    return decodeRecord(id, parseJson(bytes));
  } catch {
    return null;
  }
}

test("a record whose playbook was checked before is told as it would be read", () => {
  const bytes = bytesOf(other);
  expect(createGlances().of(bytes, "other")).toBeNull();
  expect(learned().of(bytes, "other")).toEqual(whole(bytes, "other"));
});

test("a second playbook that isn't known, another id, an older format and what is newer are left to be read", () => {
  const glances = learned();
  const [hash = ""] = Object.keys(known.playbooks);
  const more = { ...other.playbooks, [hash.replace(/^./, (mark) => (mark === "0" ? "1" : "0"))]: playbook };
  for (const one of [
    { ...other, playbooks: more },
    { ...other, playbooks: {} },
    { ...other, version: 7 },
  ])
    expect(glances.of(bytesOf(one), "other")).toBeNull();
  expect(glances.of(bytesOf(other), "another")).toBeNull();
});

test("whatever becomes of a file, a glance at it never says anything else than reading it", () => {
  const glances = learned();
  const random = mulberry32(1);
  const sound = bytesOf(other);
  let told = 0;
  for (let n = 0; n < 4000; n++) {
    const bytes = Buffer.from(sound);
    const at = Math.floor(random() * bytes.length);
    const to = Math.floor(random() * 256);
    const changed =
      n % 3 === 0
        ? bytes.subarray(0, at)
        : n % 3 === 1
          ? Buffer.from(bytes.fill(to, at, at + 1))
          : Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.max(0, at - 9))]);
    const glanced = glances.of(changed, "other");
    if (glanced === null) continue;
    told++;
    expect(glanced).toEqual(whole(changed, "other"));
  }
  expect(told).toBeGreaterThan(10);
});

test("among many that share a playbook, the one whose playbook was changed is set aside", async () => {
  const dir = await folder();
  await (await open(dir)).close();
  for (let n = 0; n < 20; n++) await writeFile(join(dir, `records/r${n}.json`), bytesOf(record(`r${n}`)));
  const text = bytesOf(record("bad")).toString();
  await writeFile(join(dir, "records/bad.json"), text.replace('"title":"Ship"', '"title":55555'));
  const { records, damaged } = await (await open(dir)).list();
  expect(records).toHaveLength(20);
  expect(damaged).toMatchObject([{ file: "bad.json", why: expect.stringContaining("title") }]);
});
