import { expect, test } from "vitest";
import { parseSidecar } from "#shared/adr/data/schema";
import { sidecarOf } from "#shared/adr/data/sidecar";
import type { DecisionRecord } from "#shared/record/record";
import { recordOf, smallPlaybook } from "../../../samples/adr-records";

const record: DecisionRecord = {
  ...recordOf(smallPlaybook, { frame: { title: "Use X" }, answers: { database: "relational" } }),
  repo: {
    root: "/home/ana/project",
    dir: "docs/adr",
    file: "0001-use-x.md",
    profile: "madr4",
    adr: "b".repeat(64),
    on: "2026-11-20T09:00:00.000Z",
  },
};

test("what was written is read back, without where it lay on this machine", () => {
  const text = sidecarOf(record);
  const { repo: _, ...rest } = record;
  expect(parseSidecar("x.json", text)).toEqual({ ...rest, draft: { ...record.draft, place: "" } });
  expect(text).not.toContain("/home/ana");
});

test("one value a line, keys in order: the same record gives the same bytes, however it was built", () => {
  const turned = Object.fromEntries(Object.entries(record).toReversed()) as unknown as DecisionRecord;
  expect(sidecarOf(turned)).toBe(sidecarOf(record));
  expect(sidecarOf(record)).toMatch(
    /^\{\n {2}"adroit": "decision record",\n {2}"format": 1,\n {2}"record": \{\n {4}"created"/,
  );
  const changed = { ...record, draft: { ...record.draft, status: "proposed" as const } };
  const [before, after] = [record, changed].map((one) => sidecarOf(one).split("\n"));
  expect(after?.filter((line, i) => line !== before?.[i])).toEqual(['      "status": "proposed"']);
});

test.each([
  ["", "isn't JSON"],
  ["null", "the whole"],
  [sidecarOf(record).replace('"format": 1', '"format": 2'), "newer version"],
  [sidecarOf(record).replace('"status": "draft"', '"status": "done"'), "record.draft.status"],
])("an error names file and field", (text, place) => {
  expect(() => parseSidecar("docs/adr/.adroit/x.json", text)).toThrow(place);
  expect(() => parseSidecar("docs/adr/.adroit/x.json", text)).toThrow("docs/adr/.adroit/x.json");
});
