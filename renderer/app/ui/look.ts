import type { CSSProperties } from "react";
import type { Space } from "../theme/tokens";
import classes from "./look.module.css";

/** How words are set and what room they have, in the scales of the theme; all that `Text`, `Row` and `Stack` share. */
export interface Look {
  /** Role in the scale of type; without it, that of what is around. */
  size?: "meta" | "aside" | "body" | "row" | "dialog" | "figure" | "page";
  /** Full, second or third ink. */
  tone?: "ink" | "soft" | "quiet" | "accent" | "bad" | "warn";
  weight?: 400 | 550 | 600 | 650;
  /** Space above and below. */
  mt?: Space;
  mb?: Space;
  /** Space above and below inside it. */
  py?: Space;
  /** A line under it, as between the rows of a list. */
  ruled?: boolean;
  /** A card of its own on the page: framed, or on the ground of what it says. */
  card?: "plain" | "surface" | "canvas" | "sunken" | "ok" | "warn" | "info";
  /** A part of the screen under its own heading, after the one before or after a line as well. */
  section?: "plain" | "line";
  /** Takes the room that is left beside others. */
  grow?: boolean;
  /** Ends in "..." where there is no room for the whole line. */
  oneLine?: boolean;
  /** No wider than lines that can be read well. */
  measure?: boolean;
}

/** The attributes of an element with this look; its own class and style win. */
export function looking<P extends Look & { className?: string; style?: CSSProperties }>(props: P) {
  const { size, tone, weight, mt, mb, py, ruled, card, section, grow, oneLine, measure, className, style, ...rest } =
    props;
  const flags = [ruled && "ruled", card && "card", section && "section", grow && "grow", measure && "measure"];
  const names = [size, tone, ...flags, card && `on-${card}`, section === "line" && "after-line"].map(
    (name) => name && classes[name],
  );
  const own: CSSProperties = {
    ...(weight && { fontWeight: weight }),
    ...(mt !== undefined && { marginTop: mt }),
    ...(mb !== undefined && { marginBottom: mb }),
    ...(py !== undefined && { paddingBlock: py }),
  };
  return {
    ...rest,
    className: [...names, oneLine && "one-line", className].filter(Boolean).join(" ") || undefined,
    style: { ...own, ...style },
  };
}
