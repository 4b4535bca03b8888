import type { ReactNode } from "react";
import classes from "./Group.module.css";
import { Box } from "./layout";

/** A part of a home screen under its own heading, with how many there are. */
export function Group({ title, count, children }: { title: string; count?: number; children: ReactNode }) {
  return (
    <Box className={classes.group} as="section" mb={32} aria-label={title}>
      <h2>
        {title} {count !== undefined && <span className="num">{count}</span>}
      </h2>
      {children}
    </Box>
  );
}
