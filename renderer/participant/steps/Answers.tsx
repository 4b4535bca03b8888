/** @jsxImportSource preact */
import type { Criterion } from "#shared/playbook/playbook";
import { ballotFits } from "#shared/record/rules";
import { cellOf, givenAnswers, scaleWords, scoreWords } from "#shared/workshop/given";
import type { RoundView } from "#shared/workshop/view/opened";
import { optionClass } from "../../options";
import { Mark } from "../ui/parts";
import type { StepProps } from "./step-props";

/** How often each answer was given, the most frequent first, one's own marked; under them what it means for each option. */
export function Answers({
  step: { view, brief },
  round,
  criterion,
}: {
  step: StepProps;
  round: RoundView;
  criterion: Criterion;
}) {
  const { judgements } = view.me.said;
  const said = { ...judgements["1"], ...judgements[String(round.n)] };
  const own = said[criterion.id];
  const chose = own === undefined ? undefined : "answer" in own ? own.answer : "unknown" in own ? null : undefined;
  const mine = ballotFits(brief, brief.criteria, said)(criterion, brief.options);
  const given = givenAnswers(round, criterion);
  return (
    <>
      {criterion.answers.length > 0 && !given?.length && (
        <p class="few">{given ? "Nobody answered" : "Too few answers to show"}</p>
      )}
      {criterion.answers.length > 0 && given && given.length > 0 && (
        <ul class="answers">
          {given.map(({ id, text, count, most }) => (
            <li key={text} data-mine={chose === id ? "" : undefined} data-most={most ? "" : undefined}>
              <b class="num">{count}</b>
              <span>
                {text}
                {chose === id && <small>your answer</small>}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div class="spread">
        <p>
          <small>{criterion.answers.length === 0 && scaleWords(criterion)}</small>
          {[1, 2, 3, 4, 5].map((score) => (
            <small key={score} aria-hidden="true">
              {score}
            </small>
          ))}
        </p>
        {brief.options.map(({ id, title }, n) => {
          const { counts = null, unknown = null } = cellOf(round, criterion.id, id) ?? {};
          const score = mine[id]?.score ?? null;
          const words = `${title}: ${counts ? scoreWords(counts, unknown) : "too few to show"}${score === null ? "" : `; you ${score}`}`;
          return (
            <p key={id} class={optionClass(n)} role="img" aria-label={words}>
              <span>
                <Mark n={n} size={13} /> {title}
              </span>
              {counts?.map((count, i) => (
                <i
                  key={i}
                  class="num"
                  data-some={count > 0 ? "" : undefined}
                  data-mine={score === i + 1 ? "" : undefined}
                >
                  {count || null}
                </i>
              ))}
            </p>
          );
        })}
      </div>
    </>
  );
}
