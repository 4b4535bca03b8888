import type { Thresholds } from "#shared/analysis/model";
import { playbookOf } from "#shared/record/create";
import type { DecisionRecord, Inputs, Shown } from "#shared/record/record";

/** What people see of inputs of a record. A start doesn't wait for the analysis and the sentences that it says. */
export async function shownNow(
  record: DecisionRecord,
  inputs: Inputs,
  thresholds: Partial<Thresholds>,
): Promise<Shown> {
  const { recommend, shownOf } = await import("#shared/record/recommend");
  return shownOf(recommend(playbookOf(record, inputs), inputs, thresholds));
}
