/** Rules that every ADR keeps, over the answers that the playbooks allow and over rooms of several people. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { profiles } from "#shared/adr/write/profiles/profiles";
import { renderAdr } from "#shared/adr/write/render";
import type { Criterion, Playbook } from "#shared/playbook/playbook";
import { playbookOf } from "#shared/record/create";
import { criteriaInUse } from "#shared/record/criteria";
import { proposedConsequences } from "#shared/record/prefill";
import type { Ballot, Consequence, DecisionRecord, Judgement } from "#shared/record/record";
import { decided, otherPlaybook, realPlaybook, recommended, recordOf } from "../../../samples/adr-records";

const all = profiles().map(({ id }) => id);

function written(record: DecisionRecord, profile: (typeof all)[number]): string {
  return renderAdr({
    record,
    recommendation: recommended(record),
    profile,
    today: "2026-11-20",
    file: "0012-use-it.md",
  });
}

/** What people typed holds no letters that our own words have, so that it can be told from them. */
const typed = (name: string) => `ZZ ${name.toUpperCase()} ZZ`;

const judged = (criterion: Criterion): fc.Arbitrary<Judgement> =>
  criterion.answers.length > 0
    ? fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom(...criterion.answers.map(({ id }) => ({ answer: id }))) },
        { weight: 1, arbitrary: fc.constant({ unknown: true as const }) },
        {
          weight: 1,
          arbitrary: fc.constantFrom(
            ...criterion.answers.map(({ id }) => ({ answer: id, reason: typed(`note on ${criterion.id}`) })),
          ),
        },
      )
    : (fc.record({
        scores: fc.record({ first: score, second: score, django: score, flask: score }) as never,
        reason: fc.constantFrom("", typed(`note on ${criterion.id}`)),
      }) as fc.Arbitrary<Judgement>);
const score = fc.integer({ min: 1, max: 5 });

interface Made {
  record: DecisionRecord;
  consequences: Consequence[];
}

/** A decision by one person or a room, with what the screen proposes as consequences, for either option. */
const made: fc.Arbitrary<Made> = fc
  .constantFrom<Playbook>(realPlaybook, otherPlaybook)
  .chain((playbook) => {
    const added = playbook.criteria.filter(({ always }) => !always).map(({ id }) => id);
    return fc.tuple(fc.constant(playbook), fc.subarray(added), fc.integer({ min: 1, max: 5 }), fc.nat(1));
  })
  .chain(([playbook, criteria, people, chosen]) => {
    const blank = recordOf(playbook, {
      frame: { title: typed("title"), problem: typed("problem"), decider: "ZZ ANA" },
      criteria: criteria as never,
    });
    const used = criteriaInUse(playbook, blank.draft);
    const ballot = fc.record(Object.fromEntries(used.map((criterion) => [criterion.id, judged(criterion)])));
    const points = fc.record(Object.fromEntries(used.map(({ id }) => [id, fc.constantFrom(5, 10, 20, 40)])));
    return fc
      .array(fc.record({ judgements: ballot, points }), { minLength: people, maxLength: people })
      .map((ballots): Made => {
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
          record: decided(answered, { ...decision, review: "2027-05-20" }, { status: "accepted" }),
          consequences,
        };
      });
  });

/** Our own words: without front matter, headings, code, addresses and what people typed. */
function ownWords(text: string): string[] {
  return text
    .replace(/^---\n.*?\n---\n/s, "")
    .split("\n")
    .filter((line) => !/^#|^\|? ?-{3}|^$/.test(line))
    .map((line) => line.replace(/`[^`]*`|\(https?:[^)]*\)/g, ""));
}

function sentencesIn(text: string): string[] {
  return ownWords(text)
    .flatMap((line) => line.split(/(?<=[.!?:;|])\s+/))
    .map((sentence) => sentence.replace(/^[-*|\s]+|[|\s]+$/g, "").replace(/^(?:Good|Bad|Neutral), because /, ""))
    .filter((sentence) => !/ZZ|% across people/.test(sentence) && sentence.split(/\s+/).length > 6);
}

const runs = { numRuns: 40 };
const bare = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

describe("in every dialect", () => {
  test("no sentence of more than six words stands twice", () => {
    fc.assert(
      fc.property(made, fc.constantFrom(...all), ({ record }, profile) => {
        const told = sentencesIn(written(record, profile)).map(bare);
        expect(told.filter((sentence, i) => told.indexOf(sentence) !== i)).toEqual([]);
      }),
      runs,
    );
  });

  test('no line begins in small letters or holds "your", and nothing is empty', () => {
    fc.assert(
      fc.property(made, fc.constantFrom(...all), ({ record }, profile) => {
        const text = written(record, profile);
        for (const line of ownWords(text)) {
          expect(line).not.toMatch(/^\p{Ll}|^[-*] \p{Ll}/u);
          expect(line).not.toMatch(/\byours?\b|\byou\b/i);
          expect(line).not.toMatch(/^[-*]\s*$|: ?\.$|\(\)|: *$(?<!:$)|[“"]{2}|\| +\|/);
        }
        expect(text).not.toMatch(/\\$/m);
        expect(text).not.toMatch(/:\n\n(?![-|*])/);
      }),
      runs,
    );
  });

  test("every consequence stands once, under the heading of its kind", () => {
    fc.assert(
      fc.property(made, fc.constantFrom(...all), ({ record, consequences }, profile) => {
        const lines = written(record, profile).split("\n");
        let heading = "";
        const places = lines.map((line) => {
          if (line.startsWith("#")) heading = line;
          return { heading, line: bare(line) };
        });
        for (const { kind, text } of consequences) {
          const fact = bare(text.replace(/ \([^()]*\)$/, ""));
          const found = places.filter(({ line }) => line.includes(fact));
          expect({ fact, found: found.map(({ line }) => line) }).toMatchObject({ found: [expect.any(String)] });
          const { heading: under = "", line = "" } = found[0] ?? {};
          if (/Consequences/.test(under) && !/Positive|Negative/.test(under))
            expect(line).toMatch(new RegExp(`^${kind}\\b`));
          if (/Positive/.test(under)) expect(kind).not.toBe("bad");
          if (/Negative/.test(under)) expect(kind).toBe("bad");
          if (/Outcome|Decision$/.test(under)) expect(/^against it/.test(line)).toBe(kind === "bad");
        }
      }),
      runs,
    );
  });

  test("what was answered is there, with how many answered it", () => {
    fc.assert(
      fc.property(made, fc.constantFrom(...all), ({ record }, profile) => {
        const text = bare(written(record, profile));
        const { ballots = [], criteria = [] } = record.draft.rounds[0] ?? {};
        for (const criterion of criteriaInUse(playbookOf(record), record.draft)) {
          if (!criteria.includes(criterion.id)) continue;
          for (const { id, text: answer } of criterion.answers) {
            const count = ballots.filter(({ judgements }) => {
              const judgement = judgements[criterion.id];
              return judgement && "answer" in judgement && judgement.answer === id;
            }).length;
            if (count === 0) continue;
            expect(text).toContain(bare(answer));
            if (count < ballots.length) expect(text).toContain(bare(`${count} “${answer}”`));
          }
        }
        expect(text).toContain(bare(typed("problem")));
        expect(text).toContain(bare(typed("reason")));
      }),
      runs,
    );
  });

  test("none is longer than 90 lines", () => {
    fc.assert(
      fc.property(made, fc.constantFrom(...all), ({ record }, profile) => {
        const body = written(record, profile).replace(/^---\n.*?\n---\n/s, "");
        expect(body.split("\n").length - 1).toBeLessThanOrEqual(90);
      }),
      runs,
    );
  });
});
