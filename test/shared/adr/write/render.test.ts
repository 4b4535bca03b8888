import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
// @ts-expect-error The package has no types.
import { main as markdownlint } from "markdownlint-cli2";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { setStatus } from "#shared/adr/edit/edit";
import { readAdr } from "#shared/adr/read/read";
import { oneLine } from "#shared/adr/write/escape";
import { profiles } from "#shared/adr/write/profiles/profiles";
import { renderAdr } from "#shared/adr/write/render";
import type { Decision, DecisionRecord, ProfileId } from "#shared/record/record";
import { decided, realPlaybook, recommended, recordOf, smallPlaybook } from "../../../samples/adr-records";
import { removeFolder } from "../../../temporary";

const fixtures = `${import.meta.dirname}/../../../samples/adr`;
const all = profiles().map(({ id }) => id);

function written(record: DecisionRecord, profile: ProfileId = "madr4"): string {
  const recommendation = recommended(record);
  return renderAdr({ record, recommendation, profile, today: "2026-11-20", file: "0012-use-django.md" });
}

const frame = {
  title: "Use Django for the booking portal",
  problem: "The booking portal stores bookings, customers and payments.\n\nPatients and staff sign in.",
  scope: "The portal alone; the billing service stays as it is.",
  decider: "Ana",
  decisionMakers: ["Ana", "Ben"],
  consulted: ["Cleo"],
  reversible: "with-effort" as const,
};

const answered = recordOf(smallPlaybook, {
  frame,
  answers: { database: "relational", auth: "accounts", size: "small" },
  points: { database: 50, auth: 30, size: 20 },
  mustHaves: [{ id: "sso" }],
});

const accepted: DecisionRecord = decided(
  answered,
  {
    option: "django",
    reason:
      "accounts and migrations come built in, and they are most of the first release.\n\nBen's prototype showed it.",
    consequences: [
      { kind: "bad", text: "a small service carries a large framework" },
      { kind: "good", text: "accounts and permissions come with it" },
    ],
    confirmation: "A test fails when a model has no migration.",
    confidence: 70,
    dissent: [{ who: "Ben", text: "Flask would do." }],
    review: "2027-05-20",
    triggers: [{ id: "one", kind: "constraint", statement: "the portal has to run on 32 MB" }],
    forecasts: [{ id: "two", statement: "The first release is out", probability: 80, on: "2027-03-01" }],
    actions: [{ what: "Set up the project", owner: "Ben", due: "2026-12-01" }],
  },
  { status: "accepted" },
);

describe("reviewed by eye", () => {
  const cases: [string, DecisionRecord, ProfileId][] = [
    ["accepted", accepted, "madr4"],
    ["accepted-minimal", accepted, "madr4-minimal"],
    ["accepted-madr2", accepted, "madr2"],
    ["accepted-nygard", accepted, "nygard"],
    ["accepted-log4brains", accepted, "log4brains"],
    ["blank", recordOf(smallPlaybook, {}), "madr4"],
    ["draft", answered, "madr4"],
    [
      "overruled",
      decided(answered, { option: "flask", reason: "we know it.", overrule: "the portal stays small" }),
      "madr4",
    ],
    ["postponed", decided(answered, { reason: "we wait for the prototype.", review: "2026-12-15" }), "madr4"],
  ];
  test.each(cases)("%s", async (name, record, profile) => {
    await expect(written(record, profile)).toMatchFileSnapshot(`${fixtures}/${name}.md`);
  });
});

/** Every criterion, one of the team's own, an option of its own, and something in every field. */
function largest(): DecisionRecord {
  const options = ["django", "flask", "own"];
  const record = recordOf(realPlaybook, {
    frame: { ...frame, informed: ["Dev", "Eli"], reversible: "hardly" },
    options: [{ id: "own", title: "Our own framework", summary: "What the portal runs on today." }],
    criteria: [
      ...realPlaybook.criteria.filter(({ always }) => !always).map(({ id }) => id),
      { id: "hiring", title: "People we can hire" },
    ],
    mustHaves: realPlaybook.mustHaves.map(({ id }) => ({
      id,
      verdicts: Object.fromEntries(options.map((option) => [option, "pass" as const])),
    })),
    answers: {
      ...Object.fromEntries(
        realPlaybook.criteria.map(({ id, answers }, i) => [
          id,
          { answer: answers[i % answers.length]!.id, adjusted: { own: 2 as const }, reason: `Reason ${i}.` },
        ]),
      ),
      hiring: { scores: { django: 4, flask: 4, own: 1 } },
    },
  });
  const many = (n: number) => Array.from({ length: n }, (_, i) => i + 1);
  return decided(record, {
    option: "flask",
    reason: "we know it.",
    overrule: "it stays small.",
    consequences: many(9).map((n) => ({ kind: n % 2 ? "good" : "bad", text: `what follows, ${n}` })),
    confirmation: "A test.",
    confidence: 70,
    dissent: [{ who: "Ben", text: "Django fits better." }],
    review: "2027-05-20",
    triggers: many(4).map((n) => ({ id: `t${n}`, kind: "weight", statement: `Trigger ${n}` })),
    forecasts: many(3).map((n) => ({ id: `f${n}`, statement: `Forecast ${n}`, probability: 80, on: "2027-03-01" })),
    actions: many(3).map((n) => ({ what: `Action ${n}`, owner: "Ben", due: null })),
  });
}

const bodyOf = (text: string) => text.replace(/^---\n.*?\n---\n/s, "");

test("the first 25 lines after the title hold question, decision, reasons, dissent and review date", () => {
  for (const record of [accepted, largest()]) {
    for (const profile of all) {
      const lines = bodyOf(written(record, profile)).split("\n");
      const text = lines.slice(1, 26).join("\n");
      expect(text).toContain("The booking portal stores bookings");
      expect(text).toMatch(/^Chosen option: "(Django|Flask)", because /m);
      expect(text).toContain("Against it: ");
      expect(text).toContain("Dissent by Ben:");
      expect(text).toContain("Review by 2027-05-20.");
    }
  }
});

test("the largest example stays within its lines and says everything", () => {
  const record = largest();
  const text = written(record);
  // Nobody fills in every field of every criterion; ADRs of examples are held to their lines in the rules.
  expect(record.draft.options).toHaveLength(3);
  expect(bodyOf(text).split("\n").length - 1).toBeLessThanOrEqual(105);
  for (const { title } of recommended(record).criteria) expect(text).toMatch(new RegExp(`^\\| ${title} +\\|`, "m"));
  for (const { statement } of record.draft.mustHaves) expect(text).toContain(statement.replace(/\.$/, ""));
  for (const wanted of ["Trigger 4", "Forecast 3", "Action 3", "what follows, 9", "Cleo", "Dev, Eli", "70\u00a0%"])
    expect(text).toContain(wanted);
  expect(text).toContain("We decide against the figures, which favour Django, because it stays small.");
});

test("what MADR's own tools need", () => {
  const text = written(accepted);
  expect(text).toMatch(
    /^---\nstatus: "accepted"\ndate: 2026-11-20\ndecision-makers: Ana, Ben\nconsulted: Cleo\n---\n# /,
  );
  expect(text.match(/^## .*/gm)).toEqual([
    "## Context and Problem Statement",
    "## Decision Drivers",
    "## Considered Options",
    "## Decision Outcome",
    "## Pros and Cons of the Options",
    "## More Information",
  ]);
  const information = text.slice(text.indexOf("## More Information"));
  expect(information).not.toMatch(/^###|<!--/m);
  expect(text).not.toMatch(/^\* /m);
  for (const option of text.split("### ").slice(3)) {
    const order = [...option.matchAll(/^- (Good|Neutral|Bad), because/gm)].map(([, side]) => side);
    const rank = { Good: 0, Neutral: 1, Bad: 2 };
    const ranks = order.map((side) => rank[side as keyof typeof rank]);
    expect(ranks).toEqual(ranks.toSorted());
  }
});

test("shown points add up to the shown gap", () => {
  const rows = [...written(largest()).matchAll(/^\| (.+?) +\|.* \| +([+\u2212]?[\d.]+) \|$/gm)];
  const value = (text = "") => Math.round(100 * Number(text.replace("\u2212", "-")));
  const total = rows.find(([, name]) => name === "Value");
  const sum = rows.filter((row) => row !== total).reduce((a, [, , text]) => a + value(text), 0);
  expect(sum).toBe(value(total?.[2]));
});

test("what was written is read back: title, status, date and number, in every profile", () => {
  const titles = fc.oneof(
    fc.constantFrom(
      "**Bold** _x_ `y`",
      "[a](b) &lt; <b>",
      "snake_case__x C#",
      "End.",
      "a \\* b",
      "<!-- x",
      "3 things",
      "\\",
    ),
    fc.string({ maxLength: 30 }),
  );
  fc.assert(
    fc.property(titles, (title) => {
      fc.pre(oneLine(title) !== "" && !/^\d/.test(oneLine(title)));
      const record = { ...accepted, draft: { ...accepted.draft, frame: { ...accepted.draft.frame, title } } };
      const read = readAdr("0012-x.md", written(record));
      expect(read).toMatchObject({ number: 12, titleRaw: oneLine(title), status: "accepted", date: "2026-11-20" });
      expect(read).toMatchObject({ supersedes: [], supersededBy: [] });
    }),
    { numRuns: 60 },
  );
  for (const profile of ["madr2", "nygard", "log4brains"] as const)
    expect(readAdr("0012-x.md", written(accepted, profile))).toMatchObject({
      title: frame.title,
      status: "accepted",
      date: "2026-11-20",
    });
});

test("once accepted, a change of status changes the status alone, in every profile that states one", () => {
  for (const profile of ["madr4", "madr2", "nygard", "log4brains"] as const) {
    const text = written(accepted, profile);
    const there = setStatus(text, "deprecated");
    const back = "text" in there ? setStatus(there.text, "accepted") : there;
    expect(back).toMatchObject({ text });
    expect(there).toMatchObject({ text: expect.stringMatching(/deprecated/i) });
  }
});

test("reviews after the first are listed", () => {
  const shown = { word: "clear" as const, leader: "django", values: {}, gap: null, sentences: [] };
  const { decision, status: _, place: __, ...inputs } = accepted.draft;
  const revision = (n: number, verdict: "first" | "retain") => ({
    ...{ n, on: "2027-05-20", by: "Cleo", verdict, why: "Nothing changed.", inputs, shown, adr: null },
    decision: decision as Decision,
  });
  const text = written({ ...accepted, revisions: [revision(1, "first"), revision(2, "retain")] });
  expect(text).toContain("\nReviews:\n\n- 2027-05-20: kept by Cleo: Nothing changed.");
});

test("a profile that isn't written is named", () => {
  expect(() => written(accepted, "template")).toThrow('The profile "template" can\'t be written.');
});

describe("markdownlint with MADR's rules finds nothing", () => {
  let dir = "";
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), "adr-lint-"));
    writeFileSync(join(dir, ".markdownlint.json"), JSON.stringify({ default: true, MD013: false, MD024: false }));
  });
  afterAll(() => removeFolder(dir));

  async function findings(texts: string[]): Promise<string[]> {
    texts.forEach((text, i) => {
      writeFileSync(join(dir, `${i}.md`), text);
    });
    const found: string[] = [];
    const log = () => {};
    await markdownlint({
      directory: dir,
      argv: ["*.md"],
      logMessage: log,
      logError: (line: string) => found.push(line),
    });
    return found;
  }

  test("in the examples", async () => {
    const records = [accepted, answered, largest(), recordOf(smallPlaybook, {}), decided(answered, {})];
    expect(await findings(records.flatMap((record) => all.map((profile) => written(record, profile))))).toEqual([]);
  });

  test("in a text that breaks its rules, so that this test can fail", async () => {
    expect((await findings([`${written(accepted)}\n<b>bold</b>  \n`])).length).toBeGreaterThan(0);
  });

  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.constantFrom(
      "# Use C#",
      "a.",
      "1. x\n2. y",
      "(x)[y]",
      "* a * b * _c_",
      "[a][b] http://x.org <https://y.org>",
      "a\tb",
    ),
    fc.constantFrom(
      "**All bold**",
      "![](x)",
      "[]( )",
      "`a `",
      "- x\n\n\n\n- y",
      "<br>",
      "#tag",
      "me@example.org",
      "\u0000",
      "x\n===",
      ":",
    ),
    fc
      .array(fc.constantFrom("*", "_", "`", "|", "#", "[", "](", ")", "<", "\n", " ", "a", "!", "-", "www.a.de"), {
        maxLength: 20,
      })
      .map((parts) => parts.join("")),
  );

  test("whatever was typed, in every field; front matter says what was typed", async () => {
    const samples = fc.sample(fc.array(text, { minLength: 16, maxLength: 16 }), 5);
    const records = samples.map((typed) => fromTyped(typed));
    const texts = records.flatMap((record) => all.map((profile) => written(record, profile)));
    expect(await findings(texts)).toEqual([]);
    for (const record of records) {
      const [, yaml = ""] = /^---\n(.*?)\n---\n/s.exec(written(record)) ?? [];
      expect(parse(yaml)).toMatchObject({ status: "accepted" });
    }
  });

  function fromTyped(typed: string[]): DecisionRecord {
    const at = (i: number) => typed[i] ?? "";
    const record = recordOf(smallPlaybook, {
      frame: {
        title: at(0),
        problem: at(1),
        scope: at(2),
        decisionMakers: [at(3)],
        consulted: [at(4)],
        informed: [at(5)],
      },
      options: [{ id: "own", title: at(6).trim() || "Own", summary: at(7) }],
      criteria: [{ id: "mine", title: at(8).trim() || "Mine" }],
      mustHaves: [{ id: "must", statement: at(9).trim() || "Must", check: at(10) }],
      answers: {
        database: { answer: "relational", adjusted: { own: 4 }, reason: at(11).trim() || "so" },
        mine: { scores: { django: 2, own: 5 }, reason: at(12) },
      },
    });
    const decision: Partial<Decision> = {
      option: "own",
      by: at(13),
      reason: at(14),
      overrule: at(15),
      consequences: typed.slice(0, 4).map((text) => ({ kind: "good", text })),
      confirmation: at(5),
      dissent: [{ who: at(6), text: at(7) }],
      triggers: [{ id: "t", kind: "external", statement: at(8) }],
      actions: [{ what: at(9), owner: at(10), due: null }],
      forecasts: [{ id: "f", statement: at(11), probability: 50, on: "2027-01-01" }],
    };
    return decided(record, decision, { status: "accepted" });
  }
});
