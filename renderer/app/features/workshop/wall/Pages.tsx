/** Lists on the wall: so many lines as a page holds, the rest on pages. */
import type { ReactNode } from "react";
import { usePages } from "../usePages";
import classes from "./Wall.module.css";

export interface WallLine {
  text: ReactNode;
  /** How many letters it has, where it isn't plain. */
  letters?: number;
  beside?: string | null;
  /** From and to, of 100. */
  range?: [number, number];
}

/** Letters that stand beside each other, and what a further line takes of the first one with its margins. */
const lineOf = { letters: 110, more: 0.57 };

function rowsOf({ text, letters, range }: WallLine): number {
  const all = letters ?? (typeof text === "string" ? text.length : 0);
  const lines = Math.ceil(all / (range ? lineOf.letters / 3 : lineOf.letters));
  return 1 + lineOf.more * Math.max(0, lines - 1);
}

export function WallLines({
  title,
  lines,
  rows = 6,
  empty,
}: {
  title: string;
  lines: WallLine[];
  rows?: number;
  empty?: string;
}) {
  const { shown, words } = usePages(lines, rows, rowsOf);
  return (
    <div className={classes.lines}>
      <h2>
        {title}
        {words && ` (${words})`}
      </h2>
      <ul>
        {shown.map(({ text, beside, range }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: texts have no id
          <li key={i}>
            <span>{text}</span>
            {range && (
              <span className={classes.range} aria-hidden="true">
                <i style={{ left: `${range[0]}%`, width: `${range[1] - range[0]}%` }} />
              </span>
            )}
            {beside && <small>{beside}</small>}
          </li>
        ))}
      </ul>
      {lines.length === 0 && <p>{empty ?? "Nothing was written."}</p>}
    </div>
  );
}
