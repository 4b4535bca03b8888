import { Button, Textarea } from "@mantine/core";
import { IconCheck, IconNote, IconPencil } from "@tabler/icons-react";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import type { Criterion, Score } from "#shared/playbook/playbook";
import { criteriaInUse } from "#shared/record/criteria";
import type { Judgement } from "#shared/record/record";
import { ballotFits, rulesMet } from "#shared/record/rules";
import { WalkFrame } from "../../shell/frames/WalkFrame";
import { type Keys, useKeys } from "../../shell/keys";
import { Digit } from "../../ui/Digit";
import { Prose } from "../../ui/Prose";
import { EvidencePanel } from "../../widgets/Evidence";
import { FitCard } from "../../widgets/Fit";
import { useRecord } from "../record/RecordContext";
import { AnswersRail } from "./AnswersRail";
import classes from "./AnswersStep.module.css";
import { firstOpen } from "./first-open";
import { ScoreRows } from "./ScoreRows";

/** One criterion a screen: its answers, what each option makes of the one given, and the evidence one key away. */
export function AnswersStep({ criterion: wanted }: { criterion: string | undefined }) {
  const { playbook, draft, ballot } = useRecord();
  const criteria = criteriaInUse(playbook, draft);
  const first = firstOpen(criteria, ballot.judgements).criterion;
  const index = Math.max(
    0,
    criteria.findIndex(({ id }) => id === (wanted ?? first)),
  );
  const criterion = criteria[index];
  if (!criterion) return null;
  return <Question key={criterion.id} criterion={criterion} criteria={criteria} index={index} />;
}

function Question({ criterion, criteria, index }: { criterion: Criterion; criteria: Criterion[]; index: number }) {
  const { playbook, draft, ballot, judge, locked } = useRecord();
  const judgement = ballot.judgements[criterion.id];
  const [evidence, setEvidence] = useState<boolean | undefined>(undefined);
  const [adjusting, setAdjusting] = useState(false);
  const [noting, setNoting] = useState(false);
  const note = useRef<HTMLTextAreaElement>(null);
  const below = useRef<HTMLElement>(null);
  const shown = useMemo(
    () => ballotFits(playbook, criteria, ballot.judgements)(criterion, draft.options),
    [playbook, criteria, ballot.judgements, criterion, draft.options],
  );
  const met = rulesMet(playbook, criteria, ballot.judgements).filter(({ when }) => when[criterion.id] !== undefined);

  const scored = criterion.answers.length === 0;
  const answer = judgement && "answer" in judgement ? judgement.answer : null;
  const unknown = judgement !== undefined && "unknown" in judgement;
  const adjusted = judgement && "answer" in judgement ? (judgement.adjusted ?? {}) : {};
  const lacking = draft.options.some(({ id }) => shown[id]?.score === null);
  const showAdjust = answer !== null && (adjusting || lacking || Object.keys(adjusted).length > 0);
  const showNote = judgement !== undefined && (noting || showAdjust || (judgement.reason ?? "") !== "");

  const reason = judgement?.reason ? { reason: judgement.reason } : {};
  const choose = (id: string) => {
    judge(criterion.id, { answer: id, ...reason });
    // What the options make of it shows at once, also on a small window.
    requestAnimationFrame(() => below.current?.scrollIntoView({ block: "nearest" }));
  };
  const dontKnow = () => judge(criterion.id, { unknown: true, ...reason });
  const adjust = (option: string, score: Score | null) => {
    if (answer === null) return;
    const { [option]: _, ...others } = adjusted;
    const next = score === null ? others : { ...others, [option]: score };
    judge(criterion.id, { answer, ...(Object.keys(next).length > 0 && { adjusted: next }), ...reason });
  };
  const score = (option: string, value: Score | null) => {
    const before = judgement && "scores" in judgement ? judgement.scores : {};
    const { [option]: _, ...others } = before;
    const scores = value === null ? others : { ...others, [option]: value };
    judge(criterion.id, Object.keys(scores).length > 0 ? { scores, ...reason } : null);
  };

  const keys: Keys = {
    e: () => setEvidence((open) => (open === undefined ? !wide() : !open)),
    n: openNote,
    "0": dontKnow,
  };
  criterion.answers.forEach(({ id }, i) => {
    keys[String(i + 1)] = () => choose(id);
  });
  useKeys(keys);

  function openNote() {
    if (!judgement) return;
    setNoting(true);
    requestAnimationFrame(() => note.current?.focus());
  }

  /** Arrows choose the row above or below, as in any group of radio buttons. */
  function arrows(event: KeyboardEvent<HTMLDivElement>) {
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!by || event.altKey) return;
    event.preventDefault();
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="radio"]')];
    const now = rows.indexOf(document.activeElement as HTMLElement);
    const next = rows[(now + by + rows.length) % rows.length];
    next?.focus();
    next?.click();
  }

  const before = criteria[index - 1];
  const after = criteria[index + 1];
  const digits = criterion.answers.length;
  return (
    <WalkFrame
      place={{ step: "answers", criterion: criterion.id }}
      rail={<AnswersRail criteria={criteria} current={criterion.id} />}
      panel={{
        title: "Evidence",
        ...(evidence !== undefined && { open: evidence }),
        onClose: () => setEvidence(false),
        content: <EvidencePanel criterion={criterion} onClose={() => setEvidence(false)} />,
      }}
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
        ...(digits > 0 ? [{ keys: ["1", "to", String(digits)], does: "answer" }] : []),
        { keys: ["0"], does: "don't know" },
        { keys: ["N"], does: "note" },
        { keys: ["E"], does: "evidence" },
      ]}
    >
      <p className={classes.criterion}>{criterion.title}</p>
      <Prose as="h1" voice="question" id="question">
        {criterion.question || `How well does each option do on ${criterion.title.toLowerCase()}?`}
      </Prose>
      {criterion.help && <p className={classes.help}>{criterion.help}</p>}
      {scored ? (
        <ScoreRows
          criterion={criterion}
          scores={judgement && "scores" in judgement ? judgement.scores : {}}
          onScore={score}
          disabled={locked !== null}
        />
      ) : null}
      <div className={classes.answers} role="radiogroup" aria-labelledby="question" onKeyDown={arrows}>
        {criterion.answers.map(({ id, text, hint }, i) => (
          <AnswerRow
            key={id}
            digit={i + 1}
            text={text}
            hint={hint}
            chosen={answer === id}
            first={!judgement && i === 0}
            onChoose={() => choose(id)}
          />
        ))}
        <AnswerRow
          digit={0}
          text="Don't know yet"
          hint="Counts as unknown; the result says what depends on it"
          chosen={unknown}
          first={scored && !judgement}
          dashed
          onChoose={dontKnow}
        />
      </div>
      {judgement && !unknown && !scored && (
        <section ref={below} aria-label="How each option fits this answer">
          <div className={classes.fitsHead}>
            <h2>How each option fits this answer</h2>
            <Button
              variant="subtle"
              size="compact-sm"
              color="gray"
              leftSection={<IconPencil size={15} stroke={1.6} />}
              onClick={() => setAdjusting((on) => !on)}
              aria-expanded={showAdjust}
              disabled={locked !== null}
            >
              We see it differently
            </Button>
          </div>
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
            <p key={id} className={classes.help}>
              {say}
            </p>
          ))}
          {showAdjust && (
            <ScoreRows
              criterion={criterion}
              scores={Object.fromEntries(
                draft.options.flatMap(({ id }) => {
                  const given = shown[id]?.score;
                  return given ? [[id, given]] : [];
                }),
              )}
              onScore={adjust}
              disabled={locked !== null}
            />
          )}
        </section>
      )}
      {judgement && !showNote && !locked && (
        <Button
          className={classes.addNote ?? ""}
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconNote size={15} stroke={1.6} />}
          onClick={openNote}
        >
          Add a note or your own evidence
        </Button>
      )}
      {judgement && showNote && (
        <Textarea
          ref={note}
          className={classes.note ?? ""}
          label={Object.keys(adjusted).length > 0 ? "Why do you see it differently?" : "Note"}
          description="One or two lines. They go into the record and, where the score is yours, into the ADR."
          autosize
          minRows={1}
          maxRows={6}
          value={judgement.reason ?? ""}
          readOnly={locked !== null}
          onChange={(event) =>
            judge(criterion.id, withReason(judgement, event.currentTarget.value), `note.${criterion.id}`)
          }
        />
      )}
    </WalkFrame>
  );
}

const wide = () => window.innerWidth >= 1180;

function withReason(judgement: Judgement, reason: string): Judgement {
  const { reason: _, ...rest } = judgement;
  return reason ? { ...rest, reason } : rest;
}

function AnswerRow({
  digit,
  text,
  hint,
  chosen,
  first,
  dashed,
  onChoose,
}: {
  digit: number;
  text: string;
  hint: string;
  chosen: boolean;
  /** Reachable by Tab although nothing is chosen yet. */
  first: boolean;
  dashed?: boolean;
  onChoose(): void;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a native radio can't carry a row of this shape; role, state and keys are given
    <button
      type="button"
      role="radio"
      aria-checked={chosen}
      tabIndex={chosen || first ? 0 : -1}
      className={classes.row}
      data-chosen={chosen ? "" : undefined}
      data-dashed={dashed ? "" : undefined}
      onClick={onChoose}
    >
      <Digit on={chosen}>{digit}</Digit>
      <span className={classes.words}>
        <span className={classes.text}>{text}</span>
        {hint && <span className={classes.hint}>{hint}</span>}
      </span>
      {chosen && <IconCheck size={18} stroke={1.8} aria-hidden="true" className={classes.check} />}
    </button>
  );
}
