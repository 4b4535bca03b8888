import type { ReactNode } from "react";
import classes from "./Empty.module.css";
import { Prose } from "./Prose";

/** What a screen says while it has nothing to show, and what to do then. */
export function Empty({ says, children }: { says: string; children: ReactNode }) {
  return (
    <div className={classes.empty}>
      <Prose voice="next">{says}</Prose>
      {children}
    </div>
  );
}
