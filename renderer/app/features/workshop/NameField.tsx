import { TextInput, type TextInputProps } from "@mantine/core";
import { nameTooLong } from "#shared/workshop/names";

/** Somebody's name, as long as it is typed: a field with a limit would cut what is pasted without a word. */
export function NameField({ value, ...field }: Omit<TextInputProps, "error" | "maxLength"> & { value: string }) {
  return <TextInput {...field} value={value} error={nameTooLong(value)} />;
}
