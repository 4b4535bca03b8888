import { expect, test } from "vitest";
import { csv } from "#shared/base/csv";
import { decisionsCsv } from "#shared/record/decisions-csv";
import { summaryOf } from "#shared/record/progress";
import type { RecordSummary } from "#shared/record/summary";
import { decision, frame, walked } from "../../samples/walked";

const summary = (title: string): RecordSummary => ({
  ...summaryOf(walked({ frame: { ...frame, title }, decision, status: "accepted" })),
  modified: "2026-10-07T09:30:00.000Z",
  readOnly: null,
});

test("a row per decision, with what the list shows", () => {
  expect(decisionsCsv([summary("Which way")], "2027-05-01").split("\r\n")).toEqual([
    '"Title","Status","Chosen","Options","Playbook","Review","Due","Created","Changed","ADR","Id"',
    '"Which way","accepted","Left","Left or Right","Left or right","2027-04-06","overdue","2026-10-06","2026-10-07","","way"',
    "",
  ]);
});

test.each([
  ['say "x", then\ny', '"say ""x"", then\ny"'],
  ["=1+1", '"\'=1+1"'],
  ["+1", '"\'+1"'],
  ["-1", '"\'-1"'],
  ["@SUM(A1)", '"\'@SUM(A1)"'],
  ["\t=1", '"\'\t=1"'],
  ["  =1", '"\'  =1"'],
  ["＝1", '"\'＝1"'],
  ["a=1", '"a=1"'],
])("%j is quoted, and never calculated", (text, field) => {
  expect(csv([[text]])).toBe(`${field}\r\n`);
});
