import { useId } from "react";
import type { Criterion, Score } from "#shared/playbook/playbook";
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
      <p className={classes.scale}>
        1 {criterion.anchors[1].toLowerCase()} → 5 {criterion.anchors[5].toLowerCase()}
      </p>
      {draft.options.map(({ id, title }, n) => {
        const now = scores[id];
        return (
          <fieldset key={id} className={classes.row} disabled={disabled}>
            <legend className={classes.title}>
              <OptionMark n={n} /> {title}
            </legend>
            <div className={classes.digits}>
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
            </div>
            <span className={classes.anchor}>{now ? criterion.anchors[now] : "Not scored"}</span>
          </fieldset>
        );
      })}
    </div>
  );
}
