import { TextInput, type TextInputProps } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";

interface Props extends Omit<TextInputProps, "value" | "onChange" | "min" | "max" | "step" | "error"> {
  value: number | null;
  min: number;
  max: number;
  /** By how much the arrow keys change it. */
  step?: number;
  /** Nothing between two steps is taken. */
  stepsOnly?: boolean;
  /** Shown behind it: "%", "min". */
  unit?: string;
  /** Hears whole numbers within the limits, and `null` where the field is emptied. */
  onChange(value: number | null): void;
}

/**
 * A whole number. What isn't one stays as it was typed, with a word, and is never read as another: a field that drops
 * the signs it doesn't take makes 75 of "7.5".
 */
export function WholeNumber({ value, min, max, step = 1, stepsOnly = false, unit, onChange, ...rest }: Props) {
  /** What stands in the field while it is no value. */
  const [typed, setTyped] = useState<string | null>(null);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    setTyped(null);
  }
  const take = (text: string) => {
    const number = /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : null;
    const fits = number !== null && number >= min && number <= max && (!stepsOnly || number % step === 0);
    setTyped(fits ? null : text);
    if (fits || text.trim() === "") onChange(number);
  };
  const press = (event: KeyboardEvent) => {
    const by = { ArrowUp: step, ArrowDown: -step }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    take(`${Math.min(max, Math.max(min, (value ?? min) + by))}`);
  };
  const wrong = typed !== null && typed.trim() !== "";
  return (
    <TextInput
      {...rest}
      inputMode="numeric"
      autoComplete="off"
      value={typed ?? (value === null ? "" : `${value}`)}
      error={wrong ? `${stepsOnly ? `In steps of ${step}` : "A whole number"}, ${min} to ${max}` : undefined}
      rightSection={unit && <small>{unit}</small>}
      rightSectionWidth={unit && `${unit.length + 2}ch`}
      rightSectionPointerEvents="none"
      onChange={({ target }) => take(target.value)}
      onKeyDown={press}
      onBlur={() => !wrong && setTyped(null)}
    />
  );
}
