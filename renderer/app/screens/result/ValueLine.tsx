import { memo } from "react";
import type { Named } from "#shared/analysis/model";
import { plain } from "#shared/analysis/points";
import type { Option } from "#shared/playbook/playbook";
import { OptionMark, optionClass } from "../../parts/OptionMark";
import classes from "./ValueLine.module.css";

/**
 * One line from 0 to 100 with a mark per option; the distance between the two leading ones is drawn in ink. Like the
 * other pictures it is drawn anew only with other figures, so that a dragged slider stays smooth.
 */
export const ValueLine = memo(function ValueLine({
  options,
  values,
  gap,
}: {
  options: Option[];
  values: Named<number>;
  gap: { leader: string; over: string; value: number } | null;
}) {
  const shown = options
    .map((option, n) => ({ option, n, value: (values[option.id] ?? 0) * 100 }))
    .filter(({ option }) => option.id in values);
  const low = gap && Math.min(values[gap.leader] ?? 0, values[gap.over] ?? 0) * 100;
  const words = shown.map(({ option, value }) => `${option.title} ${Math.round(value)} of 100`).join(", ");
  return (
    <div className={classes.line} role="img" aria-label={`${words}${gap ? `, ${plain(gap.value * 100)} apart` : ""}`}>
      <div className={classes.axis} />
      {gap && low !== null && (
        <div className={classes.gap} style={{ left: `${low}%`, width: `${gap.value * 100}%` }}>
          <span className="num">{plain(gap.value * 100)} apart</span>
        </div>
      )}
      {labelled(shown).map(({ option, n, value, side }) => (
        <div
          key={option.id}
          className={`${classes.mark} ${optionClass(n)}`}
          style={{ left: `${value}%` }}
          data-side={side}
        >
          <OptionMark n={n} size={18} />
          <span className="num">
            {option.title} {Math.round(value)}
          </span>
        </div>
      ))}
      <span className={classes.zero}>0</span>
      <span className={classes.hundred}>100</span>
    </div>
  );
});

/** Labels grow away from each other where marks stand close, and inwards at the ends. */
function labelled<T extends { value: number }>(marks: T[]): (T & { side: "left" | "right" | "middle" })[] {
  const order = [...marks].sort((a, b) => a.value - b.value);
  return marks.map((mark) => {
    const at = order.indexOf(mark);
    const below = order[at - 1];
    const above = order[at + 1];
    const near = (other: T | undefined) => other !== undefined && Math.abs(other.value - mark.value) < 16;
    const side =
      near(above) && mark.value > 12
        ? "left"
        : near(below) && mark.value < 88
          ? "right"
          : mark.value > 92
            ? "left"
            : mark.value < 8
              ? "right"
              : "middle";
    return { ...mark, side };
  });
}
