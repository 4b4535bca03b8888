import { Button, Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import { showDay } from "#shared/base/day";
import { toggled, triggersOf } from "#shared/record/decide";
import type { Decision } from "#shared/record/record";
import { DateField } from "../../ui/DateField";
import { Row, Stack } from "../../ui/layout";
import classes from "./Fields.module.css";
import { useDecision } from "./useDecision";

/** Proposals that stand there unfolded; those that were chosen always do. */
const proposals = 2;

/** When the decision comes up again: on a day, and when something happens. */
export function LookAgain({ decision }: { decision: Decision }) {
  const { grounds, set } = useDecision();
  const [dating, setDating] = useState(false);
  const [more, setMore] = useState(false);
  const [own, setOwn] = useState("");
  const on = ({ statement }: { statement: string }) => decision.triggers.some((one) => one.statement === statement);
  const proposed = triggersOf(grounds);
  const kept = decision.triggers.filter(({ statement }) => !proposed.some((one) => one.statement === statement));
  const shown = proposed.filter((one, i) => more || i < proposals || on(one));
  const addOwn = () => {
    const statement = own.trim();
    setOwn("");
    if (!statement || on({ statement })) return;
    set("triggers.own", { triggers: toggled(decision.triggers, { kind: "external", statement }) });
  };
  return (
    <section className={classes.part} aria-label="Look again">
      <Row gap={12} align="baseline" justify="between" className={classes.again}>
        <h2>Look again {decision.review ? `on ${showDay(decision.review)}, or when` : "when"}</h2>
        <span>
          {!more && (
            <Button variant="subtle" size="compact-sm" onClick={() => setMore(true)}>
              Another reason
            </Button>
          )}
          <Button variant="subtle" size="compact-sm" aria-expanded={dating} onClick={() => setDating(!dating)}>
            Change date
          </Button>
        </span>
      </Row>
      {dating && (
        <DateField
          label="Review on"
          autoFocus
          maw={220}
          value={decision.review}
          min={decision.on}
          onChange={(review) => set("review", { review })}
        />
      )}
      <Stack mt={4} mb={4}>
        {[...shown, ...kept].map((trigger) => (
          <Checkbox
            key={trigger.statement}
            label={trigger.statement}
            checked={on(trigger)}
            onChange={() => set("triggers", { triggers: toggled(decision.triggers, trigger) })}
          />
        ))}
      </Stack>
      {more && (
        <Row align="stretch" className={classes.own}>
          <TextInput
            aria-label="Another reason to look again"
            placeholder="Another reason, in your words"
            maxLength={500}
            value={own}
            autoFocus
            onChange={({ target }) => setOwn(target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
              event.preventDefault();
              addOwn();
            }}
          />
          <Button variant="default" disabled={own.trim() === ""} onClick={addOwn}>
            Add
          </Button>
        </Row>
      )}
    </section>
  );
}
