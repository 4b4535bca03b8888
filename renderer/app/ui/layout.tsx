/** Beside and below each other: rows and stacks with the spaces of the scale. */
import type { ComponentPropsWithRef, CSSProperties, ElementType } from "react";
import type { Space } from "../theme/tokens";
import { type Look, looking } from "./look";

type Props<E extends ElementType, Own> = Own &
  Look & { as?: E } & Omit<ComponentPropsWithRef<E>, keyof Own | keyof Look | "as">;

/** A part with the room it needs; what is inside says how it stands. */
export function Box<E extends ElementType = "div">({ as, ...rest }: Props<E, object>) {
  const Tag: ElementType = as ?? "div";
  return <Tag {...looking(rest)} />;
}

interface StackProps {
  gap?: Space;
  /** Space between columns, where it isn't that between lines. */
  columnGap?: Space;
  /** Widths of the columns, as in CSS; without them there is one. */
  columns?: string;
  /** How what stands in one line of columns stands to each other. */
  align?: "center" | "baseline";
}

/** One below the other, each as wide as there is room, or in columns. */
export function Stack<E extends ElementType = "div">({
  as,
  gap = 8,
  columnGap = gap,
  columns = "minmax(0, 1fr)",
  align,
  style,
  ...rest
}: Props<E, StackProps>) {
  const Tag: ElementType = as ?? "div";
  const laid: CSSProperties = {
    display: "grid",
    gap: `${gap}px ${columnGap}px`,
    gridTemplateColumns: columns,
    alignItems: align,
    ...style,
  };
  return <Tag {...looking({ ...rest, style: laid })} />;
}

interface RowProps {
  gap?: Space;
  /** Space between lines where it wraps; without it nothing wraps. */
  wrap?: Space;
  /** On one middle line, at the top or the bottom, or on one base line. */
  align?: "center" | "start" | "end" | "baseline" | "stretch";
  /** Pushed apart, or all to one side. */
  justify?: "between" | "end" | "center";
}

const justified = { between: "space-between", end: "flex-end", center: "center" } as const;
const aligned = {
  center: "center",
  start: "flex-start",
  end: "flex-end",
  baseline: "baseline",
  stretch: "stretch",
} as const;

/** Beside each other. */
export function Row<E extends ElementType = "div">({
  as,
  gap = 8,
  wrap,
  align = "center",
  justify,
  style,
  ...rest
}: Props<E, RowProps>) {
  const Tag: ElementType = as ?? "div";
  const laid: CSSProperties = {
    display: "flex",
    gap: wrap === undefined ? gap : `${wrap}px ${gap}px`,
    alignItems: aligned[align],
    ...(wrap !== undefined && { flexWrap: "wrap" }),
    ...(justify && { justifyContent: justified[justify] }),
    ...style,
  };
  return <Tag {...looking({ ...rest, style: laid })} />;
}
