/** A measured value beside what it may be at most. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  bound: number;
  ok: boolean;
}

export function bounded(name: string, value: number, unit: string, bound: number): Figure {
  return { name, value, unit, bound, ok: value <= bound };
}

/** The value below which the share `q` (0 to 1) of them lies. */
export function quantile(values: readonly number[], q: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(q * values.length))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}
