/** Validators of the playbook format. The only file of this folder that knows zod. */
import { z } from "zod";
import { clashes } from "./clash";
import type { Playbook } from "./playbook";

export const idSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, "an id is a lower-case letter, then letters, digits or hyphens, 40 at most");

/** One line of text. */
export const lineSchema = (max = 500) => z.string().max(max);
/** Text of several lines. */
export const proseSchema = z.string().max(20_000);
const filled = (max = 500) => z.string().trim().min(1, "must not be empty").max(max);

export const scoreSchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)], {
  error: "a score is 1, 2, 3, 4 or 5",
});
export const pointsSchema = z.number().int().min(0).max(100).multipleOf(5, "points come in steps of 5");
export const verdict3Schema = z.enum(["pass", "fail", "unknown"]);

export const byId = <T extends z.ZodType>(value: T) => z.record(idSchema, value);

export const optionSchema = z.strictObject({
  id: idSchema,
  title: filled(120),
  summary: lineSchema(),
  note: filled().optional(),
});

/** A day that exists in the calendar. */
export const daySchema = z.iso.date("a day is written YYYY-MM-DD and exists in the calendar");

/** An address on the web. */
export const linkSchema = z.url({ protocol: /^https?$/, error: "a link begins with https://" }).max(500);

const sourceSchema = z.strictObject({
  author: filled(120).nullable(),
  title: filled(200),
  year: filled(20),
  short: filled(40),
  data: z
    .number()
    .int()
    .min(1970, "a year, for example 2024")
    .max(2999, "a year, for example 2024")
    .optional()
    .describe("The year of its figures"),
  checked: daySchema.optional().describe("The day on which it was last read"),
  link: linkSchema.optional(),
  read: z.enum(["page", "copy"]).optional().describe("Whether that was the page itself or a kept copy"),
});

const answerFitSchema = z.strictObject({ score: scoreSchema, reason: filled(), sources: z.array(idSchema) });

const answerSchema = z.strictObject({
  id: idSchema,
  text: filled(160),
  hint: lineSchema(),
  fits: byId(answerFitSchema),
});

const anchorsSchema = z.strictObject({
  1: filled(80),
  2: filled(80),
  3: filled(80),
  4: filled(80),
  5: filled(80),
});

const findingSchema = z.strictObject({ about: idSchema.nullable(), text: filled(), sources: z.array(idSchema) });

export const criterionSchema = z.strictObject({
  id: idSchema,
  title: filled(120),
  question: lineSchema(),
  help: proseSchema,
  always: z.boolean().describe("Asked of every team"),
  points: pointsSchema.describe("Default points, 0 to 100 in steps of 5"),
  anchors: anchorsSchema,
  answers: z.array(answerSchema).max(9).describe("Empty: scored directly"),
  findings: z.array(findingSchema),
  caution: lineSchema(),
  check: filled().optional().describe("The cheapest way to find the answer out"),
});

const mustHaveSchema = z.strictObject({
  id: idSchema,
  statement: filled(),
  check: lineSchema(),
  negotiable: z.boolean(),
  proposes: byId(z.strictObject({ verdict: verdict3Schema, reason: filled(), sources: z.array(idSchema) })),
});

const whenSchema = byId(z.array(idSchema).min(1)).describe("Criterion: answers; all have to hold");

const noteSchema = z.strictObject({
  id: idSchema,
  system: filled(60),
  when: whenSchema,
  text: filled(),
  sources: z.array(idSchema),
});

const partSchema = z.strictObject({
  id: idSchema,
  option: idSchema,
  when: whenSchema,
  title: filled(160),
  why: filled(),
  sources: z.array(idSchema),
});

const ruleSchema = z.strictObject({
  id: idSchema,
  when: whenSchema,
  impossible: z.boolean().optional().describe("No project has these answers together: nothing is clear"),
  say: filled().describe('What is said where these answers meet, in "we"'),
  fits: byId(byId(answerFitSchema)).describe(
    "Criterion, then option: the fit that takes the place of the answer's own",
  ),
  sources: z.array(idSchema),
});

/** The whole format, of which the published JSON Schema is made; what refers to what is `playbookSchema`'s to check. */
export const playbookShape = z.strictObject({
  format: z.union([z.literal(1), z.literal(2)], {
    error: ({ input }) =>
      typeof input === "number" && input > 2
        ? `format ${input} needs a newer Adroit; this one knows 1 and 2`
        : "write format: 2",
  }),
  id: idSchema,
  edition: filled(20).describe("Year and number, for example 2026.2"),
  title: filled(160),
  question: filled(300),
  options: z.array(optionSchema).min(2),
  criteria: z.array(criterionSchema).min(1),
  mustHaves: z.array(mustHaveSchema),
  notes: z.array(noteSchema),
  parts: z.array(partSchema),
  rules: z.array(ruleSchema).optional(),
  sources: byId(sourceSchema),
  changes: z.strictObject({ since: filled(20), what: z.array(filled()).min(1) }).optional(),
  partOf: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});

/**
 * A playbook whose parts fit together: ids are unique, every answer has a fit for every option, whatever is referred to
 * exists, and no two rules contradict each other. Each issue names its place.
 */
export const playbookSchema = playbookShape.superRefine((book, ctx) => {
  const add = (path: Path, message: string) => ctx.addIssue({ code: "custom", path, message });
  const known = namesIn(book as Playbook, add);
  checkAnswers(book as Playbook, known, add);
  checkWhen(book as Playbook, known);
  checkRules(book as Playbook, known, add);
  checkFormat(book as Playbook, add);
}) as unknown as z.ZodType<Playbook>;

type Path = (string | number)[];
type Add = (path: Path, message: string) => void;

interface Known {
  options: Set<string>;
  criteria: Set<string>;
  answers: Map<string, Set<string>>;
  refer(known: ReadonlySet<string>, id: string, path: Path, what: string): void;
  cite(ids: string[], path: Path): void;
}

function namesIn(book: Playbook, add: Add): Known {
  const sources = new Set(Object.keys(book.sources));
  const options = unique(book.options, "options", [], add);
  const criteria = unique(book.criteria, "criteria", [], add);
  for (const list of ["mustHaves", "notes", "parts", "rules"] as const) unique(book[list] ?? [], list, [], add);
  const refer: Known["refer"] = (known, id, path, what) => {
    if (known.has(id)) return;
    const others = known.size > 0 ? `; use one of: ${[...known].join(", ")}` : "";
    add(path, `there is no ${what} "${id}"${others}`);
  };
  return {
    options,
    criteria,
    answers: new Map(book.criteria.map((c) => [c.id, new Set(c.answers.map((a) => a.id))])),
    refer,
    cite(ids, path) {
      ids.forEach((id, i) => {
        refer(sources, id, [...path, "sources", i], "source");
      });
    },
  };
}

function checkAnswers({ criteria, mustHaves }: Playbook, { options, refer, cite }: Known, add: Add): void {
  criteria.forEach((criterion, i) => {
    const path = ["criteria", i];
    unique(criterion.answers, "answers", path, add);
    criterion.answers.forEach((answer, j) => {
      const at = [...path, "answers", j, "fits"];
      for (const id of options) if (!Object.hasOwn(answer.fits, id)) add(at, `no fit for option "${id}"`);
      for (const [id, fit] of Object.entries(answer.fits)) {
        refer(options, id, [...at, id], "option");
        cite(fit.sources, [...at, id]);
      }
    });
    criterion.findings.forEach((finding, j) => {
      if (finding.about !== null) refer(options, finding.about, [...path, "findings", j, "about"], "option");
      cite(finding.sources, [...path, "findings", j]);
    });
  });
  mustHaves.forEach((must, i) => {
    for (const [id, proposal] of Object.entries(must.proposes)) {
      refer(options, id, ["mustHaves", i, "proposes", id], "option");
      cite(proposal.sources, ["mustHaves", i, "proposes", id]);
    }
  });
}

/** Notes, parts and rules: each holds for answers that exist. */
function checkWhen({ notes, parts, rules = [] }: Playbook, { options, criteria, answers, refer, cite }: Known): void {
  for (const [name, list] of Object.entries({ notes, parts, rules }))
    list.forEach(({ when, sources }, i) => {
      for (const [criterion, wanted] of Object.entries(when)) {
        refer(criteria, criterion, [name, i, "when", criterion], "criterion");
        const given = answers.get(criterion);
        for (const answer of wanted) if (given) refer(given, answer, [name, i, "when", criterion], "answer");
      }
      cite(sources, [name, i]);
    });
  parts.forEach((part, i) => {
    refer(options, part.option, ["parts", i, "option"], "option");
  });
}

function checkRules({ rules = [] }: Playbook, { options, criteria, answers, refer, cite }: Known, add: Add): void {
  rules.forEach((rule, i) => {
    if (Object.keys(rule.when).length < 2) add(["rules", i, "when"], "a rule is about answers to two criteria or more");
    for (const [criterion, set] of Object.entries(rule.fits)) {
      const path = ["rules", i, "fits", criterion];
      refer(criteria, criterion, path, "criterion");
      if (answers.get(criterion)?.size === 0) add(path, `"${criterion}" has no answers whose fits could change`);
      for (const [option, fit] of Object.entries(set)) {
        refer(options, option, [...path, option], "option");
        cite(fit.sources, [...path, option]);
      }
    }
  });
  for (const { first, second, criterion, option } of clashes(rules))
    for (const [rule, other] of [
      [first, second],
      [second, first],
    ] as const)
      add(
        ["rules", rules.indexOf(rule), "fits", criterion, option],
        `"${rule.id}" and "${other.id}" set this fit differently for answers that can meet`,
      );
}

function checkFormat(book: Playbook, add: Add): void {
  if (book.format === 2) {
    for (const [id, { data, checked }] of Object.entries(book.sources)) {
      if (data === undefined) add(["sources", id], "give `data`, the year of its figures");
      if (checked === undefined) add(["sources", id], "give `checked`, the day on which somebody last read it");
    }
    return;
  }
  for (const key of ["rules", "changes"] as const)
    if (book[key] !== undefined) add([key], `\`${key}\` needs format: 2`);
}

function unique(list: { id: string }[], name: string, path: Path, add: Add): Set<string> {
  const seen = new Set<string>();
  list.forEach(({ id }, i) => {
    if (seen.has(id)) add([...path, name, i, "id"], `"${id}" stands twice`);
    seen.add(id);
  });
  return seen;
}
