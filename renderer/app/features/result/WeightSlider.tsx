import type { StableInterval } from "#shared/analysis/model";
import { percent } from "#shared/base/figures";
import type { Option } from "#shared/playbook/playbook";
import { Row } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { OptionMark, optionClass } from "../../widgets/OptionMark";
import classes from "./WeightSlider.module.css";

/**
 * The weight of one criterion, with the point where another option takes over marked on it. Moving it tries a weight,
 * the others keeping their proportions; F jumps to the flip.
 */
export function WeightSlider({
  title,
  interval,
  weight,
  options,
  onWeight,
}: {
  title: string;
  /** Where the recommendation of the record holds; `null` where there is none to flip. */
  interval: StableInterval | null;
  /** The weight tried now, 0..1. */
  weight: number;
  options: Option[];
  onWeight(weight: number): void;
}) {
  const flip = interval && flipOf(interval);
  const n = flip ? options.findIndex((option) => option.id === flip.to) : -1;
  const sentence = flip
    ? `${options[n]?.title} leads ${flip.above ? "above" : "below"} ${percent(flip.at)}`
    : "No weight of it changes the answer";
  return (
    <div className={`${classes.slider} ${n >= 0 ? optionClass(n) : ""}`}>
      <Row gap={0} align="stretch" justify="between" className={classes.head}>
        <span>{title}</span>
        <span className="num">{percent(weight)}</span>
      </Row>
      <div className={classes.track}>
        {flip && (
          <>
            <i
              className={classes.beyond}
              style={flip.above ? { left: `${flip.at * 100}%`, right: 0 } : { left: 0, width: `${flip.at * 100}%` }}
            />
            <b className={classes.flag} style={{ left: `${flip.at * 100}%` }} />
          </>
        )}
        <input
          type="range"
          min={0}
          max={100}
          step={1}
          aria-label={`Weight of ${title}`}
          aria-valuetext={`${percent(weight)}. ${sentence}`}
          value={Math.round(weight * 100)}
          onChange={(event) => onWeight(Number(event.currentTarget.value) / 100)}
          onKeyDown={(event) => {
            if (!flip || event.key.toLowerCase() !== "f" || event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            onWeight(
              flip.above
                ? Math.min(1, Math.floor(flip.at * 100 + 1) / 100)
                : Math.max(0, Math.ceil(flip.at * 100 - 1) / 100),
            );
          }}
        />
      </div>
      <Text size="meta" tone="quiet" className={classes.sentence} data-flip={flip ? "" : undefined}>
        {n >= 0 && <OptionMark n={n} size={9} />} {sentence}
      </Text>
    </div>
  );
}

function flipOf({ now, low, high, below, above }: StableInterval) {
  const up = above ? { at: high, to: above, above: true } : null;
  const down = below ? { at: low, to: below, above: false } : null;
  if (up && down) return up.at - now <= now - down.at ? up : down;
  return up ?? down;
}
