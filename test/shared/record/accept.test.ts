import { expect, test } from "vitest";
import { AdroitError } from "#shared/base/error";
import { accept, allowedStatuses, corrected, inputsOf, takeBack, withStatus } from "#shared/record/accept";
import type { Decision, Draft, Shown, Status } from "#shared/record/record";
import { recordSchema } from "#shared/record/schema";
import { decision, frame, walked } from "../../samples/walked";

const shown: Shown = {
  word: "leaning",
  leader: "left",
  values: { left: 0.6, right: 0.5 },
  gap: 0.1,
  sentences: ["So."],
};
const on = { today: "2026-10-07", shown, adr: "a".repeat(64) };
const ready = walked({ frame, decision, status: "proposed" });

function failure(action: () => unknown): AdroitError {
  try {
    action();
  } catch (error) {
    if (error instanceof AdroitError) return error;
    throw error;
  }
  throw new Error("it was expected to fail");
}

test("accepting keeps inputs, decision and what people saw as the first revision", () => {
  const accepted = accept(ready, on);
  expect(accepted.draft).toEqual({ ...ready.draft, status: "accepted" });
  expect(accepted.revisions).toEqual([
    {
      n: 1,
      on: "2026-10-07",
      by: "Lead",
      verdict: "first",
      why: "it is shorter",
      inputs: inputsOf(ready.draft),
      decision,
      shown,
      adr: "a".repeat(64),
    },
  ]);
  expect(recordSchema.parse(accepted)).toEqual(accepted);
  expect(ready.revisions).toEqual([]);
});

test("a later acceptance is appended and leaves the first as it was", () => {
  const first = accept(ready, on);
  const again = accept({ ...first, draft: { ...first.draft, status: "proposed" } }, { ...on, adr: null });
  expect(again.revisions.map(({ n, verdict, adr }) => [n, verdict, adr])).toEqual([
    [1, "first", "a".repeat(64)],
    [2, "amend", null],
  ]);
  expect(again.revisions[0]).toBe(first.revisions[0]);
});

const lacking: [name: string, draft: Partial<Draft>, subject: string][] = [
  ["no title", { frame: { ...frame, title: " " }, decision }, "frame.title"],
  ["no decision", { frame }, "decision"],
  ["a postponed decision", { frame, decision: { ...decision, option: null } }, "decision.option"],
  ["an option that is gone", { frame, decision: { ...decision, option: "up" } }, "decision.option"],
  ["no decider", { frame, decision: { ...decision, by: "" } }, "decision.by"],
  ["no reason", { frame, decision: { ...decision, reason: "\n" } }, "decision.reason"],
  [
    "a choice against the recommendation without a reason",
    { frame, decision: { ...decision, option: "right" } },
    "decision.overrule",
  ],
];

test.each(lacking)("%s isn't accepted, and the field is named", (_, draft, subject) => {
  const { code, subject: named, remedy } = failure(() => accept(walked(draft), on));
  expect([code, named]).toEqual(["BAD_INPUT", subject]);
  expect(remedy).not.toBe("");
});

test("a choice against the recommendation is accepted with its reason; without a leader none is needed", () => {
  const right: Decision = { ...decision, option: "right" };
  const overruled = walked({ frame, decision: { ...right, overrule: "we saw it" } });
  expect(accept(overruled, on).draft.status).toBe("accepted");
  const none = { ...on, shown: { ...shown, leader: null } };
  expect(accept(walked({ frame, decision: right }), none).draft.status).toBe("accepted");
});

const all: Status[] = ["draft", "proposed", "accepted", "rejected", "deprecated", "superseded"];
const legal: [from: Status, to: Status[]][] = [
  ["draft", ["proposed", "accepted", "rejected"]],
  ["proposed", ["draft", "accepted", "rejected"]],
  ["accepted", ["deprecated", "superseded"]],
  ["rejected", ["draft"]],
  ["deprecated", ["superseded"]],
  ["superseded", []],
];

test.each(legal)("from %s", (from, to) => {
  const record = walked({ frame, decision, status: from });
  const offered = allowedStatuses(record);
  expect(offered.map(({ status }) => status)).toEqual(all.filter((status) => status !== from));
  expect(offered.filter(({ allowed }) => allowed).map(({ status }) => status)).toEqual(to);
  expect(offered.every(({ why }) => why !== "")).toBe(true);
  for (const status of all) {
    if (status === "accepted" || status === from) continue;
    if (to.includes(status)) expect(withStatus(record, status).draft.status).toBe(status);
    else expect(failure(() => withStatus(record, status)).code).toBe("READ_ONLY");
  }
  if (from !== "accepted" && !to.includes("accepted")) expect(failure(() => accept(record, on)).code).toBe("READ_ONLY");
});

test("accepted can't be accepted again, and the same status changes nothing", () => {
  expect(failure(() => accept(accept(ready, on), on)).code).toBe("READ_ONLY");
  expect(withStatus(ready, "proposed")).toBe(ready);
});

test("accepting isn't offered before something is decided, and says why", () => {
  expect(allowedStatuses(walked({ frame })).find(({ status }) => status === "accepted")).toEqual({
    status: "accepted",
    allowed: false,
    why: "Choose an option first.",
  });
});

const back = { today: "2026-10-08", by: "Lead", why: "The title is wrong." };

test("an acceptance is taken back with who, when and why, and the next one is the first again", () => {
  const again = takeBack(accept(ready, on), back);
  expect(again.draft.status).toBe("proposed");
  expect(again.revisions).toMatchObject([
    { n: 1, takenBack: { on: "2026-10-08", by: "Lead", why: "The title is wrong." } },
  ]);
  expect(recordSchema.safeParse(again).success).toBe(true);
  const next = accept(again, { ...on, today: "2026-10-09" });
  expect(next.revisions.map(({ n, verdict }) => [n, verdict])).toEqual([
    [1, "first"],
    [2, "first"],
  ]);
  expect(failure(() => takeBack(ready, back)).code).toBe("READ_ONLY");
  expect(failure(() => takeBack(again, back)).code).toBe("READ_ONLY");
});

test("what is accepted is corrected as a whole, and only to what could be accepted", () => {
  const accepted = accept(ready, on);
  const title = { ...accepted.draft, frame: { ...frame, title: "A better title" } };
  const better = corrected(accepted, title, shown);
  expect(better.draft.frame.title).toBe("A better title");
  expect(better.revisions).toHaveLength(1);
  expect(better.revisions[0]?.inputs.frame.title).toBe("A better title");
  const none = { ...accepted.draft, frame: { ...frame, title: " " } };
  expect(failure(() => corrected(accepted, none, shown))).toMatchObject({ code: "BAD_INPUT", subject: "frame.title" });
});
