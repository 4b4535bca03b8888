import { Button, Textarea } from "@mantine/core";
import { IconNote, IconPencil } from "@tabler/icons-react";
import { type Ref, useEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Criterion, Score } from "#shared/playbook/playbook";
import { questionAbout } from "#shared/playbook/question";
import { criteriaInUse } from "#shared/record/criteria";
import type { Scored } from "#shared/record/record";
import { ballotFits, rulesMet } from "#shared/record/rules";
import { allScored, bareScores, rescored, withSaid } from "#shared/record/scored";
import { usePanel } from "../../shell/frames/PanelFrame";
import { WalkFrame } from "../../shell/frames/WalkFrame";
import { useKeys } from "../../shell/keys";
import { go } from "../../shell/route";
import { Row } from "../../ui/layout";
import { Prose } from "../../ui/Prose";
import { Text } from "../../ui/Text";
import { Evidence, evidenceCount } from "../../widgets/Evidence";
import { FitCard } from "../../widgets/Fit";
import { ScoreRows, scoreNext } from "../../widgets/ScoreRows";
import { useRecord } from "../record/RecordContext";
import { AnswerRows } from "./AnswerRows";
import { AnswersRail } from "./AnswersRail";
import classes from "./AnswersStep.module.css";
import { firstOpen } from "./first-open";

/** One criterion a screen: its answers, what each option makes of the one given, and the evidence one key away. */
export function AnswersStep({ criterion: wanted }: { criterion: string | undefined }) {
  const { record, playbook, draft, ballot } = useRecord();
  const criteria = criteriaInUse(playbook, draft);
  const first = firstOpen(criteria, ballot.judgements).criterion;
  const index = Math.max(
    0,
    criteria.findIndex(({ id }) => id === (wanted ?? first)),
  );
  const criterion = criteria[index];
  const { id } = record;
  const shown = criterion?.id;
  // The first open one is found once: answering it must not lead away from it.
  useEffect(() => {
    if (wanted === undefined && shown !== undefined)
      go({ at: "record", id, place: { step: "answers", criterion: shown } }, { replace: true });
  }, [wanted, shown, id]);
  if (!criterion) return null;
  return <Question key={criterion.id} criterion={criterion} criteria={criteria} index={index} />;
}

/** Brings what has just been opened into sight. */
const reveal = (of: { current: HTMLElement | null }) =>
  requestAnimationFrame(() => of.current?.scrollIntoView({ block: "nearest" }));

function Question({ criterion, criteria, index }: { criterion: Criterion; criteria: Criterion[]; index: number }) {
  const { playbook, draft, locked } = useRecord();
  const panel = usePanel();
  const [noting, setNoting] = useState(false);
  const note = useRef<HTMLTextAreaElement>(null);
  const below = useRef<HTMLElement>(null);
  const rows = useRef<HTMLDivElement>(null);
  const judging = useJudging(criterion);
  const { judgement, scored, unknown } = judging;
  const proof = criterion.findings.length > 0 || criterion.caution !== "";

  const choose = (id: string) => {
    judging.answer(id);
    reveal(below);
  };
  const openNote = () => {
    if (!judgement) return;
    // At once: what is typed next are letters of the note, not keys of the screen.
    flushSync(() => setNoting(true));
    note.current?.focus();
  };
  const digits = scored ? 5 : criterion.answers.length;
  const digit = (n: number) => (scored ? scoreNext(rows.current, n) : choose(criterion.answers[n - 1]?.id ?? ""));
  useKeys({
    ...(proof && { e: () => panel.set(!panel.open) }),
    n: openNote,
    "0": judging.dontKnow,
    ...Object.fromEntries(Array.from({ length: Math.min(digits, 9) }, (_, i) => [`${i + 1}`, () => digit(i + 1)])),
  });

  const before = criteria[index - 1];
  const after = criteria[index + 1];
  const showNote = judgement !== undefined && (noting || judging.adjusting || (judgement.reason ?? "") !== "");
  return (
    <WalkFrame
      place={{ step: "answers", criterion: criterion.id }}
      rail={<AnswersRail criteria={criteria} current={criterion.id} />}
      {...(proof && {
        panel: {
          title: "Evidence",
          beside: evidenceCount(criterion),
          state: panel,
          content: <Evidence criterion={criterion} options={draft.options} playbook={playbook} />,
        },
      })}
      back={
        before
          ? { label: before.title, to: { step: "answers", criterion: before.id } }
          : { label: "Criteria", to: { step: "criteria" } }
      }
      primary={
        after
          ? { label: `Next: ${after.title}`, to: { step: "answers", criterion: after.id } }
          : { label: "Next: Weights", to: { step: "weights" } }
      }
      hints={[
        { keys: ["1", "to", String(digits)], does: scored ? "score" : "answer" },
        { keys: ["0"], does: "don't know" },
        { keys: ["N"], does: "note" },
        ...(proof ? [{ keys: ["E"], does: "evidence" }] : []),
      ]}
    >
      <Asked criterion={criterion} />
      {scored && (
        <ScoreRows
          ref={rows}
          criterion={criterion}
          options={draft.options}
          scores={judgement && "scores" in judgement ? bareScores(judgement.scores) : {}}
          onScore={judging.score}
          said={judgement && "scores" in judgement ? allScored(judgement.scores) : {}}
          onSaid={judging.say}
          disabled={locked !== null}
        />
      )}
      <AnswerRows criterion={criterion} judgement={judgement} onChoose={choose} onUnknown={judging.dontKnow} />
      {unknown && criterion.check && (
        <Text size="aside" tone="soft" mt={8}>
          To find out: {criterion.check}
        </Text>
      )}
      {judgement && !unknown && !scored && <Fits ref={below} criterion={criterion} judging={judging} />}
      {judgement && (
        <Note ref={note} shown={showNote} reason={judgement.reason ?? ""} judging={judging} onOpen={openNote} />
      )}
    </WalkFrame>
  );
}

function Asked({ criterion: { title, question, help } }: { criterion: Criterion }) {
  return (
    <>
      <Text size="meta" tone="quiet" weight={600} mb={6}>
        {title}
      </Text>
      <Prose as="h1" voice="question" id="question">
        {questionAbout({ title, question })}
      </Prose>
      {help && (
        <Text tone="soft" mt={8} measure>
          {help}
        </Text>
      )}
    </>
  );
}

/** One's own words to an answer, and the way to add them. */
function Note({
  ref,
  shown,
  reason,
  judging,
  onOpen,
}: {
  ref: Ref<HTMLTextAreaElement>;
  shown: boolean;
  reason: string;
  judging: Judging;
  onOpen(): void;
}) {
  const { locked } = useRecord();
  if (!shown)
    return (
      !locked && (
        <Button
          className={classes.addNote ?? ""}
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconNote size={15} />}
          onClick={onOpen}
        >
          Add a note or your own evidence
        </Button>
      )
    );
  return (
    <Textarea
      ref={ref}
      className={classes.note ?? ""}
      label={judging.adjusted ? "Why do you see it differently?" : "Note"}
      description="One or two lines. They go into the record and, where the score is yours, into the ADR."
      autosize
      minRows={1}
      maxRows={6}
      value={reason}
      readOnly={locked !== null}
      onChange={(event) => judging.note(event.currentTarget.value)}
    />
  );
}

type Judging = ReturnType<typeof useJudging>;

/** What was said about a criterion, and the ways to say something else. */
function useJudging(criterion: Criterion) {
  const { playbook, draft, ballot, judge } = useRecord();
  const criteria = useMemo(() => criteriaInUse(playbook, draft), [playbook, draft]);
  const [opened, open] = useState(false);
  const judgement = ballot.judgements[criterion.id];
  const shown = useMemo(
    () => ballotFits(playbook, criteria, ballot.judgements)(criterion, draft.options),
    [playbook, criteria, ballot.judgements, criterion, draft.options],
  );
  /** Rules that this answer meets together with others. */
  const met = rulesMet(playbook, criteria, ballot.judgements).filter(({ when }) => when[criterion.id] !== undefined);
  const given = judgement && "answer" in judgement ? judgement : null;
  const adjusted = given?.adjusted ?? {};
  const lacking = draft.options.some(({ id }) => shown[id]?.score === null);
  const reason = judgement?.reason ? { reason: judgement.reason } : {};
  return {
    judgement,
    shown,
    met,
    /** Without answers it is scored directly. */
    scored: criterion.answers.length === 0,
    unknown: judgement !== undefined && "unknown" in judgement,
    adjusted: Object.keys(adjusted).length > 0,
    /** Scores beside the answer are open. */
    adjusting: given !== null && (opened || lacking || Object.keys(adjusted).length > 0),
    open,
    answer: (id: string) => judge(criterion.id, { answer: id, ...reason }),
    dontKnow: () => judge(criterion.id, { unknown: true, ...reason }),
    adjust(option: string, score: Score | null) {
      if (!given) return;
      const { [option]: _, ...others } = adjusted;
      const next = score === null ? others : { ...others, [option]: score };
      judge(criterion.id, {
        answer: given.answer,
        ...(Object.keys(next).length > 0 && { adjusted: next }),
        ...reason,
      });
    },
    score(option: string, value: Score | null) {
      const before = judgement && "scores" in judgement ? judgement.scores : {};
      const { [option]: _, ...others } = bareScores(before);
      const scores = rescored(before, value === null ? others : { ...others, [option]: value });
      judge(criterion.id, Object.keys(scores).length > 0 ? { scores, ...reason } : null);
    },
    say(option: string, said: Pick<Scored, "reason" | "link">) {
      if (!judgement || !("scores" in judgement)) return;
      judge(
        criterion.id,
        { ...judgement, scores: withSaid(judgement.scores, option, said) },
        `said.${criterion.id}.${option}`,
      );
    },
    note(text: string) {
      if (!judgement) return;
      const { reason: _, ...rest } = judgement;
      judge(criterion.id, text ? { ...rest, reason: text } : rest, `note.${criterion.id}`);
    },
  };
}

/** What each option makes of the answer, and the way to see it differently. */
function Fits({ criterion, judging, ref }: { criterion: Criterion; judging: Judging; ref: Ref<HTMLElement> }) {
  const { draft, playbook, locked } = useRecord();
  const scores = useRef<HTMLDivElement>(null);
  const { shown, met, adjusting } = judging;
  return (
    <section ref={ref} aria-label="How each option fits this answer">
      <Row justify="between" className={classes.fitsHead} mt={24}>
        <Text as="h2" size="meta" tone="quiet">
          How each option fits this answer
        </Text>
        <Button
          variant="subtle"
          size="compact-sm"
          color="gray"
          leftSection={<IconPencil size={15} />}
          onClick={() => {
            judging.open((on) => !on);
            reveal(scores);
          }}
          aria-expanded={adjusting}
          disabled={locked !== null}
        >
          We see it differently
        </Button>
      </Row>
      <div className={classes.fits}>
        {draft.options.map((option, n) => {
          const fit = shown[option.id];
          if (!fit) return null;
          return (
            <div key={option.id} className={classes.fit}>
              <FitCard n={n} title={option.title} fit={fit} anchors={criterion.anchors} playbook={playbook} />
            </div>
          );
        })}
      </div>
      {met.map(({ id, say }) => (
        <Text key={id} size="aside" tone="soft" mt={8}>
          {say}
        </Text>
      ))}
      {adjusting && (
        <ScoreRows
          ref={scores}
          criterion={criterion}
          options={draft.options}
          scores={Object.fromEntries(
            draft.options.flatMap(({ id }) => {
              const given = shown[id]?.score;
              return given ? [[id, given]] : [];
            }),
          )}
          onScore={judging.adjust}
          disabled={locked !== null}
        />
      )}
    </section>
  );
}
