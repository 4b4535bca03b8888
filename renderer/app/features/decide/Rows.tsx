import { Button } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { IconButton } from "../../ui/IconButton";
import { Row } from "../../ui/layout";
import classes from "./Rows.module.css";

/** A list that people add to, edit, remove from and (where order counts) reorder. Focus goes where the row goes. */
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
  onChange(items: T[], how: "edit" | "add" | "remove" | "move"): void;
  children(item: T, edit: (item: T) => void, name: string): ReactNode;
}) {
  const list = useRef<HTMLUListElement>(null);
  const adder = useRef<HTMLButtonElement>(null);
  const focus = useRef<number | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the rows changed
  useEffect(() => {
    if (focus.current === null) return;
    const row = list.current?.children[focus.current];
    (row?.querySelector<HTMLElement>("input, textarea") ?? adder.current)?.focus();
    focus.current = null;
  }, [items]);

  const move = (from: number, to: number) => {
    const item = items[from];
    if (item === undefined || to < 0 || to >= items.length) return;
    focus.current = to;
    onChange(items.toSpliced(from, 1).toSpliced(to, 0, item), "move");
  };
  const remove = (i: number) => {
    focus.current = Math.max(0, i - 1);
    onChange(items.toSpliced(i, 1), "remove");
  };
  const press = (event: KeyboardEvent, i: number) => {
    const by = movable && event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined;
    if (by === undefined) return;
    event.preventDefault();
    move(i, i + by);
  };

  return (
    <div className={classes.rows}>
      {items.length > 0 && (
        <ul ref={list}>
          {items.map((item, i) => {
            const name = `${thing} ${i + 1}`;
            const edit = (next: T) => onChange(items.with(i, next), "edit");
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
              <li key={i} onKeyDown={(event) => press(event, i)}>
                <Row gap={6} wrap={6} align="stretch" className={classes.fields}>
                  {children(item, edit, name)}
                </Row>
                <div className={classes.tools}>
                  {movable && items.length > 1 && (
                    <>
                      <IconButton
                        icon={IconArrowUp}
                        iconSize={15}
                        size={26}
                        label={`Move ${name} up`}
                        disabled={i === 0}
                        onClick={() => move(i, i - 1)}
                      />
                      <IconButton
                        icon={IconArrowDown}
                        iconSize={15}
                        size={26}
                        label={`Move ${name} down`}
                        disabled={i === items.length - 1}
                        onClick={() => move(i, i + 1)}
                      />
                    </>
                  )}
                  <IconButton icon={IconX} iconSize={15} size={26} label={`Remove ${name}`} onClick={() => remove(i)} />
                </div>
              </li>
            );
          })}
        </ul>
      )}
      <Button
        ref={adder}
        disabled={items.length >= most}
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden="true" />}
        onClick={() => {
          focus.current = items.length;
          onChange([...items, blank], "add");
        }}
      >
        {add}
      </Button>
    </div>
  );
}
