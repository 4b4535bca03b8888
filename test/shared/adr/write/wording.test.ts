/** Words that a reviewer who wasn't there would otherwise correct. */
import { expect, test } from "vitest";
import { brief } from "#shared/adr/write/one-pager";
import { renderAdr } from "#shared/adr/write/render";
import { capitalised } from "#shared/adr/write/sentence";
import { playbookOf } from "#shared/record/create";
import { choose } from "#shared/record/decide";
import { proposedConsequences } from "#shared/record/prefill";
import type { Decision, DecisionRecord, Draft } from "#shared/record/record";
import { decided, realPlaybook, recommended, recordOf, smallPlaybook } from "../../../samples/adr-records";

const shop = recordOf(realPlaybook, {
  frame: { title: "Web framework for the shop", problem: "A shop.", decider: "Ana" },
  answers: {
    database: "managed",
    complexity: "large",
    auth: "accounts",
    security: "framework",
    team: "mixed",
  } as never,
});
/** Close, so that weights turn it. */
const seats = recordOf(realPlaybook, {
  frame: { title: "Framework for the seats", problem: "Seats.", decider: "Ana" },
  answers: {
    database: "managed",
    complexity: "small",
    auth: "accounts",
    security: "shared",
    team: "know-flask",
  } as never,
  points: { database: 25, complexity: 25, auth: 15, security: 15, team: 20 },
});

function written(record: DecisionRecord, profile: "madr4" | "nygard" = "madr4"): string {
  return renderAdr({
    record,
    recommendation: recommended(record),
    profile,
    today: "2026-11-20",
    file: "0012-use-it.md",
  });
}

/** As the screen proposes it. */
function proposed(record: DecisionRecord, option: string, words: Partial<Decision> = {}, more: Partial<Draft> = {}) {
  const playbook = playbookOf(record);
  const { decision } = choose(record.draft, option, {
    playbook,
    recommendation: recommended(record),
    today: "2026-11-20",
  });
  return decided(record, { ...decision, ...words }, more);
}

function section(text: string, lead: string): string[] {
  const lines = text.split("\n");
  const from = lines.findIndex((line) => line.startsWith(lead));
  const end = lines.findIndex((line, i) => i > from + 1 && line === "");
  return lines.slice(from + 2, end);
}

test("what is to be read with care is a list, of the criteria that decided", () => {
  const text = written(proposed(shop, "django"));
  const items = section(text, "To be read with care:");
  expect(items.length).toBeGreaterThan(1);
  for (const item of items) expect(item).toMatch(/^- “(?:Database|Authentication)”: /);
  expect(text).not.toContain("labour market");
});

test("shares are near ours, and a weight that makes us look again stands there alone", () => {
  const record = proposed(seats, "flask");
  const text = written(record);
  expect(text).toContain("of the weightings near ours.");
  expect(text).not.toContain("the team's");
  const [first] = record.draft.decision?.triggers ?? [];
  expect(first?.kind).toBe("weight");
  expect(text).toContain("- When Complexity counts less than");
  expect(text).not.toContain("Weight of “Complexity”");
  expect(written(decided(seats, { option: "flask" }))).toContain("Weight of “Complexity”");
});

test("a trigger goes on after When", () => {
  const triggers = [
    { id: "a", kind: "score" as const, statement: "On Database, Flask loses more than 0.2 of 4 steps to Django" },
    { id: "b", kind: "external" as const, statement: "MongoDB is needed" },
  ];
  const items = section(written(decided(seats, { option: "flask", triggers })), "We look again:");
  expect(items).toEqual([
    "- When on Database, Flask loses more than 0.2 of 4 steps to Django.",
    "- When MongoDB is needed.",
  ]);
  const typed = [{ id: "a", kind: "external" as const, statement: "When the portal is sold" }];
  expect(written(decided(seats, { option: "flask", triggers: typed }))).toContain(
    "\nWe look again when the portal is sold.\n",
  );
});

test("a consequence from the playbook keeps its sources, and the playbook's reason on that criterion isn't told beside it", () => {
  const text = written(proposed(shop, "flask"));
  expect(text).toMatch(/^- Bad, because it ships signed cookies only\..* \(Authentication; Anon\. 2021, .*\)$/m);
  expect(text).toMatch(/^- Bad, because we take on “Flask-Login”: .* \(Anon\. 2021, .*\)$/m);
  const edited = [{ kind: "bad" as const, text: "we assemble accounts ourselves (Authentication)" }];
  const ours = written(decided(shop, { option: "flask", consequences: edited }));
  expect(ours).not.toContain("It ships signed cookies only");
  expect(ours).not.toContain("it ships signed cookies only");
});

test("against clear figures it is they that are clear, and a typed reason begins small", () => {
  const text = written(
    decided(shop, {
      option: "flask",
      overrule: "We know it.",
      consequences: [{ kind: "good", text: "Our people stay" }],
      dissent: [{ who: "Ben", text: "we will miss the admin" }],
    }),
  );
  expect(text).toContain("The figures are clear: ");
  expect(text).not.toMatch(/^- Clear:|\. Clear:/m);
  expect(text).toContain("- Good, because our people stay");
  expect(text).toContain("Dissent by Ben: We will miss the admin.");
});

test("a reason that no source gives says so behind it", () => {
  const service = recordOf(realPlaybook, { answers: { complexity: "small" } as never });
  const criterion = realPlaybook.criteria.find(({ id }) => id === "security");
  const internal = criterion?.answers.find(({ fits }) => fits.django?.reason.startsWith("Our inference:"));
  const round = service.draft.rounds[0] as Draft["rounds"][number];
  const [ballot] = round.ballots;
  const judgements = { ...ballot?.judgements, security: { answer: internal?.id ?? "" } };
  const record = {
    ...service,
    draft: { ...service.draft, rounds: [{ ...round, ballots: [{ ...ballot, judgements }] }] },
  } as DecisionRecord;
  const { analysis } = recommended(record);
  const option = analysis.gap?.leader ?? "flask";
  const consequences = proposedConsequences(realPlaybook, record.draft, analysis, option);
  const text = written(decided(record, { option, consequences }));
  expect(text).not.toMatch(/our inference:/i);
  expect(text).toMatch(/\(Security; inferred\)/);
});

test("the sources say once how all of them were read", () => {
  const text = written(proposed(shop, "django"));
  expect(text).toMatch(/^Sources \(each read in a kept copy on 2026-11-28\):$/m);
  expect(text.match(/kept copy/g)).toHaveLength(1);
  expect(text).toContain("2026 (figures of 2024)");
});

test("somebody who is called by the role has it said once", () => {
  const seats_ = [
    { id: "f", name: "Facilitator", role: "facilitator" as const },
    { id: "b", name: "Ben", role: "voter" as const },
  ];
  expect(written(decided(shop, { option: "django" }, { seats: seats_ }))).toContain(
    "In the room: Facilitator, Ben (voter).",
  );
});

test("Nygard's form names its confirmation, and its options in a line where the decision needs the room", () => {
  const text = written(
    proposed(shop, "django", { confirmation: "a checklist asks for it", overrule: "We want to.", reason: "it fits" }),
    "nygard",
  );
  expect(text).toContain("Confirmation: a checklist asks for it");
  const long = written(
    proposed(shop, "django", { dissent: ["Ben", "Cleo", "Dev"].map((who) => ({ who, text: "No." })) }),
    "nygard",
  );
  expect(long).toContain("\nOptions: Django, Flask.\n");
  expect(long).toMatch(/^- Against it: /m);
});

test("the brief begins its items as sentences and says who didn't know", () => {
  const round = shop.draft.rounds[0] as Draft["rounds"][number];
  const [one] = round.ballots;
  const unsure = { ...one, id: "b2", judgements: { ...one?.judgements, database: { unknown: true as const } } };
  const rounds = [{ ...round, kind: "blind" as const, ballots: [one, unsure] as never }];
  const record = proposed({ ...shop, draft: { ...shop.draft, rounds } }, "django");
  const html = brief({ record, recommendation: recommended(record), today: "2026-11-20" });
  expect(html).not.toMatch(/<li>\p{Ll}/u);
  expect(html).toContain("1 “Relational, and the framework manages the schema”, 1 didn&#39;t know");
});

test.each([
  ["we know it", "We know it"],
  ["accounts, permissions", "Accounts, permissions"],
  ["iOS comes first", "iOS comes first"],
  ["manage.py runs it", "manage.py runs it"],
  ["Already", "Already"],
  ["", ""],
])("%j begins as %j", (text, result) => {
  expect(capitalised(text)).toBe(result);
});

/** Titles that read badly where they are put into sentences as they are. */
const search = (() => {
  const answer = (id: string, text: string, cluster: 1 | 2 | 3 | 4 | 5, hosted: 1 | 2 | 3 | 4 | 5) => ({
    id,
    text,
    hint: "",
    fits: {
      cluster: { score: cluster, reason: "We would run it.", sources: [] },
      hosted: { score: hosted, reason: "Others run it.", sources: [] },
    },
  });
  const {
    criteria: [first],
    ...small
  } = smallPlaybook;
  const criterion = (id: string, title: string, answers: ReturnType<typeof answer>[]) => ({
    ...first!,
    id,
    title,
    answers,
  });
  return {
    ...small,
    options: [
      { id: "cluster", title: "A cluster of our own", summary: "" },
      { id: "hosted", title: "The hosted service", summary: "" },
    ],
    criteria: [
      criterion("night", "Who runs it at night?", [answer("us", "We do.", 5, 2), answer("few", "“Few” or none", 1, 5)]),
      criterion("costs", "Running costs", [answer("low", "Low.", 2, 4)]),
    ],
    mustHaves: [],
    notes: [],
    parts: [],
  };
})();

const asked = (points: Record<string, number>, night = "us") =>
  recordOf(search, {
    frame: { title: "Search", problem: "We search." },
    answers: { night, costs: "low" } as never,
    points,
  });

test("an option with an article, titles with marks and answers with quotes read as sentences in the ADR", () => {
  const adr = written(decided(asked({ night: 60, costs: 40 }), { option: "hosted", reason: "The price is right." }));
  expect(adr).toContain('Chosen option: "The hosted service", because the price is right.');
  expect(adr).toContain("We decide against the figures, which favour the cluster of our own.");
  expect(adr).toContain(
    "The figures are clear: it takes more weight on “Running costs” to turn them to the hosted service.",
  );
  expect(adr).toContain("“Who runs it at night?”: with “‘Few’ or none”, the hosted service would lead.");
  expect(adr).toContain("The cluster of our own leads in");
  expect(adr).not.toMatch(/““|””|\.”\.|\?\./);
});

test("what has no weight is no driver", () => {
  const adr = written(asked({ night: 100, costs: 0 }));
  expect(adr).toContain("Who runs it at night? (100\u00a0% of the weight): We do");
  expect(adr).not.toContain("(0\u00a0% of the weight)");
});

test("the brief speaks of options and criteria as the ADR does, and gives no values while nothing is known", () => {
  const page = (record: DecisionRecord) => brief({ record, recommendation: recommended(record), today: "2026-11-20" });
  const text = page(decided(asked({ night: 60, costs: 40 }), { option: "hosted", reason: "The price is right." }));
  expect(text).toContain("We choose the hosted service, because the price is right.");
  expect(text).toContain("“Who runs it at night?”, for the cluster of our own");
  const blank = page(recordOf(search, { frame: { title: "Search", problem: "We search." }, answers: {} }));
  expect(blank).toContain("Nothing is known yet.");
  expect(blank).not.toContain("of 100");
});

test("typed sentences go on after ours whatever they begin with", () => {
  const because = (reason: string) =>
    /because (.*)\.$/m.exec(written(decided(shop, { option: "django", reason })))?.[1];
  expect(because("It's what we know")).toBe("it's what we know");
  expect(because("We’ve two weeks.")).toBe("we’ve two weeks");
  expect(because("Because the store is settled.")).toBe("the store is settled");
  expect(because("I18n is done by it")).toBe("I18n is done by it");
  const against = written(decided(shop, { option: "flask", reason: "so", overrule: "We weighed speed only." }));
  expect(against).toContain("which favour Django, because we weighed speed only.");
});

/** What two criteria say of two options, scored directly, with reasons. */
function scoredBy(people: [number, number, number, number][], mine: Partial<Draft> = {}): DecisionRecord {
  const record = recordOf(
    { ...search, criteria: search.criteria.map((one) => ({ ...one, answers: [] })) },
    { frame: { title: "Search", problem: "We search.", decider: "Ana" } },
  );
  const [round] = record.draft.rounds;
  const [ballot] = round?.ballots ?? [];
  const told = (score: number, reason: string) => ({ score: score as 1, reason });
  const ballots = people.map(([a, b, c, d], p) => ({
    ...ballot!,
    id: `b${p + 1}`,
    judgements: {
      night: { scores: { cluster: told(a, "we are woken"), hosted: told(b, "others are woken") } },
      ...(c > 0 && {
        costs: { scores: { cluster: told(c, "machines are there"), hosted: told(d, "it is paid by volume") } },
      }),
    },
  }));
  const rounds = [{ ...round!, kind: people.length > 1 ? ("blind" as const) : ("team" as const), ballots }];
  return { ...record, draft: { ...record.draft, rounds, ...mine } };
}

test("what earns much is nothing bad because another has more, and what earns little nothing good", () => {
  const text = written(decided(scoredBy([[4, 5, 2, 1]]), { option: "hosted", reason: "so" }));
  expect(text).toContain("- Neutral, because we are woken (Who runs it at night?)");
  expect(text).toContain("- Neutral, because machines are there (Running costs)");
  expect(text).not.toContain("Against it: Others");
  const worse = written(decided(scoredBy([[2, 5, 4, 2]]), { option: "hosted", reason: "so" }));
  expect(worse).toContain("- Bad, because we are woken");
  expect(worse).toContain("- Against it: It is paid by volume");
});

test("the table tells where people differ, and nothing of what too few know", () => {
  const text = written(
    scoredBy([
      [5, 1, 4, 2],
      [1, 5, 0, 0],
      [3, 3, 0, 0],
    ]),
  );
  expect(text).toMatch(/^\| Who runs it at night\? .*\| +3 \(1 to 5\) \| +3 \(1 to 5\) \|/m);
  expect(text).toMatch(/^\| Running costs .*\| +\? \| +\? \|/m);
});

test("points of options that are level speak for either, and nobody is called ahead", () => {
  const text = written(scoredBy([[5, 3, 3, 5]]));
  expect(text).toContain("; points speak for the cluster of our own, with a minus for the hosted service:");
  expect(text).not.toContain("is ahead");
});

test("a score that isn't known is said not to be", () => {
  const record = scoredBy([[5, 3, 3, 5]]);
  const [round] = record.draft.rounds;
  const [ballot] = round!.ballots;
  const judgements = { ...ballot!.judgements, costs: { scores: { hosted: 4 as const } } };
  const draft = { ...record.draft, rounds: [{ ...round!, ballots: [{ ...ballot!, judgements }] }] };
  expect(written({ ...record, draft })).toContain("A cluster of our own not known, The hosted service “Good”");
});

test("how firm it is tells what holds it back, not of weights alone", () => {
  const must = (hosted: "unknown" | "fail") => [
    {
      id: "eu",
      statement: "In the EU",
      check: "",
      negotiable: true,
      exception: "",
      verdicts: { cluster: "pass" as const, hosted },
    },
  ];
  expect(written(scoredBy([[1, 5, 2, 5]], { mustHaves: must("unknown") }))).toContain(
    "Leaning: a must-have isn't checked for the hosted service; no single weight or score would turn it.",
  );
  expect(written(scoredBy([[1, 5, 2, 5]], { mustHaves: must("fail") }))).toContain(
    "Leaning: the hosted service needs an exception from a must-have; ",
  );
  expect(written(scoredBy([[3, 4, 4, 4]]))).toContain(
    "Leaning: no single weight would turn it, but one step of one score would end the lead.",
  );
  expect(
    written(
      scoredBy([
        [1, 5, 1, 5],
        [4, 3, 4, 3],
        [4, 3, 4, 3],
      ]),
    ),
  ).toContain(
    "A close call: it hangs on one person; mean, median and head-count contradict each other; no single weight",
  );
  expect(written(scoredBy([[3, 4, 0, 0]]))).toContain("what isn't known could still turn it; ");
});

test("where gap and weightings hold, the weight that turns it isn't told as the reason alone", () => {
  const record = scoredBy([[3, 4, 5, 2]]);
  const [round] = record.draft.rounds;
  const ballots = round!.ballots.map((ballot) => ({ ...ballot, points: { night: 100, costs: 0 } }));
  expect(written({ ...record, draft: { ...record.draft, rounds: [{ ...round!, ballots }] } })).toContain(
    "Leaning: it takes less weight on “Who runs it at night?” to turn it to the cluster of our own, and one step of one score would end the lead.",
  );
});

test("whoever hasn't decided is told what to do next, and whoever has isn't", () => {
  const advice = "Say how easily it can be undone.";
  expect(written(scoredBy([[5, 3, 3, 5]]))).toContain(advice);
  expect(written(decided(scoredBy([[5, 3, 3, 5]]), { option: "hosted", reason: "so" }))).not.toContain(advice);
  const page = (record: DecisionRecord) => brief({ record, recommendation: recommended(record), today: "2026-11-20" });
  expect(page(scoredBy([[5, 3, 3, 5]]))).toContain(advice);
});

test("what isn't known is told of the present while nothing is decided", () => {
  expect(written(scoredBy([[3, 4, 0, 0]]))).toContain("\nNot known yet:");
  expect(written(decided(scoredBy([[3, 4, 0, 0]]), { option: "hosted", reason: "so" }))).toContain(
    "\nNot known when we decided:",
  );
});

test("MADR 2 calls no consequence positive that is neither", () => {
  const consequences = [{ kind: "neutral" as const, text: "we pay per seat" }];
  const record = decided(scoredBy([[5, 3, 3, 5]]), { option: "hosted", reason: "so", consequences });
  const text = renderAdr({
    record,
    recommendation: recommended(record),
    profile: "madr2",
    today: "2026-11-20",
    file: "0012-use-it.md",
  });
  expect(text).not.toContain("Positive");
  expect(text).toContain("It also means:\n\n* We pay per seat");
});

test("a must-have that reads like a part of the line stands in quotes", () => {
  const mustHaves = [
    {
      id: "eu",
      statement: "Step-free: all floors",
      check: "",
      negotiable: false,
      exception: "",
      verdicts: { cluster: "pass" as const },
    },
  ];
  expect(written(scoredBy([[5, 3, 3, 5]], { mustHaves }))).toContain(
    "- “Step-free: all floors”: A cluster of our own passes",
  );
});

test("a sampled share stands in its sentence as it is", () => {
  const record = scoredBy([[3, 4, 4, 4]], {
    options: [
      { id: "cluster", title: "A cluster of our own", summary: "" },
      { id: "hosted", title: "The hosted service", summary: "" },
      { id: "none", title: "None", summary: "" },
    ],
  });
  const [round] = record.draft.rounds;
  const [ballot] = round!.ballots;
  const scores = { cluster: 3 as const, hosted: 4 as const, none: 1 as const };
  const judgements = { night: { scores }, costs: { scores } };
  const draft = { ...record.draft, rounds: [{ ...round!, ballots: [{ ...ballot!, judgements }] }] };
  expect(written({ ...record, draft })).toContain("may be a step off as well, sampled within");
});

test("the brief of what isn't decided says who is to decide", () => {
  const page = (record: DecisionRecord) => brief({ record, recommendation: recommended(record), today: "2026-11-20" });
  expect(page(scoredBy([[5, 3, 3, 5]]))).toContain("to be decided by Ana");
  expect(page(decided(scoredBy([[5, 3, 3, 5]]), { option: "hosted", reason: "so" }))).toContain(" decided by Ana");
});

test("a step that nobody has yet says so", () => {
  const actions = [
    { what: "Set it up", owner: "Ben", due: "2026-12-01" },
    { what: "Load the old data", owner: " ", due: "2027-01-10" },
    { what: "Tell the teams", owner: "", due: null },
  ];
  expect(section(written(decided(shop, { option: "django", actions })), "Next steps:")).toEqual([
    "- Set it up (Ben), by 2026-12-01.",
    "- Load the old data (nobody yet), by 2027-01-10.",
    "- Tell the teams (nobody yet).",
  ]);
});
