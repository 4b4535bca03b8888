/** What an ADR's text says about the ADR: a label, and where the value stands. */
import type { Span } from "./span";
import type { Label } from "./words";

export interface Field extends Span {
  label: Label;
  from: "front matter" | "line" | "table" | "heading" | "section" | "picture";
  /** What the value says, where that isn't what is written: several lines of YAML, or escapes. */
  value?: string;
  /** An item in quotes, so that commas in it part nothing. */
  whole?: boolean;
}

/** No metadata is longer, and the patterns below take time with the square of a line's length. */
export const longestLine = 2000;

/** Leaves out what says nothing. */
export function add(fields: Field[], field: Field): void {
  if (field.raw !== "") fields.push(field);
}

/** What a field says. */
export function said({ raw, value }: Field): string {
  return value ?? raw;
}
