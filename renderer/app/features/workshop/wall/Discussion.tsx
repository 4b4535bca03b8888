/** One criterion that is talked about: its question, what people answered, who begins, and what is known. */
import type { Criterion, Option } from "#shared/playbook/playbook";
import { givenAnswers } from "#shared/workshop/given";
import type { Brief } from "#shared/workshop/view/brief";
import type { RoundView } from "#shared/workshop/view/opened";
import type { View } from "#shared/workshop/view/view";
import { firstWords } from "#shared/workshop/words";
import { optionClass } from "../../../../options";
import { Stack } from "../../../ui/layout";
import { Text } from "../../../ui/Text";
import { OptionMark } from "../../../widgets/OptionMark";
import { evidenceOf, meaning } from "../given";
import { Spread } from "../Spread";
import { differenceWords } from "../words";
import classes from "./Discussion.module.css";
import { Few } from "./Few";
import { Dots } from "./Reveal";
import wall from "./Wall.module.css";

/** So many answers stand in words. */
const mostAnswers = 5;
/** Facts beside them, of all options together. */
const mostFacts = 6;
/** Notes and reasons of the room among them. */
const mostSaid = 3;

export function Discussion({ view, brief }: { view: View; brief: Brief }) {
  const cell = view.cells[view.cell];
  const round = view.opened.rounds.at(-1);
  const criterion = brief.criteria.find(({ id }) => id === cell?.criterion);
  if (!round || round.withheld) return <Few />;
  if (!cell || !criterion) return <p className={classes.agree}>Nothing is on the list to talk about.</p>;
  // What was said in this room comes before what articles say.
  const texts = [
    ...view.notes.filter((note) => note.criterion === cell.criterion).map(({ text }) => text),
    ...(round.reasons.find((one) => one.criterion === cell.criterion)?.texts ?? []),
  ];
  const said = [...new Set(texts)].slice(0, mostSaid);
  const each = Math.max(1, Math.floor((mostFacts - said.length) / brief.options.length));
  return (
    <div className={classes.talk}>
      <Stack className={`${wall.panel} ${classes.asked}`} as="section" gap={0}>
        <Text tone="soft" weight={600}>
          {criterion.title}
        </Text>
        <h2>{criterion.question || "How well does each option do?"}</h2>
        {criterion.answers.length === 0 ? (
          <div className={classes.scored}>
            <Spread round={round} criterion={criterion} options={brief.options} few={<Few />} />
          </div>
        ) : (
          <Answered round={round} criterion={criterion} options={brief.options} />
        )}
        <p className={classes.first}>
          {cell.about && <strong>{differenceWords[cell.about]}.</strong>} {firstWords(cell.ends)}
        </p>
      </Stack>
      <section className={classes.known}>
        {said.length > 0 && (
          <div>
            <h3>Said here</h3>
            {said.map((text) => (
              <p key={text}>{text}</p>
            ))}
          </div>
        )}
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
      </section>
    </div>
  );
}

function Answered({ round, criterion, options }: { round: RoundView; criterion: Criterion; options: Option[] }) {
  const given = givenAnswers(round, criterion);
  if (given === null) return <Few />;
  if (given.length === 0) return <small>Nobody answered</small>;
  return (
    <ul className={classes.answers} data-many={given.length > 3 ? "" : undefined}>
      {given.slice(0, mostAnswers).map(({ id, text, count }) => (
        <li key={text}>
          <b className="num">{count}</b>
          <span>
            <strong>{text}</strong>
            <small>
              <Dots count={count} /> {meaning(criterion, options, id)}
            </small>
          </span>
        </li>
      ))}
    </ul>
  );
}
