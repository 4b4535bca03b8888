import classes from "./Hints.module.css";

/** The panel beside a step with what helps there: terms, each with what to do about it. */
export function hintsPanel(title: string, hints: Readonly<Record<string, string>>) {
  return { title, content: <Hints title={title} hints={hints} /> };
}

function Hints({ title, hints }: { title: string; hints: Readonly<Record<string, string>> }) {
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
