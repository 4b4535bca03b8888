/** What people said about the project, how often each; small beside it what that means for every option. */
import { plain } from "#shared/base/figures";
import type { Criterion } from "#shared/playbook/playbook";
import type { Brief } from "#shared/workshop/view/brief";
import type { RoundView } from "#shared/workshop/view/opened";
import type { View } from "#shared/workshop/view/view";
import { oneOrMany } from "#shared/workshop/words";
import { optionClass } from "../../../widgets/OptionMark";
import { agreed, cellOf, type Given, givenAnswers, judgedCriteria, rangeOf } from "../given";
import { usePages } from "../usePages";
import { Few } from "./Few";
import classes from "./Reveal.module.css";

const rowsOfAPage = 4;
/** Answers of a row that stand one below the other; the rest is summed up. */
const mostLines = 5;

export function Reveal({ view, brief }: { view: View; brief: Brief }) {
  const round = view.opened.rounds.at(-1);
  const { shown, words } = usePages(judgedCriteria(view, brief), rowsOfAPage);
  if (!round || round.withheld) return <Few />;
  const judged = shown.every(({ answers }) => answers.length === 0);
  return (
    <table className={classes.rows}>
      <thead>
        <tr>
          <th>{words ?? ""}</th>
          <th>{judged ? "What we said" : "What we said about the project"}</th>
          <th>What it means for each</th>
          <th>{round.n === 2 ? "Since round 1" : "Talk"}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((criterion) => (
          <Row key={criterion.id} view={view} brief={brief} round={round} criterion={criterion} />
        ))}
        {Array.from({ length: rowsOfAPage - shown.length }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: empty rows keep the others in their place
          <tr key={i} data-empty="">
            <td colSpan={4} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Row({ view, brief, round, criterion }: { view: View; brief: Brief; round: RoundView; criterion: Criterion }) {
  const { id, title } = criterion;
  const weight = round.weights[id];
  const given = givenAnswers(round, criterion, brief.options);
  return (
    <tr>
      <th scope="row">
        {title}
        {weight !== undefined && <small>{Math.round(100 * weight)} of 100 points, on average</small>}
      </th>
      <td>{given === null ? <Few /> : <Answers given={given} />}</td>
      <td>
        <ul className={classes.scales}>
          {brief.options.map((option, n) => {
            const counts = cellOf(round, id, option.id)?.counts;
            const range = rangeOf(counts);
            const at = (score: number) => `${(score - 1) * 25}%`;
            const words = range
              ? `${option.title}: from ${range.low} to ${range.high}, ${plain(range.mean)} on average`
              : `${option.title}: nothing`;
            return (
              <li key={option.id} className={optionClass(n)}>
                <b>{option.title}</b>
                <span className={classes.scale} role="img" aria-label={words}>
                  {range && (
                    <>
                      <i style={{ left: at(range.low), width: `calc(${(range.high - range.low) * 25}% + 0.4em)` }} />
                      <em style={{ left: at(range.mean) }} />
                    </>
                  )}
                </span>
              </li>
            );
          })}
        </ul>
      </td>
      <td className={classes.talk}>
        <Talk view={view} criterion={id} round={round} options={brief.options} />
      </td>
    </tr>
  );
}

function Answers({ given }: { given: Given[] }) {
  const lines = given.length > mostLines ? given.slice(0, mostLines - 1) : given;
  const rest = given.slice(lines.length);
  return (
    <ul className={classes.answers} data-many={given.length > 4 ? "" : undefined}>
      {lines.map(({ text, count }, i) => (
        <li key={text} data-most={i === 0 ? "" : undefined}>
          <Dots count={count} />
          <span>{text}</span>
        </li>
      ))}
      {rest.length > 0 && (
        <li>
          <Dots count={rest.reduce((sum, { count }) => sum + count, 0)} />
          <span>{oneOrMany(rest.length, "other answer")}</span>
        </li>
      )}
    </ul>
  );
}

/** A dot for everybody who said it, or their number where there are many. They name nobody. */
export function Dots({ count }: { count: number }) {
  return (
    <span className={classes.dots} role="img" aria-label={oneOrMany(count, "person", "people")}>
      {count <= 6 ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: dots aren't told apart
        Array.from({ length: count }, (_, i) => <i key={i} />)
      ) : (
        <>
          <b className="num">{count}</b>
          <i />
        </>
      )}
    </span>
  );
}

function Talk({
  view,
  criterion,
  round,
  options,
}: {
  view: View;
  criterion: string;
  round: RoundView;
  options: Brief["options"];
}) {
  const at = view.cells.findIndex((cell) => cell.criterion === criterion);
  const cell = view.cells[at];
  if (round.n === 2) {
    const moved = view.opened.movement?.find((one) => one.criterion === criterion)?.changed;
    return moved === undefined ? null : moved === 0 ? "Nobody changed" : `${moved} changed`;
  }
  if (!cell) return <small>{agreed(round, criterion, options) ? "You agree" : "Not on the list"}</small>;
  return (
    <>
      <b className={classes.number} data-now={at === 0 ? "" : undefined}>
        {at + 1}
      </b>
      {cell.points > 0 && <small>{plain(cell.points)} points</small>}
    </>
  );
}
