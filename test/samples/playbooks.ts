/** Playbooks of format 2 by chance, each valid: any number of options and criteria, any texts, everything referred to. */
import fc from "fast-check";
import { clashes } from "#shared/playbook/clash";
import type { AnswerFit, Criterion, Playbook, Rule, Source, When } from "#shared/playbook/playbook";

/** Words that look like something else to whoever reads HTML, Markdown, YAML or CSV. */
const strange = [
  "<script>alert(1)</script>",
  "</p><img src=x onerror=alert(1)>",
  "# heading",
  "- item: [x](javascript:alert(1))",
  "| a | b |",
  "*bold* `code` ~~gone~~",
  "& &amp; &lt;",
  "---",
  "key: value #no comment",
  "\"quoted\" 'single'",
  "=1+1",
  "constructor",
  "日本語 עברית 👩‍💻",
  "\u202Eturned",
  "yes",
  "2026-11-28",
];

const text = (max: number) =>
  fc
    .oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom("Small", "It grows with us.", "What we have run for years", "Nobody knows"),
      },
      { weight: 2, arbitrary: fc.constantFrom(...strange) },
      { weight: 2, arbitrary: fc.string({ minLength: 1, maxLength: Math.min(max, 60), unit: "grapheme" }) },
    )
    .map((one) => one.trim().slice(0, max).trim())
    .map((one) => one || "x");

const score = fc.constantFrom(1, 2, 3, 4, 5) as fc.Arbitrary<1 | 2 | 3 | 4 | 5>;
const some = <T>(of: readonly T[]) => fc.subarray([...of]);
const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, n) => `${prefix}${n || ""}`);

const source: fc.Arbitrary<Source> = fc.record(
  {
    author: fc.option(text(120)),
    title: text(200),
    year: fc.constantFrom("2021", "about 2019", "2026"),
    short: text(40),
    data: fc.integer({ min: 1970, max: 2999 }),
    checked: fc.constantFrom("2026-11-28", "2024-02-29"),
    link: fc.constantFrom("https://example.com/a?b=<c>&d", "http://example.com"),
    read: fc.constantFrom("page", "copy"),
  },
  { requiredKeys: ["author", "title", "year", "short", "data", "checked"] },
);

const keyed = <T>(keys: readonly string[], of: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc.tuple(...keys.map(() => of)).map((all) => Object.fromEntries(keys.map((key, n) => [key, all[n] as T])));

function criterion(
  id: string,
  options: readonly string[],
  fit: fc.Arbitrary<AnswerFit>,
  cited: fc.Arbitrary<string[]>,
) {
  const answers = fc.integer({ min: 0, max: 5 }).chain((count) =>
    fc.tuple(
      ...ids("answer", count).map((answer) =>
        fc.record({
          id: fc.constant(answer),
          text: text(160),
          hint: fc.oneof(fc.constant(""), text(200)),
          fits: keyed(options, fit),
        }),
      ),
    ),
  );
  const anchors = keyed(["1", "2", "3", "4", "5"], text(80)) as unknown as fc.Arbitrary<Criterion["anchors"]>;
  const finding = fc.record({ about: fc.constantFrom(null, ...options), text: text(200), sources: cited });
  return fc.record<Criterion>(
    {
      id: fc.constant(id),
      title: text(120),
      question: fc.oneof(fc.constant(""), text(200)),
      help: fc.oneof(fc.constant(""), text(200)),
      always: fc.boolean(),
      points: fc.integer({ min: 0, max: 20 }).map((n) => n * 5),
      anchors,
      answers,
      findings: fc.array(finding, { maxLength: 2 }),
      caution: fc.oneof(fc.constant(""), text(200)),
      check: text(200),
    },
    {
      requiredKeys: [
        "id",
        "title",
        "question",
        "help",
        "always",
        "points",
        "anchors",
        "answers",
        "findings",
        "caution",
      ],
    },
  );
}

/** Conditions on criteria that have answers, on `least` of them at least; `null` where there aren't as many. */
function conditions(criteria: readonly Criterion[], least: number): fc.Arbitrary<When | null> {
  const asked = criteria.filter(({ answers }) => answers.length > 0);
  if (asked.length < least) return fc.constant(null);
  return fc.subarray(asked, { minLength: least, maxLength: Math.min(asked.length, 3) }).chain((named) =>
    fc
      .tuple(
        ...named.map(({ answers }) =>
          fc.subarray(
            answers.map(({ id }) => id),
            { minLength: 1 },
          ),
        ),
      )
      .map((wanted) => Object.fromEntries(named.map(({ id }, n) => [id, wanted[n] as string[]]))),
  );
}

/** As many of the rules, from the first on, as don't contradict each other. */
function withoutClashes(rules: Rule[]): Rule[] {
  const kept: Rule[] = [];
  for (const one of rules) if (clashes([...kept, one]).length === 0) kept.push(one);
  return kept;
}

function rest(
  options: readonly string[],
  criteria: Criterion[],
  fit: fc.Arbitrary<AnswerFit>,
  cited: fc.Arbitrary<string[]>,
) {
  const when = conditions(criteria, 0) as fc.Arbitrary<When>;
  const asked = criteria.filter(({ answers }) => answers.length > 0).map(({ id }) => id);
  const rule = (id: string): fc.Arbitrary<Rule | null> =>
    fc
      .record({
        id: fc.constant(id),
        when: conditions(criteria, 2),
        say: text(200),
        impossible: fc.boolean(),
        fits: some(asked).chain((named) =>
          keyed(
            named,
            fc.subarray([...options], { minLength: 1 }).chain((few) => keyed(few, fit)),
          ),
        ),
        sources: cited,
      })
      .map(({ when, ...one }) => (when === null ? null : { ...one, when }));
  const verdict = fc.record({ verdict: fc.constantFrom("pass", "fail", "unknown"), reason: text(200), sources: cited });
  const listOf = <T>(prefix: string, most: number, of: (id: string) => fc.Arbitrary<T>) =>
    fc.integer({ min: 0, max: most }).chain((count) => fc.tuple(...ids(prefix, count).map(of)) as fc.Arbitrary<T[]>);
  return fc.record({
    mustHaves: listOf("must", 2, (id) =>
      fc.record({
        id: fc.constant(id),
        statement: text(200),
        check: fc.oneof(fc.constant(""), text(200)),
        negotiable: fc.boolean(),
        proposes: some(options).chain((few) => keyed(few, verdict)),
      }),
    ) as fc.Arbitrary<Playbook["mustHaves"]>,
    notes: listOf("note", 2, (id) =>
      fc.record({ id: fc.constant(id), system: text(60), when, text: text(200), sources: cited }),
    ),
    parts: listOf("part", 2, (id) =>
      fc.record({
        id: fc.constant(id),
        option: fc.constantFrom(...options),
        when,
        title: text(160),
        why: text(200),
        sources: cited,
      }),
    ),
    rules: listOf("rule", 3, rule).map((all) => withoutClashes(all.filter((one) => one !== null))),
  });
}

export const anyPlaybook: fc.Arbitrary<Playbook> = fc
  .record({
    options: fc.integer({ min: 2, max: 5 }),
    criteria: fc.integer({ min: 1, max: 5 }),
    sources: fc.integer({ min: 0, max: 3 }),
  })
  .chain((counts) => {
    const options = ids("option", counts.options);
    const sources = ids("source", counts.sources);
    const cited = some(sources);
    const fit: fc.Arbitrary<AnswerFit> = fc.record({ score, reason: text(300), sources: cited });
    const option = (id: string) =>
      fc.record(
        { id: fc.constant(id), title: text(120), summary: fc.oneof(fc.constant(""), text(200)), note: text(200) },
        { requiredKeys: ["id", "title", "summary"] },
      );
    return fc
      .tuple(...ids("criterion", counts.criteria).map((id) => criterion(id, options, fit, cited)))
      .chain((criteria) =>
        fc
          .record({
            head: fc.record({ edition: text(20), title: text(160), question: text(300) }),
            options: fc.tuple(...options.map(option)),
            rest: rest(options, criteria, fit, cited),
            sources: keyed(sources, source),
          })
          .map(
            ({ head, rest, ...all }): Playbook => ({
              format: 2,
              id: "any-playbook",
              ...head,
              ...all,
              criteria,
              ...rest,
            }),
          ),
      );
  });
