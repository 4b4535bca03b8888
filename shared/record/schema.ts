/** Validators of the record format. The only file of this folder that knows zod. */
import { z } from "zod";
import {
  byId,
  criterionSchema,
  daySchema,
  idSchema,
  lineSchema,
  linkSchema,
  optionSchema,
  playbookSchema,
  pointsSchema,
  proseSchema,
  scoreSchema,
  verdict3Schema,
} from "#shared/playbook/schema";
import type { AnswersFile } from "./answers";
import { type DecisionRecord, type Draft, type Review, statuses } from "./record";

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, "a SHA-256 is 64 hexadecimal digits");

export const instantSchema = z.iso.datetime("a moment is written like 2026-10-06T09:30:00.000Z");

const percent = z.number().int().min(0).max(100);
const count = z.number().int().min(0);
const share = z.number().min(0).max(100);
const people = z.array(lineSchema(120)).max(200);

const frameSchema = z.strictObject({
  title: lineSchema(),
  problem: proseSchema,
  scope: proseSchema,
  decider: lineSchema(120),
  decisionMakers: people,
  consulted: people,
  informed: people,
  reversible: z.enum(["easily", "with-effort", "hardly"]).nullable(),
});

const reason = proseSchema.optional();
const scoredSchema = z.union(
  [scoreSchema, z.strictObject({ score: scoreSchema, reason, link: linkSchema.optional() })],
  { error: "a score is 1, 2, 3, 4 or 5, alone or as {score, reason, link}, whose link begins with https://" },
);
/** The most frequent first: the ones before it are tried for each judgement of a room. */
export const judgementSchema = z.union([
  z.strictObject({ answer: idSchema, adjusted: byId(scoreSchema).optional(), reason }),
  z.strictObject({ scores: byId(scoredSchema), reason }),
  z.strictObject({ unknown: z.literal(true), reason }),
]);

const ballotSchema = z.strictObject({
  id: idSchema,
  seat: idSchema.optional(),
  weighing: z.enum(["points", "swing", "ranking"]),
  points: byId(pointsSchema),
  ranking: z.array(idSchema),
  judgements: byId(judgementSchema),
});

const roundSchema = z.strictObject({
  kind: z.enum(["team", "blind"]),
  n: z.number().int().min(1),
  criteria: z.array(idSchema),
  ballots: z.array(ballotSchema).max(500),
  revealed: z.boolean(),
  distribution: z
    .strictObject({
      ballots: count,
      cells: z.array(z.strictObject({ criterion: idSchema, option: idSchema, counts: z.array(count).length(5) })),
      answers: z.array(z.strictObject({ criterion: idSchema, counts: byId(count) })),
      points: z.array(z.strictObject({ criterion: idSchema, low: share, mean: share, high: share })),
    })
    .optional(),
});

const said = { text: proseSchema, who: lineSchema(120).optional() };
const gatheringSchema = z.strictObject({
  on: daySchema,
  repository: z.enum(["named", "unnamed", "distributions"]),
  comments: z.array(z.strictObject({ section: lineSchema(), ...said })).max(20_000),
  words: z
    .array(
      z.strictObject({ criterion: idSchema, keep: count, merge: count, drop: count, reasons: z.array(proseSchema) }),
    )
    .max(200),
  challenges: z.array(z.strictObject({ mustHave: idSchema, text: proseSchema })).max(20_000),
  notes: z
    .array(z.strictObject({ criterion: idSchema.nullable(), kind: z.enum(["note", "parked"]), text: proseSchema }))
    .max(1000),
  changed: byId(count),
  risks: z
    .array(z.strictObject({ kind: z.enum(["failed", "loser"]), option: idSchema.optional(), ...said, dots: count }))
    .max(5000),
  settled: z
    .array(
      z.strictObject({
        kind: z.enum(["criterion", "must-have"]),
        text: lineSchema(),
        proposed: z.boolean(),
        how: z.enum(["kept", "merged", "dropped", "open"]),
        into: lineSchema().optional(),
        reason: lineSchema().optional(),
        owner: lineSchema(120).optional(),
      }),
    )
    .max(5000)
    .optional(),
  confidence: z.array(percent).max(500),
  calls: z
    .array(
      z.strictObject({
        what: z.enum(["round", "again", "consent"]),
        until: daySchema,
        opened: instantSchema,
        early: z.boolean(),
        asked: count,
        ballots: count,
        aside: count,
      }),
    )
    .max(100)
    .optional(),
});

const seatSchema = z.strictObject({
  id: idSchema,
  name: lineSchema(120),
  role: z.enum(["facilitator", "decider", "voter", "consulted", "observer"]),
});

export const criteriaSchema = z
  .array(
    z.strictObject({
      id: idSchema,
      own: criterionSchema.optional(),
      notApplicable: z.literal(true).optional(),
      reason: lineSchema().optional(),
    }),
  )
  .max(200);

export const mustHavesSchema = z
  .array(
    z.strictObject({
      id: idSchema,
      statement: lineSchema(),
      check: lineSchema(),
      negotiable: z.boolean(),
      verdicts: byId(verdict3Schema),
      exception: proseSchema,
    }),
  )
  .max(100);

const inputsShape = {
  frame: frameSchema,
  playbook: sha256Schema,
  options: z.array(optionSchema).min(1).max(20),
  criteria: criteriaSchema,
  mustHaves: mustHavesSchema,
  seats: z.array(seatSchema).max(500),
  anonymous: z.boolean(),
  rounds: z.array(roundSchema).max(100),
  workshop: gatheringSchema.optional(),
  drivers: z.array(lineSchema()).max(50).optional(),
  prosAndCons: z
    .array(z.strictObject({ option: idSchema, kind: z.enum(["good", "bad", "neutral"]), text: proseSchema }))
    .max(300)
    .optional(),
};
export const inputsSchema = z.strictObject(inputsShape);

const consequencesSchema = z
  .array(z.strictObject({ kind: z.enum(["good", "bad", "neutral"]), text: proseSchema }))
  .max(100);
const dissentSchema = z.array(z.strictObject({ who: lineSchema(120), text: proseSchema })).max(100);
export const actionsSchema = z
  .array(z.strictObject({ what: lineSchema(), owner: lineSchema(120), due: daySchema.nullable() }))
  .max(100);
export const triggersSchema = z
  .array(
    z.strictObject({
      id: idSchema,
      kind: z.enum(["weight", "score", "assumption", "external", "constraint"]),
      statement: lineSchema(),
      limit: z
        .strictObject({
          criterion: idSchema,
          option: idSchema.optional(),
          over: idSchema.optional(),
          now: z.number().min(-4).max(4),
          at: z.number().min(-4).max(4),
        })
        .optional(),
      happened: daySchema.optional(),
    }),
  )
  .max(100);
const assumptionsSchema = z
  .array(
    z.strictObject({
      id: idSchema,
      statement: lineSchema(),
      confidence: percent.nullable(),
      impact: proseSchema,
      failed: daySchema.optional(),
    }),
  )
  .max(100);
export const forecastsSchema = z
  .array(
    z.strictObject({
      id: idSchema,
      statement: lineSchema(),
      probability: percent,
      on: daySchema,
      outcome: z.enum(["true", "false", "void"]).optional(),
    }),
  )
  .max(3);

const decisionSchema = z.strictObject({
  option: idSchema.nullable(),
  by: lineSchema(120),
  on: daySchema,
  reason: proseSchema,
  overrule: proseSchema,
  consequences: consequencesSchema,
  confirmation: proseSchema,
  consent: byId(z.number().int().min(0).max(5)),
  confidence: percent.nullable(),
  dissent: dissentSchema,
  actions: actionsSchema,
  review: daySchema.nullable(),
  triggers: triggersSchema,
  forecasts: forecastsSchema,
  assumptions: assumptionsSchema.optional(),
});

export const statusSchema = z.enum(statuses);

export const draftSchema = z.strictObject({
  ...inputsShape,
  decision: decisionSchema.optional(),
  status: statusSchema,
  place: z.string().max(200),
}) satisfies z.ZodType<Draft>;

const unit = z.number().min(0).max(1);
const quality = z.enum(["good", "mixed", "poor"]).optional();

const changesSchema = z
  .array(
    z.strictObject({
      about: z.enum(["trigger", "assumption", "criterion", "option", "must-have", "people", "other"]),
      id: idSchema.optional(),
      note: proseSchema,
    }),
  )
  .max(200);

export const reviewSchema = z.strictObject({
  begun: daySchema,
  by: lineSchema(120),
  changed: changesSchema,
  inputs: inputsSchema,
  decision: decisionSchema,
  verdict: z.enum(["retain", "amend", "supersede", "retire"]).nullable(),
  why: proseSchema,
  process: quality,
  outcome: quality,
}) satisfies z.ZodType<Review>;

const successionSchema = z.strictObject({ record: idSchema, title: lineSchema() });

const revisionSchema = z.strictObject({
  n: z.number().int().min(1),
  on: daySchema,
  by: lineSchema(120),
  verdict: z.enum(["first", "retain", "amend", "supersede", "retire"]),
  why: proseSchema,
  inputs: inputsSchema,
  decision: decisionSchema,
  shown: z.strictObject({
    word: z.enum(["clear", "leaning", "close call", "none"]),
    leader: idSchema.nullable(),
    values: byId(unit),
    gap: unit.nullable(),
    sentences: z.array(proseSchema),
  }),
  adr: sha256Schema.nullable(),
  takenBack: z.strictObject({ on: daySchema, by: lineSchema(120), why: proseSchema }).optional(),
  changed: changesSchema.optional(),
  process: quality,
  outcome: quality,
});

export const profileSchema = z.enum(["madr4", "madr4-minimal", "madr2", "nygard", "log4brains", "template"]);

const exportTargetSchema = z.strictObject({
  root: z.string().min(1).max(4096),
  dir: z.string().max(4096),
  file: z.string().min(1).max(255),
  profile: profileSchema,
  adr: sha256Schema,
  words: sha256Schema.optional(),
  on: instantSchema,
});

/** A record of the current version. Older ones are migrated first, newer ones are only read. */
export const recordSchema = z.strictObject({
  version: z.literal(1),
  id: idSchema,
  created: instantSchema,
  playbooks: z.record(sha256Schema, playbookSchema),
  draft: draftSchema,
  revisions: z.array(revisionSchema),
  review: reviewSchema.optional(),
  supersedes: successionSchema.optional(),
  supersededBy: successionSchema.optional(),
  replaces: z.strictObject({ file: z.string().min(1).max(4096), title: lineSchema() }).optional(),
  repo: exportTargetSchema.optional(),
}) satisfies z.ZodType<DecisionRecord>;

const needed = (what: string) =>
  z
    .string({ error: `write ${what} here` })
    .trim()
    .min(1, `write ${what} here`);

const shortJudgementSchema = z.union(
  [
    idSchema,
    z.strictObject({ answer: idSchema, adjusted: byId(scoreSchema).optional(), reason }),
    z.strictObject({ scores: byId(scoredSchema), reason }),
  ],
  { error: 'write an answer\'s id, "unknown", {answer, adjusted, reason} or {scores, reason}' },
);

/**
 * The format of `adroit decide` and of `templates/examples`. What its ids refer to is checked against the playbook, by
 * `draftFromAnswers`.
 */
export const answersSchema = z
  .strictObject({
    format: z.literal(1, "write format: 1"),
    playbook: idSchema,
    title: needed("a title").max(160),
    about: lineSchema().default(""),
    frame: frameSchema.partial().default({}),
    options: z
      .array(optionSchema.partial({ summary: true }))
      .max(18)
      .default([]),
    criteria: z
      .array(
        z.union(
          [
            idSchema,
            z.strictObject({ id: idSchema, notApplicable: z.literal(true) }),
            criterionSchema.omit({ always: true, answers: true }).partial().required({ id: true, title: true }),
          ],
          { error: "write a criterion's id, {id, notApplicable: true}, or {id, title, ...} for one of your own" },
        ),
      )
      .max(200)
      .default([]),
    mustHaves: z
      .array(
        z.preprocess(
          (given) => (typeof given === "string" ? { id: given } : given),
          z.strictObject({
            id: idSchema,
            statement: lineSchema().optional(),
            check: lineSchema().optional(),
            negotiable: z.boolean().optional(),
            verdicts: byId(verdict3Schema).optional(),
            exception: proseSchema.optional(),
          }),
        ),
      )
      .max(100)
      .default([]),
    answers: byId(shortJudgementSchema).default({}),
    points: byId(pointsSchema).optional(),
    swing: byId(pointsSchema).optional(),
    ranking: z.array(idSchema).optional(),
    decision: z
      .strictObject({
        decider: lineSchema(120).optional(),
        option: idSchema.nullable().default(null),
        on: daySchema,
        reason: proseSchema.default(""),
        overrule: proseSchema.default(""),
        consequences: consequencesSchema.default([]),
        confirmation: proseSchema.default(""),
        confidence: percent.nullable().default(null),
        dissent: dissentSchema.default([]),
        actions: actionsSchema.default([]),
        review: daySchema.nullable().default(null),
        triggers: triggersSchema.default([]),
        forecasts: forecastsSchema.default([]),
      })
      .optional(),
    status: z
      .enum(["draft", "proposed"], "a file says draft or proposed; a named decider and option accept it")
      .optional(),
  })
  .superRefine(({ points, swing, ranking }, ctx) => {
    const given = Object.entries({ points, swing, ranking }).filter(([, value]) => value !== undefined);
    for (const [key] of given.slice(1))
      ctx.addIssue({ code: "custom", path: [key], message: "give points, swing or a ranking, only one of them" });
  }) satisfies z.ZodType<AnswersFile>;
