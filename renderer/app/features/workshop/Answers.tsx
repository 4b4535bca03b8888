/** What people answered, with how often, and small beneath what it means for the options. */
import type { Criterion } from "#shared/playbook/playbook";
import type { Brief } from "#shared/workshop/view/brief";
import type { RoundView } from "#shared/workshop/view/opened";
import { Stack } from "../../ui/layout";
import { Text } from "../../ui/Text";
import classes from "./Answers.module.css";
import { givenAnswers } from "./given";

export function Answers({ round, criterion, brief }: { round: RoundView; criterion: Criterion; brief: Brief }) {
  const given = givenAnswers(round, criterion, brief.options);
  if (given === null) return <Text tone="quiet">Too few answers to show</Text>;
  if (given.length === 0) return <Text tone="quiet">Nobody answered</Text>;
  return (
    <Stack className={classes.answers} as="ul" gap={6}>
      {given.map(({ text, count, means }) => (
        <Stack key={text} as="li" columns="22px minmax(0, 1fr)" gap={10}>
          <b className="num">{count}</b>
          <span>
            {text}
            {means && <small>{means}</small>}
          </span>
        </Stack>
      ))}
    </Stack>
  );
}
