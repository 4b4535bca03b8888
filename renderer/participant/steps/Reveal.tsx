/** @jsxImportSource preact */

import type { Criterion, Option } from "#shared/playbook/playbook";
import { ballotFits } from "#shared/record/rules";
import type { RoundView } from "#shared/workshop/view/opened";
import { Mark, Screen, TimeLeft } from "../ui/parts";
import type { StepProps } from "./step-props";

/** How often everything was said, and one's own answers marked in it. */
export function Reveal({ view, brief, ahead }: StepProps) {
  const round = view.opened.rounds.at(-1);
  if (!round) return null;
  const asked = brief.criteria.filter(({ id }) => inRound(view.step === "again" ? view.cells : round.cells, id));
  return (
    <Screen
      mark={`round ${round.n}`}
      title={`Round ${round.n} is open`}
      where={`${round.ballots} ${round.ballots === 1 ? "answer" : "answers"}, without names`}
      time={<TimeLeft timer={view.timer} ahead={ahead} />}
      hint={
        round.withheld ? "Too few answers to show any without showing whose they are." : "Your own answers have a ring."
      }
    >
      {asked.map((criterion) => (
        <section key={criterion.id}>
          <h2>{criterion.title}</h2>
          <Strips view={view} brief={brief} round={round} criterion={criterion} options={brief.options} />
        </section>
      ))}
    </Screen>
  );
}

const inRound = (cells: { criterion: string }[], id: string) =>
  cells.length === 0 || cells.some(({ criterion }) => criterion === id);

/** One strip an option: how many said 1 to 5. */
export function Strips({
  view,
  brief,
  round,
  criterion,
  options,
}: {
  view: StepProps["view"];
  brief: StepProps["brief"];
  round: RoundView;
  criterion: Criterion;
  options: Option[];
}) {
  const { judgements } = view.me.said;
  const mineNow = { ...judgements["1"], ...judgements[String(round.n)] };
  const own = ballotFits(brief, brief.criteria, mineNow)(criterion, options);
  return (
    <>
      {options.map(({ id, title }, n) => {
        const cell = round.cells.find((one) => one.criterion === criterion.id && one.option === id);
        const mine = own[id]?.score ?? null;
        if (!cell?.counts)
          return (
            <p key={id} class="few">
              <Mark n={n} /> {title}: too few answers to show
            </p>
          );
        const said = cell.counts.flatMap((count, i) => (count > 0 ? [`${count} said ${i + 1}`] : []));
        const words = `${title}: ${said.join(", ") || "nobody answered"}${mine ? `. You said ${mine}` : ""}`;
        return (
          <div key={id} class={`strip option${Math.min(n, 3)}`} role="img" aria-label={words}>
            <span class="striptitle">
              <Mark n={n} /> {title}
            </span>
            {cell.counts.map((count, i) => (
              <span
                key={i}
                class="column"
                data-said={count > 0 ? "" : undefined}
                data-mine={mine === i + 1 ? "" : undefined}
              >
                <span class="dots">
                  {count <= 4
                    ? Array.from({ length: count }, (_, k) => <Mark key={k} n={n} size={13} />)
                    : [<Mark key="one" n={n} size={13} />, <small key="n">{count}</small>]}
                </span>
                <b class="num">{i + 1}</b>
              </span>
            ))}
          </div>
        );
      })}
    </>
  );
}
