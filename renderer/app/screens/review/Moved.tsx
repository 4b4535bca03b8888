import type { Comparison, State } from "#shared/record/compare";
import { Differences } from "./Differences";
import classes from "./Review.module.css";
import { Waterfall } from "./Waterfall";

/** What the new answers do to the gap, while they are given. */
export function Moved({ comparison, before, after }: { comparison: Comparison; before: State; after: State }) {
  const { sentences, movement, difference } = comparison;
  return (
    <div className={classes.moved} aria-live="polite">
      <h2>What moved</h2>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {movement && movement.steps.length > 0 && (
        <Waterfall movement={movement} before={before} after={after} names={["Accepted", "Now"]} />
      )}
      <Differences difference={difference} />
    </div>
  );
}
