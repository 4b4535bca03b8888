import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { brief } from "#shared/adr/write/one-pager";
import { decided, recommended, recordOf, smallPlaybook } from "../../../samples/adr-records";

const answers = { database: "relational", auth: "accounts", size: "small" };
const base = recordOf(smallPlaybook, {
  title: "Framework",
  frame: { title: "Framework", problem: "One.\nTwo." },
  answers,
});
const record = decided(
  base,
  {
    option: "django",
    reason: "it has what we need",
    review: "2027-05-20",
    dissent: [{ who: "Ben", text: "Too much" }],
    consequences: Array.from({ length: 6 }, (_, i) => ({ kind: "good" as const, text: `Gain ${i}` })),
  },
  { status: "accepted" },
);
const page = (one = record) => brief({ record: one, recommendation: recommended(one), today: "2026-11-20" });

test("one page says what was decided, by whom, why, and when to look again", () => {
  const text = page();
  for (const said of [
    "<h1>Framework</h1>",
    "Accepted · 20 Nov 2026 · decided by Ana · review by 20 May 2027",
    "We choose Django, because it has what we need.",
    "One.<br>Two.",
    "Ben: Too much",
    "<li>and 2 more</li>",
    "Made with Adroit on 20 Nov 2026.",
  ])
    expect(text).toContain(said);
});

test("it needs nothing else and runs nothing: the policy names its one style by hash", () => {
  const text = page();
  const style = /<style>([\s\S]*?)<\/style>/.exec(text)?.[1] ?? "";
  const hash = createHash("sha256").update(style).digest("base64");
  expect(text).toContain(
    `content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`,
  );
  expect(text).not.toMatch(/<script|<link|<img| style=|https?:|url\(/i);
});

test("everything typed is text", () => {
  const evil = "<img src=x onerror=alert(1)>\"'&";
  const text = page({
    ...record,
    draft: { ...record.draft, frame: { ...record.draft.frame, title: evil, problem: evil, decider: evil } },
  });
  expect(text).not.toContain("<img");
  expect(text).toContain("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;");
});

test("a draft says that nothing is decided", () => {
  expect(page(base)).toContain("Not decided yet.");
  expect(page(decided(base, { reason: "we await a trial" }))).toContain("Postponed: we await a trial.");
});

test("a reason against the recommendation is told only while the choice goes against it", () => {
  const against = "Decided against the recommendation: We like it.";
  const overrule = "We like it";
  expect(page(decided(base, { option: "flask", reason: "small", overrule }))).toContain(against);
  expect(page(decided(base, { option: "django", reason: "whole", overrule }))).not.toContain("against the");
  expect(page(decided(base, { option: null, reason: "we await a trial", overrule }))).not.toContain("against the");
  const level = recordOf(smallPlaybook, { frame: { title: "Framework" }, answers: {} });
  expect(page(decided(level, { option: "flask", reason: "small", overrule }))).not.toContain("against the");
});
