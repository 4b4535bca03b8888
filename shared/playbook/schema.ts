/** Validators of the playbook format. The only file of this folder that knows zod. */
import { z } from "zod";
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

export const optionSchema = z.strictObject({ id: idSchema, title: filled(120), summary: lineSchema() });

const sourceSchema = z.strictObject({
  author: filled(120).nullable(),
  title: filled(200),
  year: filled(20),
  short: filled(40),
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
  always: z.boolean(),
  points: pointsSchema,
  anchors: anchorsSchema,
  answers: z.array(answerSchema).max(9),
  findings: z.array(findingSchema),
  caution: lineSchema(),
});

const mustHaveSchema = z.strictObject({
  id: idSchema,
  statement: filled(),
  check: lineSchema(),
  negotiable: z.boolean(),
  proposes: byId(z.strictObject({ verdict: verdict3Schema, reason: filled(), sources: z.array(idSchema) })),
});

const whenSchema = byId(z.array(idSchema).min(1));

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

const shape = z.strictObject({
  format: z.literal(1),
  id: idSchema,
  edition: filled(20),
  title: filled(160),
  question: filled(300),
  options: z.array(optionSchema).min(2),
  criteria: z.array(criterionSchema).min(1),
  mustHaves: z.array(mustHaveSchema),
  notes: z.array(noteSchema),
  parts: z.array(partSchema),
  sources: byId(sourceSchema),
  partOf: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});

/**
 * A playbook whose parts fit together: ids are unique, every answer has a fit for every option, and whatever is
 * referred to exists. Each issue names its place.
 */
export const playbookSchema = shape.superRefine((book, ctx) => {
  const options = unique(ctx, book.options, "options");
  const criteria = unique(ctx, book.criteria, "criteria");
  unique(ctx, book.mustHaves, "mustHaves");
  unique(ctx, book.notes, "notes");
  unique(ctx, book.parts, "parts");
  const answers = new Map(book.criteria.map((c) => [c.id, new Set(c.answers.map((a) => a.id))]));

  const refer = (known: { has(id: string): boolean }, id: string, path: (string | number)[], what: string) => {
    if (!known.has(id)) ctx.addIssue({ code: "custom", path, message: `there is no ${what} "${id}"` });
  };
  const sources = new Set(Object.keys(book.sources));
  const cite = (ids: string[], path: (string | number)[]) => {
    ids.forEach((id, i) => {
      refer(sources, id, [...path, "sources", i], "source");
    });
  };
  const conditions = (when: Record<string, string[]>, path: (string | number)[]) => {
    for (const [criterion, wanted] of Object.entries(when)) {
      refer(criteria, criterion, [...path, "when", criterion], "criterion");
      for (const answer of wanted)
        refer(answers.get(criterion) ?? new Set(), answer, [...path, "when", criterion], "answer");
    }
  };

  book.criteria.forEach((criterion, i) => {
    const path = ["criteria", i];
    unique(ctx, criterion.answers, "answers", path);
    criterion.answers.forEach((answer, j) => {
      const at = [...path, "answers", j, "fits"];
      for (const id of options)
        if (!Object.hasOwn(answer.fits, id))
          ctx.addIssue({ code: "custom", path: at, message: `no fit for option "${id}"` });
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
  book.mustHaves.forEach((must, i) => {
    for (const [id, proposal] of Object.entries(must.proposes)) {
      refer(options, id, ["mustHaves", i, "proposes", id], "option");
      cite(proposal.sources, ["mustHaves", i, "proposes", id]);
    }
  });
  book.notes.forEach((note, i) => {
    conditions(note.when, ["notes", i]);
    cite(note.sources, ["notes", i]);
  });
  book.parts.forEach((part, i) => {
    refer(options, part.option, ["parts", i, "option"], "option");
    conditions(part.when, ["parts", i]);
    cite(part.sources, ["parts", i]);
  });
}) satisfies z.ZodType<Playbook>;

function unique(
  ctx: z.RefinementCtx,
  list: { id: string }[],
  name: string,
  path: (string | number)[] = [],
): Set<string> {
  const seen = new Set<string>();
  list.forEach(({ id }, i) => {
    if (seen.has(id)) ctx.addIssue({ code: "custom", path: [...path, name, i, "id"], message: `"${id}" stands twice` });
    seen.add(id);
  });
  return seen;
}
