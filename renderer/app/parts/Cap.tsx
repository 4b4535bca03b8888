import classes from "./Cap.module.css";

/** A key cap. It is a hint for the eye; the action it names is reachable without it. */
export function Cap({ children, on }: { children: string; on?: "accent" }) {
  return (
    <kbd className={on ? classes.onAccent : classes.cap} aria-hidden="true">
      {children}
    </kbd>
  );
}

/** The keys of a screen, for its bottom bar. */
export function KeyHints({ hints }: { hints: { keys: string[]; does: string }[] }) {
  return (
    <div className={classes.hints} aria-hidden="true">
      {hints.map((hint) => (
        <span key={hint.does} className={classes.hint}>
          {hint.keys.map((key) => (key === "to" ? <span key={key}>to</span> : <Cap key={key}>{key}</Cap>))}
          {hint.does}
        </span>
      ))}
    </div>
  );
}
