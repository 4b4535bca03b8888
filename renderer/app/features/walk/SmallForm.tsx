import { Button, Checkbox, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { Row } from "../../ui/layout";
import classes from "./CriteriaStep.module.css";

export interface SmallField {
  name: string;
  required?: boolean;
  max: number;
  value?: string;
}

/** A button that opens a small form. */
export function AddForm({
  label,
  fields,
  check,
  onAdd,
}: {
  label: string;
  fields: SmallField[];
  check?: string;
  onAdd(values: string[], checked: boolean): void;
}) {
  const [open, setOpen] = useState<boolean | null>(null);
  if (open) {
    return (
      <SmallForm
        label={label}
        button="Add"
        fields={fields}
        {...(check !== undefined && { check })}
        onDone={(values, checked) => {
          setOpen(false);
          if (values) onAdd(values, checked);
        }}
      />
    );
  }
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      className={classes.add ?? ""}
      leftSection={<IconPlus size={15} />}
      // The focus comes back from the form that was closed.
      autoFocus={open === false}
      onClick={() => setOpen(true)}
    >
      {label}
    </Button>
  );
}

/** A few fields; Enter takes them, Escape closes with `null`. */
export function SmallForm({
  label,
  button,
  fields,
  check,
  onDone,
}: {
  label: string;
  button: string;
  fields: SmallField[];
  check?: string;
  onDone(values: string[] | null, checked: boolean): void;
}) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const values = fields.map(({ name }) => String(data.get(name) ?? "").trim());
    if (fields.some(({ required }, i) => required && !values[i])) return;
    onDone(values, data.get("check") !== null);
  };
  return (
    <form
      className={classes.form}
      aria-label={label}
      onSubmit={submit}
      onKeyDown={(event) => event.key === "Escape" && onDone(null, false)}
    >
      {fields.map(({ name, required, max, value }, i) => (
        <TextInput
          key={name}
          name={name}
          label={name}
          maxLength={max}
          defaultValue={value ?? ""}
          required={required ?? false}
          withAsterisk={false}
          data-autofocus={i === 0 ? "" : undefined}
          autoFocus={i === 0}
          onFocus={(event) => event.currentTarget.select()}
        />
      ))}
      {check && <Checkbox name="check" label={check} />}
      <Row>
        <Button type="submit" variant="default">
          {button}
        </Button>
        <Button variant="subtle" color="gray" onClick={() => onDone(null, false)}>
          Cancel
        </Button>
      </Row>
    </form>
  );
}
