import { Button, Radio } from "@mantine/core";
import { IconPresentation } from "@tabler/icons-react";
import { useState } from "react";
import type { By } from "#shared/base/by";
import type { Criterion } from "#shared/playbook/playbook";
import { lastRound, pointsIn, teamBallot } from "#shared/record/criteria";
import type { Ballot, Inputs, Judgement } from "#shared/record/record";
import { bareScores, rescored } from "#shared/record/scored";
import { Stack } from "../../ui/layout";
import { Prose } from "../../ui/Prose";
import { Text } from "../../ui/Text";
import { WholeNumber } from "../../ui/WholeNumber";
import { count } from "../../ui/words";
import { ScoreRows } from "../../widgets/ScoreRows";
import classes from "./Review.module.css";
import type { Reviewing } from "./useReview";

/** Answers and weights of the criteria that the changes concern; the others can be opened too. */
export function Again({
  reviewing,
  criteria,
  concerned,
  before,
  onTogether,
}: {
  reviewing: Reviewing;
  criteria: Criterion[];
  concerned: string[];
  /** What was accepted, by criterion. */
  before: By<Judgement>;
  /** Opens the workshop on this review. */
  onTogether(): void;
}) {
  const { review, change } = reviewing;
  const { inputs } = review;
  const [all, setAll] = useState(false);
  const ballots = lastRound(inputs)?.ballots.length ?? 0;
  const ballot = teamBallot(inputs);
  const shown = all ? criteria : criteria.filter(({ id }) => concerned.includes(id));
  const vote = (next: Partial<Ballot>) => change({ inputs: withBallot(inputs, { ...ballot, ...next }) });
  const hidden = criteria.length - shown.length;

  if (ballots > 1) {
    return (
      <>
        <Prose as="h1" voice="question">
          {count(ballots, "person", "people")} answered for themselves
        </Prose>
        <Text tone="soft" mt={8} measure>
          One can't answer again for all of them. Ask the room: everybody judges what changed on their own device, and
          the decider says what becomes of it. Or go on without answering again.
        </Text>
        <Together onTogether={onTogether} />
      </>
    );
  }
  return (
    <>
      <Prose as="h1" voice="question">
        {shown.length === 0 ? "Nothing to answer again" : "How is it now?"}
      </Prose>
      <Text tone="soft" mt={8} measure>
        {shown.length === 0
          ? "What changed concerns no criterion. The verdict is next."
          : "What you answer here stays beside the accepted answers until you close the review."}
      </Text>
      <Together onTogether={onTogether} />
      {shown.map((criterion) => (
        <Question
          key={criterion.id}
          {...{ criterion, inputs, ballot }}
          points={pointsIn(ballot, criteria)[criterion.id] ?? 0}
          was={before[criterion.id]}
          onVote={vote}
        />
      ))}
      {hidden > 0 && (
        <Button variant="default" mt="md" onClick={() => setAll(true)}>
          Show the other {count(hidden, "criterion", "criteria")}
        </Button>
      )}
    </>
  );
}

/** One criterion: its answer or scores, and its points. */
function Question({
  criterion,
  inputs,
  ballot,
  points,
  was,
  onVote,
}: {
  criterion: Criterion;
  inputs: Inputs;
  ballot: Ballot;
  points: number;
  was: Judgement | undefined;
  onVote(next: Partial<Ballot>): void;
}) {
  const judge = (id: string, judgement: Judgement) => onVote({ judgements: { ...ballot.judgements, [id]: judgement } });
  return (
    <fieldset className={classes.question}>
      <legend>{criterion.title}</legend>
      <div>
        {criterion.answers.length > 0 ? (
          <Answers criterion={criterion} ballot={ballot} was={was} onJudge={judge} />
        ) : (
          <Scores criterion={criterion} inputs={inputs} ballot={ballot} was={was} onJudge={judge} />
        )}
        {ballot.weighing !== "ranking" && (
          <WholeNumber
            label={`Points for ${criterion.title}`}
            className={classes.points ?? ""}
            min={0}
            max={100}
            step={5}
            stepsOnly
            value={points}
            onChange={(next) => next !== null && onVote({ points: { ...ballot.points, [criterion.id]: next } })}
          />
        )}
      </div>
    </fieldset>
  );
}

function Together({ onTogether }: { onTogether(): void }) {
  return (
    <Button variant="default" mt="sm" leftSection={<IconPresentation size={16} />} onClick={onTogether}>
      Answer again together
    </Button>
  );
}

function Answers({
  criterion,
  ballot,
  was,
  onJudge,
}: {
  criterion: Criterion;
  ballot: Ballot;
  was: Judgement | undefined;
  onJudge(id: string, judgement: Judgement): void;
}) {
  const judgement = ballot.judgements[criterion.id];
  const now = judgement && "answer" in judgement ? judgement.answer : judgement && "unknown" in judgement ? "?" : "";
  const before = was && "answer" in was ? was.answer : null;
  return (
    <Radio.Group
      label={criterion.question}
      value={now}
      onChange={(value) => onJudge(criterion.id, value === "?" ? { unknown: true } : { answer: value })}
    >
      <Stack mt={8}>
        {criterion.answers.map(({ id, text }) => (
          <Radio key={id} value={id} label={text} description={id === before && id !== now ? "was this" : undefined} />
        ))}
        <Radio value="?" label="Don't know yet" />
      </Stack>
    </Radio.Group>
  );
}

function Scores({
  criterion,
  inputs,
  ballot,
  was,
  onJudge,
}: {
  criterion: Criterion;
  inputs: Inputs;
  ballot: Ballot;
  was: Judgement | undefined;
  onJudge(id: string, judgement: Judgement): void;
}) {
  const judgement = ballot.judgements[criterion.id];
  const scores = judgement && "scores" in judgement ? judgement.scores : {};
  const reason = judgement?.reason ? { reason: judgement.reason } : {};
  return (
    <ScoreRows
      criterion={criterion}
      options={inputs.options}
      scores={bareScores(scores)}
      was={was && "scores" in was ? bareScores(was.scores) : undefined}
      onScore={(option, value) => {
        const { [option]: _, ...others } = bareScores(scores);
        const next = value === null ? others : { ...others, [option]: value };
        onJudge(criterion.id, { scores: rescored(scores, next), ...reason });
      }}
    />
  );
}

function withBallot(inputs: Inputs, ballot: Ballot): Inputs {
  return {
    ...inputs,
    rounds: inputs.rounds.map((round) => ({
      ...round,
      ballots: round.ballots.map((one) => (one.id === ballot.id ? ballot : one)),
    })),
  };
}
