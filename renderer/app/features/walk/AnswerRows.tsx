import { IconCheck } from "@tabler/icons-react";
import type { KeyboardEvent } from "react";
import type { Criterion } from "#shared/playbook/playbook";
import type { Judgement } from "#shared/record/record";
import choices from "../../ui/choices.module.css";
import { Digit } from "../../ui/Digit";
import { Row, Stack } from "../../ui/layout";
import { Text } from "../../ui/Text";
import classes from "./AnswersStep.module.css";

/** The answers as rows, "don't know" last. Once one is chosen the others keep to one line, so that its fit is in sight. */
export function AnswerRows({
  criterion,
  judgement,
  onChoose,
  onUnknown,
}: {
  criterion: Criterion;
  judgement: Judgement | undefined;
  onChoose(id: string): void;
  onUnknown(): void;
}) {
  const chosen = judgement && "answer" in judgement ? judgement.answer : null;
  const compact = chosen !== null && criterion.answers.length > 3;
  /** Arrows choose the row above or below, as in any group of radio buttons. */
  const arrows = (event: KeyboardEvent<HTMLDivElement>) => {
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!by || event.altKey) return;
    event.preventDefault();
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="radio"]')];
    const now = rows.indexOf(document.activeElement as HTMLElement);
    const next = rows[(now + by + rows.length) % rows.length];
    next?.focus();
    next?.click();
  };
  return (
    <Stack
      gap={6}
      mt={16}
      role="radiogroup"
      aria-labelledby="question"
      onKeyDown={arrows}
      data-compact={compact ? "" : undefined}
      className={classes.answers}
    >
      {criterion.answers.map(({ id, text, hint }, i) => (
        <AnswerRow
          key={id}
          digit={i + 1}
          text={text}
          hint={compact && chosen !== id ? "" : hint}
          chosen={chosen === id}
          first={!judgement && i === 0}
          onChoose={() => onChoose(id)}
        />
      ))}
      <AnswerRow
        digit={0}
        text="Don't know yet"
        hint={compact ? "" : "Counts as unknown; the result says what depends on it"}
        chosen={judgement !== undefined && "unknown" in judgement}
        first={criterion.answers.length === 0 && !judgement}
        dashed
        onChoose={onUnknown}
      />
    </Stack>
  );
}

function AnswerRow({
  digit,
  text,
  hint,
  chosen,
  first,
  dashed,
  onChoose,
}: {
  digit: number;
  text: string;
  hint: string;
  chosen: boolean;
  /** Reachable by Tab although nothing is chosen yet. */
  first: boolean;
  dashed?: boolean;
  onChoose(): void;
}) {
  return (
    <Row
      type="button"
      role="radio"
      aria-checked={chosen}
      tabIndex={chosen || first ? 0 : -1}
      as="button"
      gap={12}
      className={`${choices.choice} ${classes.row}`}
      tone="ink"
      data-chosen={chosen ? "" : undefined}
      data-dashed={dashed ? "" : undefined}
      onClick={onChoose}
    >
      <Digit on={chosen}>{digit}</Digit>
      <Stack as="span" gap={0} grow>
        <Text as="span" size="row" weight={550} className={classes.text}>
          {text}
        </Text>
        {hint && (
          <Text as="span" size="aside" tone="quiet" className={classes.hint}>
            {hint}
          </Text>
        )}
      </Stack>
      {chosen && <IconCheck size={18} aria-hidden="true" color="var(--ad-accent-ink)" />}
    </Row>
  );
}
