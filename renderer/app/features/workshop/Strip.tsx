import { OptionMark, optionClass } from "../../widgets/OptionMark";
import classes from "./Strip.module.css";

/** A mark per answer stacked on 1 to 5, with a bar from the lowest to the highest. It names nobody. */
export function Strip({
  n,
  title,
  counts,
  unknown,
  stack = 6,
}: {
  n: number;
  title: string;
  /** `null`: too few anonymous answers to show. */
  counts: number[] | null;
  unknown: number | null;
  /** Marks in a column; where somebody said more often, one mark and the number stand for them. */
  stack?: number;
}) {
  if (counts === null) return <p className={classes.few}>{title}: too few answers to show</p>;
  const said = counts.flatMap((count, i) => (count > 0 ? [`${count} said ${i + 1}`] : []));
  const low = counts.findIndex((count) => count > 0);
  const high = counts.findLastIndex((count) => count > 0);
  const most = Math.max(...counts);
  const words = `${title}: ${said.join(", ") || "nobody answered"}${unknown ? `, ${unknown} didn't know` : ""}`;
  return (
    <div className={`${classes.strip} ${optionClass(n)}`} role="img" aria-label={words}>
      {counts.map((count, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is the score
        <span key={i} className={classes.column} data-said={count > 0 ? "" : undefined}>
          <span className={classes.dots}>
            {/* Marks aren't told apart, so that they name nobody. */}
            {most <= stack ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              Array.from({ length: count }, (_, k) => <OptionMark key={k} n={n} size={11} />)
            ) : count > 0 ? (
              <>
                <OptionMark n={n} size={11} />
                <small className="num">{count}</small>
              </>
            ) : null}
          </span>
          <b className="num">{i + 1}</b>
        </span>
      ))}
      {low >= 0 && (
        <i className={classes.range} style={{ left: `${low * 20 + 5}%`, width: `${(high - low) * 20 + 10}%` }} />
      )}
    </div>
  );
}
