/** @jsxImportSource preact */
import { stepsOf } from "#shared/away/alone";
import type { Call } from "#shared/away/call";
import type { WorkshopStep } from "#shared/workshop/agenda";
import { Answers } from "../participant/steps/Answers";
import { Decide } from "../participant/steps/Decide";
import { Judgements } from "../participant/steps/Judgements";
import { Points } from "../participant/steps/Points";
import { Reading } from "../participant/steps/Reading";
import type { StepProps } from "../participant/steps/step-props";
import { type Alone, AloneContext } from "../participant/ui/alone";
import { FaultLine } from "../participant/ui/parts";
import { BottomSheet } from "../participant/ui/Sheet";

const titles: Partial<Record<WorkshopStep, string>> = {
  reading: "Read",
  points: "Points",
  judgements: "Questions",
  again: "Questions",
  decide: "Consent",
};

/** A step of the room, asked of one person elsewhere, with the way to the other steps above it. */
export function AskingStep({
  call,
  step,
  refused,
  goTo,
}: {
  call: Call;
  step: StepProps;
  refused: string | null;
  goTo(place: WorkshopStep | "welcome" | "sealing"): void;
}) {
  const steps = stepsOf(call);
  const here = step.view.step;
  const next = steps[steps.indexOf(here) + 1];
  const alone: Alone = {
    hidden: "Stays on this device until you seal it.",
    comments: "What you comment is sealed with your answers, and shown without names.",
    next: next ? `Next: ${(titles[next] ?? next).toLowerCase()}` : "To the end",
    open: (count) =>
      call.asks.what === "again"
        ? `${count} left alone; they stay as you answered them before.`
        : `${count} without an answer; they count as “don't know”.`,
  };
  return (
    <AloneContext.Provider value={alone}>
      <div class="phone">
        <nav class="ways" aria-label="Steps">
          <button type="button" class="text" onClick={() => goTo("welcome")}>
            Start
          </button>
          {steps.map((one) => (
            <button
              key={one}
              type="button"
              class="text"
              aria-current={one === here ? "step" : undefined}
              onClick={() => goTo(one)}
            >
              {titles[one]}
            </button>
          ))}
          <button type="button" class="text" onClick={() => goTo("sealing")}>
            Seal
          </button>
        </nav>
        <FaultLine fault={refused} />
        {here === "again" && <FirstRound call={call} step={step} />}
        {here === "reading" && <Reading {...step} />}
        {here === "points" && <Points {...step} />}
        {(here === "judgements" || here === "again") && <Judgements {...step} />}
        {here === "decide" && <Decide {...step} />}
      </div>
    </AloneContext.Provider>
  );
}

/** What was said in the first round about what is asked again, one tap away. */
function FirstRound({ call: { asks }, step }: { call: Call; step: StepProps }) {
  if (asks.what !== "again") return null;
  const { round, criteria, notes } = asks;
  const about = step.brief.criteria.filter(({ id }) => criteria.includes(id));
  return (
    <div class="firstround">
      <BottomSheet button="What was said in round 1" title="Round 1">
        {about.map((criterion) => (
          <section key={criterion.id}>
            <h3>{criterion.title}</h3>
            {round.withheld ? (
              <p>Too few answers to show any.</p>
            ) : (
              <Answers step={step} round={round} criterion={criterion} />
            )}
            {notes
              .filter((note) => note.criterion === criterion.id)
              .map(({ id, text }) => (
                <p key={id} class="quote">
                  {text}
                </p>
              ))}
          </section>
        ))}
      </BottomSheet>
    </div>
  );
}
