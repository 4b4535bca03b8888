import classes from "./Digit.module.css";

/** The key of an answer in its row. Seen only: the row is named by its text. */
export function Digit({ on, children }: { on: boolean; children: number | null }) {
  return (
    <span className={classes.digit} data-on={on ? "" : undefined} aria-hidden="true">
      {children}
    </span>
  );
}
