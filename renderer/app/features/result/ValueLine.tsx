import { useElementSize } from "@mantine/hooks";
import { memo } from "react";
import type { Named } from "#shared/analysis/model";
import { plain } from "#shared/base/figures";
import type { Option } from "#shared/playbook/playbook";
import { optionClass } from "../../../options";
import { OptionMark } from "../../widgets/OptionMark";
import classes from "./ValueLine.module.css";

/** Pixels between two rows of labels. */
const rowHeight = 22;

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
  const { ref, width } = useElementSize();
  const labels = labelled(shown, width > 0 ? (pixelsEach / width) * 100 : perCharacter);
  const above = rowHeight * Math.max(0, ...labels.map(({ row }) => row));
  return (
    <div
      ref={ref}
      className={classes.line}
      style={{ marginTop: 20 + above }}
      role="img"
      aria-label={`${words}${gap ? `, ${plain(gap.value * 100)} apart` : ""}`}
    >
      <div className={classes.axis} />
      {gap && low !== null && <div className={classes.gap} style={{ left: `${low}%`, width: `${gap.value * 100}%` }} />}
      {gap && low !== null && (
        <span
          className={`num ${classes.apart}`}
          // Between "0" and "100", whatever the values.
          style={{ left: `clamp(70px, ${low + gap.value * 50}%, calc(100% - 84px))` }}
        >
          {plain(gap.value * 100)} apart
        </span>
      )}
      {labels.map(({ option, n, value, side, text, row }) => (
        <div
          key={option.id}
          className={`${classes.mark} ${optionClass(n)}`}
          style={{ left: `${value}%` }}
          data-side={side}
        >
          <OptionMark n={n} size={18} />
          {row > 0 && <i style={{ height: rowHeight * row }} />}
          <span className="num" style={{ top: rowHeight * -row }}>
            {text}
          </span>
        </div>
      ))}
      <span className={classes.zero}>0</span>
      <span className={classes.hundred}>100</span>
    </div>
  );
});

/** Characters of a title that a label shows, and the share of the line, in percent, that one takes on a laptop. */
const longest = 30;
const perCharacter = 1.05;
/** The same in pixels. */
const pixelsEach = 8;

interface Label {
  text: string;
  side: "left" | "right" | "middle";
  /** 0 stands next to the line, others above it. */
  row: number;
  /** Where it begins and ends, in percent of the line. */
  from: number;
  to: number;
}

/** Labels grow away from each other where marks stand close, and inwards at the ends; what still meets goes up a row. */
export function labelled<T extends { value: number; option: Option }>(marks: T[], each = perCharacter): (T & Label)[] {
  const order = [...marks].sort((a, b) => a.value - b.value);
  const rows: { from: number; to: number }[][] = [];
  return order.map((mark, at) => {
    const below = order[at - 1];
    const above = order[at + 1];
    const near = (other: T | undefined) => other !== undefined && Math.abs(other.value - mark.value) < 16;
    const { value } = mark;
    const side: Label["side"] =
      near(above) && value > 12
        ? "left"
        : near(below) && value < 88
          ? "right"
          : value > 92
            ? "left"
            : value < 8
              ? "right"
              : "middle";
    const { title } = mark.option;
    const name = title.length > longest ? `${title.slice(0, longest - 1).trimEnd()}…` : title;
    const text = `${name} ${Math.round(value)}`;
    const width = text.length * each;
    const from = value - { left: width, right: 0, middle: width / 2 }[side];
    const to = from + width;
    const free = rows.findIndex((taken) => taken.every((one) => one.to < from || to < one.from));
    const row = free === -1 ? rows.push([]) - 1 : free;
    rows[row]?.push({ from, to });
    return { ...mark, side, text, row, from, to };
  });
}
