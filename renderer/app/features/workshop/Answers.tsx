/** What people answered, with how often, and small beneath what it means for the options. */
import type { Criterion } from "#shared/playbook/playbook";
import type { Brief } from "#shared/workshop/view/brief";
import type { RoundView } from "#shared/workshop/view/opened";
import classes from "./Answers.module.css";
import { givenAnswers } from "./given";

export function Answers({ round, criterion, brief }: { round: RoundView; criterion: Criterion; brief: Brief }) {
  const given = givenAnswers(round, criterion, brief.options);
  if (given === null) return <p className={classes.few}>Too few answers to show</p>;
  if (given.length === 0) return <p className={classes.few}>Nobody answered</p>;
  return (
    <ul className={classes.answers}>
      {given.map(({ text, count, means }) => (
        <li key={text}>
          <b className="num">{count}</b>
          <span>
            {text}
            {means && <small>{means}</small>}
          </span>
        </li>
      ))}
    </ul>
  );
}
