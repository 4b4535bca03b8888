/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { Risk } from "#shared/workshop/ballot";
import { oneOrMany } from "#shared/workshop/words";
import { newId } from "../link/device-storage";
import { Icon, Mark, Screen, TimeLeft, Typed } from "../ui/parts";
import { Done, Nudge, Waiting, Watching } from "./step-parts";
import type { StepProps } from "./step-props";

interface Prompt {
  kind: Risk["kind"];
  option: string | undefined;
  title: string;
  /** Place among the options, -1 for none. */
  n: number;
}

/** Every option may have failed, and the one that loses may have been right. */
const promptsOf = ({ brief }: StepProps): Prompt[] => [
  ...brief.options.map(({ id, title }, n) => ({
    kind: "failed" as const,
    option: id,
    title: `${title} failed. Why?`,
    n,
  })),
  { kind: "loser", option: undefined, title: "What speaks for the option that loses?", n: -1 },
];

const under = (risk: Pick<Risk, "kind" | "option">, { kind, option }: Prompt) =>
  risk.kind === kind && risk.option === option;

export function Premortem(step: StepProps) {
  const { view, ahead } = step;
  const { me, opened } = view;
  if (opened.risks) return <Vote {...step} />;
  if (!me.speaks) return <Watching step={step} />;
  if (me.done && me.votes) return <Waiting step={step} what="Write more" />;
  return (
    <Screen
      mark="premortem"
      title="One year on. What went wrong?"
      where="Premortem"
      time={<TimeLeft timer={view.timer} ahead={ahead} />}
      hint="Write on your own; it is shown together, without names."
      foot={me.votes ? <Done step={step} /> : undefined}
    >
      <Nudge step={step} />
      {promptsOf(step).map((prompt) => (
        <Lines key={prompt.title} step={step} prompt={prompt} />
      ))}
    </Screen>
  );
}

function Lines({ step: { view, cast }, prompt }: { step: StepProps; prompt: Prompt }) {
  const [first] = useState(newId);
  const [fresh, setFresh] = useState<string | null>(null);
  const mine = view.me.said.risks.filter((risk) => under(risk, prompt));
  const id = fresh ?? first;
  const fields = mine.some((one) => one.id === id) ? mine : [...mine, { id, text: "" }];
  const full = fields.every(({ text }) => text !== "");
  const { kind, option, title, n } = prompt;
  return (
    <section>
      <h2>
        {n >= 0 && <Mark n={n} />} {title}
      </h2>
      {fields.map((risk, i) => (
        <Typed
          key={risk.id}
          label={`${title} Line ${i + 1}`}
          hideLabel
          rows={2}
          focused={risk.id === fresh}
          value={risk.text}
          onText={(text) => cast({ on: "risk", id: risk.id, kind, ...(option && { option }), text })}
        />
      ))}
      {full && (
        <button type="button" class="text" onClick={() => setFresh(newId())}>
          <Icon name="plus" size={18} /> Another <span class="visually-hidden">for: {title}</span>
        </button>
      )}
    </section>
  );
}

function Vote(step: StepProps) {
  const { view, ahead, cast } = step;
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
      {promptsOf(step).map((prompt) => {
        const here = risks.filter((risk) => under(risk, prompt));
        if (here.length === 0) return null;
        return (
          <section key={prompt.title}>
            <h2>
              {prompt.n >= 0 && <Mark n={prompt.n} />} {prompt.title}
            </h2>
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
                <b class="num">{oneOrMany(risk.dots, "dot")}</b>
              </button>
            ))}
          </section>
        );
      })}
    </Screen>
  );
}
