/** @jsxImportSource preact */

import { oneOrMany } from "#shared/workshop/words";
import { Screen, TimeLeft } from "../ui/parts";
import { Answers } from "./Answers";
import type { StepProps } from "./step-props";

/** What was answered how often, and one's own answers marked in it. */
export function Reveal(step: StepProps) {
  const { view, brief, ahead } = step;
  const round = view.opened.rounds.at(-1);
  if (!round) return null;
  const judged = (view.step === "again" ? view.cells : round.cells).map(({ criterion }) => criterion);
  const asked = brief.criteria.filter(({ id }) => judged.length === 0 || judged.includes(id));
  return (
    <Screen
      mark={`round ${round.n}`}
      title={`Round ${round.n} is open`}
      where={`${oneOrMany(view.opened.answered ?? 0, "person answered", "people answered")}, without names`}
      time={<TimeLeft timer={view.timer} ahead={ahead} />}
      hint={
        round.withheld
          ? "Too few answers to show any without showing whose they are."
          : "What was said how often, and how many times each option got 1 to 5. Yours is framed."
      }
    >
      {!round.withheld &&
        asked.map((criterion) => (
          <section key={criterion.id}>
            <h2>{criterion.title}</h2>
            <Answers step={step} round={round} criterion={criterion} />
          </section>
        ))}
    </Screen>
  );
}
