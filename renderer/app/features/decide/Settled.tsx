import { showDay } from "#shared/base/day";
import { against } from "#shared/record/against";
import { shownOf } from "#shared/record/recommend";
import type { Decision } from "#shared/record/record";
import { Row } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { OptionMark } from "../../widgets/OptionMark";
import { ReasonList } from "../../widgets/ReasonList";
import { useRecord } from "../record/RecordContext";
import classes from "./Settled.module.css";

/** A decision that can't be changed any more, as text. */
export function SettledDecision({ decision }: { decision: Decision | undefined }) {
  const { draft, record, recommendation } = useRecord();
  if (!decision) return <Text tone="soft">Nothing was chosen.</Text>;
  const { leader } = record.revisions.at(-1)?.shown ?? shownOf(recommendation);
  const n = draft.options.findIndex(({ id }) => id === decision.option);
  const of = (good: boolean) =>
    decision.consequences.filter(({ kind }) => (kind === "good") === good).map(({ text }) => text);
  const { confidence, review } = decision;
  const lines: [string, string[]][] = [
    [decision.option === null ? "Waiting for" : "Because", [decision.reason]],
    ["Against the recommendation, because", against(decision, leader) ? [decision.overrule] : []],
    ["Good", of(true)],
    ["Bad, and accepted", of(false)],
    ["Checked by", [decision.confirmation]],
    ["Still right in a year", confidence === null ? [] : [`${confidence} %`]],
    ["Look again", review ? [`on ${showDay(review)}`] : []],
    [review ? "Or when" : "Look again when", decision.triggers.map((one) => one.statement)],
    [
      "Assumed",
      (decision.assumptions ?? []).map(({ statement, confidence, impact }) =>
        [statement, confidence === null ? "" : `${confidence} % sure`, impact && `if false: ${impact}`]
          .filter(Boolean)
          .join(", "),
      ),
    ],
    [
      "Expected",
      decision.forecasts.map(({ statement, probability, on }) => `${statement}: ${probability} % by ${showDay(on)}`),
    ],
    ["Dissent", decision.dissent.map(({ who, text }) => (who ? `${who}: ${text}` : text))],
    [
      "Actions",
      decision.actions.map(({ what, owner, due }) =>
        [what, owner, due && `by ${showDay(due)}`].filter(Boolean).join(", "),
      ),
    ],
    ["Decided", [`by ${decision.by || "nobody named"} on ${showDay(decision.on)}`]],
  ];
  return (
    <>
      <Row as="p" gap={10} mt={16} card="canvas" size="row" weight={600}>
        {n >= 0 && <OptionMark n={n} size={11} />}
        {draft.options[n]?.title ?? "Postponed"}
      </Row>
      <ReasonList className={classes.lines} lines={lines} />
    </>
  );
}
