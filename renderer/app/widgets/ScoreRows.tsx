import { TextInput } from "@mantine/core";
import { type KeyboardEvent, type Ref, useId, useState } from "react";
import type { By } from "#shared/base/by";
import type { Criterion, Option, Score } from "#shared/playbook/playbook";
import type { Scored } from "#shared/record/record";
import { Box, Row, Stack } from "../ui/layout";
import { Text } from "../ui/Text";
import { OptionMark } from "./OptionMark";
import classes from "./ScoreRows.module.css";

const all: Score[] = [1, 2, 3, 4, 5];

/** Presses a score on the row that has the focus, else on the first without one; the focus goes on to the next row. */
export function scoreNext(rows: HTMLElement | null, score: number) {
  const options = [...(rows?.querySelectorAll("fieldset") ?? [])];
  const focused = options.findIndex((one) => one.contains(document.activeElement));
  const open = options.findIndex((one) => one.querySelector("input:checked") === null);
  const at = focused >= 0 ? focused : Math.max(open, 0);
  const digit = (row: Element | undefined, value: number) =>
    row?.querySelector<HTMLInputElement>(`input[value="${value}"]`);
  const pressed = digit(options[at], score);
  if (!pressed?.checked) pressed?.click();
  const next = options[at + 1];
  (next?.querySelector<HTMLInputElement>("input:checked") ?? digit(next, 1) ?? pressed)?.focus();
}

/** A score from 1 to 5 per option, with the anchor word of the one chosen. Choosing it again clears it; digits score. */
export function ScoreRows({
  criterion,
  options,
  scores,
  was,
  onScore,
  said,
  onSaid,
  disabled = false,
  ref,
}: {
  criterion: Criterion;
  options: Option[];
  scores: By<Score>;
  /** What was said before; named where something else is said now. */
  was?: By<Score> | undefined;
  onScore(option: string, score: Score | null): void;
  /** Why, and where it can be read, per option that is scored; asked for only with `onSaid`. */
  said?: By<Scored>;
  onSaid?: (option: string, said: Pick<Scored, "reason" | "link">) => void;
  disabled?: boolean;
  ref?: Ref<HTMLDivElement>;
}) {
  const name = useId();
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    // Digits of a reason or a link are no scores.
    if (event.target instanceof HTMLInputElement && event.target.type !== "radio") return;
    if (!/^[1-5]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey || disabled) return;
    event.preventDefault();
    scoreNext(event.currentTarget, Number(event.key));
  };
  const anchorOf = (id: string) => {
    const [now, before] = [scores[id], was?.[id]];
    const word = now ? criterion.anchors[now] : "Not scored";
    return before && before !== now ? `${word}, was ${before}` : word;
  };
  return (
    // The digits press the radio buttons inside.
    <Box ref={ref} mt={16} onKeyDown={press}>
      <Text size="meta" tone="quiet" mb={4}>
        1 {criterion.anchors[1].toLowerCase()} → 5 {criterion.anchors[5].toLowerCase()}
      </Text>
      {options.map(({ id, title }, n) => {
        const now = scores[id];
        return (
          <Stack
            key={id}
            as="fieldset"
            columns="minmax(90px, 150px) auto 1fr"
            align="center"
            gap={16}
            ruled
            py={8}
            disabled={disabled}
          >
            <Text as="legend" size="row" weight={600} className={classes.title}>
              <OptionMark n={n} /> {title}
            </Text>
            <Digits name={`${name}-${id}`} criterion={criterion} now={now} onScore={(score) => onScore(id, score)} />
            <Text as="span" size="aside" tone="soft">
              {anchorOf(id)}
            </Text>
            {onSaid && now !== undefined && (
              <Reason title={title} said={said?.[id] ?? { score: now }} onSaid={(next) => onSaid(id, next)} />
            )}
          </Stack>
        );
      })}
    </Box>
  );
}

function Digits({
  name,
  criterion,
  now,
  onScore,
}: {
  name: string;
  criterion: Criterion;
  now: Score | undefined;
  onScore(score: Score | null): void;
}) {
  return (
    <Row gap={4} align="stretch" className={classes.digits}>
      {all.map((score) => (
        <label key={score} title={criterion.anchors[score]} data-chosen={score === now ? "" : undefined}>
          <input
            type="radio"
            name={name}
            value={score}
            aria-label={`${score}, ${criterion.anchors[score]}`}
            checked={score === now}
            onChange={() => onScore(score)}
            onClick={() => score === now && onScore(null)}
          />
          {score}
        </label>
      ))}
    </Row>
  );
}

/** Why an option is scored so: they become the ADR's pros and cons. A link is taken once it is one. */
function Reason({
  title,
  said,
  onSaid,
}: {
  title: string;
  said: Scored;
  onSaid(said: Pick<Scored, "reason" | "link">): void;
}) {
  const { reason = "", link = "" } = said;
  const [typed, setTyped] = useState<string | null>(null);
  const say = (next: { reason: string; link: string }) =>
    onSaid({ ...(next.reason !== "" && { reason: next.reason }), ...(next.link !== "" && { link: next.link }) });
  return (
    <Stack columns="minmax(0, 1fr) minmax(120px, 200px)" style={{ gridColumn: "1 / -1" }}>
      <TextInput
        size="xs"
        aria-label={`Why ${title} scores so`}
        placeholder="Why, in a line: it becomes a pro or con in the ADR"
        maxLength={500}
        value={reason}
        onChange={({ currentTarget }) => say({ reason: currentTarget.value, link })}
      />
      <TextInput
        size="xs"
        aria-label={`Where that can be read, for ${title}`}
        placeholder="https://"
        maxLength={500}
        value={typed ?? link}
        error={typed !== null && typed !== "" && !isLink(typed) ? "A link begins with https://" : null}
        onChange={({ currentTarget: { value } }) => {
          setTyped(value);
          if (value === "" || isLink(value)) say({ reason, link: value });
        }}
        onBlur={() => typed !== null && (typed === "" || isLink(typed)) && setTyped(null)}
      />
    </Stack>
  );
}

const isLink = (text: string): boolean => /^https?:\/\/[^\s/]+\S*$/.test(text) && URL.canParse(text);
