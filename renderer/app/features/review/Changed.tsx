import { Checkbox, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import type { Criterion } from "#shared/playbook/playbook";
import type { Change } from "#shared/record/record";
import { Stack } from "../../ui/layout";
import { Prose } from "../../ui/Prose";
import { Text } from "../../ui/Text";
import { Rows } from "../decide/Rows";
import classes from "./Review.module.css";
import type { Reviewing } from "./useReview";

/** The list of what may have changed since. Ticking says what is answered again. */
export function Changed({ reviewing, criteria }: { reviewing: Reviewing; criteria: Criterion[] }) {
  const { review, change } = reviewing;
  const { changed, decision } = review;
  const ticked = (about: Change["about"], id?: string) => changed.some((one) => one.about === about && one.id === id);
  const tick = (about: Change["about"], id: string | undefined, note: string, on: boolean) =>
    change({
      changed: on
        ? [...changed, { about, ...(id !== undefined && { id }), note }]
        : changed.filter((one) => !(one.about === about && one.id === id)),
    });
  const box = (about: Change["about"], id: string | undefined, label: string, note: string) => (
    <Checkbox
      key={`${about}-${id ?? ""}`}
      label={label}
      checked={ticked(about, id)}
      onChange={(event) => tick(about, id, note, event.currentTarget.checked)}
    />
  );
  const others = changed.filter(({ about }) => about === "other");
  const assumptions = decision.assumptions ?? [];
  return (
    <>
      <Prose as="h1" voice="question">
        What changed since?
      </Prose>
      <Text tone="soft" mt={8} measure>
        Tick what is so. Only what it concerns is answered again.
      </Text>
      {decision.triggers.length > 0 && (
        <ReviewPart title="It happened">
          {decision.triggers.map(({ id, statement }) => box("trigger", id, statement, statement))}
        </ReviewPart>
      )}
      {assumptions.length > 0 && (
        <ReviewPart title="No longer so">
          {assumptions.map(({ id, statement }) => box("assumption", id, statement, `Not so: ${statement}`))}
        </ReviewPart>
      )}
      <ReviewPart title="We would answer differently on">
        {criteria.map(({ id, title }) => box("criterion", id, title, `${title} is different now`))}
      </ReviewPart>
      <ReviewPart title="Or else">
        {box("people", undefined, "The people: who decides, builds or runs it", "The people changed")}
        {box("option", undefined, "The options: one came, went or turned out otherwise", "The options changed")}
        <Rows
          items={others}
          thing="change"
          add="Write down something else"
          blank={{ about: "other", note: "" } as Change}
          onChange={(items) => change({ changed: [...changed.filter(({ about }) => about !== "other"), ...items] })}
        >
          {(item, edit, name) => (
            <TextInput
              aria-label={name}
              placeholder="A fact that is new"
              value={item.note}
              onChange={(event) => edit({ ...item, note: event.currentTarget.value })}
            />
          )}
        </Rows>
      </ReviewPart>
    </>
  );
}

export function ReviewPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack as="fieldset" className={classes.part}>
      <legend>{title}</legend>
      {children}
    </Stack>
  );
}
