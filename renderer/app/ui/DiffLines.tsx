import classes from "./DiffLines.module.css";
import type { DiffRow } from "./difference";
import { count } from "./words";

const signs = { "-": "−", "+": "+", " ": " " };

/** Lines of a difference, one below the other, with the changed words marked. Scrolls in itself. */
export function DiffLines({
  label,
  rows,
  sides,
  className = "",
  same,
}: {
  label: string;
  rows: DiffRow[];
  /** What a removed and an added line are, for those who listen: "before", "after". */
  sides: { "-": string; "+": string };
  className?: string | undefined;
  /** What is said where no line differs. */
  same?: string;
}) {
  const none = rows.every((row) => "skipped" in row || row.sign === " ");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={`${classes.lines} ${className}`} aria-label={label} tabIndex={0}>
      {none && same ? (
        <div className={classes.skipped}>{same}</div>
      ) : (
        rows.map((row, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
          <Line key={i} row={row} sides={sides} />
        ))
      )}
    </section>
  );
}

function Line({ row, sides }: { row: DiffRow; sides: { "-": string; "+": string } }) {
  if ("skipped" in row) return <div className={classes.skipped}>{count(row.skipped, "line")} the same</div>;
  return (
    <div data-sign={row.sign}>
      <span aria-hidden="true">{signs[row.sign]}</span>
      {row.sign !== " " && <span className="visually-hidden">{sides[row.sign]}: </span>}
      <code>
        {row.words.map(({ text, marked }, i) => {
          // biome-ignore lint/suspicious/noArrayIndexKey: words have no identity but their place
          return marked ? <mark key={i}>{text}</mark> : text;
        })}
      </code>
    </div>
  );
}
