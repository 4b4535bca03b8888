/** The walk on what is written, with the walk's own parts: what people will see of a criterion, and where it leads. */

import type { Criterion, Playbook } from "#shared/playbook/playbook";
import { questionAbout } from "#shared/playbook/question";
import type { Judgement } from "#shared/record/record";
import { ballotFits, rulesMet } from "#shared/record/rules";
import { Row, Stack } from "../../../ui/layout";
import { Prose } from "../../../ui/Prose";
import { Text } from "../../../ui/Text";
import { Evidence } from "../../../widgets/Evidence";
import { Pips } from "../../../widgets/Fit";
import { OptionMark } from "../../../widgets/OptionMark";
import { AnswerRows } from "../../walk/AnswerRows";

export type PreviewAnswers = Record<string, Judgement>;

/** A criterion as the walk will ask it; answers given here are tried and stored nowhere. */
export function WalkPreview({
  book,
  criterion,
  judgements,
  onJudge,
}: {
  book: Playbook;
  criterion: Criterion | undefined;
  judgements: PreviewAnswers;
  onJudge(judgements: PreviewAnswers): void;
}) {
  if (!criterion) return <Text tone="soft">Add a criterion, and it stands here as people will see it.</Text>;
  const judgement = judgements[criterion.id];
  const judge = (next: Judgement) => onJudge({ ...judgements, [criterion.id]: next });
  const fits = ballotFits(book, book.criteria, judgements)(criterion, book.options);
  const met = rulesMet(book, book.criteria, judgements).filter(({ when }) => Object.hasOwn(when, criterion.id));
  const answered = judgement !== undefined && "answer" in judgement;
  return (
    <Stack card="surface" style={{ padding: 16 }}>
      <Prose as="h2" voice="next" id="question">
        {questionAbout(criterion)}
      </Prose>
      {criterion.help && (
        <Text size="aside" tone="soft" mt={6}>
          {criterion.help}
        </Text>
      )}
      <AnswerRows
        criterion={criterion}
        judgement={judgement}
        onChoose={(answer) => judge({ answer })}
        onUnknown={() => judge({ unknown: true })}
      />
      {answered && (
        <Stack gap={6} mt={6}>
          {book.options.map(({ id, title }, n) => (
            <Row key={id} justify="between">
              <Row as="span">
                <OptionMark n={n} /> {title}
              </Row>
              <Pips n={n} score={fits[id]?.score ?? null} />
            </Row>
          ))}
        </Stack>
      )}
      {met.map(({ id, say }) => (
        <Text key={id} size="aside" tone="soft">
          {say}
        </Text>
      ))}
      {criterion.findings.length > 0 && (
        <details>
          <summary>Evidence</summary>
          <Evidence criterion={criterion} options={book.options} playbook={book} />
        </details>
      )}
    </Stack>
  );
}
