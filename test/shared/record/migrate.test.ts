import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { currentVersion, migrate, versionOf } from "#shared/record/migrate";
import { recordSchema } from "#shared/record/schema";

const fixture = (name: string) =>
  JSON.parse(readFileSync(`${import.meta.dirname}/../../samples/records/${name}.json`, "utf8"));

test("a record of format 0 becomes the one it stands for", () => {
  const old = fixture("version-0");
  const before = structuredClone(old);
  const migrated = migrate(old);
  expect(migrated).toEqual(fixture("version-0-as-version-1"));
  expect(recordSchema.parse(migrated)).toEqual(migrated);
  expect(old).toEqual(before);
});

test("a record of the current format stays as it is", () => {
  const record = fixture("version-0-as-version-1");
  expect(migrate(record)).toBe(record);
});

test("what is broken in an old record doesn't pass the schema, and nothing is made up for it", () => {
  for (const broken of [
    {},
    { playbook: null },
    { playbook: { hash: 5 } },
    { draft: null },
    { draft: [] },
    { status: 1 },
  ]) {
    const migrated = migrate({ ...fixture("version-0"), ...(Object.keys(broken).length ? broken : { id: undefined }) });
    expect(recordSchema.safeParse(migrated).success).toBe(false);
  }
});

test("there is no way from a newer format, or from no format", () => {
  expect(migrate({ version: currentVersion + 1 })).toBeNull();
  expect(migrate([])).toBeNull();
});

test.each([
  [{ version: 0 }, 0],
  [{ version: 12 }, 12],
  [{ version: -1 }, null],
  [{ version: 1.5 }, null],
  [{ version: "1" }, null],
  [{}, null],
  [null, null],
  [[], null],
  ["text", null],
])("the format of %j is %j", (raw, version) => {
  expect(versionOf(raw)).toBe(version);
});
