import { memo, useState } from "react";
import { percent, plain } from "#shared/base/figures";
import type { Recommendation } from "#shared/record/recommend";
import { ballotFits } from "#shared/record/rules";
import { hrefOf } from "../../shell/route";
import { Text } from "../../ui/Text";
import { useRecord } from "../record/RecordContext";
import classes from "./NumbersTable.module.css";

/**
 * How the value of each option comes about: weight times score, row by row. The pictures' equivalent in text. Closed it
 * has no rows, so that a dragged slider draws none.
 */
export const NumbersTable = memo(function NumbersTable({ recommendation }: { recommendation: Recommendation }) {
  const [open, setOpen] = useState(false);
  return (
    <Text
      className={classes.numbers}
      as="details"
      tone="soft"
      mt={20}
      onToggle={(event) => setOpen((event.currentTarget as HTMLDetailsElement).open)}
    >
      <summary>How the values come about</summary>
      {open && <Numbers recommendation={recommendation} />}
    </Text>
  );
});

function Numbers({ recommendation }: { recommendation: Recommendation }) {
  const { draft, ballot, record, playbook } = useRecord();
  const { analysis, criteria } = recommendation;
  const fitsOf = ballotFits(playbook, criteria, ballot.judgements);
  const options = draft.options.filter(({ id }) => id in analysis.values);
  return (
    <>
      <p>
        A score of 1 is worth 0, a score of 5 is worth 100; each counts with its weight. What isn't known counts the
        same for every option.
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Criterion</th>
            <th scope="col" className="num">
              Weight
            </th>
            {options.map(({ id, title }) => (
              <th key={id} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {criteria.map((criterion) => {
            const fit = fitsOf(criterion, draft.options);
            return (
              <tr key={criterion.id}>
                <th scope="row">
                  <a
                    href={hrefOf({ at: "record", id: record.id, place: { step: "answers", criterion: criterion.id } })}
                  >
                    {criterion.title}
                  </a>
                </th>
                <td className="num">{percent(analysis.weights[criterion.id] ?? 0)}</td>
                {options.map(({ id }) => (
                  <td key={id} className="num">
                    {fit[id]?.score ?? "not known"}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Value</th>
            <td />
            {options.map(({ id }) => (
              <td key={id} className="num">
                {plain((analysis.values[id] ?? 0) * 100)}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </>
  );
}
