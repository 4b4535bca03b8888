import { TextInput, type TextInputProps } from "@mantine/core";
import { IconCalendarEvent } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { type Day, readDay, showDay } from "#shared/base/day";
import { IconButton } from "./IconButton";

/**
 * A local day, shown as every screen says it ("27 May 2027"). It is typed that way, as 2027-05-27 or 27.5.2027, or
 * picked from the browser's calendar. What can't be read is said and changes nothing.
 */
export function DateField({
  value,
  onChange,
  min,
  required = false,
  ...rest
}: {
  value: Day | null;
  onChange(day: Day | null): void;
  min?: Day | undefined;
  /** It can't be emptied. */
  required?: boolean;
} & Omit<TextInputProps, "value" | "onChange" | "min" | "type" | "required">) {
  const [typed, setTyped] = useState<string | null>(null);
  const calendar = useRef<HTMLInputElement>(null);
  const shown = value ? showDay(value) : "";
  const read = typed === null ? value : readDay(typed);
  const wrong = typed !== null && (typed.trim() === "" ? required : read === null);
  const type = (text: string) => {
    setTyped(text);
    const day = readDay(text);
    if (day) onChange(day);
    else if (text.trim() === "" && !required) onChange(null);
  };
  return (
    <TextInput
      placeholder="27 May 2027"
      {...rest}
      value={typed ?? shown}
      error={wrong ? "A day, as 27 May 2027" : rest.error}
      onChange={({ currentTarget }) => type(currentTarget.value)}
      onBlur={() => setTyped(null)}
      rightSection={
        <>
          <IconButton
            icon={IconCalendarEvent}
            label="Pick a day"
            tabIndex={-1}
            onClick={() => calendar.current?.showPicker()}
          />
          <input
            ref={calendar}
            type="date"
            className="visually-hidden"
            tabIndex={-1}
            aria-hidden="true"
            value={value ?? ""}
            min={min}
            onChange={({ currentTarget }) =>
              (currentTarget.value || !required) && onChange(currentTarget.value || null)
            }
          />
        </>
      }
    />
  );
}
