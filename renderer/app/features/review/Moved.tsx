import type { Comparison, State } from "#shared/record/compare";
import { Chip } from "../../widgets/StatusChip";
import { Differences } from "./Differences";
import classes from "./Review.module.css";
import { Waterfall } from "./Waterfall";

/** What the new answers do to the gap, while they are given. */
export function Moved({
  comparison,
  before,
  after,
  reached,
}: {
  comparison: Comparison;
  before: State;
  after: State;
  /** Triggers whose figure the new answers have reached. */
  reached: string[];
}) {
  const { sentences, movement, difference } = comparison;
  return (
    <div className={classes.moved} aria-live="polite">
      <h2>What moved</h2>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {reached.map((statement) => (
        <p key={statement}>
          <Chip tone="warn" icon="trigger">
            Reached
          </Chip>{" "}
          {statement}
        </p>
      ))}
      {movement && movement.steps.length > 0 && (
        <Waterfall movement={movement} before={before} after={after} names={["Accepted", "Now"]} />
      )}
      <Differences difference={difference} />
    </div>
  );
}
