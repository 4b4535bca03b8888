import classes from "./Hints.module.css";

/** What helps with a step, beside it: terms, each with what to do about it. */
export function Hints({ title, hints }: { title: string; hints: Readonly<Record<string, string>> }) {
  return (
    <div className={classes.hints}>
      <h2>{title}</h2>
      <dl>
        {Object.entries(hints).map(([term, text]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
