import { memo } from "react";
import type { Sentences } from "#shared/analysis/sentences/sentences";
import type { Option } from "#shared/playbook/playbook";
import { optionClass } from "../../../options";
import { Row } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { OptionMark } from "../../widgets/OptionMark";
import classes from "./WeightSlider.module.css";

/**
 * The weight of one criterion, with the point where another option takes over marked on it. Moving it tries a weight,
 * the others keeping their proportions; F jumps to the flip. While one is dragged all others move a little, and are drawn
 * anew with another whole percent alone.
 */
export const WeightSlider = memo(function WeightSlider({
  criterion,
  title,
  flip,
  value,
  percent,
  options,
  onWeight,
}: {
  criterion: string;
  title: string;
  /** The nearest weight at which the recommendation of the record ends; `null` where none of 1 to 99 % ends it. */
  flip: Sentences["flips"][number] | null;
  /** The weight tried now, in whole percent. */
  value: number;
  /** The same as text. */
  percent: string;
  options: Option[];
  onWeight(criterion: string, to: number): void;
}) {
  const n = flip ? options.findIndex((option) => option.id === flip.option) : -1;
  const sentence = flip?.text ?? "No weight from 1 to 99\u00a0% changes who leads";
  return (
    <div className={`${classes.slider} ${n >= 0 ? optionClass(n) : ""}`}>
      <Row gap={0} align="stretch" justify="between" className={classes.head} weight={550}>
        <span>{title}</span>
        <span className="num">{percent}</span>
      </Row>
      <div className={classes.track}>
        {flip && (
          <>
            <i
              className={classes.beyond}
              style={{ left: `${flip.range[0] * 100}%`, width: `${(flip.range[1] - flip.range[0]) * 100}%` }}
            />
            <b className={classes.flag} style={{ left: `${flip.weight * 100}%` }} />
          </>
        )}
        <input
          type="range"
          min={0}
          max={100}
          step={1}
          aria-label={`Weight of ${title}`}
          aria-valuetext={`${percent}. ${sentence}`}
          value={value}
          onChange={(event) => onWeight(criterion, Number(event.currentTarget.value) / 100)}
          onKeyDown={(event) => {
            if (!flip || event.key.toLowerCase() !== "f" || event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            onWeight(
              criterion,
              flip.weight === flip.range[0]
                ? Math.min(1, Math.floor(flip.weight * 100 + 1) / 100)
                : Math.max(0, Math.ceil(flip.weight * 100 - 1) / 100),
            );
          }}
        />
      </div>
      <Text size="meta" tone="quiet" className={classes.sentence} data-flip={flip ? "" : undefined}>
        {n >= 0 && <OptionMark n={n} size={9} />} {sentence}
      </Text>
    </div>
  );
});
