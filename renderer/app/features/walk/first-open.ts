import type { Criterion } from "#shared/playbook/playbook";
import type { RecordPlace } from "../../shell/route";

/** Where the answers go on: the first criterion without a judgement, else the first. */
export function firstOpen(criteria: readonly Criterion[], judged: Record<string, unknown>): RecordPlace {
  const criterion = criteria.find((one) => !(one.id in judged)) ?? criteria[0];
  return criterion ? { step: "answers", criterion: criterion.id } : { step: "criteria" };
}
