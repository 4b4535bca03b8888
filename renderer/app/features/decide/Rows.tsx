import { Button } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from "@tabler/icons-react";
import { type FocusEvent, type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { IconButton } from "../../ui/IconButton";
import { Row, Stack } from "../../ui/layout";
import classes from "./Rows.module.css";

type Change<T> = (items: T[], how: "edit" | "add" | "remove" | "move") => void;

/** The items with the one that is being added, what can be done to each, and where the focus goes then. */
function useRows<T>({ items, blank, onChange }: { items: T[]; blank: T; onChange: Change<T> }) {
  const [adding, setAdding] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const adder = useRef<HTMLButtonElement>(null);
  const focus = useRef<number | null>(null);

  // With the rows themselves: what waits for a frame also runs for the rows before, and what is typed meanwhile is lost.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the rows changed
  useLayoutEffect(() => {
    if (focus.current === null) return;
    const row = list.current?.children[focus.current];
    (row?.querySelector<HTMLElement>("input, textarea") ?? adder.current)?.focus();
    focus.current = null;
  }, [items, adding]);

  const isBlank = (item: T) => unnamed(item) === unnamed(blank);
  const rows = adding ? [...items, blank] : items;

  const move = (from: number, to: number) => {
    const item = items[from];
    if (item === undefined || to < 0 || to >= items.length) return;
    focus.current = to;
    onChange(items.toSpliced(from, 1).toSpliced(to, 0, item), "move");
  };
  const remove = (i: number) => {
    focus.current = Math.max(0, i - 1);
    if (i === items.length) setAdding(false);
    else onChange(items.toSpliced(i, 1), "remove");
  };
  const edit = (i: number, next: T) => {
    if (i < items.length) return onChange(items.with(i, next), "edit");
    if (isBlank(next)) return;
    setAdding(false);
    onChange([...items, next], "add");
  };
  const leave = (event: FocusEvent, i: number) => {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    const item = items[i];
    if (item !== undefined && isBlank(item)) onChange(items.toSpliced(i, 1), "remove");
  };
  const begin = () => {
    focus.current = items.length;
    setAdding(true);
  };
  return { rows, list, adder, move, remove, edit, leave, begin };
}

/**
 * A list that people add to, edit, remove from and (where order counts) reorder. Focus goes where the row goes. A row
 * without words isn't an item: a new one becomes one with its first word, and one that was emptied goes when it is left.
 */
export function Rows<T>({
  items,
  thing,
  add,
  blank,
  movable = false,
  most = Number.POSITIVE_INFINITY,
  onChange,
  children,
}: {
  items: T[];
  /** What one row is, for the names of its buttons: "good consequence". */
  thing: string;
  add: string;
  blank: T;
  movable?: boolean;
  /** Rows after which none can be added. */
  most?: number;
  onChange: Change<T>;
  children(item: T, edit: (item: T) => void, name: string): ReactNode;
}) {
  const { rows, list, adder, move, remove, edit, leave, begin } = useRows({ items, blank, onChange });
  const press = (event: KeyboardEvent, i: number) => {
    const by = movable && event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined;
    if (by === undefined) return;
    event.preventDefault();
    move(i, i + by);
  };

  return (
    <div className={classes.rows}>
      {rows.length > 0 && (
        <Stack ref={list} as="ul" gap={6} mb={4}>
          {rows.map((item, i) => {
            const name = `${thing} ${i + 1}`;
            return (
              <Row
                as="li"
                gap={4}
                align="start"
                // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
                key={i}
                onKeyDown={(event) => press(event, i)}
                onBlur={(event) => leave(event, i)}
              >
                <Row gap={6} wrap={6} align="stretch" className={classes.fields} grow>
                  {children(item, (next) => edit(i, next), name)}
                </Row>
                <Row className={classes.tools} gap={0} align="stretch">
                  {movable && items.length > 1 && (
                    <Movers
                      name={name}
                      first={i === 0}
                      last={i === items.length - 1}
                      onMove={(by) => move(i, i + by)}
                    />
                  )}
                  <IconButton icon={IconX} iconSize={15} size={26} label={`Remove ${name}`} onClick={() => remove(i)} />
                </Row>
              </Row>
            );
          })}
        </Stack>
      )}
      <Button
        ref={adder}
        disabled={rows.length >= most}
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden="true" />}
        onClick={begin}
      >
        {add}
      </Button>
    </div>
  );
}

function Movers({
  name,
  first,
  last,
  onMove,
}: {
  name: string;
  first: boolean;
  last: boolean;
  onMove(by: 1 | -1): void;
}) {
  const looks = { iconSize: 15, size: 26 };
  return (
    <>
      <IconButton {...looks} icon={IconArrowUp} label={`Move ${name} up`} disabled={first} onClick={() => onMove(-1)} />
      <IconButton
        {...looks}
        icon={IconArrowDown}
        label={`Move ${name} down`}
        disabled={last}
        onClick={() => onMove(1)}
      />
    </>
  );
}

/** What an item says, without the id that tells it from others. */
const unnamed = (item: unknown) => JSON.stringify(item, (key, value) => (key === "id" ? undefined : value));
