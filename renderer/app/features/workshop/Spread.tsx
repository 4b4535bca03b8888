/** How many gave each option 1 to 5, a row an option, in the order in which options stand everywhere. */
import type { ReactNode } from "react";
import type { Criterion, Option } from "#shared/playbook/playbook";
import { cellOf, scaleWords, scoreWords } from "#shared/workshop/given";
import type { RoundView } from "#shared/workshop/view/opened";
import { optionClass } from "../../../options";
import { OptionMark } from "../../widgets/OptionMark";
import classes from "./Spread.module.css";

export function Spread({
  round,
  criterion,
  options,
  few,
  whole = false,
}: {
  round: RoundView;
  criterion: Criterion;
  options: Option[];
  /** In the place of figures that would tell whose they are. */
  few: ReactNode;
  /** Names take as many lines as they need; on the wall, where rows have one height, they take one. */
  whole?: boolean;
}) {
  const rows = options.map((option, n) => ({ option, n, cell: cellOf(round, criterion.id, option.id) }));
  if (round.withheld || rows.every(({ cell }) => !cell?.counts)) return few;
  const unknown = rows.some(({ cell }) => cell?.unknown);
  return (
    <div className={classes.spread} data-unknown={unknown ? "" : undefined} data-whole={whole ? "" : undefined}>
      <div>
        <small className={whole ? undefined : "one-line"}>{scaleWords(criterion)}</small>
        {[1, 2, 3, 4, 5].map((score) => (
          <small key={score} className="num" aria-hidden="true">
            {score}
          </small>
        ))}
        {unknown && (
          <small aria-hidden="true" title="Don't know">
            ?
          </small>
        )}
      </div>
      {rows.map(({ option, n, cell }) => {
        const counts = cell?.counts ?? [];
        return (
          <div
            key={option.id}
            className={optionClass(n)}
            role="img"
            aria-label={`${option.title}: ${scoreWords(counts, cell?.unknown ?? null)}`}
          >
            <b className={whole ? undefined : "one-line"}>
              <OptionMark n={n} /> {option.title}
            </b>
            {counts.map((count, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the place is the score
              <i key={i} className="num" data-some={count > 0 ? "" : undefined}>
                {count > 0 && count}
              </i>
            ))}
            {unknown && <i className="num">{cell?.unknown || null}</i>}
          </div>
        );
      })}
    </div>
  );
}
