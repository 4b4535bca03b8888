/** A criterion as people will read it: the question, its answers with how each option fits, and what is known. */
import { memo, type ReactNode } from "react";
import { addAnswer, removeAnswer, removeCriterion } from "#shared/playbook/edit";
import type { Criterion, Option } from "#shared/playbook/playbook";
import { optionClass } from "../../../../options";
import { go } from "../../../shell/route";
import { Digit } from "../../../ui/Digit";
import { Box, Row, Stack } from "../../../ui/layout";
import { Text } from "../../../ui/Text";
import { OptionMark } from "../../../widgets/OptionMark";
import classes from "./Editor.module.css";
import { useAt, useBook, useEditor, useEditorState } from "./EditorContext";
import {
  AddLine,
  Card,
  Cited,
  Count,
  Flag,
  OrderTools,
  Pick,
  picks,
  Reason,
  ScoreField,
  TextArea,
  TextField,
} from "./fields";

export function CriterionForm({ index, file }: { index: number; file: string }) {
  const { editing } = useEditor();
  const book = useBook();
  const criterion = book.criteria[index];
  if (!criterion) return null;
  const at = `criteria[${index}]`;
  const { id } = criterion;
  const change = (about: string, next: Parameters<typeof editing.edit>[1]) =>
    editing.edit(`${about} ${Date.now()}`, next);
  return (
    <>
      <h1 className="visually-hidden">{criterion.title || "Criterion"}</h1>
      <Row justify="between">
        <TextField
          at={`${at}.title`}
          label="Criterion"
          bare
          look={classes.kicker}
          placeholder="What it is judged by"
          max={120}
        />
        <OrderTools
          list="criteria"
          index={index}
          name="this criterion"
          onRemove={() => {
            change("remove", (before) => removeCriterion(before, id));
            go({ at: "playbook", file, part: "" }, { replace: true });
          }}
        />
      </Row>
      <TextArea
        at={`${at}.question`}
        label="Question"
        bare
        look={classes.question}
        placeholder="Ask it as you would aloud"
      />
      <TextArea
        at={`${at}.help`}
        label="Help"
        bare
        look={classes.help}
        placeholder="Why it is asked, and what to think of"
        max={20000}
      />
      <Row justify="between" mt={20} mb={8} align="baseline">
        <h2>Answers</h2>
        <Text as="span" size="meta" tone="quiet">
          {criterion.always ? "Always asked" : "To add"} · {criterion.points} points by default
        </Text>
      </Row>
      {criterion.answers.length === 0 && (
        <Text tone="soft" mb={8}>
          Without answers it is scored directly. Add what a team could say about itself; each answer then gives every
          option its score.
        </Text>
      )}
      <Stack as="ol" gap={10}>
        {criterion.answers.map((answer, n) => (
          <AnswerCard
            key={answer.id}
            at={`${at}.answers[${n}]`}
            list={`${at}.answers`}
            index={n}
            spread={spread(criterion, n)}
            options={book.options}
            onRemove={() => change("remove", (before) => removeAnswer(before, id, answer.id))}
          />
        ))}
      </Stack>
      {criterion.answers.length < 9 && (
        <AddLine
          label="Add an answer"
          onAdd={(texts) => change("answer", (before) => texts.reduce((now, text) => addAnswer(now, id, text), before))}
        />
      )}
      <Settings at={at} findings={criterion.findings.length} options={book.options} />
    </>
  );
}

/** How far the best and the worst option are apart under an answer. */
function spread({ answers }: Criterion, n: number): number {
  const scores = Object.values(answers[n]?.fits ?? {}).map(({ score }) => score);
  return scores.length === 0 ? 0 : Math.max(...scores) - Math.min(...scores);
}

const AnswerCard = memo(
  function AnswerCard({
    at,
    list,
    index,
    spread,
    options,
    onRemove,
  }: {
    at: string;
    list: string;
    index: number;
    spread: number;
    options: Option[];
    onRemove(): void;
  }) {
    return (
      <Card
        head={
          <>
            <Digit on={false}>{index + 1}</Digit>
            <TextField at={`${at}.text`} label={`Answer ${index + 1}`} bare look={classes.strong} max={160} />
            <Text as="span" size="meta" tone={spread === 0 ? "warn" : "quiet"} className={classes.apart}>
              {spread === 0 ? "tells nothing apart" : `tells apart by ${spread}`}
            </Text>
            <OrderTools list={list} index={index} name={`answer ${index + 1}`} onRemove={onRemove} />
          </>
        }
      >
        <TextField
          at={`${at}.hint`}
          label={`One line of help under answer ${index + 1}`}
          bare
          look={classes.hint}
          placeholder="One line of help"
        />
        {options.map(({ id, title }, n) => (
          <div key={id} className={classes.fit}>
            <span className={`${classes.option} ${optionClass(n)}`}>
              <OptionMark n={n} /> {title}
            </span>
            <ScoreField at={`${at}.fits.${id}.score`} label={`Score of ${title} under answer ${index + 1}`} />
            <Reason at={`${at}.fits.${id}.reason`} label={`Why ${title} fits so`} placeholder="Why" />
            <Cited at={`${at}.fits.${id}.sources`} />
          </div>
        ))}
      </Card>
    );
  },
  // The way to remove it is the same however often it is made.
  (before, now) =>
    before.at === now.at &&
    before.spread === now.spread &&
    before.options === now.options &&
    before.index === now.index,
);

const Settings = memo(function Settings({
  at,
  findings,
  options,
}: {
  at: string;
  findings: number;
  options: Option[];
}) {
  return (
    <>
      <Box as="details" mt={20}>
        <summary>Evidence {findings > 0 && findings}</summary>
        <FindingsForm at={`${at}.findings`} options={options} />
        <TextArea at={`${at}.caution`} label="A caution about sources that are old or disagree" />
      </Box>
      <Box as="details" mt={20}>
        <summary>Points, scale and how to find out</summary>
        <Stack gap={12} mt={8}>
          <Flag at={`${at}.always`} label="Ask every team" />
          <Count at={`${at}.points`} label="Points by default" min={0} max={100} step={5} />
          <Stack as="fieldset" gap={4} className={classes.scale}>
            <legend>Words for the scale</legend>
            {[1, 2, 3, 4, 5].map((score) => (
              <Row key={score}>
                <b className="num">{score}</b>
                <TextField at={`${at}.anchors.${score}`} label={`Word for ${score}`} bare max={80} />
              </Row>
            ))}
          </Stack>
          <TextField at={`${at}.check`} label="The cheapest way to find the answer out" optional />
        </Stack>
      </Box>
    </>
  );
});

function FindingsForm({ at, options }: { at: string; options: Option[] }) {
  const findings = useEditorState(({ book }) => book.criteria[Number(/\d+/.exec(at)?.[0])]?.findings ?? none);
  const [, set] = useAt<unknown[]>(at);
  return (
    <Stack gap={10} mt={8}>
      <Stack as="ul" gap={10}>
        {findings.map((_, n) => (
          <Card
            // biome-ignore lint/suspicious/noArrayIndexKey: what is said is all that a finding has
            key={n}
            head={
              <About
                at={`${at}[${n}].about`}
                options={options}
                after={<OrderTools list={at} index={n} name="this finding" />}
              />
            }
          >
            <TextArea at={`${at}[${n}].text`} label="What the source says" bare placeholder="What the source says" />
            <Cited at={`${at}[${n}].sources`} />
          </Card>
        ))}
      </Stack>
      <AddLine
        label="Add a finding"
        max={500}
        onAdd={(texts) =>
          set([...findings, ...texts.map((text) => ({ about: null, text, sources: [] }))], `${at} ${Date.now()}`)
        }
      />
    </Stack>
  );
}

const none: never[] = [];

function About({ at, options, after }: { at: string; options: Option[]; after: ReactNode }) {
  const [about, set] = useAt<string | null>(at);
  return (
    <>
      <Pick
        label="About"
        look={classes.grow}
        data={[{ value: "", label: "About all of them" }, ...picks(options)]}
        value={about ?? ""}
        onPick={(option) => set(option || null)}
      />
      {after}
    </>
  );
}
