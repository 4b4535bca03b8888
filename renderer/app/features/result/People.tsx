import { memo } from "react";
import { SAME } from "#shared/analysis/compute/numbers";
import type { CellDisagreement } from "#shared/analysis/model";
import { plain, signed } from "#shared/base/figures";
import type { Recommendation } from "#shared/record/recommend";
import { optionClass } from "../../../options";
import { Box, Row } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { OptionMark } from "../../widgets/OptionMark";
import classes from "./People.module.css";

/** Under this many answers a strip would name people rather than show a spread. */
const fewest = 3;

/** How the group stands: where each person's own numbers point, what to talk about, and the spread of scores. */
export const People = memo(function People({ recommendation }: { recommendation: Recommendation }) {
  const { analysis, sentences, options, criteria, names } = recommendation;
  const { gap, people, regret } = analysis;
  if (!gap || people.length < 2) return null;
  const n = (id: string) => options.findIndex((option) => option.id === id);
  const own = people.map((person) => ({
    person,
    // What choosing the other would cost this person, less what choosing the leader would.
    value: (regret[gap.over]?.people[person] ?? 0) - (regret[gap.leader]?.people[person] ?? 0),
  }));
  const most = Math.max(...own.map(({ value }) => Math.abs(value)), 0.1);
  const order = [...analysis.agenda.map(({ criterion }) => criterion), ...criteria.map(({ id }) => id)];
  return (
    <Box as="section" section="line" aria-labelledby="people">
      <h2 id="people">How {people.length} people see it</h2>
      <Text as="ul" tone="soft" className="bulleted">
        {[...sentences.group, ...sentences.dissent.map(({ text }) => text)].map((text) => (
          <li key={text}>{text}</li>
        ))}
      </Text>
      <h3 className={classes.heading}>
        Each person's own gap, <OptionMark n={n(gap.over)} /> {names.option(gap.over)} to the left,{" "}
        <OptionMark n={n(gap.leader)} /> {names.option(gap.leader)} to the right
      </h3>
      <ul className={classes.own}>
        {own.map(({ person, value }) => {
          const level = Math.abs(value) < SAME;
          const favours = value >= 0 ? gap.leader : gap.over;
          return (
            <li key={person} className={optionClass(n(favours))}>
              <span>{names.person(person)}</span>
              <span className={classes.track} aria-hidden="true">
                <i style={{ left: `${50 + (value / most) * 46}%` }}>
                  <OptionMark n={n(favours)} size={13} />
                </i>
              </span>
              <span className="num">
                {signed(value * 100)}
                <span className="visually-hidden"> {level ? "for neither" : `for ${names.option(favours)}`}</span>
              </span>
            </li>
          );
        })}
      </ul>
      {sentences.agenda.length > 0 && (
        <>
          <h3 className={classes.heading}>Worth talking about</h3>
          <Text as="ol" tone="soft" className="bulleted">
            {sentences.agenda.map(({ criterion, text }) => (
              <li key={criterion}>{text}</li>
            ))}
          </Text>
        </>
      )}
      <h3 className={classes.heading}>Scores, a mark per person</h3>
      <div className={classes.strips}>
        {[...new Set(order)].map((id) => (
          <div key={id}>
            <Text weight={550}>{names.criterion(id)}</Text>
            {options.map((option) => {
              const cell = analysis.disagreement.find((one) => one.criterion === id && one.option === option.id);
              return cell ? <Strip key={option.id} cell={cell} n={n(option.id)} title={option.title} /> : null;
            })}
          </div>
        ))}
      </div>
    </Box>
  );
});

/** A mark per person stacked on 1 to 5, with a bar from the lowest to the highest. */
function Strip({ cell, n, title }: { cell: CellDisagreement; n: number; title: string }) {
  const { answered, of, counts, min, max, agreement } = cell;
  if (answered < fewest) {
    return (
      <Text size="aside" tone="quiet" mt={4} mb={4}>
        {title}: {answered} of {of} answered, too few to show
      </Text>
    );
  }
  const said = counts.flatMap((count, i) => (count > 0 ? [`${count} say ${i + 1}`] : []));
  const agree = agreement === null ? "" : `, agreement ${plain(agreement)}`;
  return (
    <div
      className={`${classes.strip} ${optionClass(n)}`}
      role="img"
      aria-label={`${title}: ${said.join(", ")}${agree}`}
    >
      {counts.map((count, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is the score
        <span key={i} className={classes.column} data-said={count > 0 ? "" : undefined}>
          <Row as="span" gap={2} wrap={2} align="stretch" justify="center">
            {Array.from({ length: Math.min(count, 12) }, (_, k) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: marks aren't told apart, so that they name nobody
              <OptionMark key={k} n={n} size={9} />
            ))}
            {count > 12 && <small>{count}</small>}
          </Row>
          <b className="num">{i + 1}</b>
        </span>
      ))}
      {min !== null && max !== null && (
        <i className={classes.range} style={{ left: `${(min - 1) * 20 + 6}%`, width: `${(max - min) * 20 + 8}%` }} />
      )}
    </div>
  );
}
