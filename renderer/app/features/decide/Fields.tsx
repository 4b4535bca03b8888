/** What goes with a choice: one reason, what it costs, how sure one is, when to look again; the rest is folded. */
import "@mantine/core/styles/Slider.layer.css";
import { Slider, Textarea } from "@mantine/core";
import { against } from "#shared/record/against";
import { recommended, withConfidence } from "#shared/record/decide";
import type { Decision } from "#shared/record/record";
import { Row, Stack } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { useRecord } from "../record/RecordContext";
import { Consequences } from "./Consequences";
import classes from "./Fields.module.css";
import { Folded } from "./Folded";
import { LookAgain } from "./LookAgain";
import { proseField } from "./prose";
import { TitleField } from "./TitleField";
import { useDecision } from "./useDecision";

export function Fields({ decision }: { decision: Decision }) {
  const { recommendation } = useRecord();
  const { set } = useDecision();
  const postponed = decision.option === null;
  return (
    <Stack gap={8} mt={12}>
      {!postponed && <TitleField />}
      <Textarea
        {...proseField}
        label={postponed ? "What evidence do you wait for?" : "Because"}
        description={postponed ? "and how you get it" : "becomes the Decision Outcome"}
        value={decision.reason}
        onChange={({ target }) => set("reason", { reason: target.value })}
      />
      {against(decision, recommended({ recommendation })) && (
        <Textarea
          {...proseField}
          label="Why against the recommendation"
          description="needed before you propose or accept"
          withAsterisk={false}
          aria-required="true"
          value={decision.overrule}
          onChange={({ target }) => set("overrule", { overrule: target.value })}
        />
      )}
      {!postponed && <Consequences decision={decision} option={decision.option ?? ""} />}
      {!postponed && <Confidence value={decision.confidence} />}
      <LookAgain decision={decision} />
      <Folded decision={decision} />
    </Stack>
  );
}

function Confidence({ value }: { value: number | null }) {
  const { change } = useRecord();
  const { grounds } = useDecision();
  const say = (confidence: number | null) =>
    change("decision.confidence", (draft) => withConfidence(draft, confidence, grounds));
  return (
    <section className={classes.part} aria-label="Confidence">
      <Row gap={20} className={classes.confidence}>
        <h2>Will it still look right in a year?</h2>
        <Slider
          value={value ?? 50}
          onChange={say}
          step={5}
          label={null}
          size={6}
          thumbSize={20}
          classNames={{ root: classes.slider, thumb: classes.thumb, bar: classes.bar }}
          data-unsaid={value === null ? "" : undefined}
          thumbLabel="Will it still look right in a year?"
          thumbValueText={value === null ? "Nobody said yet" : `${value} %`}
        />
        {value === null ? (
          <Text as="span" size="aside" tone="quiet" className={classes.unsaid}>
            not said
          </Text>
        ) : (
          <output className={`num ${classes.percent}`}>{value} %</output>
        )}
      </Row>
    </section>
  );
}
