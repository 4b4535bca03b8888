/** Fields of the form. Each knows its place in the playbook and renders when what stands there changes. */
import "@mantine/core/styles/NumberInput.layer.css";
import { Button, Checkbox, NativeSelect, NumberInput, Textarea, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { type KeyboardEvent, memo, type ReactNode, useState } from "react";
import type { Score } from "#shared/playbook/playbook";
import { IconButton } from "../../../ui/IconButton";
import { Row, Stack } from "../../../ui/layout";
import classes from "./Editor.module.css";
import { useAt, useEditor, useEditorState, useFault, useLocked } from "./EditorContext";
import { valueAt as valueIn } from "./paths";

interface FieldProps {
  at: string;
  label: string;
  /** The label is only for those who listen; the placeholder tells the others. */
  bare?: boolean;
  placeholder?: string;
  description?: string;
  max?: number;
  /** Empty takes the key away. */
  optional?: boolean;
  look?: string | undefined;
}

const empty = "must not be empty";

function useText({ at, label, bare, placeholder, description, max = 500, optional, look }: FieldProps) {
  const [value, set] = useAt<string | undefined>(at);
  const fault = useFault(at);
  const locked = useLocked();
  return {
    "data-place": at,
    value: value ?? "",
    disabled: locked,
    maxLength: max,
    onChange: (event: { currentTarget: { value: string } }) => {
      const text = event.currentTarget.value;
      set(optional && text === "" ? undefined : text);
    },
    // What is still empty is told beside, where it doesn't shout.
    error: fault === undefined || fault === empty ? undefined : fault,
    ...(bare ? { "aria-label": label } : { label }),
    ...(placeholder !== undefined && { placeholder }),
    ...(description !== undefined && { description }),
    ...(look && { classNames: { input: look } }),
    ...(bare && { variant: look ? "unstyled" : "default" }),
  };
}

export const TextField = memo(function TextField(props: FieldProps) {
  return <TextInput {...useText(props)} />;
});

export const TextArea = memo(function TextArea(props: FieldProps) {
  return <Textarea autosize minRows={1} maxRows={12} {...useText(props)} />;
});

/** One sentence in as many lines as it takes; Enter belongs to nobody here. */
export const Reason = memo(function Reason(props: Omit<FieldProps, "bare" | "look">) {
  return (
    <Textarea
      rows={1}
      {...useText({ ...props, bare: true, look: classes.reason })}
      onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
    />
  );
});

export const Flag = memo(function Flag({ at, label, description }: FieldProps) {
  const [value, set] = useAt<boolean | undefined>(at);
  return (
    <Checkbox
      data-place={at}
      label={label}
      description={description ?? null}
      checked={value === true}
      disabled={useLocked()}
      onChange={({ currentTarget }) => set(currentTarget.checked)}
    />
  );
});

export const Count = memo(function Count({
  at,
  label,
  min,
  max,
  step,
}: FieldProps & { min: number; max: number; step: number }) {
  const [value, set] = useAt<number | undefined>(at);
  const fault = useFault(at);
  return (
    <NumberInput
      data-place={at}
      label={label}
      value={value ?? ""}
      disabled={useLocked()}
      {...{ min, max, step }}
      allowDecimal={false}
      error={fault}
      onChange={(next) => set(typeof next === "number" ? next : undefined)}
    />
  );
});

/** A score from 1 to 5: the digit is typed, arrows step. */
export const ScoreField = memo(function ScoreField({ at, label }: { at: string; label: string }) {
  const [value, set] = useAt<Score>(at);
  return (
    <input
      data-place={at}
      type="number"
      min={1}
      max={5}
      aria-label={label}
      className={classes.score}
      value={value}
      disabled={useLocked()}
      onFocus={({ currentTarget }) => currentTarget.select()}
      onChange={({ currentTarget }) => {
        const digit = Number(currentTarget.value.slice(-1));
        if (digit >= 1 && digit <= 5) set(digit as Score);
      }}
    />
  );
});

/** One of a list; `""` stands for none of them where the list has such a line. */
export function Pick({
  label,
  value,
  data,
  look,
  onPick,
}: {
  label: string;
  value: string;
  data: { value: string; label: string }[];
  look?: string | undefined;
  onPick(value: string): void;
}) {
  return (
    <NativeSelect
      size="xs"
      aria-label={label}
      className={look ?? ""}
      disabled={useLocked()}
      data={data}
      value={value}
      onChange={({ currentTarget }) => onPick(currentTarget.value)}
    />
  );
}

/** For a list to pick from: ids by their titles. */
export const picks = (of: readonly { id: string; title: string }[]) =>
  of.map(({ id, title }) => ({ value: id, label: title }));

/** What a statement rests on, short; opens the choice. */
export const Cited = memo(function Cited({ at }: { at: string }) {
  const { cite } = useEditor();
  const names = useEditorState(({ book }) =>
    ((valueIn(book, at) ?? []) as string[]).map((id) => book.sources[id]?.short ?? id).join(", "),
  );
  return (
    <button
      type="button"
      data-place={at}
      className={`one-line ${classes.cited}`}
      data-none={names === "" ? "" : undefined}
      title={names || "No source"}
      disabled={useLocked()}
      onClick={() => cite(at)}
    >
      {names === "" ? "source?" : names}
      <span className="visually-hidden">, choose sources</span>
    </button>
  );
});

/** Adds something by its name; Enter adds and stays for the next, a pasted list adds one a line. */
export function AddLine({ label, max = 160, onAdd }: { label: string; max?: number; onAdd(names: string[]): void }) {
  const [name, setName] = useState("");
  const locked = useLocked();
  const add = (text: string) => {
    const names = text
      .split("\n")
      .map((one) => one.trim().slice(0, max))
      .filter(Boolean);
    if (names.length > 0) onAdd(names);
    setName("");
  };
  return (
    <Row gap={8} className={classes.adding}>
      <IconPlus size={15} aria-hidden="true" />
      <TextInput
        aria-label={label}
        placeholder={label}
        variant="unstyled"
        maxLength={max}
        value={name}
        disabled={locked}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          add(name);
        }}
        onPaste={(event) => {
          const text = event.clipboardData.getData("text");
          if (!text.trim().includes("\n")) return;
          event.preventDefault();
          add(text);
        }}
      />
      {name.trim() !== "" && (
        <Button size="compact-sm" variant="default" onClick={() => add(name)}>
          Add
        </Button>
      )}
    </Row>
  );
}

/** Moves one of a list up or down, or takes it away. */
export function OrderTools({
  list,
  index,
  name,
  onRemove,
}: {
  list: string;
  index: number;
  name: string;
  onRemove?: (() => void) | undefined;
}) {
  const { editing } = useEditor();
  const length = useEditorState(({ book }) => (valueIn(book, list) as unknown[]).length);
  const locked = useLocked();
  const [, set] = useAt<unknown[]>(list);
  const all = () => [...(valueIn(editing.get().book, list) as unknown[])];
  const move = (by: number) => {
    const next = all();
    const [one] = next.splice(index, 1);
    next.splice(index + by, 0, one);
    set(next, `${list} order ${Date.now()}`);
  };
  const remove = onRemove ?? (() => set(all().toSpliced(index, 1), `${list} remove ${Date.now()}`));
  return (
    <Row gap={2} className={classes.order}>
      <IconButton
        icon={IconArrowUp}
        size={26}
        label={`Move ${name} up`}
        disabled={locked || index === 0}
        onClick={() => move(-1)}
      />
      <IconButton
        icon={IconArrowDown}
        size={26}
        label={`Move ${name} down`}
        disabled={locked || index === length - 1}
        onClick={() => move(1)}
      />
      <IconButton icon={IconTrash} size={26} label={`Remove ${name}`} disabled={locked} onClick={remove} />
    </Row>
  );
}

/** Something of a list that is written as a card. */
export function Card({ head, children }: { head: ReactNode; children: ReactNode }) {
  return (
    <Stack as="li" gap={6} card="plain" py={10} className={classes.entry}>
      <Row gap={8} className={classes.cardHead}>
        {head}
      </Row>
      {children}
    </Stack>
  );
}
