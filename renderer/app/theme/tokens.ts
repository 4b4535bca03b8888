import colours from "./colours.json";

/**
 * Every colour of the product, per scheme. Components use the `--ad-*` variables made of these, never a hex value; the
 * phones' page gets the same by the build.
 */
export const { light, dark } = colours;

/** Pixels between and inside things: a grid of 4 with half steps for what belongs together. */
export const spaces = [2, 4, 6, 8, 10, 12, 16, 20, 24, 32, 44] as const;
export type Space = 0 | (typeof spaces)[number];

/** Sizes of type by role, size and line in pixels. What is set in serif has its own in `Prose` and `Reader`. */
export const type = {
  meta: [12, 16],
  aside: [13, 18],
  body: [14, 20],
  row: [15, 20],
  dialog: [17, 24],
  figure: [20, 24],
  page: [22, 28],
} as const;

/** Corners in pixels: of key caps, chips, buttons, rows and notes, cards. */
export const radii = { cap: 5, chip: 6, button: 8, row: 10, card: 12, large: 16 } as const;

/** Ten shades each, as Mantine wants them. */
export const shades = {
  pine: ["#F1F8F5", "#E3F0EB", "#C4E0D6", "#9CC7B8", "#6BC7AC", "#3F9C83", "#257562", "#17594A", "#10473B", "#0A332A"],
  mint: ["#D6F3EA", "#B8E8DA", "#9ADDC9", "#80D2BA", "#6BC7AC", "#7AD3B9", "#3F8F79", "#2C6555", "#16302A", "#0E201C"],
  gray: ["#F5F6F4", "#ECEEEB", "#E0E4E0", "#C8CFCA", "#A3ACA7", "#7F8984", "#5F6A65", "#45504B", "#2B3530", "#16201C"],
  dark: ["#E8EDEA", "#B6C0BB", "#93A09A", "#75817B", "#3B4541", "#28302D", "#1E2422", "#171C1A", "#101413", "#0B0E0D"],
  red: ["#FDF3F1", "#FBE9E6", "#F5CFC9", "#EFA79E", "#FF948A", "#D9564B", "#C43D32", "#B0281E", "#8C1E16", "#66150F"],
} as const;
