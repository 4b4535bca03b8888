/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { against } from "#shared/record/against";
import type { Consent } from "#shared/workshop/ballot";
import { undecided } from "#shared/workshop/rule";
import type { Choice } from "#shared/workshop/session";
import { answersSay, consentLevels } from "#shared/workshop/words";
import { FaultLine, Mark, Screen, TimeLeft, Typed } from "../ui/parts";
import { Stepper } from "../ui/Stepper";
import { Done, Nudge, Waiting, Watching } from "./step-parts";
import type { StepProps } from "./step-props";

export function Decide(step: StepProps) {
  const { view } = step;
  const { me, choice, opened } = view;
  const [choosing, setChoosing] = useState(false);
  if (opened.consent) return <Opened {...step} />;
  if (me.decides && (choice === null || choosing)) return <Choose step={step} chosen={() => setChoosing(false)} />;
  if (choice === null) return <Choosing {...step} />;
  if (!me.votes)
    return (
      <Watching step={step}>
        <Chosen {...step} />
        {me.decides && (
          <button type="button" class="text" onClick={() => setChoosing(true)}>
            Change the choice
          </button>
        )}
      </Watching>
    );
  if (me.done) return <Waiting step={step} what="Change my answer" />;
  return <Agree step={step} change={me.decides ? () => setChoosing(true) : undefined} />;
}

/** While the decider chooses there is nothing to wait for but that. */
function Choosing({ view, ahead }: StepProps) {
  const decider = view.people.find(({ role }) => role === "decider")?.name ?? "The facilitator";
  return (
    <Screen
      mark="choosing"
      title={`${decider} chooses now`}
      where="Decide"
      time={<TimeLeft timer={view.timer} ahead={ahead} />}
      hint={view.result ? answersSay(view.result) : undefined}
    >
      <p role="status">Then everybody says how far they go along.</p>
    </Screen>
  );
}

/** What was decided; where it goes against the recommendation, why, unless that is said elsewhere. */
export function Chosen({ view, brief, overruled = true }: Pick<StepProps, "view" | "brief"> & { overruled?: boolean }) {
  const { choice } = view;
  if (!choice) return null;
  const n = brief.options.findIndex(({ id }) => id === choice.option);
  return (
    <section class="chosen">
      <h2>{choice.option === null ? "Postponed" : "Chosen"}</h2>
      {n >= 0 && (
        <p class="said">
          <Mark n={n} /> {brief.options[n]?.title}
        </p>
      )}
      <p>{choice.reason}</p>
      {overruled && choice.overrule && <p>Against the recommendation: {choice.overrule}</p>}
    </section>
  );
}

function Choose({ step: { view, brief, ahead, say }, chosen }: { step: StepProps; chosen(): void }) {
  const [draft, setDraft] = useState<Choice & { picked: boolean }>({
    option: null,
    reason: "",
    overrule: "",
    ...view.choice,
    picked: view.choice !== null,
  });
  const [pressed, setPressed] = useState(false);
  const overrules = draft.picked && against(draft, view.result?.leader ?? null);
  const missing = () => {
    if (!draft.picked) return "Choose an option, or postpone.";
    if (draft.reason.trim() === "")
      return draft.option === null ? "Name the evidence that is awaited." : "A choice has a reason.";
    if (overrules && draft.overrule.trim() === "") return "It goes against the recommendation. Say why.";
    return null;
  };
  const fault = pressed ? missing() : null;
  const submit = () => {
    setPressed(true);
    if (missing() !== null) return;
    say({ type: "choose", option: draft.option, reason: draft.reason, overrule: overrules ? draft.overrule : "" });
    chosen();
  };
  return (
    <Screen
      mark="choose"
      title="What do you choose?"
      where="You decide"
      time={<TimeLeft timer={view.timer} ahead={ahead} />}
      hint={view.result ? answersSay(view.result) : undefined}
      foot={
        <>
          <FaultLine fault={fault} />
          <div class="actions">
            <button type="button" class="primary" onClick={submit}>
              This is my choice
            </button>
          </div>
        </>
      }
    >
      <Pick
        brief={brief}
        picked={draft.picked ? draft.option : undefined}
        pick={(option) => setDraft({ ...draft, picked: true, option })}
      />
      <Typed
        label={draft.picked && draft.option === null ? "What evidence do you wait for?" : "Because"}
        rows={3}
        max={2000}
        value={draft.reason}
        onText={(reason) => setDraft((now) => ({ ...now, reason }))}
      />
      {overrules && (
        <Typed
          label="Why against the recommendation"
          rows={3}
          max={2000}
          value={draft.overrule}
          onText={(overrule) => setDraft((now) => ({ ...now, overrule }))}
        />
      )}
    </Screen>
  );
}

/** The options, and to postpone: `null`. */
function Pick({
  brief,
  picked,
  pick,
}: {
  brief: StepProps["brief"];
  picked: string | null | undefined;
  pick(option: string | null): void;
}) {
  const choices = [
    ...brief.options.map(({ id, title }, n) => ({ id: id as string | null, title, n })),
    { id: null, title: "Postpone", n: -1 },
  ];
  return (
    <fieldset class="choices">
      <legend class="visually-hidden">Option</legend>
      {choices.map(({ id, title, n }) => (
        <label key={id ?? ""} class="choice" data-on={picked === id ? "" : undefined}>
          <input type="radio" autocomplete="off" name="choice" checked={picked === id} onChange={() => pick(id)} />
          <span>
            <b>
              {n >= 0 && <Mark n={n} />} {title}
            </b>
            {id === null && <small>Until some evidence is there</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Agree({ step, change }: { step: StepProps; change: (() => void) | undefined }) {
  const { view, ahead, cast } = step;
  const said = view.me.said.consent;
  const [draft, setDraft] = useState<{ level: number | null; confidence: number | null; reason: string }>({
    level: said?.level ?? null,
    confidence: said?.confidence ?? null,
    reason: said?.reason ?? "",
  });
  const needs = draft.level !== null && draft.level <= 2;
  const put = (next: typeof draft) => {
    setDraft(next);
    // An objection counts once it has its reason.
    if (next.level === null || (next.level <= 2 && next.reason.trim() === "")) return;
    cast({ on: "consent", ...(next as Consent) });
  };
  const check = () => {
    if (draft.level === null) return "Pick 0 to 5.";
    return needs && draft.reason.trim() === ""
      ? "Below 3 it takes a reason. It stands in the record as your dissent."
      : null;
  };
  return (
    <Screen
      mark="consent"
      title="Do you go along with it?"
      where="Decide"
      time={<TimeLeft timer={view.timer} ahead={ahead} />}
      foot={<Done step={step} check={check} />}
    >
      <Nudge step={step} />
      <Chosen {...step} />
      {change && (
        <button type="button" class="text" onClick={change}>
          Change the choice
        </button>
      )}
      <fieldset class="card">
        <legend>From 0, no, to 5, fully</legend>
        <div class="digits six">
          {consentLevels.map(({ own: words }, level) => (
            <label key={level} data-on={draft.level === level ? "" : undefined}>
              <input
                type="radio"
                autocomplete="off"
                name="consent"
                aria-label={`${level}, ${words}`}
                checked={draft.level === level}
                onChange={() => put({ ...draft, level })}
              />
              {level}
            </label>
          ))}
        </div>
        <div class="under">
          <span class="anchor">
            {draft.level === null ? "" : `${draft.level}: ${consentLevels[draft.level]?.own ?? ""}`}
          </span>
        </div>
      </fieldset>
      {draft.level !== null && (
        <Typed
          label={
            needs
              ? `Your dissent, in your own words, ${view.anonymous ? "without" : "with"} your name`
              : "Why? Optional"
          }
          rows={3}
          max={1000}
          value={draft.reason}
          onText={(reason) => put({ ...draft, reason })}
        />
      )}
      <Sure value={draft.confidence} set={(confidence) => put({ ...draft, confidence })} />
    </Screen>
  );
}

/** How sure one is, in steps of 10. Nothing stands there until one says so. */
function Sure({ value, set }: { value: number | null; set(value: number | null): void }) {
  return (
    <Stepper
      legend="Will it still look right in a year?"
      about={
        <>
          <b>Will it still look right in a year?</b>
          <small>{value === null ? "Not said" : "0 surely not, 100 surely"}</small>
        </>
      }
      label="How sure you are"
      value={value === null ? "?" : `${value}\u00a0%`}
      less={{ label: "Less sure", go: value === 0 ? null : () => set(value === null ? 40 : Math.max(0, value - 10)) }}
      more={{ label: "Surer", go: value === 100 ? null : () => set(value === null ? 60 : Math.min(100, value + 10)) }}
    />
  );
}

function Opened(step: StepProps) {
  const { view, ahead } = step;
  const { consent } = view.opened;
  const open = undecided(view);
  return (
    <Screen
      mark="consent open"
      title="How far you go along"
      where="Decide"
      time={<TimeLeft timer={view.timer} ahead={ahead} />}
    >
      <Chosen {...step} />
      {open && (
        <p role="status">
          <b>{open}</b>
        </p>
      )}
      {consent?.counts ? (
        <ul class="counts">
          {consent.counts.map((count, level) => (
            <li key={level} data-mine={view.me.said.consent?.level === level ? "" : undefined}>
              <b class="num">{level}</b>
              <span>{consentLevels[level]?.told}</span>
              <b class="num">{count}</b>
            </li>
          ))}
        </ul>
      ) : (
        <p>Too few answers to show any without showing whose they are.</p>
      )}
      {consent?.confidence && (
        <p>
          Confidence that it still looks right in a year: {Math.round(consent.confidence.median)}
          {"\u00a0"}% in the middle.
        </p>
      )}
      <Dissents view={view} />
    </Screen>
  );
}

export function Dissents({ view }: Pick<StepProps, "view">) {
  const dissent = view.opened.consent?.dissent ?? [];
  if (dissent.length === 0) return null;
  return (
    <section>
      <h2>Dissent</h2>
      {dissent.map(({ who, text }, i) => (
        <p key={i} class="quote">
          {text}
          {who && <small>{who}</small>}
        </p>
      ))}
    </section>
  );
}
