/** Lists on the wall: so many lines as a page holds, the rest on pages. */
import type { ReactNode } from "react";
import { usePages } from "../usePages";
import classes from "./Wall.module.css";

export interface WallLine {
  text: ReactNode;
  beside?: string | null;
  /** From and to, of 100. */
  range?: [number, number];
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
  const { shown, words } = usePages(lines, rows);
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
