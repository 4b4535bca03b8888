/** Numbers as people see them. Nothing here is used to calculate further. */

/** Holds number and unit together at the end of a line. */
export const NBSP = "\u00a0";

/** Decimals of points: one, or two where one would hide what is equal. */
export type Decimals = 1 | 2;

/**
 * Parts of a whole as points, rounded so that they add up to the whole as it is shown (largest remainder).
 *
 * @param parts values of either sign that sum to `whole`, in -1..1: contributions and their gap, or weights and 1
 * @returns points of 100, multiples of 0.1 or of 0.01
 */
export function shownPoints(parts: readonly number[], whole: number, decimals: Decimals = 1): number[] {
  const unit = 10 ** decimals;
  const exact = parts.map((part) => 100 * unit * part);
  // What is a whole unit but for the rounding of a sum is that unit.
  const tenths = exact.map((x) => Math.floor(x + 1e-9));
  let left = inUnits(100 * whole, unit) - tenths.reduce((a, b) => a + b, 0);
  // Remainders that differ by rounding noise alone are equal; then the larger part goes first.
  const byRemainder = exact
    .map((x, k) => ({ k, x, rest: Math.round(1e6 * (x - (tenths[k] as number))) }))
    .sort((a, b) => b.rest - a.rest || b.x - a.x);
  for (let turn = 0; left !== 0 && parts.length > 0; turn = (turn + 1) % parts.length) {
    const step = Math.sign(left);
    const { k } = byRemainder[step > 0 ? turn : parts.length - 1 - turn] as { k: number };
    tenths[k] = (tenths[k] as number) + step;
    left -= step;
  }
  return tenths.map((x) => (x === 0 ? 0 : x / unit));
}

/** One decimal, or two where parts that are equal would read differently because they have to add up. */
export function decimalsFor(parts: readonly number[], whole: number): Decimals {
  const read = new Map<number, number>();
  const shown = shownPoints(parts, whole);
  const differ = parts.some((part, k) => {
    const size = Math.round(1e9 * Math.abs(part));
    const points = Math.abs(shown[k] as number);
    const other = read.get(size);
    read.set(size, points);
    return other !== undefined && other !== points;
  });
  return differ ? 2 : 1;
}

/** Half a unit goes away from zero, also where a sum comes out a hair below it: a part and its whole round alike. */
function inUnits(points: number, unit: number): number {
  return Math.sign(points) * Math.round(unit * Math.abs(points) + 1e-9);
}

/** "+11.3", "−11.3", "0.0": a real minus. */
export function signed(points: number, decimals: Decimals = 1): string {
  const text = plain(points, decimals);
  return Number(text) === 0 || points < 0 ? text : `+${text}`;
}

/** "12.5": a real minus. */
export function plain(points: number, decimals: Decimals = 1): string {
  const unit = 10 ** decimals;
  const text = (Math.abs(inUnits(points, unit)) / unit).toFixed(decimals);
  return points < 0 && Number(text) !== 0 ? `\u2212${text}` : text;
}

/**
 * A value of 0..1 as points of 100 beside the highest one. Half a tenth goes the way that gives their distance as it is
 * shown: 97.5 and 96.25 are 1.3 apart, so the lower one is told as 96.2.
 */
export function valueText(value: number, best: number): string {
  const tenths = 1000 * value;
  const down = Math.floor(tenths + 1e-9);
  const half = Math.abs(tenths - down - 0.5) < 1e-6;
  const apart = inUnits(100 * best, 10) - inUnits(100 * (best - value), 10);
  return half && apart === down ? (down / 10).toFixed(1) : plain(100 * value);
}

/** A share of 0..1 in whole percent, "88 %". What is neither none nor all never reads as 0 or 100. */
export function percent(share: number): string {
  const whole = Math.round(100 * share);
  if (whole === 100 && share < 1) return `over${NBSP}99${NBSP}%`;
  if (whole === 0 && share > 0) return `under${NBSP}1${NBSP}%`;
  return `${whole}${NBSP}%`;
}

/** A limit that somebody set, a share of 0..1, in as many digits as it has: "90 %", "92.5 %". */
export function percentSet(limit: number): string {
  return `${Number((100 * limit).toFixed(6))}${NBSP}%`;
}

/**
 * A share of 0..1 beside a limit that it falls short of or exceeds: whole percent where that shows it, else with the
 * decimals that do, rounded away from the limit.
 */
export function percentBeside(share: number, limit: number): string {
  const whole = Math.round(100 * share);
  if (share < limit ? whole < 100 * limit - 1e-9 : whole > 100 * limit + 1e-9) return percent(share);
  for (let unit = 10; unit <= 1e6; unit *= 10) {
    const shown = (share < limit ? Math.floor(100 * unit * share + 1e-9) : Math.ceil(100 * unit * share - 1e-9)) / unit;
    if (share < limit ? shown < 100 * limit : shown > 100 * limit) return `${shown}${NBSP}%`;
  }
  return percent(share);
}
