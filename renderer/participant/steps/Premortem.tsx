/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { newId } from "../link/device-storage";
import { Icon, Screen, TimeLeft, Typed } from "../ui/parts";
import { Done, Nudge, Waiting, Watching } from "./step-parts";
import type { StepProps } from "./step-props";

const prompts = [
  { kind: "failed", title: "One year on, it failed. Why?" },
  { kind: "loser", title: "What speaks for the option that loses?" },
] as const;

export function Premortem(step: StepProps) {
  const { view, ahead } = step;
  const { me, opened } = view;
  if (opened.risks) return <Vote {...step} />;
  if (!me.speaks) return <Watching step={step} />;
  if (me.done && me.votes) return <Waiting step={step} what="Write more" />;
  return (
    <Screen
      mark="premortem"
      title="What could go wrong?"
      where="Premortem"
      time={<TimeLeft timer={view.timer} ahead={ahead} />}
      hint="Write on your own; it is shown together."
      foot={me.votes ? <Done step={step} /> : undefined}
    >
      <Nudge step={step} />
      {prompts.map(({ kind, title }) => (
        <Lines key={kind} step={step} kind={kind} title={title} />
      ))}
    </Screen>
  );
}

function Lines({ step: { view, cast }, kind, title }: { step: StepProps; kind: "failed" | "loser"; title: string }) {
  const [fresh, setFresh] = useState(newId);
  const mine = view.me.said.risks.filter((risk) => risk.kind === kind);
  const fields = mine.some(({ id }) => id === fresh) ? mine : [...mine, { id: fresh, kind, text: "" }];
  const full = fields.every(({ text }) => text !== "");
  return (
    <section>
      <h2>{title}</h2>
      {fields.map((risk, i) => (
        <Typed
          key={risk.id}
          label={`${title} Line ${i + 1}`}
          hideLabel
          rows={2}
          value={risk.text}
          onText={(text) => cast({ on: "risk", id: risk.id, kind, text })}
        />
      ))}
      {full && (
        <button type="button" class="text" onClick={() => setFresh(newId())}>
          <Icon name="plus" size={18} /> Another <span class="aside">for: {title}</span>
        </button>
      )}
    </section>
  );
}

function Vote({ view, ahead, cast }: StepProps) {
  const { dots } = view.me.said;
  const risks = view.opened.risks ?? [];
  const toggle = (id: string) =>
    cast({ on: "dots", risks: dots.includes(id) ? dots.filter((one) => one !== id) : [...dots, id].slice(-2) });
  return (
    <Screen
      mark="premortem open"
      title="Which two matter most?"
      where="Premortem"
      time={<TimeLeft timer={view.timer} ahead={ahead} />}
      hint={view.me.speaks ? `${2 - dots.length} of 2 dots left.` : undefined}
    >
      {risks.length === 0 && <p>Nobody wrote anything.</p>}
      {prompts.map(({ kind, title }) => {
        const here = risks.filter((risk) => risk.kind === kind);
        if (here.length === 0) return null;
        return (
          <section key={kind}>
            <h2>{title}</h2>
            {here.map((risk) => (
              <button
                key={risk.id}
                type="button"
                class="risk"
                aria-pressed={dots.includes(risk.id)}
                disabled={!view.me.speaks}
                onClick={() => toggle(risk.id)}
              >
                <span>{risk.text}</span>
                <b class="num">
                  {risk.dots} {risk.dots === 1 ? "dot" : "dots"}
                </b>
              </button>
            ))}
          </section>
        );
      })}
    </Screen>
  );
}
