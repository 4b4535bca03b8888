/** Validators of what comes from phones, from the facilitator's screen and from logs. The only file of this folder that knows zod. */
import { z } from "zod";
import { byId, daySchema, idSchema, lineSchema, pointsSchema } from "#shared/playbook/schema";
import {
  actionsSchema,
  criteriaSchema,
  forecastsSchema,
  judgementSchema,
  mustHavesSchema,
  triggersSchema,
} from "#shared/record/schema";
import { workshopSteps } from "./agenda";
import type { Word } from "./ballot";
import type { FacilitatorCommand, SeatCommand } from "./command";
import { nameTooLong } from "./names";
import { mostSeats } from "./people";
import type { WorkshopPlan } from "./plan";

const text = (max: number) => z.string().max(max);
/** Somebody's name, counted as it is shown: a letter may take several units of text. */
export const nameSchema = text(1000).refine((name) => nameTooLong(name) === null, {
  error: ({ input }) => nameTooLong(String(input)) ?? "isn't a name",
});
const joinRole = z.enum(["decider", "voter", "consulted", "observer"]);

export const wordSchema = z.discriminatedUnion("on", [
  z.strictObject({ on: z.literal("comment"), id: idSchema, section: lineSchema(60), text: text(1000) }),
  z.strictObject({
    on: z.literal("criterion"),
    criterion: idSchema,
    word: z.enum(["keep", "merge", "drop"]),
    with: idSchema.optional(),
    reason: text(500).optional(),
  }),
  z.strictObject({
    on: z.literal("proposal"),
    id: idSchema,
    kind: z.enum(["criterion", "must-have"]),
    text: lineSchema(120),
  }),
  z.strictObject({ on: z.literal("must-have"), mustHave: idSchema, text: text(500) }),
  z.strictObject({
    on: z.literal("points"),
    weighing: z.enum(["points", "swing", "ranking"]),
    points: byId(pointsSchema),
    ranking: z.array(idSchema).max(200),
  }),
  z.strictObject({ on: z.literal("judgement"), criterion: idSchema, judgement: judgementSchema.nullable() }),
  z.strictObject({
    on: z.literal("risk"),
    id: idSchema,
    kind: z.enum(["failed", "loser"]),
    option: idSchema.optional(),
    text: text(500),
  }),
  z.strictObject({ on: z.literal("dots"), risks: z.array(idSchema).max(2) }),
  z.strictObject({ on: z.literal("changed"), criterion: idSchema, changed: z.boolean() }),
  z.strictObject({
    on: z.literal("consent"),
    level: z.number().int().min(0).max(5),
    confidence: z.number().int().min(0).max(100).nullable(),
    reason: text(1000),
  }),
  z.strictObject({ on: z.literal("dissent"), text: text(1000) }),
]) satisfies z.ZodType<Word>;

const choice = { option: idSchema.nullable(), reason: text(2000), overrule: text(2000) };

/** What a phone may send. */
export const seatCommandSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("cast"), word: wordSchema }),
  z.strictObject({ type: z.literal("claim"), ballot: idSchema }),
  z.strictObject({ type: z.literal("done"), done: z.boolean(), from: z.enum(workshopSteps).optional() }),
  z.strictObject({ type: z.literal("leave") }),
  z.strictObject({ type: z.literal("choose"), ...choice }),
]) satisfies z.ZodType<SeatCommand>;

const stepSchema = z.enum(workshopSteps).optional();

const agendaSchema = z
  .array(z.strictObject({ step: z.enum(workshopSteps), minutes: z.number().int().min(1).max(120) }))
  .max(workshopSteps.length);

const repositoryChoiceSchema = z.enum(["named", "unnamed", "distributions"]);

/** What the facilitator's screen may send. Codes and ids of seats are made by the host. */
export const facilitatorCommandSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("advance"), from: stepSchema }),
  z.strictObject({ type: z.literal("back"), from: stepSchema }),
  z.strictObject({ type: z.literal("skip"), from: stepSchema }),
  z.strictObject({ type: z.literal("reveal") }),
  z.strictObject({ type: z.literal("cancel") }),
  z.strictObject({ type: z.literal("reopen") }),
  z.strictObject({ type: z.literal("timer"), change: z.enum(["pause", "resume", "extend"]) }),
  z.strictObject({ type: z.literal("agenda"), agenda: agendaSchema }),
  z.strictObject({ type: z.literal("anonymous"), anonymous: z.boolean() }),
  z.strictObject({ type: z.literal("repository"), choice: repositoryChoiceSchema }),
  z.strictObject({ type: z.literal("votes"), votes: z.boolean() }),
  z.strictObject({ type: z.literal("admit"), seat: idSchema, role: joinRole, name: nameSchema.optional() }),
  z.strictObject({ type: z.literal("admit-all") }),
  z.strictObject({ type: z.literal("give"), seat: idSchema }),
  z.strictObject({ type: z.literal("clear-door") }),
  z.strictObject({ type: z.literal("shared-address"), perAddress: z.number().int() }),
  z.strictObject({ type: z.literal("open-comments") }),
  z.strictObject({
    type: z.literal("resolve"),
    item: idSchema,
    how: z.enum(["keep", "drop", "merge"]),
    into: idSchema.optional(),
    reason: lineSchema(500),
    owner: lineSchema(120),
    title: lineSchema(120).optional(),
    low: lineSchema(120).optional(),
    high: lineSchema(120).optional(),
    check: lineSchema(500).optional(),
  }),
  z.strictObject({ type: z.literal("ask-again"), items: z.array(idSchema).max(200) }),
  z.strictObject({ type: z.literal("role"), seat: idSchema, role: joinRole }),
  z.strictObject({ type: z.literal("remove"), seat: idSchema }),
  z.strictObject({ type: z.literal("lock"), locked: z.boolean() }),
  z.strictObject({ type: z.literal("nudge"), seat: idSchema.optional() }),
  z.strictObject({ type: z.literal("cells"), criteria: z.array(idSchema).max(20) }),
  z.strictObject({ type: z.literal("cell"), at: z.number().int().min(0) }),
  z.strictObject({
    type: z.literal("note"),
    id: idSchema,
    criterion: idSchema.nullable(),
    kind: z.enum(["note", "parked"]),
    text: text(2000),
  }),
  z.strictObject({
    type: z.literal("settle"),
    criteria: criteriaSchema.optional(),
    mustHaves: mustHavesSchema,
  }),
  z.strictObject({
    type: z.literal("follow-up"),
    followUp: z.strictObject({
      actions: actionsSchema,
      triggers: triggersSchema,
      forecasts: forecastsSchema,
      review: daySchema.nullable(),
      informed: z.array(lineSchema(120)).max(200),
      confirmation: text(20_000),
    }),
  }),
  z.strictObject({ type: z.literal("hand"), seat: idSchema.nullable() }),
]) satisfies z.ZodType<FacilitatorCommand>;

export const joinRoleSchema = joinRole;

export const planSchema = z.strictObject({
  agenda: agendaSchema,
  anonymous: z.boolean(),
  repository: repositoryChoiceSchema,
  rule: z.enum(["decider", "consent", "majority"]),
  weighing: z.enum(["points", "swing", "ranking"]).optional(),
  facilitator: z.strictObject({ name: nameSchema, votes: z.boolean() }),
  people: z
    .array(z.strictObject({ name: nameSchema, role: z.enum(["facilitator", ...joinRole.options]) }))
    .max(mostSeats),
  when: lineSchema(200),
}) satisfies z.ZodType<WorkshopPlan>;

/** What a phone sends to take a seat: the token of the QR code, or the code that was typed. */
export const joinSchema = z
  .strictObject({
    token: text(64).optional(),
    code: text(20).optional(),
    name: text(1000),
    role: joinRole,
  })
  .refine(({ token, code }) => (token === undefined) !== (code === undefined), "give the token or the code");

/** A command of a phone, with a key that is new for each, so that sending it again does nothing twice. */
export const postedSchema = z.strictObject({ key: z.string().regex(/^[\w-]{8,64}$/), command: seatCommandSchema });
