import { Chip } from "@mantine/core";
import type { When } from "#shared/playbook/playbook";
import { Row, Stack } from "../../../ui/layout";
import { Text } from "../../../ui/Text";
import { useAt, useEditorState, useLocked } from "./EditorContext";
import { Pick, picks } from "./fields";

/** When something holds: for each criterion that is named, one of the answers that are chosen. */
export function Conditions({ at, always }: { at: string; always: string }) {
  const [when, set] = useAt<When>(at);
  const criteria = useEditorState(({ book }) => book.criteria);
  const locked = useLocked();
  const named = criteria.filter(({ id }) => Object.hasOwn(when, id));
  const free = criteria.filter(({ id, answers }) => answers.length > 0 && !Object.hasOwn(when, id));
  const toggle = (criterion: string, answer: string) => {
    const now = when[criterion] ?? [];
    const next = now.includes(answer) ? now.filter((one) => one !== answer) : [...now, answer];
    const { [criterion]: _, ...others } = when;
    set(next.length > 0 ? { ...others, [criterion]: next } : others, `${at} ${Date.now()}`);
  };
  return (
    <Stack gap={8} card="sunken" py={8}>
      {named.length === 0 && (
        <Text size="aside" tone="quiet">
          {always}
        </Text>
      )}
      {named.map(({ id, title, answers }) => (
        <Row key={id} gap={6} wrap={6} role="group" aria-label={`Answers to ${title}`}>
          <Text as="span" size="aside" weight={600}>
            {title}
          </Text>
          {answers.map((answer) => (
            <Chip
              key={answer.id}
              size="xs"
              variant="outline"
              disabled={locked}
              checked={(when[id] ?? []).includes(answer.id)}
              onChange={() => toggle(id, answer.id)}
            >
              {answer.text}
            </Chip>
          ))}
        </Row>
      ))}
      {free.length > 0 && (
        <Pick
          label="Add a condition"
          data={[
            { value: "", label: named.length === 0 ? "When is it so? Choose a criterion" : "And when…" },
            ...picks(free),
          ]}
          value=""
          onPick={(criterion) => {
            const first = criteria.find(({ id }) => id === criterion)?.answers[0];
            if (first) toggle(criterion, first.id);
          }}
        />
      )}
    </Stack>
  );
}
