import type { ReactNode } from "react";
import classes from "./Prose.module.css";

type Voice = "verdict" | "question" | "next" | "paper";

/** What goes on the record or is read out: set in serif. */
export function Prose({
  as: Tag = "p",
  voice,
  id,
  children,
}: {
  as?: "h1" | "h2" | "p";
  voice: Voice;
  id?: string;
  children: ReactNode;
}) {
  return (
    <Tag id={id} className={classes[voice]} tabIndex={Tag === "h1" ? -1 : undefined}>
      {children}
    </Tag>
  );
}
