import { expect, test } from "vitest";
import { diagnostics, type Observed } from "#electron/host/app/diagnostics";
import { reviewNotice } from "#electron/host/reviews/notice";
import { defaultThresholds } from "#shared/analysis/thresholds";
import type { RecordSummary } from "#shared/record/summary";

const secret = "Ana's salary app";
/** The report reads a few of the fields. */
const summary = {
  id: "d1",
  title: secret,
  status: "accepted",
  chosen: secret,
  options: secret,
  created: "2026-01-01T00:00:00.000Z",
  modified: "2026-01-01T00:00:00.000Z",
  review: "2026-10-06",
  triggered: [],
  next: "decide",
  answered: 6,
  criteria: 6,
  adr: { root: `/home/ana/${secret}`, dir: secret, file: `${secret}.md` },
  readOnly: null,
} as Partial<RecordSummary> as RecordSummary;
const observed = {
  info: {
    version: "0.1.0",
    host: "desktop",
    can: { pickFolder: true, git: true, openLinks: true, workshop: true },
    data: `/home/ana/${secret}`,
    today: "2026-10-06",
  },
  list: {
    records: [summary, { ...summary, id: "d2", status: "draft", readOnly: secret }],
    damaged: [{ file: secret, movedTo: secret, why: secret, on: "2026-01-01T00:00:00.000Z" }],
  },
  trash: 2,
  settings: {
    theme: "dark",
    singleKeys: false,
    repositories: [`/home/ana/${secret}`],
    trusted: [`/home/ana/${secret}`],
    thresholds: defaultThresholds,
  },
  playbooks: { loaded: 3, problems: 1 },
} as Partial<Record<keyof Observed, unknown>> as Observed;

test("the report has versions and counts", () => {
  const lines = diagnostics(observed).split("\n");
  expect(lines[0]).toBe("Adroit 0.1.0, desktop");
  expect(lines[1]).toContain(`Node ${process.versions.node}`);
  expect(lines.slice(2)).toEqual([
    "git: found",
    "decisions: 2, 1 accepted, 1 draft",
    "read only: 1",
    "set aside: 1, in the trash: 2",
    "playbooks: 3, not read: 1",
    "repositories: 1, trusted: 1",
    "theme: dark, single-letter shortcuts: off",
  ]);
});

test("the report has nothing that a person wrote or named, and no path", () => {
  const report = diagnostics(observed);
  expect(report).not.toContain(secret);
  expect(report).not.toMatch(/ana\b/i);
  expect(report).not.toMatch(/[/\\](home|Users|tmp|var)\b/);
});

test("a notice counts what is due today or before, and names none", () => {
  const today = "2026-10-06";
  expect(reviewNotice([], today)).toBeNull();
  expect(reviewNotice([{ ...summary, review: "2026-10-07" }], today)).toBeNull();
  expect(reviewNotice([{ ...summary, review: null }], today)).toBeNull();
  expect(reviewNotice([{ ...summary, status: "superseded" }], today)).toBeNull();
  const hit = { ...summary, review: null, triggered: ["Ben leaves"] };
  expect(reviewNotice([hit], today)?.title).toBe("A decision is due for review");
  expect(JSON.stringify(reviewNotice([hit], today))).not.toContain("Ben");
  expect(reviewNotice([{ ...hit, status: "superseded" }], today)).toBeNull();
  expect(reviewNotice([summary], today)?.title).toBe("A decision is due for review");
  const two = reviewNotice([summary, { ...summary, review: "2020-01-01" }], today);
  expect(two?.title).toBe("2 decisions are due for review");
  expect(JSON.stringify(two)).not.toContain(secret);
});
