/** The validator of `adroit analyse`'s input. The only file of this folder that knows zod. */
import { z } from "zod";
import { verdict3Schema } from "#shared/playbook/schema";
import { checkModel } from "./check-model";
import { ModelError } from "./error";
import type { Model } from "./model";

const name = z.string().trim().min(1, "a name is not empty").max(200, "a name has 200 characters at most");
const byName = <T extends z.ZodType>(value: T) => z.record(z.string(), value);
const limit = z.number().optional();

const modelSchema = z.strictObject({
  options: z.array(name).max(50, "50 options at most"),
  criteria: z.array(name).min(1, "name at least one criterion").max(500, "500 criteria at most"),
  people: z
    .array(
      z.strictObject({
        name,
        weights: z.array(z.number()),
        scores: byName(z.array(z.number().nullable())),
      }),
    )
    .max(1000, "1000 people at most"),
  mustHaves: z
    .array(z.strictObject({ name, negotiable: z.boolean(), verdicts: byName(verdict3Schema) }))
    .max(200)
    .optional(),
  thresholds: z
    .strictObject({ clearGap: limit, closeGap: limit, clearShare: limit, closeShare: limit, quorum: limit })
    .optional(),
});

/**
 * A model from outside, checked in full. Missing verdicts of a must-have are "unknown".
 *
 * @throws ModelError naming the first place that is wrong
 */
export function parseModel(raw: unknown): Model {
  const parsed = modelSchema.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0] as z.core.$ZodIssue;
    const place = placeOf(issue.path);
    throw new ModelError(
      place,
      `${place}: ${issue.message}.`,
      "A model has options, criteria and people, each with one weight a criterion and one list of scores an option.",
    );
  }
  const { thresholds, ...model } = parsed.data;
  const given = Object.entries(thresholds ?? {}).filter(([, value]) => value !== undefined);
  const whole: Model = {
    options: model.options,
    criteria: model.criteria,
    people: model.people,
    ...(model.mustHaves === undefined ? {} : { mustHaves: model.mustHaves }),
    ...(thresholds === undefined ? {} : { thresholds: Object.fromEntries(given) }),
  };
  checkModel(whole);
  return whole;
}

function placeOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "the model";
  return path.reduce<string>((place, key) => {
    if (typeof key === "number") return `${place}[${key}]`;
    return place === "" ? String(key) : `${place}.${String(key)}`;
  }, "");
}
