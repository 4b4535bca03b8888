/** What was said about every option, without names, and what of it is worth talking about. */
import { Checkbox } from "@mantine/core";
import type { Brief } from "#shared/workshop/view/brief";
import type { View } from "#shared/workshop/view/view";
import { OptionMark } from "../../../widgets/OptionMark";
import { Strip } from "../Strip";
import { differs, riding } from "../words";
import classes from "./Revealed.module.css";
import type { FacilitatorStepProps } from "./step-props";

/** The criteria that were judged, in the order in which they are shown: what is worth talking about first. */
export function inOrder({ cells, opened }: View, { criteria }: Brief): Brief["criteria"] {
  const [first] = opened.rounds;
  const place = (id: string) => {
    const at = cells.findIndex(({ criterion }) => criterion === id);
    return at < 0 ? cells.length : at;
  };
  return criteria
    .filter(({ id }) => !first || first.cells.some(({ criterion }) => criterion === id))
    .toSorted((a, b) => place(a.id) - place(b.id));
}

export function Revealed({ session, brief }: FacilitatorStepProps) {
  const { state, command } = session;
  const { view } = state;
  const round = view.opened.rounds.at(-1);
  if (!round) return null;
  if (round.withheld)
    return <p className={classes.none}>Too few answers to show any without showing whose they are.</p>;
  const again = round.n === 2;
  const criteria = inOrder(view, brief).filter(
    ({ id }) => !again || view.cells.some(({ criterion }) => criterion === id),
  );
  const chosen = view.cells.map(({ criterion }) => criterion);
  const toggle = (id: string) => {
    const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
    void command({ type: "cells", criteria: next });
  };
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th>Criterion</th>
          {brief.options.map(({ id, title }, n) => (
            <th key={id}>
              <span className={classes.option}>
                <OptionMark n={n} /> {title}
              </span>
            </th>
          ))}
          <th>{again ? "Since round 1" : "What to talk about"}</th>
        </tr>
      </thead>
      <tbody>
        {criteria.map(({ id, title }) => {
          const cell = view.cells.find(({ criterion }) => criterion === id);
          const weight = round.weights[id];
          const moved = view.opened.movement?.find(({ criterion }) => criterion === id);
          return (
            <tr key={id}>
              <th scope="row">
                {title}
                {weight !== undefined && (
                  <small className="num">{Math.round(100 * weight)} of 100 points, on average</small>
                )}
              </th>
              {brief.options.map((option, n) => {
                const found = round.cells.find((one) => one.criterion === id && one.option === option.id);
                return (
                  <td key={option.id}>
                    <Strip
                      n={n}
                      title={`${title}, ${option.title}`}
                      counts={found?.counts ?? null}
                      unknown={found?.unknown ?? null}
                    />
                  </td>
                );
              })}
              <td className={classes.talk}>
                {again ? (
                  moved && (moved.changed === 0 ? "Nobody changed" : `${moved.changed} changed`)
                ) : (
                  <Checkbox
                    label={cell && cell.points > 0 ? riding(cell.points) : "Talk about it"}
                    description={cell?.about ? differs[cell.about] : cell ? undefined : "You agree, or nearly"}
                    checked={cell !== undefined}
                    onChange={() => toggle(id)}
                  />
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
