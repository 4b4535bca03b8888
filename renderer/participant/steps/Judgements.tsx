/** @jsxImportSource preact */
import { useContext, useState } from "preact/hooks";
import type { By } from "#shared/base/by";
import type { Criterion, Option, Score } from "#shared/playbook/playbook";
import { questionAbout } from "#shared/playbook/question";
import { fits, type Ruled } from "#shared/record/fits";
import type { Judgement } from "#shared/record/record";
import { rulesMet, setBy } from "#shared/record/rules";
import { rescored } from "#shared/record/scored";
import { scaleWords } from "#shared/workshop/given";
import { AloneContext } from "../ui/alone";
import { EvidenceButton } from "../ui/Evidence";
import { Mark, Screen, shuffledFor, TimeLeft, Typed } from "../ui/parts";
import { Done, Hidden, Nudge, Waiting, Watching, Ways } from "./step-parts";
import type { StepProps } from "./step-props";

/** One criterion a screen. In the second round only what was discussed, and whatever is left alone stays as it was. */
export function Judgements(step: StepProps) {
  const { view, brief, ahead, cast } = step;
  const { me } = view;
  const alone = useContext(AloneContext);
  const again = view.step === "again";
  const asked = brief.criteria.filter(({ id }) => me.asked.includes(id));
  const first = me.said.judgements["1"] ?? {};
  const now = me.said.judgements[again ? "2" : "1"] ?? {};
  // After a reload one goes on where something is missing; with everything answered, at the end.
  const [at, setAt] = useState(() => {
    const open = asked.findIndex(({ id }) => now[id] === undefined);
    return open >= 0 ? open : asked.length - 1;
  });
  if (!me.votes || asked.length === 0) return <Watching step={step} />;
  if (me.done) return <Waiting step={step} what="Change an answer" />;

  const here = Math.min(Math.max(at, 0), asked.length - 1);
  const criterion = asked[here] as Criterion;
  const before = again ? first[criterion.id] : undefined;
  const judgement = now[criterion.id] ?? before;
  const put = (next: Judgement | null) => cast({ on: "judgement", criterion: criterion.id, judgement: next });
  const met = rulesMet(brief, brief.criteria, { ...first, ...now });
  const last = here === asked.length - 1;
  const open = asked.filter(({ id }) => now[id] === undefined && first[id] === undefined).length;
  const back = here === 0 ? undefined : { to: `Back to ${asked[here - 1]?.title}`, run: () => setAt(here - 1) };
  return (
    <Screen
      mark={`${view.step} ${criterion.id}`}
      title={questionAbout(criterion)}
      hint={criterion.answers.length > 0 ? undefined : scaleWords(criterion)}
      segments={{ done: here, of: asked.length }}
      where={`${criterion.title}, ${here + 1} of ${asked.length}`}
      time={<TimeLeft timer={view.timer} ahead={ahead} />}
      foot={
        last ? (
          <Done
            step={step}
            {...(back && { back })}
            missing={open > 0 ? (alone?.open(open) ?? `${open} without an answer; they count as “don't know”.`) : null}
          />
        ) : (
          <>
            <Hidden />
            <Ways {...(back && { back })} on={() => setAt(here + 1)}>
              Next: {asked[here + 1]?.title}
            </Ways>
          </>
        )
      }
    >
      <Nudge step={step} />
      {before !== undefined && (
        <p class="before">
          {now[criterion.id] === undefined ? "As in round 1. Change it, or leave it." : "Changed since round 1."}
          {now[criterion.id] !== undefined && (
            <button type="button" class="text" onClick={() => put(null)}>
              Back to round 1
            </button>
          )}
        </p>
      )}
      <EvidenceButton brief={brief} criterion={criterion} />
      <Ask
        key={criterion.id}
        criterion={criterion}
        options={shuffledFor(brief.options, me.seat)}
        order={brief.options.map(({ id }) => id)}
        judgement={judgement}
        ruled={setBy(met, criterion.id)}
        put={put}
      />
      {met
        .filter(({ when }) => when[criterion.id] !== undefined)
        .map(({ id, say }) => (
          <p key={id} class="before">
            {say}
          </p>
        ))}
    </Screen>
  );
}

interface AskProps {
  criterion: Criterion;
  /** In this person's order. */
  options: Option[];
  /** In the order of all, which says the mark. */
  order: string[];
  judgement: Judgement | undefined;
  /** Fits that the person's other answers set. */
  ruled: Ruled;
  put(judgement: Judgement): void;
}

function Ask({ criterion, options, order, judgement, ruled, put }: AskProps) {
  const byAnswer = criterion.answers.length > 0;
  const answer = judgement && "answer" in judgement ? judgement.answer : null;
  const direct = judgement !== undefined && "scores" in judgement;
  const unknown = judgement !== undefined && "unknown" in judgement;
  const adjusted = (judgement && "adjusted" in judgement && judgement.adjusted) || {};
  // What the team added has no score under an answer before somebody gives it one.
  const unscored =
    answer === null
      ? []
      : options.filter(({ id }) => scoresOf(criterion, options, { answer }, ruled)[id] === undefined);
  const [own, setOwn] = useState(
    direct || Object.keys(adjusted).some((id) => !unscored.some((option) => option.id === id)),
  );
  const reason = judgement?.reason ?? "";
  const why = reason ? { reason } : {};
  const scores = scoresOf(criterion, options, judgement, ruled);

  const score = (next: By<Score>) => {
    if (answer !== null) {
      const given = scoresOf(criterion, options, { answer }, ruled);
      const changed = Object.fromEntries(Object.entries(next).filter(([id, value]) => given[id] !== value));
      put(Object.keys(changed).length > 0 ? { answer, adjusted: changed, ...why } : { answer, ...why });
    } else {
      put(
        Object.keys(next).length > 0
          ? { scores: rescored(direct ? judgement.scores : {}, next), ...why }
          : { unknown: true, ...why },
      );
    }
  };

  return (
    <>
      {byAnswer && (
        <GivenAnswer
          criterion={criterion}
          answer={answer}
          unknown={unknown}
          onPick={(next) => {
            setOwn(false);
            put({ ...(next === null ? { unknown: true } : { answer: next }), ...why });
          }}
        />
      )}
      {byAnswer && answer !== null && !own && (
        <button type="button" class="text" onClick={() => setOwn(true)}>
          I see it differently
        </button>
      )}
      {unscored.length > 0 && !own && (
        <>
          <p class="before">
            The answer doesn't say how well {unscored.length === 1 ? "this one does" : "these do"}. What do you think?{" "}
            {scaleWords(criterion)}
          </p>
          <Scores
            criterion={criterion}
            options={unscored}
            order={order}
            scores={scores}
            known={false}
            dontKnow={false}
            onScores={score}
          />
        </>
      )}
      {(!byAnswer || (own && judgement !== undefined && !unknown)) && (
        <Scores
          criterion={criterion}
          options={options}
          order={order}
          scores={scores}
          known={judgement !== undefined}
          dontKnow={answer === null}
          onScores={score}
        />
      )}
      {judgement !== undefined && (
        <Typed
          label="Why? One line, optional"
          value={reason}
          onText={(text) => {
            const { reason: _, ...rest } = judgement;
            put(text ? { ...rest, reason: text } : rest);
          }}
        />
      )}
    </>
  );
}

/** The answers to pick from, and last not to know. */
function GivenAnswer({
  criterion: { id: name, answers },
  answer,
  unknown,
  onPick,
}: {
  criterion: Criterion;
  answer: string | null;
  unknown: boolean;
  onPick(answer: string | null): void;
}) {
  return (
    <fieldset class="choices">
      <legend class="visually-hidden">Your answer</legend>
      {answers.map(({ id, text, hint }) => (
        <label key={id} class="choice" data-on={answer === id ? "" : undefined}>
          <input type="radio" autocomplete="off" name={name} checked={answer === id} onChange={() => onPick(id)} />
          <span>
            <b>{text}</b>
            {hint && <small>{hint}</small>}
          </span>
        </label>
      ))}
      <label class="choice dashed" data-on={unknown ? "" : undefined}>
        <input type="radio" autocomplete="off" name={name} checked={unknown} onChange={() => onPick(null)} />
        <span>
          <b>Don't know</b>
        </span>
      </label>
    </fieldset>
  );
}

function scoresOf(criterion: Criterion, options: Option[], judgement: Judgement | undefined, ruled: Ruled): By<Score> {
  return Object.fromEntries(
    Object.entries(fits(criterion, options, judgement, ruled)).flatMap(([id, { score }]) =>
      score === null ? [] : [[id, score]],
    ),
  );
}

const all: Score[] = [1, 2, 3, 4, 5];

/** A card per option with the digits 1 to 5, and under them the word of the one that was taken. */
function Scores({
  criterion,
  options,
  order,
  scores,
  known,
  dontKnow,
  onScores,
}: {
  criterion: Criterion;
  options: Option[];
  order: string[];
  scores: By<Score>;
  /** Something was said, so that an option without a digit is one about which nothing is known. */
  known: boolean;
  dontKnow: boolean;
  onScores(scores: By<Score>): void;
}) {
  const [unknown, setUnknown] = useState(() => (known ? order.filter((id) => scores[id] === undefined) : []));
  return (
    <>
      {options.map(({ id, title }) => {
        const now = scores[id];
        return (
          <fieldset key={id} class="card">
            <legend>
              <Mark n={order.indexOf(id)} /> {title}
            </legend>
            <div class="digits">
              {all.map((score) => (
                <label key={score} data-on={now === score ? "" : undefined}>
                  <input
                    type="radio"
                    autocomplete="off"
                    name={`${criterion.id}-${id}`}
                    aria-label={`${score}, ${criterion.anchors[score]}`}
                    checked={now === score}
                    onChange={() => {
                      setUnknown(unknown.filter((one) => one !== id));
                      onScores({ ...scores, [id]: score });
                    }}
                  />
                  {score}
                </label>
              ))}
            </div>
            <div class="under">
              <span class="anchor">{now ? `${now}: ${criterion.anchors[now].toLowerCase()}` : ""}</span>
              {dontKnow && (
                <label class="check">
                  <input
                    type="checkbox"
                    autocomplete="off"
                    checked={unknown.includes(id)}
                    onChange={() => {
                      const on = !unknown.includes(id);
                      setUnknown(on ? [...unknown, id] : unknown.filter((one) => one !== id));
                      const { [id]: _, ...rest } = scores;
                      if (on) onScores(rest);
                    }}
                  />
                  Don't know
                </label>
              )}
            </div>
          </fieldset>
        );
      })}
    </>
  );
}
