import classes from "./KeyCap.module.css";
import { Row } from "./layout";

/** A key cap. A hint: the action it names is reachable without it. */
export function KeyCap({ children, on }: { children: string; on?: "accent" }) {
  // Not part of the name of the button it stands in.
  return (
    <span aria-hidden="true" className={on ? classes.onAccent : classes.cap}>
      {children}
    </span>
  );
}

/** The keys of a screen, for its bottom bar. */
export function KeyHints({ hints }: { hints: { keys: string[]; does: string }[] }) {
  return (
    <div aria-hidden="true">
      <Row gap={16} wrap={4} align="stretch" justify="center" tone="quiet" size="meta">
        {hints.map((hint) => (
          <span key={hint.does} className={classes.hint}>
            {hint.keys.map((key) => (key === "to" ? <span key={key}>to</span> : <KeyCap key={key}>{key}</KeyCap>))}
            {hint.does}
          </span>
        ))}
      </Row>
    </div>
  );
}
