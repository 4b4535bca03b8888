/** @jsxImportSource preact */
import type { Criterion } from "#shared/playbook/playbook";
import { ballotFits } from "#shared/record/rules";
import type { RoundView } from "#shared/workshop/view/opened";
import { Mark, optionClass } from "../ui/parts";
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
  const counts = round.answers.find((one) => one.criterion === criterion.id)?.counts;
  const mine = ballotFits(brief, brief.criteria, said)(criterion, brief.options);
  const given = criterion.answers
    .map(({ id, text }) => ({ id, text, count: counts?.[id] ?? 0 }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count);
  return (
    <>
      {criterion.answers.length > 0 && counts === null && <p class="few">Too few answers to show</p>}
      {given.length > 0 && (
        <ul class="answers">
          {given.map(({ id, text, count }) => (
            <li key={id} data-mine={own && "answer" in own && own.answer === id ? "" : undefined}>
              <b class="num">{count}</b>
              <span>
                {text}
                {own && "answer" in own && own.answer === id && <small>your answer</small>}
              </span>
            </li>
          ))}
        </ul>
      )}
      <ul class="scored">
        {brief.options.map(({ id, title }, n) => {
          const cell = round.cells.find((one) => one.criterion === criterion.id && one.option === id);
          const said = cell?.counts?.flatMap((count, i) => (count > 0 ? [`${count} × ${i + 1}`] : []));
          const score = mine[id]?.score ?? null;
          return (
            <li key={id} class={optionClass(n)}>
              <span>
                <Mark n={n} size={13} /> {title}
              </span>
              <span class="num">
                {said === undefined ? "too few to show" : said.join(", ") || "nobody"}
                {score !== null && <small> you {score}</small>}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
