import { showDay } from "#shared/base/day";
import { against } from "#shared/record/against";
import type { State } from "#shared/record/compare";
import { openForecasts } from "#shared/record/forecasts";
import type { DecisionRecord } from "#shared/record/record";
import { useHost } from "../../host/HostContext";
import { Row } from "../../ui/layout";
import { Prose } from "../../ui/Prose";
import { Text } from "../../ui/Text";
import { count } from "../../ui/words";
import { OptionMark } from "../../widgets/OptionMark";
import { ReasonList } from "../../widgets/ReasonList";
import { Chip } from "../../widgets/StatusChip";
import classes from "./Review.module.css";

const words = {
  clear: "A clear recommendation",
  leaning: "A leaning",
  "close call": "A close call",
  none: "No recommendation",
};

/** The old brief, dissent first, and how the decision stands. */
export function Before({ record, state }: { record: DecisionRecord; state: State }) {
  const { info } = useHost();
  const { decision, inputs } = state;
  if (!decision) return null;
  const n = inputs.options.findIndex(({ id }) => id === decision.option);
  const { triggers, assumptions = [], forecasts, dissent, actions, confidence } = decision;
  const hit = [...triggers.filter((one) => one.happened), ...assumptions.filter((one) => one.failed)].length;
  const open = actions.filter(({ due }) => due !== null && due <= info.today).length;
  const forecast = openForecasts(forecasts, info.today).length;
  const shown = record.revisions.at(-1)?.shown ?? state.shown;
  const lines: [string, string[]][] = [
    ["Dissent", dissent.map(({ who, text }) => (who ? `${who}: ${text}` : text))],
    ["Because", [decision.reason]],
    ["Against the recommendation, because", against(decision, shown.leader) ? [decision.overrule] : []],
    ["The problem", [inputs.frame.problem]],
    ["We expected", decision.consequences.filter(({ kind }) => kind === "good").map(({ text }) => text)],
    ["We accepted", decision.consequences.filter(({ kind }) => kind === "bad").map(({ text }) => text)],
    [
      "We assumed",
      assumptions.map(({ statement, impact }) => (impact ? `${statement}. If not: ${impact}` : statement)),
    ],
    [
      "We forecast",
      forecasts.map(({ statement, probability, on }) => `${statement}: ${probability} % by ${showDay(on)}`),
    ],
    ["Confidence", confidence === null ? [] : [`${confidence} % that it still looks right in a year`]],
  ];
  return (
    <>
      <Text size="aside" tone="quiet" mb={4}>
        Decided {showDay(decision.on)}
        {decision.by && ` by ${decision.by}`}
      </Text>
      <Prose as="h1" voice="question">
        {n >= 0 && <OptionMark n={n} size={16} />} {inputs.options[n]?.title ?? "Postponed"}
      </Prose>
      <Row as="p" wrap={8} align="stretch" mt={12}>
        <Chip tone={shown.word === "close call" || shown.word === "none" ? "warn" : "plain"}>{words[shown.word]}</Chip>
        {hit > 0 && <Chip tone="warn" icon="trigger">{`${count(hit, "trigger")} hit`}</Chip>}
        {dissent.length > 0 && <Chip tone="info">{count(dissent.length, "dissenting view")}</Chip>}
        {open > 0 && <Chip tone="warn">{`${count(open, "action")} past its day`}</Chip>}
        {forecast > 0 && <Chip tone="info">{`${count(forecast, "forecast")} to resolve`}</Chip>}
      </Row>
      <ReasonList className={classes.lines} lines={lines} />
    </>
  );
}
