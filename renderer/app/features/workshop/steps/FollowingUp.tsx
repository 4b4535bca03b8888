/** Who does what until when, and what would make the team look again. Saved a moment after it is typed. */
import { Textarea, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useRef, useState } from "react";
import type { FollowUp } from "#shared/workshop/session";
import { DateField } from "../../../ui/DateField";
import { Box, Stack } from "../../../ui/layout";
import { WholeNumber } from "../../../ui/WholeNumber";
import { Actions } from "../../decide/Actions";
import { Rows } from "../../decide/Rows";
import { DecisionHere } from "./Deciding";
import { Quotes } from "./OpenedAnswers";
import type { FacilitatorStepProps } from "./step-props";

const newId = () => `f${crypto.getRandomValues(new Uint32Array(2)).join("")}`;

export function FollowingUp({ session, brief }: FacilitatorStepProps) {
  const { view } = session.state;
  const { draft, change } = useFollowUp(session);
  const dissent = view.opened.consent?.dissent ?? [];
  return (
    <Stack gap={20}>
      <DecisionHere view={view} brief={brief} />
      <Box as="section" section="plain" aria-label="Actions">
        <h2>Actions</h2>
        <Actions actions={draft.actions} onChange={(actions) => change({ actions })} />
      </Box>
      <Triggers {...{ draft, change }} />
      <Forecasts {...{ draft, change }} />
      <Stack columns="180px minmax(0, 1fr)" gap={16}>
        <DateField
          label="Reviewed on"
          description="Empty: as the figures propose"
          value={draft.review}
          onChange={(review) => change({ review })}
        />
        <TextInput
          label="Informed"
          description="Names, with commas"
          maxLength={2000}
          defaultValue={draft.informed.join(", ")}
          onChange={({ target }) =>
            change({
              informed: target.value
                .split(",")
                .map((name) => name.trim().slice(0, 120))
                .filter(Boolean),
            })
          }
        />
      </Stack>
      <Textarea
        label="How do you check that it is kept to?"
        autosize
        minRows={2}
        maxLength={20_000}
        value={draft.confirmation}
        onChange={({ target }) => change({ confirmation: target.value })}
      />
      {dissent.length > 0 && (
        <Box as="section" section="plain">
          <h2>
            Dissent <small>its authors can still put it better on their own devices</small>
          </h2>
          <Quotes of={dissent} />
        </Box>
      )}
    </Stack>
  );
}

interface PartProps {
  draft: FollowUp;
  change(part: Partial<FollowUp>): void;
}

/** What would make the team look again. */
function Triggers({ draft, change }: PartProps) {
  return (
    <Box as="section" section="plain" aria-label="Look again when">
      <h2>
        Look again when <small>without any, those that follow from the figures are proposed</small>
      </h2>
      <Rows
        items={draft.triggers}
        thing="trigger"
        add="Add a trigger"
        blank={{ id: newId(), kind: "external" as const, statement: "" }}
        onChange={(triggers) => change({ triggers: unique(triggers) })}
      >
        {(one, edit, name) => (
          <TextInput
            aria-label={`Statement, ${name}`}
            placeholder="For example: the framework's support ends"
            maxLength={500}
            value={one.statement}
            onChange={({ target }) => edit({ ...one, statement: target.value })}
          />
        )}
      </Rows>
    </Box>
  );
}

/** What can be held against what came. */
function Forecasts({ draft, change }: PartProps) {
  return (
    <Box as="section" section="plain" aria-label="Forecasts">
      <h2>
        Forecasts <small>that can turn out true or false</small>
      </h2>
      <Rows
        items={draft.forecasts}
        thing="forecast"
        add="Add a forecast"
        blank={{ id: newId(), statement: "", probability: 70, on: "" }}
        onChange={(forecasts) => change({ forecasts: unique(forecasts) })}
      >
        {(one, edit, name) => (
          <>
            <TextInput
              aria-label={`Statement, ${name}`}
              placeholder="First release before summer"
              maxLength={500}
              value={one.statement}
              onChange={({ target }) => edit({ ...one, statement: target.value })}
            />
            <WholeNumber
              data-short=""
              aria-label={`Probability, ${name}`}
              min={0}
              max={100}
              step={5}
              unit="%"
              value={one.probability}
              onChange={(probability) => probability !== null && edit({ ...one, probability })}
            />
            <DateField
              data-short=""
              aria-label={`On, ${name}`}
              value={one.on || null}
              onChange={(on) => edit({ ...one, on: on ?? "" })}
            />
          </>
        )}
      </Rows>
    </Box>
  );
}

/** A new row comes with the id of the blank one. */
function unique<T extends { id: string }>(rows: T[]): T[] {
  return rows.map((row, i) => (rows.findIndex(({ id }) => id === row.id) === i ? row : { ...row, id: newId() }));
}

/** What is typed, and sent half a second later without rows that aren't finished. */
function useFollowUp({ state, command }: FacilitatorStepProps["session"]) {
  const [draft, setDraft] = useState<FollowUp>(state.view.followUp);
  const latest = useRef(draft);
  const send = useDebouncedCallback(
    () => {
      const { actions, triggers, forecasts, ...rest } = latest.current;
      void command({
        type: "follow-up",
        followUp: {
          ...rest,
          actions: actions.filter(({ what }) => what.trim() !== ""),
          triggers: triggers.filter(({ statement }) => statement.trim() !== ""),
          forecasts: forecasts.filter(({ statement, on }) => statement.trim() !== "" && on !== ""),
        },
      });
    },
    { delay: 500, flushOnUnmount: true },
  );
  const change = (part: Partial<FollowUp>) => {
    latest.current = { ...latest.current, ...part };
    setDraft(latest.current);
    send();
  };
  return { draft, change };
}
