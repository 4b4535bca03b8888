import { percent } from "#shared/base/figures";
import { type Difference, scoreText } from "#shared/record/compare";
import { Text } from "../../ui/Text";
import classes from "./Differences.module.css";

/** Everything that differs between two states, before and after beside each other. */
export function Differences({ difference }: { difference: Difference }) {
  const { weights, scores, answers, mustHaves, texts } = difference;
  const groups: [string, [string, string, string][]][] = [
    ["Weights", weights.map(({ criterion, from, to }) => [criterion, percent(from), percent(to)])],
    ["Answers", answers.map(({ criterion, from, to }) => [criterion, from ?? "None", to ?? "None"])],
    [
      "Scores",
      scores.map(({ criterion, option, from, to }) => [`${criterion}, ${option}`, scoreText(from), scoreText(to)]),
    ],
    ["Must-haves", mustHaves.changed.map(({ statement, option, from, to }) => [`${statement}, ${option}`, from, to])],
    ["Texts", texts.map(({ what, from, to }) => [what, from || "Empty", to || "Empty"])],
  ];
  const said = groups.filter(([, rows]) => rows.length > 0);
  if (said.length === 0) return null;
  return (
    <Text className={classes.differences} as="details" size="aside" mt={20}>
      <summary>All that differs</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        {said.map(([name, rows]) => (
          <tbody key={name}>
            <tr>
              <th scope="rowgroup" colSpan={3}>
                {name}
              </th>
            </tr>
            {rows.map(([what, from, to]) => (
              <tr key={what}>
                <th scope="row">{what}</th>
                <td>{from}</td>
                <td>{to}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </Text>
  );
}
