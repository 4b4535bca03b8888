/** What people said about a criterion: their answers with how often each, or what they gave the options. */
import type { Criterion } from "#shared/playbook/playbook";
import { givenAnswers } from "#shared/workshop/given";
import type { Brief } from "#shared/workshop/view/brief";
import type { RoundView } from "#shared/workshop/view/opened";
import { Stack } from "../../ui/layout";
import { Text } from "../../ui/Text";
import classes from "./Answers.module.css";
import { meaning } from "./given";
import { Spread } from "./Spread";

export function Answers({ round, criterion, brief }: { round: RoundView; criterion: Criterion; brief: Brief }) {
  if (criterion.answers.length === 0)
    return <Spread round={round} criterion={criterion} options={brief.options} few={<Few />} whole />;
  const given = givenAnswers(round, criterion);
  if (given === null) return <Few />;
  if (given.length === 0) return <Text tone="quiet">Nobody answered</Text>;
  return (
    <Stack className={classes.answers} as="ul" gap={6}>
      {given.map(({ id, text, count, most }) => {
        const means = meaning(criterion, brief.options, id);
        return (
          <Stack key={text} as="li" columns="22px minmax(0, 1fr)" gap={10} data-most={most ? "" : undefined}>
            <b className="num">{count}</b>
            <span>
              {text}
              {means && <small>{means}</small>}
            </span>
          </Stack>
        );
      })}
    </Stack>
  );
}

const Few = () => <Text tone="quiet">Too few answers to show</Text>;
