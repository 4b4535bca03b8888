import { NativeSelect, Radio, Textarea, TextInput } from "@mantine/core";
import { addMonths } from "#shared/base/day";
import { against } from "#shared/record/against";
import type { State } from "#shared/record/compare";
import { openForecasts } from "#shared/record/forecasts";
import { proposedReview } from "#shared/record/prefill";
import type { Forecast, Quality, Review } from "#shared/record/record";
import type { Carried } from "#shared/record/successor";
import { useHost } from "../../host/HostContext";
import { DateField } from "../../ui/DateField";
import { Stack } from "../../ui/layout";
import { Prose } from "../../ui/Prose";
import { Text } from "../../ui/Text";
import { CarryOver } from "../../widgets/CarryOver";
import { ReviewPart } from "./Changed";
import classes from "./Review.module.css";
import type { Reviewing } from "./useReview";

type Verdict = NonNullable<Review["verdict"]>;

function chosenIn({ decision, inputs }: State): string {
  return inputs.options.find(({ id }) => id === decision?.option)?.title ?? "it";
}

/** The one button that closes a review, by what it does. */
export function closingLabel(verdict: Verdict | null, before: State): string {
  const name = chosenIn(before);
  return verdict === null
    ? "Close the review"
    : {
        retain: `Keep ${name}`,
        amend: `Keep ${name}, amended`,
        supersede: "Close and decide anew",
        retire: "Retire it",
      }[verdict];
}

const ways = (name: string): [Verdict, string, string][] => [
  ["retain", `Keep ${name}`, "Nothing that matters changed. The ADR gets an entry that says so."],
  ["amend", `Keep ${name}, with what changed`, "New answers or weights, the same choice. The ADR gets an entry."],
  ["supersede", "Decide anew", "It holds until the new decision is accepted; then each ADR names the other."],
  ["retire", "Retire it", "It no longer applies, and nothing takes its place."],
];

/** What becomes of the decision, why, and when to look again. */
export function VerdictStep({
  reviewing,
  before,
  after,
  carry,
  onCarry,
}: {
  reviewing: Reviewing;
  before: State;
  after: State;
  carry: Carried[];
  onCarry(carry: Carried[]): void;
}) {
  const { review, change, decide } = reviewing;
  const { verdict, why, decision } = review;
  const name = chosenIn(before);
  const turned = against(before.decision, after.shown.leader);
  const leader = after.inputs.options.find(({ id }) => id === after.shown.leader)?.title ?? "";
  return (
    <>
      <Prose as="h1" voice="question">
        What becomes of it?
      </Prose>
      {turned && (
        <Text card="warn" py={8} mt={12} measure role="note">
          The answers now favour {leader}.
        </Text>
      )}
      <Ways reviewing={reviewing} name={name} after={after} />
      <Stack gap={16} className={classes.fields} mt={24} measure>
        <TextInput
          label="Who decides"
          maw={340}
          maxLength={120}
          value={review.by}
          onChange={(event) => change({ by: event.currentTarget.value })}
        />
        <Textarea
          label="Why"
          description="One or two sentences. They go into the ADR."
          autosize
          minRows={2}
          value={why}
          onChange={(event) => change({ why: event.currentTarget.value })}
        />
        {verdict === "amend" && turned && (
          <Textarea
            label={`Why ${name} and not ${leader}`}
            autosize
            minRows={1}
            value={decision.overrule}
            onChange={(event) => decide({ overrule: event.currentTarget.value })}
          />
        )}
        {verdict !== "retire" && (
          <DateField
            label={verdict === "supersede" ? "Look after it again on" : "Next review"}
            maw={220}
            value={decision.review}
            onChange={(review) => decide({ review })}
          />
        )}
        {verdict === "supersede" && (
          <ReviewPart title="The new decision takes over">
            <CarryOver carry={carry} onCarry={onCarry} />
          </ReviewPart>
        )}
        <Forecasts reviewing={reviewing} />
        <Grades reviewing={reviewing} />
      </Stack>
    </>
  );
}

/** What can become of it; with the choice comes a new day to look again, where the old one has passed. */
function Ways({ reviewing, name, after }: { reviewing: Reviewing; name: string; after: State }) {
  const { today } = useHost().info;
  const { review, change } = reviewing;
  const { verdict, decision } = review;
  const choose = (next: Verdict) => {
    const review =
      next === "supersede"
        ? addMonths(today, 1)
        : proposedReview(today, {
            word: after.shown.word,
            confidence: decision.confidence,
            reversible: after.inputs.frame.reversible,
          });
    const past = decision.review === null || decision.review <= today;
    change({ verdict: next, ...(past && next !== "retire" && { decision: { ...decision, review } }) });
  };
  return (
    <Radio.Group
      aria-label="What becomes of it"
      value={verdict ?? ""}
      onChange={(value) => choose(value as Verdict)}
      className={classes.ways ?? ""}
    >
      {ways(name).map(([value, label, description]) => (
        <Radio key={value} value={value} label={label} description={description} />
      ))}
    </Radio.Group>
  );
}

/** The forecasts that are due, or whose outcome was said in this review. */
function Forecasts({ reviewing: { review, decide } }: { reviewing: Reviewing }) {
  const { forecasts } = review.decision;
  const due = openForecasts(forecasts, useHost().info.today);
  const asked = forecasts.filter((one) => due.includes(one) || one.outcome !== undefined);
  if (asked.length === 0) return null;
  const resolve = (id: string, value: string) =>
    decide({
      forecasts: forecasts.map((forecast) => {
        if (forecast.id !== id) return forecast;
        const { outcome: _, ...open } = forecast;
        return value === "" ? open : { ...open, outcome: value as NonNullable<Forecast["outcome"]> };
      }),
    });
  return (
    <ReviewPart title="What became of the forecasts">
      {asked.map(({ id, statement, probability, outcome }) => (
        <NativeSelect
          key={id}
          label={statement}
          description={`Given ${probability} %`}
          maw={340}
          value={outcome ?? ""}
          data={[
            { value: "", label: "Not known yet" },
            { value: "true", label: "True" },
            { value: "false", label: "False" },
            { value: "void", label: "Void: it can't be told" },
          ]}
          onChange={(event) => resolve(id, event.currentTarget.value)}
        />
      ))}
    </ReviewPart>
  );
}

/** How well it was decided, and how it turned out. */
function Grades({ reviewing: { review, change } }: { reviewing: Reviewing }) {
  const grade = (label: string, value: Quality | undefined, set: (value: Quality | undefined) => void) => (
    <NativeSelect
      label={label}
      value={value ?? ""}
      data={[
        { value: "", label: "Not said" },
        { value: "good", label: "Good" },
        { value: "mixed", label: "Mixed" },
        { value: "poor", label: "Poor" },
      ]}
      onChange={(event) => set((event.currentTarget.value || undefined) as Quality | undefined)}
    />
  );
  return (
    <>
      <div className={classes.pair}>
        {grade("How it was decided", review.process, (value) => change({ process: value }))}
        {grade("How it turned out", review.outcome, (value) => change({ outcome: value }))}
      </div>
      <Text size="meta" tone="quiet" className={classes.hint}>
        Two questions: a good decision can turn out badly, and a poor one well.
      </Text>
    </>
  );
}
