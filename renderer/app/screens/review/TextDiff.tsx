import { SegmentedControl } from "@mantine/core";
import { useMemo, useState } from "react";
import { count } from "../../words";
import { type DiffRow, difference } from "../decide/difference";
import classes from "./TextDiff.module.css";

/** Two texts of an ADR: one above the other with the changed words marked, or the new one whole. */
export function TextDiff({
  title,
  file,
  note,
  before,
  after,
}: {
  title: string;
  file: string;
  note: string;
  before: string;
  after: string;
}) {
  const [view, setView] = useState("changes");
  const rows = useMemo(() => difference(before, after), [before, after]);
  const of = (sign: string) => (rows ?? []).filter((row) => "sign" in row && row.sign === sign).length;
  const whole = view === "whole" || rows === null;
  return (
    <div className={classes.diff}>
      <div className={classes.head}>
        <h2>{title}</h2>
        <SegmentedControl
          aria-label="Show"
          size="xs"
          value={view}
          onChange={setView}
          data={[
            { value: "changes", label: "Changes" },
            { value: "whole", label: "Whole text" },
          ]}
        />
      </div>
      <p className={classes.file}>
        <span className="mono">{file}</span>
        {rows && (
          <span className="mono">
            <span data-sign="+">+{of("+")}</span> <span data-sign="-">−{of("-")}</span>
          </span>
        )}
      </p>
      <p className={classes.note}>{note}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={classes.text} aria-label={whole ? "The whole text" : "What changed in the text"} tabIndex={0}>
        {whole
          ? after.split("\n").map((line, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
              <Line key={i} row={{ sign: " ", words: [{ text: line, marked: false }] }} />
            ))
          : rows.map((row, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
              <Line key={i} row={row} />
            ))}
        {!whole && rows.every((row) => "skipped" in row || row.sign === " ") && (
          <div className={classes.skipped}>The text is the same</div>
        )}
      </section>
    </div>
  );
}

const spoken = { "-": "before: ", "+": "after: ", " ": "" };
const signs = { "-": "−", "+": "+", " ": " " };

function Line({ row }: { row: DiffRow }) {
  if ("skipped" in row) return <div className={classes.skipped}>{count(row.skipped, "line")} the same</div>;
  return (
    <div data-sign={row.sign}>
      <span aria-hidden="true">{signs[row.sign]}</span>
      {spoken[row.sign] && <span className="visually-hidden">{spoken[row.sign]}</span>}
      <code>
        {row.words.map(({ text, marked }, i) => {
          // biome-ignore lint/suspicious/noArrayIndexKey: words have no identity but their place
          return marked ? <mark key={i}>{text}</mark> : text;
        })}
      </code>
    </div>
  );
}
