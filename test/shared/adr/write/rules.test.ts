/** Rules that every ADR keeps, over the answers that the playbooks allow and over rooms of several people. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { brief } from "#shared/adr/write/one-pager";
import { profiles } from "#shared/adr/write/profiles/profiles";
import { renderAdr } from "#shared/adr/write/render";
import type { Criterion, Playbook } from "#shared/playbook/playbook";
import { accept, takeBack } from "#shared/record/accept";
import { playbookOf } from "#shared/record/create";
import { criteriaInUse } from "#shared/record/criteria";
import { proposedConsequences } from "#shared/record/prefill";
import { type Recommendation, shownOf } from "#shared/record/recommend";
import type { Ballot, Consequence, Decision, DecisionRecord, Judgement, Review } from "#shared/record/record";
import { beginReview, closeReview } from "#shared/record/review";
import { decided, otherPlaybook, realPlaybook, recommended, recordOf } from "../../../samples/adr-records";

const all = profiles().map(({ id }) => id);

function written(
  record: DecisionRecord,
  profile: (typeof all)[number],
  recommendation: Recommendation = recommended(record),
): string {
  return renderAdr({
    record,
    recommendation,
    profile,
    today: "2026-11-20",
    file: "0012-use-it.md",
  });
}

/** What people typed holds no letters that our own words have, so that it can be told from them. */
const typed = (name: string) => `ZZ ${name.toUpperCase()} ZZ`;

const score = fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 5 as const);

const own = ["third", "fourth", "fifth"];

/** What a ballot says; the fits of options that the team added (`more`) are scored beside an answer. */
const judged = (criterion: Criterion, more: string[]): fc.Arbitrary<Judgement> =>
  criterion.answers.length > 0
    ? fc.oneof(
        {
          weight: 8,
          arbitrary: fc
            .tuple(
              fc.constantFrom(...criterion.answers.map(({ id }) => id)),
              fc.record(Object.fromEntries(more.map((id) => [id, score]))),
            )
            .map(([answer, adjusted]) =>
              more.length === 0 ? { answer } : { answer, adjusted, reason: typed(`fit of ${criterion.id}`) },
            ),
        },
        { weight: 1, arbitrary: fc.constant({ unknown: true as const }) },
        {
          weight: 1,
          arbitrary: fc.constantFrom(
            ...criterion.answers.map(({ id }) => ({ answer: id, reason: typed(`note on ${criterion.id}`) })),
          ),
        },
      )
    : fc.record({
        scores: fc.record(Object.fromEntries(["first", "second", "django", "flask", ...more].map((id) => [id, score]))),
        reason: fc.constantFrom("", typed(`note on ${criterion.id}`)),
      });

const day = fc.constantFrom("2026-12-01", "2027-03-31");
const named = fc.constantFrom(typed("Ben"), typed("Cleo the second"));

/** What people type or say after the answers: consent, follow-up, and what became of it. */
const afterwards = fc.record({
  consent: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 4 }),
  confidence: fc.option(fc.integer({ min: 0, max: 100 })),
  dissent: fc.array(fc.record({ who: fc.oneof(named, fc.constant("")), text: fc.constant(typed("dissent")) }), {
    maxLength: 2,
  }),
  actions: fc.array(
    fc.record({
      what: fc.constantFrom(typed("try it"), ""),
      owner: fc.oneof(named, fc.constant("")),
      due: fc.option(day),
    }),
    { maxLength: 3 },
  ),
  forecast: fc.option(
    fc.record({
      statement: fc.constant(typed("forecast")),
      probability: fc.integer({ min: 0, max: 100 }),
      on: day,
      outcome: fc.constantFrom("true" as const, "false" as const, "void" as const),
    }),
  ),
  assumption: fc.option(
    fc.record({
      statement: fc.constant(typed("assumption")),
      confidence: fc.option(fc.integer({ min: 0, max: 100 })),
      impact: fc.constantFrom("", typed("impact")),
    }),
  ),
  room: fc.option(
    fc.record({
      confidence: fc
        .array(fc.integer({ min: 0, max: 100 }), { maxLength: 4 })
        .map((all) => all.toSorted((a, b) => a - b)),
      notes: fc.array(fc.constantFrom("note" as const, "parked" as const), { maxLength: 2 }),
      risks: fc.array(fc.constantFrom("failed" as const, "loser" as const), { maxLength: 2 }),
      seats: fc.array(fc.constantFrom("facilitator" as const, "decider" as const, "observer" as const), {
        maxLength: 3,
      }),
    }),
  ),
  review: fc.option(
    fc.record({
      verdict: fc.constantFrom("retain" as const, "amend" as const, "supersede" as const, "retire" as const),
      why: fc.constant(typed("why")),
      note: fc.constantFrom(typed("change"), ""),
      process: fc.constantFrom("good" as const, "mixed" as const, "poor" as const),
      points: fc.constantFrom(5, 60),
    }),
  ),
});
type Afterwards = typeof afterwards extends fc.Arbitrary<infer T> ? T : never;

function followedUp(record: DecisionRecord, said: Afterwards): DecisionRecord {
  const { draft } = record;
  const decision = draft.decision as Decision;
  const { consent, confidence, dissent, actions, forecast, assumption, room, review } = said;
  const whole: DecisionRecord = {
    ...record,
    draft: {
      ...draft,
      status: "draft",
      decision: {
        ...decision,
        consent: Object.fromEntries(consent.map((level, i) => [`b${i}`, level])),
        confidence,
        dissent,
        actions,
        forecasts: forecast ? [{ id: "f", ...forecast }] : [],
        assumptions: assumption ? [{ id: "a", ...assumption }] : [],
      },
      seats: (room?.seats ?? []).map((role, i) => ({ id: `s${i}`, name: i === 0 ? role : typed("name"), role })),
      ...(room && {
        workshop: {
          on: "2026-11-20",
          repository: "named" as const,
          comments: [],
          words: [],
          challenges: [],
          changed: {},
          notes: room.notes.map((kind, i) => ({ criterion: null, kind, text: typed(`note ${i}`) })),
          risks: room.risks.map((kind, i) => ({ kind, text: typed(`risk ${i}`), dots: i })),
          confidence: room.confidence,
        },
      }),
    },
  };
  const accepted = accept(whole, { today: "2026-11-20", shown: shownOf(recommended(whole)), adr: null });
  return review ? reviewed(accepted, review) : accepted;
}

function reviewed(record: DecisionRecord, said: NonNullable<Afterwards["review"]>): DecisionRecord {
  const { verdict, why, note, process, points } = said;
  const begun = beginReview(record, { today: "2027-01-10", by: typed("Dev") }).review as Review;
  const rounds = begun.inputs.rounds.map((round) => ({
    ...round,
    ballots: round.ballots.map((ballot) => {
      const [first = ""] = Object.keys(ballot.points);
      return { ...ballot, points: { ...ballot.points, [first]: points } };
    }),
  }));
  const review: Review = {
    ...begun,
    verdict,
    why,
    process,
    changed: [
      { about: "other", note: typed("something") },
      { about: "people", note },
    ],
    inputs: verdict === "amend" ? { ...begun.inputs, rounds } : begun.inputs,
    decision: { ...begun.decision, review: "2027-05-20", overrule: typed("overrule") },
  };
  const inputs = { ...record.draft, ...review.inputs };
  const shown = shownOf(recommended({ ...record, draft: inputs }));
  return closeReview({ ...record, review }, { today: "2027-01-10", shown, adr: null });
}

interface Made {
  record: DecisionRecord;
  consequences: Consequence[];
}

/** A decision by one person or a room, with what the screen proposes as consequences, for either option. */
const made: fc.Arbitrary<Made> = fc
  .constantFrom<Playbook>(realPlaybook, otherPlaybook)
  .chain((playbook) => {
    const added = playbook.criteria.filter(({ always }) => !always).map(({ id }) => id);
    return fc.tuple(fc.constant(playbook), fc.subarray(added), fc.integer({ min: 1, max: 5 }), fc.nat(1), fc.nat(3));
  })
  .chain(([playbook, criteria, people, chosen, added]) => {
    const more = own.slice(0, added);
    // The options of this playbook are placeholders, unless any are named.
    const given = added > 0 && playbook === otherPlaybook ? ["first", "second"] : [];
    const blank = recordOf(playbook, {
      frame: { title: typed("title"), problem: typed("problem"), decider: "ZZ ANA" },
      criteria: criteria as never,
      options: [...given, ...more].map((id) => ({ id, title: typed(id) })),
    });
    const used = criteriaInUse(playbook, blank.draft);
    const ballot = fc.record(Object.fromEntries(used.map((criterion) => [criterion.id, judged(criterion, more)])));
    const points = fc.record(Object.fromEntries(used.map(({ id }) => [id, fc.constantFrom(5, 10, 20, 40)])));
    const all = fc.array(fc.record({ judgements: ballot, points }), { minLength: people, maxLength: people });
    return fc.tuple(all, afterwards).map(([ballots, said]): Made => {
      const rounds = [
        {
          kind: people === 1 ? ("team" as const) : ("blind" as const),
          n: 1,
          criteria: used.map(({ id }) => id),
          revealed: true,
          ballots: ballots.map((one, i): Ballot => ({ id: `b${i}`, weighing: "points", ranking: [], ...one })),
        },
      ];
      const answered = { ...blank, draft: { ...blank.draft, rounds } };
      const option = answered.draft.options[chosen]?.id ?? "";
      const { analysis } = recommended(answered);
      const consequences = proposedConsequences(playbookOf(answered), answered.draft, analysis, option);
      const decision = { option, reason: typed("reason"), overrule: typed("overrule"), consequences };
      return {
        record: followedUp(decided(answered, { ...decision, review: "2027-05-20" }), said),
        consequences,
      };
    });
  });

/** Our own words: without front matter, headings, code, addresses, titles of sources and what people typed. */
function ownWords(text: string): string[] {
  return text
    .replace(/^---\n.*?\n---\n/s, "")
    .split("\n")
    .filter((line) => !/^#|^\|? ?-{3}|^$|^Sources: /.test(line))
    .map((line) => line.replace(/`[^`]*`|\(https?:[^)]*\)|: [^“]*“[^”]*”, (?:about )?\d{4}.*$/g, ""));
}

function sentencesIn(text: string): string[] {
  return ownWords(text)
    .flatMap((line) => line.split(/(?<=[.!?:;|])\s+/))
    .map((sentence) => sentence.replace(/^[-*|\s]+|[|\s]+$/g, "").replace(/^(?:Good|Bad|Neutral), because /, ""))
    .filter((sentence) => !/ZZ|% across people/.test(sentence) && sentence.split(/\s+/).length > 6);
}

/** Each with one dialect in turn, so that all are looked at, and written once for all who look. */
const samples = fc.sample(made, { seed: 20261127, numRuns: 90 }).map((one, i) => {
  const profile = all[i % all.length] ?? "madr4";
  const recommendation = recommended(one.record);
  return { ...one, recommendation, profile, text: written(one.record, profile, recommendation) };
});
/** A fault is shown by its ADR alone. */
const each = (look: (of: (typeof samples)[number]) => void) => {
  for (const sample of samples) {
    try {
      look(sample);
    } catch (error) {
      throw new Error(`${(error as Error).message}\n\nin ${sample.profile}:\n${sample.text}`);
    }
  }
};
const bare = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

describe("in every dialect", () => {
  test("no sentence of more than six words stands twice", () => {
    each(({ text }) => {
      const told = sentencesIn(text).map(bare);
      expect(told.filter((sentence, i) => told.indexOf(sentence) !== i)).toEqual([]);
    });
  });

  test("what was said afterwards stands there, where the dialect has a place for it", () => {
    for (const { record, profile, text } of samples) {
      if (profile !== "madr4" && profile !== "nygard") continue;
      const told = bare(text);
      const { actions = [], dissent = [], consent = {} } = record.draft.decision ?? {};
      for (const { what } of actions) expect(told).toContain(bare(what));
      for (const one of dissent) expect(told).toContain(bare(one.text));
      if (Object.keys(consent).length > 0) expect(text).toContain("Consent from 0 to 5: ");
      for (const { verdict, why } of record.revisions.slice(1)) {
        const verb = { first: "", retain: "kept", amend: "amended", supersede: "to be superseded", retire: "retired" };
        expect(text).toContain(`- 2027-01-10: ${verb[verdict]} by ${typed("Dev")}: ${why}.`);
      }
    }
  });

  test('no line begins in small letters or holds "your", and nothing is empty', () => {
    each(({ text }) => {
      for (const line of ownWords(text)) {
        expect(line).not.toMatch(/^\p{Ll}|^[-*] \p{Ll}/u);
        // "Ask those who run it what they do" names whom it means.
        expect(line).not.toMatch(/\byours?\b|\byou\b|(?:^[-*] |[.:;] )they\b/i);
        expect(line).not.toMatch(/^[-*]\s*$|: ?\.$|\(\)|[“"]{2}|\| +\|/);
      }
      expect(text).not.toMatch(/\\$/m);
      expect(text).not.toMatch(/\d{4}\(/);
      expect(text).not.toMatch(/:\n\n(?![-|*])/);
    });
  });

  test("every consequence stands once, under the heading of its kind", () => {
    each(({ text, consequences }) => {
      let heading = "";
      const places = text.split("\n").map((line) => {
        if (line.startsWith("#")) heading = line;
        return { heading, line: bare(line) };
      });
      for (const { kind, text: typed } of consequences) {
        const fact = bare(typed.replace(/ \([^()]*\)$/, ""));
        const found = places.filter(({ line }) => line.includes(fact));
        expect(found, fact).toHaveLength(1);
        const { heading: under = "", line = "" } = found[0] ?? {};
        if (/Positive/.test(under)) expect(kind).not.toBe("bad");
        else if (/Negative/.test(under)) expect(kind).toBe("bad");
        else if (/Consequences/.test(under)) expect(line).toMatch(new RegExp(`^${kind}\\b`));
        else expect(line.includes(`against it ${fact}`)).toBe(kind === "bad");
      }
    });
  });

  test("what was answered is there, with how many answered it", () => {
    each(({ record, text }) => {
      const told = bare(text);
      const { ballots = [] } = record.draft.rounds[0] ?? {};
      for (const criterion of criteriaInUse(playbookOf(record), record.draft)) {
        for (const { id, text: answer } of criterion.answers) {
          const count = ballots.filter(({ judgements }) => {
            const judgement = judgements[criterion.id];
            return judgement && "answer" in judgement && judgement.answer === id;
          }).length;
          if (count === 0) continue;
          expect(told).toContain(bare(answer));
          if (count < ballots.length) expect(told).toContain(bare(`${count} “${answer}”`));
        }
      }
      expect(told).toContain(bare(typed("problem")));
      expect(told).toContain(bare(typed("reason")));
    });
  });

  test("an acceptance that was taken back leaves no word in it", () => {
    for (const { record, recommendation, profile } of samples.slice(0, 20)) {
      const shown = shownOf(recommendation);
      const open = { ...record, revisions: [], draft: { ...record.draft, status: "draft" as const } };
      const once = accept(open, { today: "2026-11-20", shown, adr: null });
      const back = takeBack(once, { today: "2026-11-21", by: "ZZ BEN", why: typed("too early") });
      const again = accept(back, { today: "2026-11-22", shown, adr: null });
      expect(written(again, profile, recommendation)).toBe(written(once, profile, recommendation));
    }
  });

  test("the one-page brief says nothing twice, begins and addresses as the ADR does, and holds nothing empty", () => {
    for (const { record, recommendation } of samples) {
      const html = brief({ record, recommendation, today: "2026-11-20" });
      const body = html.replace(/^.*<body[^>]*>/s, "").replace(/<style.*?<\/style>/gs, "");
      expect(body).not.toMatch(/<(li|p|dd|dt|td|h\d)[^>]*>\s*<\/\1>/);
      const items = body
        .split(/<\/?(?:li|p|dd|dt|h\d|div|section|article|tr)\b[^>]*>/)
        .map((part) => bare(part.replace(/<[^>]*>/g, "")));
      expect(items.join(" ")).not.toMatch(/\b(?:your|yours|you)\b/);
      const told = items.filter((item) => item.split(" ").length > 6 && !item.includes("zz"));
      expect(told.filter((item, i) => told.indexOf(item) !== i)).toEqual([]);
    }
  });

  test("none is longer than 90 lines, 15 more for each option over two, and the first 25 say what was decided and when we look again", () => {
    each(({ text, record }) => {
      const lines = text.replace(/^---\n.*?\n---\n/s, "").split("\n");
      // What was said afterwards comes on top where all of it is there at once, a paragraph each.
      const { actions = [], forecasts = [], assumptions = [] } = record.draft.decision ?? {};
      const { notes = [], risks = [] } = record.draft.workshop ?? {};
      const later = [actions, forecasts, assumptions, notes, risks, record.revisions.slice(1)];
      const further = 2 * later.filter(({ length }) => length > 0).length;
      expect(lines.length - 1).toBeLessThanOrEqual(90 + 15 * (record.draft.options.length - 2) + further);
      // Nobody looks again at what is retired.
      const again = record.draft.status === "deprecated" ? "" : "Review by 2027-05-20\\.";
      expect(lines.slice(1, 26).join("\n")).toMatch(new RegExp(`Chosen option: .*${again}`, "s"));
    });
  });
});
