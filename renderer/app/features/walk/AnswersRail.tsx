import { useMediaQuery } from "@mantine/hooks";
import type { Criterion } from "#shared/playbook/playbook";
import type { Judgement } from "#shared/record/record";
import { hrefOf } from "../../shell/route";
import bar from "../../ui/bar.module.css";
import items from "../../ui/items.module.css";
import { Row, Stack } from "../../ui/layout";
import { Ring } from "../../ui/Ring";
import { Text } from "../../ui/Text";
import { useRecord } from "../record/RecordContext";
import classes from "./AnswersRail.module.css";

/** Minutes that a criterion takes, for the time left. */
const minutesEach = 1;

/** Progress in words, a bar, and the criteria with what was said. */
export function AnswersRail({ criteria, current }: { criteria: Criterion[]; current: string }) {
  const { record, ballot } = useRecord();
  // At 200 % zoom the question comes first; the list is one line that opens.
  const tiny = useMediaQuery("(max-width: 860px)", false, { getInitialValueInEffect: false });
  const judged = criteria.filter(({ id }) => id in ballot.judgements).length;
  const left = (criteria.length - judged) * minutesEach;
  const list = (
    <Stack as="ol" gap={0}>
      {criteria.map((criterion) => {
        const judgement = ballot.judgements[criterion.id];
        return (
          <li key={criterion.id}>
            <Row
              href={hrefOf({ at: "record", id: record.id, place: { step: "answers", criterion: criterion.id } })}
              aria-current={criterion.id === current ? "true" : undefined}
              as="a"
              gap={10}
              align="stretch"
              className={items.item}
              tone="ink"
            >
              <Ring state={criterion.id === current ? "now" : judgement ? "done" : "next"} mt={2} />
              <span>
                <Text as="span" tone="ink">
                  {criterion.title}
                </Text>
                {judgement && criterion.id !== current && (
                  <Text as="span" size="meta" tone="quiet" className={classes.said}>
                    {said(criterion, judgement)}
                  </Text>
                )}
              </span>
            </Row>
          </li>
        );
      })}
    </Stack>
  );
  if (tiny) {
    return (
      <nav aria-label="Criteria">
        <details>
          <summary>
            {judged} of {criteria.length} answered
          </summary>
          {list}
        </details>
      </nav>
    );
  }
  return (
    <nav aria-label="Criteria">
      <Row gap={8} wrap={2} justify="between" className={classes.progress} tone="quiet">
        <Text as="strong" tone="soft">
          {judged} of {criteria.length} answered
        </Text>
        {left > 0 && <span>about {left} min</span>}
      </Row>
      <progress className={bar.bar} max={criteria.length} value={judged} aria-label="Criteria answered" />
      {list}
    </nav>
  );
}

function said(criterion: Criterion, judgement: Judgement): string {
  if ("unknown" in judgement) return "Don't know yet";
  if ("scores" in judgement) return "Scored";
  return criterion.answers.find(({ id }) => id === judgement.answer)?.text ?? judgement.answer;
}
