/** The states of a record as the screens that look back show them. */
import { renderAdr } from "#shared/adr/write/render";
import type { Thresholds } from "#shared/analysis/model";
import type { Day } from "#shared/base/day";
import type { State } from "#shared/record/compare";
import { playbookOf } from "#shared/record/create";
import { recommend, shownOf } from "#shared/record/recommend";
import type { Decision, DecisionRecord, Inputs, Revision } from "#shared/record/record";

export function revisionState(record: DecisionRecord, { inputs, shown, decision }: Revision): State {
  return { playbook: playbookOf(record, inputs), inputs, shown, decision };
}

/** What a review proposes, judged as the team's limits of the verdict say. */
export function proposedState(
  record: DecisionRecord,
  { inputs, decision }: { inputs: Inputs; decision: Decision },
  thresholds: Thresholds,
): State {
  const playbook = playbookOf(record, inputs);
  return { playbook, inputs, decision, shown: shownOf(recommend(playbook, inputs, thresholds)) };
}

/** The ADR as it would read if it were written anew in a state. */
export function textOf(record: DecisionRecord, n: number, thresholds: Thresholds, today: Day): string {
  const revision = record.revisions.find((one) => one.n === n);
  if (!revision) return "";
  const { inputs, decision } = revision;
  const status = revision.verdict === "retire" ? ("deprecated" as const) : ("accepted" as const);
  return renderAdr({
    record: {
      ...record,
      draft: { ...inputs, decision, status, place: "" },
      revisions: record.revisions.filter((one) => one.n <= n),
    },
    recommendation: recommend(playbookOf(record, inputs), inputs, thresholds),
    today,
    file: record.repo?.file ?? null,
    profile: record.repo?.profile ?? "madr4",
  });
}
