/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import { useContext, useState } from "preact/hooks";
import { stepTitles, type WorkshopStep } from "#shared/workshop/agenda";
import { awaitedWords, names } from "#shared/workshop/words";
import { AloneContext } from "../ui/alone";
import { FaultLine, Icon, Promised, Screen, TimeLeft } from "../ui/parts";
import { Own } from "./Own";
import type { StepProps } from "./step-props";

/** The promise in short; all of it stands on the first screen. */
export function Hidden() {
  const alone = useContext(AloneContext);
  return <Promised text={alone?.hidden ?? "Hidden on every screen until the reveal. You can change it until then."} />;
}

interface WayBack {
  to: string;
  run(): void;
}

/** Back, where there is a way, and on. */
export function Ways({ back, on, children }: { back?: WayBack; on(): void; children: ComponentChildren }) {
  return (
    <div class="actions">
      {back && (
        <button type="button" class="square" aria-label={back.to} onClick={back.run}>
          <Icon name="back" />
        </button>
      )}
      <button type="button" class="primary" onClick={on}>
        {children}
      </button>
    </div>
  );
}

/** The end of a step: the promise, and "I'm done" or what one waits for. */
export function Done({
  step: { view, say },
  back,
  missing,
  label = "I'm done",
  promised = view.blind,
  check,
  above,
}: {
  step: StepProps;
  back?: WayBack;
  /** What is still to do, said when one presses too early. */
  missing?: string | null;
  label?: string;
  promised?: boolean;
  /** Why it can't be done yet, asked when one presses: the button stays the same one while something is typed. */
  check?(): string | null;
  /** What is always in sight over the button. */
  above?: ComponentChildren;
}) {
  const { me } = view;
  const alone = useContext(AloneContext);
  const [pressed, setPressed] = useState(false);
  const found = check?.() ?? null;
  // Once somebody pressed too early, it says what is missing until nothing is.
  const fault = pressed ? found : null;
  const press = () => {
    setPressed(true);
    if (found === null) say({ type: "done", done: !me.done, from: view.step });
  };
  return (
    <>
      {promised && <Hidden />}
      {above}
      {missing && (
        <p class="missing" role="status">
          {missing}
        </p>
      )}
      <FaultLine fault={fault} />
      <Ways {...(back && { back })} on={press}>
        {alone?.next ?? label}
      </Ways>
    </>
  );
}

/** After "I'm done": who is still awaited, what one put in, and the way back. */
export function Waiting({ step, what }: { step: StepProps; what: string }) {
  const { view, say, ahead } = step;
  const { done, of, waiting } = view.counter;
  const others = waiting.filter((name) => name !== view.me.name);
  return (
    <Screen
      mark={`${view.step} done`}
      title="You're done"
      where={stepTitles[view.step]}
      time={<TimeLeft timer={view.timer} ahead={ahead} />}
      foot={
        <>
          {view.blind && <Hidden />}
          <div class="actions">
            <button type="button" class="second" onClick={() => say({ type: "done", done: false, from: view.step })}>
              {what}
            </button>
          </div>
        </>
      }
    >
      <p role="status">
        {done} of {of} done.
        {others.length > 0 ? ` Waiting for ${names(others)}.` : " The facilitator goes on in a moment."}
      </p>
      <Own step={step} />
    </Screen>
  );
}

/** What those do who are asked, for whoever isn't. */
const whatOthersDo: Partial<Record<WorkshopStep, string>> = {
  criteria: "The others say what they would change in the list, each on their own.",
  points: "The others weigh the criteria, each on their own.",
  judgements: "The others answer the questions, each on their own.",
  again: "The others judge again what was discussed, each on their own.",
  premortem: "The others write down what may go wrong, each on their own.",
  decide: "The others say how far they go along, each on their own.",
};

/** A step on which this seat has nothing to do: others answer, or the facilitator speaks. */
export function Watching({ step, children }: { step: StepProps; children?: ComponentChildren }) {
  const { view, ahead } = step;
  const why = view.me.role === "observer" ? "You look on" : "You don't vote in this step";
  return (
    <Screen
      mark={view.step}
      title={stepTitles[view.step]}
      where={view.me.votes ? "Nothing is asked of you" : why}
      time={<TimeLeft timer={view.timer} ahead={ahead} />}
    >
      <p>{whatOthersDo[view.step]}</p>
      <p role="status">
        {awaitedWords(view.counter)}.
        {view.counter.waiting.length > 0 || view.counter.of === 0 ? "" : " The facilitator goes on in a moment."}
      </p>
      {children}
    </Screen>
  );
}

/** "The facilitator asks you to finish." */
export function Nudge({ step: { view } }: { step: StepProps }) {
  if (!view.me.nudged || view.me.done) return null;
  return (
    <p class="nudge" role="status">
      The room waits for you. Finish when you can.
    </p>
  );
}
