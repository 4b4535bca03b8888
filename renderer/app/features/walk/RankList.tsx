import { IconChevronDown, IconChevronUp, IconGripVertical } from "@tabler/icons-react";
import { type ComponentProps, type KeyboardEvent, useRef, useState } from "react";
import type { By } from "#shared/base/by";
import type { Criterion } from "#shared/playbook/playbook";
import { movedBy } from "#shared/record/weighing";
import { IconButton } from "../../ui/IconButton";
import { Row, Stack } from "../../ui/layout";
import { Text } from "../../ui/Text";
import classes from "./RankList.module.css";

/** Criteria in order of importance, moved by dragging, by buttons, or with Alt and the arrows. */
export function RankList({
  criteria,
  order,
  shares,
  onOrder,
  disabled,
  anchors = false,
}: {
  criteria: Criterion[];
  order: string[];
  shares: By<number>;
  onOrder(order: string[]): void;
  disabled: boolean;
  anchors?: boolean;
}) {
  const list = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [moved, setMoved] = useState("");
  const top = Math.max(...Object.values(shares), 0.01);

  const move = (id: string, by: number) => {
    const next = movedBy(order, id, by);
    const title = criteria.find((one) => one.id === id)?.title ?? id;
    setMoved(`${title} is number ${next.indexOf(id) + 1} of ${next.length}`);
    onOrder(next);
  };
  const press = (event: KeyboardEvent, id: string, at: number) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.altKey && !disabled) {
      move(id, by);
      return;
    }
    list.current?.querySelectorAll<HTMLElement>("li")[at + by]?.focus();
  };

  return (
    <>
      <Stack ref={list} as="ol" gap={6} mb={16} aria-label="Criteria, most important first">
        {order.map((id, at) => {
          const criterion = criteria.find((one) => one.id === id);
          if (!criterion) return null;
          return (
            <RankRow
              key={id}
              criterion={criterion}
              at={at}
              of={order.length}
              share={shares[id] ?? 0}
              top={top}
              anchors={anchors}
              disabled={disabled}
              data-dragged={dragged === id ? "" : undefined}
              onMove={(by) => move(id, by)}
              onKeyDown={(event) => press(event, id, at)}
              onDragStart={() => setDragged(id)}
              onDragEnd={() => setDragged(null)}
              onDragOver={(event) => {
                event.preventDefault();
                if (dragged && dragged !== id) onOrder(movedBy(order, dragged, at - order.indexOf(dragged)));
              }}
            />
          );
        })}
      </Stack>
      <p className="visually-hidden" role="status">
        {moved}
      </p>
    </>
  );
}

interface RankRowProps extends Omit<ComponentProps<"li">, "children" | "draggable"> {
  criterion: Criterion;
  /** Its place, from 0, among how many. */
  at: number;
  of: number;
  share: number;
  /** The largest share, which has the whole bar. */
  top: number;
  anchors: boolean;
  disabled: boolean;
  onMove(by: 1 | -1): void;
}

const button = { iconSize: 14, size: 22, tabIndex: -1 };

function RankRow({ criterion, at, of, share, top, anchors, disabled, onMove, ...row }: RankRowProps) {
  const { title } = criterion;
  return (
    <Row
      {...row}
      as="li"
      gap={10}
      className={classes.row}
      tabIndex={0}
      aria-label={`${at + 1}, ${title}, ${Math.round(share * 100)} %. Alt and arrows move it`}
      draggable={!disabled}
    >
      <IconGripVertical size={15} aria-hidden="true" className={classes.grip} />
      <Text as="span" size="aside" tone="quiet" weight={600} className={`num ${classes.rank}`}>
        {at + 1}
      </Text>
      <Stack as="span" gap={0} weight={550} grow>
        {title}
        {anchors && (
          <small>
            {criterion.anchors[1].toLowerCase()} → {criterion.anchors[5].toLowerCase()}
          </small>
        )}
      </Stack>
      <span className={classes.bar} aria-hidden="true">
        <i style={{ width: `${(share / top) * 100}%` }} />
      </span>
      <span className={`num ${classes.share}`}>{Math.round(share * 100)} %</span>
      <Stack as="span" gap={0}>
        <IconButton
          {...button}
          icon={IconChevronUp}
          label={`Move ${title} up`}
          disabled={disabled || at === 0}
          onClick={() => onMove(-1)}
        />
        <IconButton
          {...button}
          icon={IconChevronDown}
          label={`Move ${title} down`}
          disabled={disabled || at === of - 1}
          onClick={() => onMove(1)}
        />
      </Stack>
    </Row>
  );
}
