/** What people said about the project, how often each; small beside it what that means for every option. */
import { plain } from "#shared/base/figures";
import type { Criterion } from "#shared/playbook/playbook";
import { cellOf, type Given, givenAnswers } from "#shared/workshop/given";
import type { Brief } from "#shared/workshop/view/brief";
import type { RoundView } from "#shared/workshop/view/opened";
import type { View } from "#shared/workshop/view/view";
import { oneOrMany } from "#shared/workshop/words";
import { optionClass } from "../../../../options";
import { agreed, judgedCriteria, rangeOf } from "../given";
import { Spread } from "../Spread";
import { usePages } from "../usePages";
import { ofTheLead, pointsWords } from "../words";
import { Few } from "./Few";
import classes from "./Reveal.module.css";

const rowsOfAPage = 4;
/** Answers of a row that stand one below the other; the rest is summed up. */
const mostLines = 5;

export function Reveal({ view, brief }: { view: View; brief: Brief }) {
  const round = view.opened.rounds.at(-1);
  const { shown, words } = usePages(judgedCriteria(view, brief), rowsOfAPage);
  if (!round || round.withheld) return <Few />;
  const scored = shown.every(({ answers }) => answers.length === 0);
  return (
    <table className={classes.rows}>
      <thead>
        <tr>
          <th>{words ?? ""}</th>
          <th>{scored ? "How many gave each 1 to 5" : "What we said about the project"}</th>
          <th>{scored ? "" : "What it means for each"}</th>
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
  return (
    <tr>
      <th scope="row">
        <span className={classes.name}>{title}</span>
        {weight !== undefined && <small>{pointsWords(view, weight)}</small>}
      </th>
      {criterion.answers.length === 0 ? (
        <td colSpan={2} className={classes.scored}>
          <Spread round={round} criterion={criterion} options={brief.options} few={<Few />} />
        </td>
      ) : (
        <>
          <td>
            <Answers given={givenAnswers(round, criterion)} />
          </td>
          <td>
            <Scales round={round} criterion={id} options={brief.options} />
          </td>
        </>
      )}
      <td className={classes.talk}>
        <Talk view={view} criterion={id} round={round} options={brief.options} />
      </td>
    </tr>
  );
}

/** From the lowest to the highest score of each option, and the mean of them. */
function Scales({ round, criterion, options }: { round: RoundView; criterion: string; options: Brief["options"] }) {
  const at = (score: number) => `${(score - 1) * 25}%`;
  return (
    <ul className={classes.scales}>
      {options.map(({ id, title }, n) => {
        const range = rangeOf(cellOf(round, criterion, id)?.counts);
        const words = range
          ? `${title}: from ${range.low} to ${range.high}, ${plain(range.mean)} on average`
          : `${title}: nothing`;
        return (
          <li key={id} className={optionClass(n)}>
            <b className="one-line">{title}</b>
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
  );
}

function Answers({ given }: { given: Given[] | null }) {
  if (given === null) return <Few />;
  if (given.length === 0) return <small>Nobody answered</small>;
  const lines = given.length > mostLines ? given.slice(0, mostLines - 1) : given;
  const rest = given.slice(lines.length);
  return (
    <ul className={classes.answers} data-many={given.length > 4 ? "" : undefined}>
      {lines.map(({ text, count, most }) => (
        <li key={text} data-most={most ? "" : undefined}>
          <Dots count={count} />
          <span className="one-line">{text}</span>
        </li>
      ))}
      {rest.length > 0 && (
        <li>
          <Dots count={rest.reduce((sum, { count }) => sum + count, 0)} />
          <span className="one-line">{oneOrMany(rest.length, "other answer")}</span>
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
      {cell.points > 0 && <small>{ofTheLead(cell.points)}</small>}
    </>
  );
}
