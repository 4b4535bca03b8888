/** Everything that goes with a choice, ready to be edited. */

import { Button, Checkbox, NumberInput, Slider, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { addMonths, showDay } from "#shared/base/day";
import { against, consequencesOf, freeId, holds, toggled, triggersOf, withConfidence } from "#shared/record/decide";
import { partsFor } from "#shared/record/notes";
import type { Assumption, Consequence, Decision, Forecast } from "#shared/record/record";
import { Row, Stack } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { count } from "../../ui/words";
import { sourcesLine } from "../../widgets/Fit";
import { useRecord } from "../record/RecordContext";
import { Actions } from "./Actions";
import classes from "./Fields.module.css";
import { Rows } from "./Rows";
import { useDecision } from "./useDecision";

/** Text of several lines. The fields grow by style sheet: measuring each on every key would cost more than the key. */
const prose = { classNames: { root: classes.field, input: classes.grows }, rows: 2, maxLength: 20_000 };
const line = { classNames: { input: classes.grows }, rows: 1, maxLength: 20_000 };

export function Fields({ decision }: { decision: Decision }) {
  const { draft, recommendation } = useRecord();
  const { set } = useDecision();
  const postponed = decision.option === null;
  const leader = against(decision, { recommendation });
  return (
    <Stack gap={16} mt={20}>
      <Textarea
        {...prose}
        label={postponed ? "What evidence do you wait for?" : "Because"}
        description={postponed ? "and how you get it" : "becomes the Decision Outcome"}
        value={decision.reason}
        onChange={({ target }) => set("reason", { reason: target.value })}
      />
      {leader && (
        <Textarea
          {...prose}
          label="Why against the recommendation"
          description="needed before you propose or accept"
          withAsterisk={false}
          aria-required="true"
          value={decision.overrule}
          onChange={({ target }) => set("overrule", { overrule: target.value })}
        />
      )}
      {!postponed && <Consequences decision={decision} option={decision.option ?? ""} />}
      {!postponed && (
        <Textarea
          {...prose}
          label="How do you check that it is kept to?"
          description="a review, a test, a metric"
          value={decision.confirmation}
          onChange={({ target }) => set("confirmation", { confirmation: target.value })}
        />
      )}
      {!postponed && <Confidence value={decision.confidence} />}
      <LookAgain decision={decision} />
      <Expected decision={decision} />
      <section className={classes.part} aria-label="Dissent">
        <h2>
          Dissent <small>in their own words</small>
        </h2>
        <Rows
          items={decision.dissent}
          thing="dissent"
          add="Add dissent"
          blank={{ who: "", text: "" }}
          onChange={(dissent, how) => set(`dissent.${how}`, { dissent })}
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
      </section>
      <section className={classes.part} aria-label="Actions">
        <h2>
          Actions <small>what, who, until when</small>
        </h2>
        <Actions actions={decision.actions} onChange={(actions, how) => set(`actions.${how}`, { actions })} />
      </section>
      <div className={classes.pair}>
        <TextInput
          label="Decider"
          maxLength={120}
          value={decision.by}
          placeholder={draft.frame.decider || "Who decides"}
          onChange={({ target }) => set("by", { by: target.value })}
        />
        <TextInput
          label="Decided on"
          type="date"
          value={decision.on}
          onChange={({ target }) => target.value && set("on", { on: target.value })}
        />
      </div>
    </Stack>
  );
}

const sides = [
  { kind: "good", title: "Good consequences", add: "Add a good consequence" },
  { kind: "bad", title: "Bad consequences, which you accept", add: "Add a bad consequence" },
] as const;

/** Good and bad, and what the playbook proposes that isn't in the list. */
function Consequences({ decision, option }: { decision: Decision; option: string }) {
  const { draft, playbook } = useRecord();
  const { grounds, set } = useDecision();
  const parts = partsFor(playbook, draft, option);
  const offered = consequencesOf(draft, option, grounds).filter((one) => !holds(decision.consequences, one));
  const put = (how: string, consequences: Consequence[]) => set(`consequences.${how}`, { consequences });
  return (
    <>
      {sides.map(({ kind, title, add }) => {
        const mine = decision.consequences.filter((one) => (one.kind === "good") === (kind === "good"));
        const others = decision.consequences.filter((one) => !mine.includes(one));
        return (
          <section key={kind} className={classes.part} aria-label={title}>
            <h2>
              {title} {mine.length > 0 && <small>ready to edit</small>}
            </h2>
            <Rows<Consequence>
              items={mine}
              thing={`${kind} consequence`}
              add={add}
              blank={{ kind, text: "" }}
              movable
              onChange={(next, how) =>
                put(`${kind}.${how}`, kind === "good" ? [...next, ...others] : [...others, ...next])
              }
            >
              {(one, edit, name) => (
                <Textarea
                  {...line}
                  aria-label={name.charAt(0).toUpperCase() + name.slice(1)}
                  value={one.text}
                  onChange={({ target }) => edit({ ...one, text: target.value })}
                />
              )}
            </Rows>
          </section>
        );
      })}
      {offered.length > 0 && (
        <details className={classes.more}>
          <summary>{count(offered.length, "proposal")} from your answers not in the lists</summary>
          <ul>
            {offered.map((one) => (
              <li key={`${one.kind} ${one.text}`}>
                <span>
                  <b>{one.kind === "good" ? "Good" : "Bad"}</b> {one.text}
                </span>
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={`Add: ${one.text}`}
                  onClick={() => put("offered", [...decision.consequences, one])}
                >
                  Add
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
      {parts.length > 0 && (
        <details className={classes.more}>
          <summary>What you take on: {count(parts.length, "part")}, with reasons</summary>
          <dl>
            {parts.map((part) => (
              <div key={part.id}>
                <dt>{part.title}</dt>
                <dd>{part.why}</dd>
                {part.sources.length > 0 && <dd className={classes.sources}>{sourcesLine(playbook, part.sources)}</dd>}
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  );
}

function Confidence({ value }: { value: number | null }) {
  const { change } = useRecord();
  const { grounds } = useDecision();
  const say = (confidence: number | null) =>
    change("decision.confidence", (draft) => withConfidence(draft, confidence, grounds));
  return (
    <section className={classes.part} aria-label="Confidence">
      <h2>Will it still look right in a year?</h2>
      <Row gap={20} className={classes.confidence}>
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

function LookAgain({ decision }: { decision: Decision }) {
  const { grounds, set } = useDecision();
  const [dating, setDating] = useState(false);
  const [own, setOwn] = useState("");
  const proposed = triggersOf(grounds);
  const kept = decision.triggers.filter(({ statement }) => !proposed.some((one) => one.statement === statement));
  const flip = (trigger: (typeof proposed)[number]) =>
    set("triggers", { triggers: toggled(decision.triggers, trigger) });
  const addOwn = () => {
    const statement = own.trim();
    setOwn("");
    if (!statement || decision.triggers.some((one) => one.statement === statement)) return;
    set("triggers.own", { triggers: toggled(decision.triggers, { kind: "external", statement }) });
  };
  return (
    <section className={classes.part} aria-label="Look again">
      <Row gap={12} align="baseline" justify="between" className={classes.again}>
        <h2>Look again {decision.review ? `on ${showDay(decision.review)}, or when` : "when"}</h2>
        <Button variant="subtle" size="compact-sm" aria-expanded={dating} onClick={() => setDating(!dating)}>
          Change date
        </Button>
      </Row>
      {dating && (
        <TextInput
          type="date"
          label="Review on"
          data-autofocus
          value={decision.review ?? ""}
          min={decision.on}
          onChange={({ target }) => set("review", { review: target.value || null })}
        />
      )}
      <Stack className={classes.checks}>
        {[...proposed, ...kept].map((trigger) => (
          <Checkbox
            key={trigger.statement}
            label={trigger.statement}
            checked={decision.triggers.some(({ statement }) => statement === trigger.statement)}
            onChange={() => flip(trigger)}
          />
        ))}
      </Stack>
      <Row align="stretch" className={classes.own}>
        <TextInput
          aria-label="Another reason to look again"
          placeholder="Another reason, in your words"
          maxLength={500}
          value={own}
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
    </section>
  );
}

/** What it rests on and what it should bring. Both are looked at again in a review; neither is needed to decide. */
function Expected({ decision }: { decision: Decision }) {
  const { grounds, set } = useDecision();
  const { forecasts, assumptions = [], review } = decision;
  const said = [
    ...(assumptions.length > 0 ? [count(assumptions.length, "assumption")] : []),
    ...(forecasts.length > 0 ? [count(forecasts.length, "forecast")] : []),
  ];
  return (
    <details className={classes.expected}>
      <summary>
        Assumptions and forecasts <small>{said.length > 0 ? said.join(", ") : "for the review"}</small>
      </summary>
      <section className={classes.part} aria-label="Assumptions">
        <h2>
          You assume <small>how sure you are, and what follows if it is false</small>
        </h2>
        <Rows<Assumption>
          items={assumptions}
          thing="assumption"
          add="Add an assumption"
          blank={{ id: freeId("assumption", assumptions), statement: "", confidence: null, impact: "" }}
          most={100}
          onChange={(assumptions, how) => set(`assumptions.${how}`, { assumptions })}
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
              <Percent
                label={`How sure, ${name}`}
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
      </section>
      <section className={classes.part} aria-label="Forecasts">
        <h2>
          You expect <small>up to three statements that a day will show true or false</small>
        </h2>
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
          onChange={(forecasts, how) => set(`forecasts.${how}`, { forecasts })}
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
              <Percent
                label={`Probability, ${name}`}
                value={one.probability}
                onChange={(probability) => probability !== null && edit({ ...one, probability })}
              />
              <TextInput
                data-short=""
                type="date"
                aria-label={`On, ${name}`}
                value={one.on}
                onChange={({ target }) => target.value && edit({ ...one, on: target.value })}
              />
            </>
          )}
        </Rows>
      </section>
    </details>
  );
}

/** A whole number from 0 to 100. */
function Percent({
  label,
  value,
  onChange,
}: {
  label: string;
  value: number | null;
  onChange(value: number | null): void;
}) {
  return (
    <NumberInput
      data-short=""
      aria-label={label}
      placeholder="How sure"
      suffix=" %"
      min={0}
      max={100}
      step={5}
      allowDecimal={false}
      allowNegative={false}
      clampBehavior="strict"
      value={value ?? ""}
      onChange={(next) => onChange(typeof next === "number" ? next : null)}
    />
  );
}
