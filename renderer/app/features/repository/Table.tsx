import {
  IconAlertTriangle,
  IconArrowDown,
  IconArrowUp,
  IconCalendarDue,
  IconCopy,
  IconEyeOff,
  IconHash,
  IconLinkOff,
  IconListDetails,
  IconTagOff,
  type TablerIcon,
} from "@tabler/icons-react";
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Problem } from "#shared/adr/folder/problem";
import { showDay } from "#shared/base/day";
import { usePrinting } from "../../ui/usePrinting";
import { StatusChip } from "../../widgets/StatusChip";
import {
  type AdrRow,
  type Column,
  dateOf,
  fileName,
  type Order,
  originOf,
  rowNumber,
  rowTitle,
  statusShown,
} from "./rows";
import classes from "./Table.module.css";

export const problemWords: Record<Problem["kind"], [TablerIcon, string]> = {
  unreadable: [IconEyeOff, "Can't be read"],
  "duplicate number": [IconCopy, "Number twice"],
  "name clash": [IconCopy, "Name twice"],
  "heading number": [IconHash, "Other number"],
  "dangling link": [IconLinkOff, "Broken link"],
  "one-sided link": [IconLinkOff, "One-sided link"],
  "broken link": [IconLinkOff, "Broken link"],
  "unknown status": [IconTagOff, "Unknown status"],
  "supersession circle": [IconLinkOff, "Circle of links"],
  "outdated dependency": [IconLinkOff, "Built on an old one"],
  "stale index": [IconListDetails, "List out of date"],
  "unreadable metadata": [IconEyeOff, "Metadata can't be read"],
  "two statuses": [IconTagOff, "Two statuses"],
  "no status": [IconTagOff, "No status"],
  "second log": [IconListDetails, "Second log"],
  "impossible date": [IconCalendarDue, "No such date"],
  "overdue review": [IconCalendarDue, "Review late"],
};

/** Pixels; what is out of sight isn't drawn, so every row has to be as high. */
const rowHeight = 43;
const beyond = 10;

const columns: { by: Column | null; label: string }[] = [
  { by: "number", label: "No." },
  { by: "title", label: "Title" },
  { by: null, label: "Status" },
  { by: "date", label: "Date" },
  { by: null, label: "Problem" },
];

/** ADRs as a grid of which only the rows in sight exist, and all on paper. */
export function Table({
  rows,
  label,
  several,
  order,
  onOrder,
  selected,
  onSelect,
  onOpen,
  numberOf,
}: {
  rows: readonly AdrRow[];
  label: string;
  /** Rows come from several repositories, so each says from which. */
  several: boolean;
  order: Order;
  onOrder(order: Order): void;
  selected: string | null;
  onSelect(row: AdrRow): void;
  onOpen(row: AdrRow): void;
  /** The number of another ADR of the same repository. */
  numberOf(root: string, file: string): string;
}) {
  const at = rows.findIndex(({ key }) => key === selected);
  const { scroller, first, shown, onScroll } = useInSight(rows, at);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table can't leave out the rows that are out of sight
    <div role="grid" aria-label={label} aria-rowcount={rows.length + 1} className={classes.grid}>
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: its buttons are */}
      <div role="row" aria-rowindex={1} className={classes.head}>
        {columns.map((column) => (
          <Head key={column.label} {...column} order={order} onOrder={onOrder} />
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div ref={scroller} role="rowgroup" className={classes.body} onScroll={onScroll}>
        <div role="presentation" style={{ height: first * rowHeight }} />
        {shown.map((row, i) => (
          <Line
            key={row.key}
            row={row}
            index={first + i}
            several={several}
            selected={row.key === selected}
            reachable={at < 0 ? first + i === 0 : row.key === selected}
            onSelect={onSelect}
            onOpen={onOpen}
            numberOf={numberOf}
          />
        ))}
        <div role="presentation" style={{ height: Math.max(0, rows.length - first - shown.length) * rowHeight }} />
      </div>
    </div>
  );
}

/** The rows in sight and a few beyond, all of them on paper. What is chosen, at `at`, is brought into sight. */
function useInSight(rows: readonly AdrRow[], at: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ from: 0, height: 800 });

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => setView((now) => ({ ...now, height: element.clientHeight || 800 }));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  // What is chosen is brought into sight; the focus follows it where it was in the table already.
  useEffect(() => {
    const element = scroller.current;
    if (!element || at < 0) return;
    const top = at * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + element.clientHeight && element.clientHeight > 0) {
      element.scrollTop = top + rowHeight - element.clientHeight;
    }
    const from = Math.floor(element.scrollTop / rowHeight);
    setView((now) => (now.from === from ? now : { ...now, from }));
    requestAnimationFrame(() => {
      if (!element.contains(document.activeElement) && document.activeElement !== document.body) return;
      element.querySelector<HTMLElement>('[aria-selected="true"]')?.focus({ preventScroll: true });
    });
  }, [at]);

  const whole = usePrinting();
  const first = whole ? 0 : Math.max(0, view.from - beyond);
  const shown = whole ? rows : rows.slice(first, view.from + Math.ceil(view.height / rowHeight) + beyond);
  const onScroll = ({ currentTarget }: { currentTarget: HTMLElement }) => {
    const from = Math.floor(currentTarget.scrollTop / rowHeight);
    setView((now) => (now.from === from ? now : { ...now, from }));
  };
  return { scroller, first, shown, onScroll };
}

function Head({
  by,
  label,
  order,
  onOrder,
}: {
  by: Column | null;
  label: string;
  order: Order;
  onOrder(order: Order): void;
}) {
  if (!by) {
    return (
      // biome-ignore lint/a11y/useSemanticElements: see the grid
      // biome-ignore lint/a11y/useFocusableInteractive: nothing to press here
      <span role="columnheader">{label}</span>
    );
  }
  const on = order.by === by;
  const Arrow = order.down ? IconArrowDown : IconArrowUp;
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid
    // biome-ignore lint/a11y/useFocusableInteractive: its button is
    <span role="columnheader" aria-sort={on ? (order.down ? "descending" : "ascending") : "none"}>
      <button type="button" onClick={() => onOrder({ by, down: on ? !order.down : by !== "title" })}>
        {label}
        {on && <Arrow size={14} aria-hidden="true" />}
      </button>
    </span>
  );
}

function Line({
  row,
  index,
  several,
  selected,
  reachable,
  onSelect,
  onOpen,
  numberOf,
}: {
  row: AdrRow;
  index: number;
  several: boolean;
  selected: boolean;
  reachable: boolean;
  onSelect(row: AdrRow): void;
  onOpen(row: AdrRow): void;
  numberOf(root: string, file: string): string;
}) {
  const { entry, problems, root } = row;
  const origin = originOf(row, several);
  const status = statusShown(entry);
  const date = dateOf(entry);
  const [by] = entry.supersededBy;
  const [problem] = problems;
  const [Icon, words] = problem ? problemWords[problem.kind] : [IconAlertTriangle, ""];
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      tabIndex={reachable ? 0 : -1}
      className={classes.row}
      onClick={() => onSelect(row)}
      onDoubleClick={() => onOpen(row)}
      onKeyDown={(event) => {
        if (event.key === " ") {
          event.preventDefault();
          onSelect(row);
        }
      }}
    >
      <Cell mono>{rowNumber(entry)}</Cell>
      <Cell>
        <span className={classes.titles}>
          <span
            className={`one-line ${classes.title}`}
            data-file={entry.title === null ? "" : undefined}
            title={rowTitle(entry)}
          >
            {rowTitle(entry)}
          </span>
          {origin !== "" && (
            <span className={`one-line ${classes.repo}`} title={origin}>
              {origin}
            </span>
          )}
        </span>
      </Cell>
      <Cell>
        {status && <StatusChip status={status} />}
        {by && <span className="one-line">by {numberOf(root, by) || fileName(by)}</span>}
      </Cell>
      <Cell num>{date && showDay(date)}</Cell>
      <Cell>
        {problem && (
          <span className={classes.problem} title={problems.map(({ what }) => what).join("\n")}>
            <Icon size={15} aria-hidden="true" />
            {words}
            {problems.length > 1 && <span className="num">+{problems.length - 1}</span>}
          </span>
        )}
      </Cell>
    </div>
  );
}

function Cell({ children, mono, num }: { children: ReactNode; mono?: true; num?: true }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid
    // biome-ignore lint/a11y/useFocusableInteractive: the row has the focus
    <div role="gridcell" className={mono ? `mono ${classes.cell}` : num ? `num ${classes.cell}` : classes.cell}>
      {children}
    </div>
  );
}
