import { useId } from "react";
import type { Criterion, Score } from "#shared/playbook/playbook";
import { Row } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { OptionMark } from "../../widgets/OptionMark";
import { useRecord } from "../record/RecordContext";
import classes from "./ScoreRows.module.css";

const all: Score[] = [1, 2, 3, 4, 5];

/** A score from 1 to 5 per option, with the anchor word of the one chosen. Choosing it again clears it. */
export function ScoreRows({
  criterion,
  scores,
  onScore,
  disabled,
}: {
  criterion: Criterion;
  scores: Record<string, Score>;
  onScore(option: string, score: Score | null): void;
  disabled: boolean;
}) {
  const { draft } = useRecord();
  const name = useId();
  return (
    <div className={classes.rows}>
      <Text size="meta" tone="quiet" mb={4}>
        1 {criterion.anchors[1].toLowerCase()} → 5 {criterion.anchors[5].toLowerCase()}
      </Text>
      {draft.options.map(({ id, title }, n) => {
        const now = scores[id];
        return (
          <fieldset key={id} className={classes.row} disabled={disabled}>
            <Text as="legend" size="row" weight={600} className={classes.title}>
              <OptionMark n={n} /> {title}
            </Text>
            <Row gap={4} align="stretch" className={classes.digits}>
              {all.map((score) => (
                <label key={score} title={criterion.anchors[score]} data-chosen={score === now ? "" : undefined}>
                  <input
                    type="radio"
                    name={`${name}-${id}`}
                    value={score}
                    aria-label={`${score}, ${criterion.anchors[score]}`}
                    checked={score === now}
                    onChange={() => onScore(id, score)}
                    onClick={() => score === now && onScore(id, null)}
                  />
                  {score}
                </label>
              ))}
            </Row>
            <Text as="span" size="aside" tone="soft">
              {now ? criterion.anchors[now] : "Not scored"}
            </Text>
          </fieldset>
        );
      })}
    </div>
  );
}
