/** What people said, without names, and what of it is worth talking about. */
import { Checkbox } from "@mantine/core";
import { Text } from "../../../ui/Text";
import { Answers } from "../Answers";
import { agreed, judgedCriteria } from "../given";
import { differenceWords, pointsWords, riding } from "../words";
import classes from "./Revealed.module.css";
import type { FacilitatorStepProps } from "./step-props";

export function Revealed({ session, brief }: FacilitatorStepProps) {
  const { state, command } = session;
  const { view } = state;
  const round = view.opened.rounds.at(-1);
  if (!round) return null;
  if (round.withheld) return <Text tone="soft">Too few answers to show any without showing whose they are.</Text>;
  const again = round.n === 2;
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
          <th>What was said, round {round.n}</th>
          <th>{again ? "Since round 1" : "What to talk about"}</th>
        </tr>
      </thead>
      <tbody>
        {judgedCriteria(view, brief).map((criterion) => {
          const { id, title } = criterion;
          const cell = view.cells.find((one) => one.criterion === id);
          const weight = round.weights[id];
          const moved = view.opened.movement?.find((one) => one.criterion === id);
          return (
            <tr key={id}>
              <th scope="row">
                {title}
                {weight !== undefined && <small className="num">{pointsWords(view, weight)}</small>}
              </th>
              <td>
                <Answers round={round} criterion={criterion} brief={brief} />
              </td>
              <td className={classes.talk}>
                {again ? (
                  moved && (moved.changed === 0 ? "Nobody changed" : `${moved.changed} changed`)
                ) : (
                  <Checkbox
                    label={cell && cell.points > 0 ? riding(cell.points) : "Talk about it"}
                    description={
                      cell?.about
                        ? differenceWords[cell.about]
                        : !cell && agreed(round, id, brief.options)
                          ? "You agree"
                          : undefined
                    }
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
