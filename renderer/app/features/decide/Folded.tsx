/** What a record can say besides: folded, since neither is needed to decide. */
import { Textarea, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { addMonths } from "#shared/base/day";
import { freeId } from "#shared/record/decide";
import type { Assumption, Decision, Forecast } from "#shared/record/record";
import { DateField } from "../../ui/DateField";
import { Stack } from "../../ui/layout";
import { WholeNumber } from "../../ui/WholeNumber";
import { count } from "../../ui/words";
import { useRecord } from "../record/RecordContext";
import { Actions } from "./Actions";
import classes from "./Fields.module.css";
import { line, proseField } from "./prose";
import { Rows } from "./Rows";
import { useDecision } from "./useDecision";

const percent = { "data-short": "", min: 0, max: 100, step: 5, unit: "%" };

export function Folded({ decision }: { decision: Decision }) {
  const { draft } = useRecord();
  const { set } = useDecision();
  const { assumptions = [], forecasts, dissent, actions, confirmation } = decision;
  const said = [
    confirmation.trim() !== "" && "how it is checked",
    dissent.length > 0 && `${dissent.length} dissent`,
    actions.length > 0 && count(actions.length, "action"),
    assumptions.length > 0 && count(assumptions.length, "assumption"),
    forecasts.length > 0 && count(forecasts.length, "forecast"),
  ].filter((one) => one !== false);
  return (
    <details className={classes.folded}>
      <summary>
        More for the record{" "}
        <small>{said.length > 0 ? said.join(", ") : "checks, dissent, actions, forecasts, who and when"}</small>
      </summary>
      <Stack gap={16} mt={12}>
        {decision.option !== null && (
          <Textarea
            {...proseField}
            label="How do you check that it is kept to?"
            description="a review, a test, a metric"
            value={confirmation}
            onChange={({ target }) => set("confirmation", { confirmation: target.value })}
          />
        )}
        <Part title="Dissent" about="in their own words">
          <Rows
            items={dissent}
            thing="dissent"
            add="Add dissent"
            blank={{ who: "", text: "" }}
            onChange={(next, how) => set(`dissent.${how}`, { dissent: next })}
          >
            {(one, edit, name) => (
              <>
                <TextInput
                  data-short=""
                  aria-label={`Who, ${name}`}
                  placeholder="Who"
                  maxLength={120}
                  value={one.who}
                  onChange={({ target }) => edit({ ...one, who: target.value })}
                />
                <Textarea
                  {...line}
                  aria-label={`Words, ${name}`}
                  placeholder="What they object to"
                  value={one.text}
                  onChange={({ target }) => edit({ ...one, text: target.value })}
                />
              </>
            )}
          </Rows>
        </Part>
        <Part title="Actions" about="what, who, until when">
          <Actions actions={actions} onChange={(next, how) => set(`actions.${how}`, { actions: next })} />
        </Part>
        <Assumptions assumptions={assumptions} />
        <Forecasts decision={decision} />
        <Stack columns="repeat(auto-fit, minmax(180px, 1fr))" gap={12}>
          <TextInput
            label="Decider"
            maxLength={120}
            value={decision.by}
            placeholder={draft.frame.decider || "Who decides"}
            onChange={({ target }) => set("by", { by: target.value })}
          />
          <DateField label="Decided on" required value={decision.on} onChange={(on) => on && set("on", { on })} />
        </Stack>
      </Stack>
    </details>
  );
}

function Part({ title, about, children }: { title: string; about: string; children: ReactNode }) {
  return (
    <section className={classes.part} aria-label={title}>
      <h2>
        {title} <small>{about}</small>
      </h2>
      {children}
    </section>
  );
}

/** What it rests on; looked at again in a review. */
function Assumptions({ assumptions }: { assumptions: Assumption[] }) {
  const { set } = useDecision();
  return (
    <Part title="Assumptions" about="how sure you are, and what follows if it is false">
      <Rows<Assumption>
        items={assumptions}
        thing="assumption"
        add="Add an assumption"
        blank={{ id: freeId("assumption", assumptions), statement: "", confidence: null, impact: "" }}
        most={100}
        onChange={(next, how) => set(`assumptions.${how}`, { assumptions: next })}
      >
        {(one, edit, name) => (
          <>
            <TextInput
              aria-label={`Statement, ${name}`}
              placeholder="What you take for granted"
              maxLength={500}
              value={one.statement}
              onChange={({ target }) => edit({ ...one, statement: target.value })}
            />
            <WholeNumber
              {...percent}
              aria-label={`How sure, ${name}`}
              placeholder="How sure"
              value={one.confidence}
              onChange={(confidence) => edit({ ...one, confidence })}
            />
            <Textarea
              {...line}
              aria-label={`If it is false, ${name}`}
              placeholder="If it is false"
              value={one.impact}
              onChange={({ target }) => edit({ ...one, impact: target.value })}
            />
          </>
        )}
      </Rows>
    </Part>
  );
}

/** What it should bring. */
function Forecasts({ decision: { forecasts, review } }: { decision: Decision }) {
  const { grounds, set } = useDecision();
  return (
    <Part title="Forecasts" about="up to three statements that a day will show true or false">
      <Rows<Forecast>
        items={forecasts}
        thing="forecast"
        add="Add a forecast"
        blank={{
          id: freeId("forecast", forecasts),
          statement: "",
          probability: 50,
          on: review ?? addMonths(grounds.today, 12),
        }}
        most={3}
        onChange={(next, how) => set(`forecasts.${how}`, { forecasts: next })}
      >
        {(one, edit, name) => (
          <>
            <TextInput
              aria-label={`Statement, ${name}`}
              placeholder="The first release is out"
              maxLength={500}
              value={one.statement}
              onChange={({ target }) => edit({ ...one, statement: target.value })}
            />
            <WholeNumber
              {...percent}
              aria-label={`Probability, ${name}`}
              value={one.probability}
              onChange={(probability) => probability !== null && edit({ ...one, probability })}
            />
            <DateField
              data-short=""
              required
              aria-label={`On, ${name}`}
              value={one.on}
              onChange={(on) => on && edit({ ...one, on })}
            />
          </>
        )}
      </Rows>
    </Part>
  );
}
