/** Every colour of the product, per scheme. Components use the `--ad-*` variables made of these, never a hex value. */
export const light = {
  canvas: "#F5F6F4",
  surface: "#FFFFFF",
  sunken: "#ECEEEB",
  line: "#E0E4E0",
  line2: "#C8CFCA",
  ctl: "#7F8984",
  ink: "#16201C",
  ink2: "#45504B",
  ink3: "#5F6A65",
  accent: "#17594A",
  accentInk: "#0F5746",
  accentSoft: "#E3F0EB",
  accentLine: "#9CC7B8",
  onAccent: "#FFFFFF",
  a: "#2355BE",
  aSoft: "#E9EFFB",
  aLine: "#B5C7EE",
  aInk: "#1D469D",
  b: "#B4530A",
  bSoft: "#FBEEE1",
  bLine: "#EBC49F",
  bInk: "#8F4006",
  ok: "#1C6B3E",
  okSoft: "#E4F2E8",
  warn: "#855400",
  warnSoft: "#FBF0D6",
  bad: "#B0281E",
  badSoft: "#FBE9E6",
  info: "#5B49B0",
  infoSoft: "#EEEBFA",
  paper: "#FFFFFF",
};

export const dark: typeof light = {
  canvas: "#101413",
  surface: "#171C1A",
  sunken: "#232A27",
  line: "#28302D",
  line2: "#3B4541",
  ctl: "#75817B",
  ink: "#E8EDEA",
  ink2: "#B6C0BB",
  ink3: "#93A09A",
  accent: "#6BC7AC",
  accentInk: "#7AD3B9",
  accentSoft: "#16302A",
  accentLine: "#2C6555",
  onAccent: "#08140F",
  a: "#8FB1FF",
  aSoft: "#182542",
  aLine: "#345089",
  aInk: "#A9C3FF",
  b: "#F0A05A",
  bSoft: "#33220F",
  bLine: "#75502B",
  bInk: "#F6B67E",
  ok: "#74CB93",
  okSoft: "#13301F",
  warn: "#E5B252",
  warnSoft: "#33270D",
  bad: "#FF948A",
  badSoft: "#3A1A17",
  info: "#B6A8FF",
  infoSoft: "#252042",
  paper: "#1E2422",
};

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
