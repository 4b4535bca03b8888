import type { Source } from "./playbook";

/**
 * How old a source is, in words: the year of its figures where that isn't the year it came out in, and the day it was
 * last read. Empty for a source of a playbook of format 1, which knows neither.
 */
export function provenance({ data, checked, read, year }: Pick<Source, "data" | "checked" | "read" | "year">): string {
  const figures = data === undefined || String(data) === year ? "" : `figures of ${data}`;
  const seen = checked === undefined ? "" : `read ${read === "copy" ? "in a kept copy " : ""}on ${checked}`;
  return [figures, seen].filter(Boolean).join(", ");
}
