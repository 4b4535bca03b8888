import { describe, expect, test } from "vitest";
import { sha256 } from "#electron/host/files/canonical";
import { formattedJson } from "#shared/adr/data/json";
import { parseSidecar } from "#shared/adr/data/schema";
import { type Books, sidecarOf } from "#shared/adr/data/sidecar";
import { lookup } from "#shared/base/by";
import { canonicalJson } from "#shared/base/canonical";
import type { Playbook } from "#shared/playbook/playbook";
import type { DecisionRecord } from "#shared/record/record";
import { hash, realPlaybook, recommended, recordOf, smallPlaybook } from "../../../samples/adr-records";

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
  [sidecarOf(record).replace('"format": 1', '"format": 3'), "newer version"],
  [sidecarOf(record).replace('"status": "draft"', '"status": "done"'), "record.draft.status"],
])("an error names file and field", (text, place) => {
  expect(() => parseSidecar("docs/adr/.adroit/x.json", text)).toThrow(place);
  expect(() => parseSidecar("docs/adr/.adroit/x.json", text)).toThrow("docs/adr/.adroit/x.json");
});

describe("a playbook that everybody has", () => {
  const digest = (value: unknown) => sha256(canonicalJson(value));
  const books = (all: Record<string, Playbook>): Books => ({ whole: (one) => lookup(all, one) ?? null, hash: digest });
  const shipped = books({ [hash]: realPlaybook });
  const none = books({});
  const answered = recordOf(realPlaybook, {
    frame: { title: "Use X" },
    answers: Object.fromEntries(
      realPlaybook.criteria
        .filter(({ always }) => always)
        .map(({ id, answers }) => [id, { answer: answers[0]?.id ?? "" }]),
    ),
  });
  const text = sidecarOf(answered, shipped);

  test("is named, with no more than what was used", () => {
    const used = { ...JSON.parse(text).playbooks[hash] };
    expect(used).toMatchObject({ id: "django-vs-flask", edition: realPlaybook.edition, part: { partOf: hash } });
    expect(JSON.parse(text).record.playbooks).toEqual({});
    const always = realPlaybook.criteria.filter((one) => one.always);
    expect(used.part.criteria.map(({ id }: { id: string }) => id)).toEqual(always.map(({ id }) => id));
    for (const { answers } of used.part.criteria) expect(answers).toHaveLength(1);
  });

  test("is whole again wherever it is at hand", () => {
    expect(parseSidecar("x.json", text, shipped)).toMatchObject({
      draft: { playbook: hash },
      playbooks: { [hash]: realPlaybook },
    });
  });

  test("is the used part elsewhere, under a hash of its own, with the same result and reasons", () => {
    const read = parseSidecar("x.json", text, none);
    expect(read.draft.playbook).not.toBe(hash);
    expect(read.playbooks[read.draft.playbook]?.partOf).toBe(hash);
    expect(recommended(read).analysis.gap).toEqual(recommended(answered).analysis.gap);
    // Written again there, it is the same file; and where the whole is at hand, whole again.
    expect(sidecarOf(read, none)).toBe(text);
    expect(parseSidecar("x.json", sidecarOf(read, none), shipped).draft.playbook).toBe(hash);
  });

  test("that isn't what was used any more is refused, with its place", () => {
    const changed = text.replace('"score": 5', '"score": 1');
    expect(() => parseSidecar("x.json", changed, none)).toThrow(`playbooks.${hash}.part`);
    expect(parseSidecar("x.json", JSON.stringify(JSON.parse(text)), none)).toMatchObject({ id: answered.id });
  });

  test("any other is carried whole", () => {
    expect(sidecarOf(answered, none)).toBe(sidecarOf(answered));
  });
});

test("lists are on one line where they fit in 80 columns", () => {
  const ten = Array.from({ length: 40 }, (_, i) => i + 1000);
  expect(formattedJson({ b: ["x"], a: [], c: {}, d: ten, e: ["y".repeat(40), "z".repeat(40)], f: [{ g: [1] }] })).toBe(
    `{
  "a": [],
  "b": ["x"],
  "c": {},
  "d": [
    1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010, 1011,
    1012, 1013, 1014, 1015, 1016, 1017, 1018, 1019, 1020, 1021, 1022, 1023,
    1024, 1025, 1026, 1027, 1028, 1029, 1030, 1031, 1032, 1033, 1034, 1035,
    1036, 1037, 1038, 1039
  ],
  "e": [
    "${"y".repeat(40)}",
    "${"z".repeat(40)}"
  ],
  "f": [
    {
      "g": [1]
    }
  ]
}
`,
  );
});
