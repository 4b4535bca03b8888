/** Where the difference between the two leading options comes from: bars to both sides of one axis, which add up to it. */
import { plain } from "#shared/base/figures";
import type { Brief } from "#shared/workshop/view/brief";
import type { ResultView } from "#shared/workshop/view/result";
import { optionClass } from "../../../options";
import { Row } from "../../ui/layout";
import { OptionMark } from "../../widgets/OptionMark";
import classes from "./Contributions.module.css";

/** @param most so many bars; where there are more, the smallest stand in one together, so that all still add up */
export function Contributions({ result, brief, most = 20 }: { result: ResultView; brief: Brief; most?: number }) {
  const [first, second] = Object.entries(result.values).toSorted(([, a], [, b]) => b - a);
  if (!first || !second) return null;
  const index = (id: string) => brief.options.findIndex((option) => option.id === id);
  const sides = { right: index(first[0]), left: index(second[0]) };
  const all = result.contributions
    .toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value))
    .map(({ criterion, value }) => ({ title: brief.criteria.find(({ id }) => id === criterion)?.title, value }));
  const small = all.length > most ? all.slice(most - 1) : [];
  const together = {
    title: `${small.length} others together`,
    value: small.reduce((sum, { value }) => sum + value, 0),
  };
  const rows = small.length > 0 ? [...all.slice(0, most - 1), together] : all;
  const right = Math.max(0.0001, ...rows.map(({ value }) => value));
  const left = Math.max(0, ...rows.map(({ value }) => -value));
  const axis = (100 * left) / (left + right);
  return (
    <figure className={classes.bars} aria-label="Where the difference comes from">
      <Row className={classes.sides} as="figcaption" gap={0} align="stretch" justify="between" tone="soft">
        <span>
          <OptionMark n={sides.left} size={14} /> for {brief.options[sides.left]?.title}
        </span>
        <span>
          for {brief.options[sides.right]?.title} <OptionMark n={sides.right} size={14} />
        </span>
      </Row>
      <ul>
        {rows.map(({ title, value }) => {
          const width = (100 * Math.abs(value)) / (left + right);
          const none = Math.abs(value) < 0.0005;
          return (
            <li key={title} className={optionClass(value >= 0 ? sides.right : sides.left)}>
              <span>{title}</span>
              <span className={classes.track} aria-hidden="true">
                <b style={{ left: `${axis}%` }} />
                <i style={{ left: `${value >= 0 ? axis : axis - width}%`, width: `${width}%` }} />
              </span>
              <span className="num">
                {none ? "0" : plain(100 * Math.abs(value))}
                <span className="visually-hidden">
                  {none ? " for none" : ` for ${brief.options[value >= 0 ? sides.right : sides.left]?.title}`}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
    </figure>
  );
}
