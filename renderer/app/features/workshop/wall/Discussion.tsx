/** One criterion that is talked about: its question, what people answered, who begins, and what is known. */
import type { Brief } from "#shared/workshop/view/brief";
import type { View } from "#shared/workshop/view/view";
import { firstWords } from "#shared/workshop/words";
import { Stack } from "../../../ui/layout";
import { Text } from "../../../ui/Text";
import { OptionMark, optionClass } from "../../../widgets/OptionMark";
import { evidenceOf, givenAnswers } from "../given";
import { differs } from "../words";
import classes from "./Discussion.module.css";
import { Few } from "./Few";
import { Dots } from "./Reveal";

/** So many answers stand in words. */
const mostAnswers = 5;
/** Facts beside them, of all options together. */
const mostFacts = 6;

export function Discussion({ view, brief }: { view: View; brief: Brief }) {
  const cell = view.cells[view.cell];
  const round = view.opened.rounds.at(-1);
  const criterion = brief.criteria.find(({ id }) => id === cell?.criterion);
  if (!round || round.withheld) return <Few />;
  if (!cell || !criterion) return <p className={classes.agree}>Nothing is on the list to talk about.</p>;
  const given = givenAnswers(round, criterion, brief.options);
  const each = Math.max(1, Math.floor(mostFacts / brief.options.length));
  const said = [
    ...(round.reasons.find((one) => one.criterion === cell.criterion)?.texts ?? []),
    ...view.notes.filter((note) => note.criterion === cell.criterion).map(({ text }) => text),
  ];
  return (
    <div className={classes.talk}>
      <Stack className={classes.asked} as="section" gap={0}>
        <Text tone="soft" weight={600}>
          {criterion.title}
        </Text>
        <h2>{criterion.question || `How well does each do on ${criterion.title.toLowerCase()}?`}</h2>
        {given === null ? (
          <Few />
        ) : (
          <ul className={classes.answers} data-many={given.length > 3 ? "" : undefined}>
            {given.slice(0, mostAnswers).map(({ text, count, means }) => (
              <li key={text}>
                <b className="num">{count}</b>
                <span>
                  <strong>{text}</strong>
                  <small>
                    <Dots count={count} /> {means}
                  </small>
                </span>
              </li>
            ))}
          </ul>
        )}
        <p className={classes.first}>
          {cell.about && <strong>{differs[cell.about]}.</strong>} {firstWords(cell.ends)}
        </p>
      </Stack>
      <section className={classes.known}>
        {brief.options.map((option, n) => {
          const facts = evidenceOf(round, criterion, option.id, brief.sources).slice(0, each);
          if (facts.length === 0) return null;
          return (
            <div key={option.id} className={optionClass(n)} data-n={n % 5}>
              <h3>
                <OptionMark n={n} size={20} /> {option.title}
              </h3>
              {facts.map(({ text, by }) => (
                <p key={text}>
                  {text}
                  {by && <small>{by}</small>}
                </p>
              ))}
            </div>
          );
        })}
        {said.length > 0 && (
          <div>
            <h3>Said here</h3>
            {said.slice(0, 3).map((text) => (
              <p key={text}>{text}</p>
            ))}
          </div>
        )}
      </section>
    </div>
  );
}
