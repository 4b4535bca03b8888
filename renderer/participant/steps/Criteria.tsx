/** @jsxImportSource preact */
import type { CriterionWord } from "#shared/workshop/ballot";
import { Screen, TimeLeft, Typed } from "../ui/parts";
import { Done, Nudge, Waiting, Watching } from "./step-parts";
import type { StepProps } from "./step-props";

const words = ["keep", "merge", "drop"] as const;
const titles = { keep: "Keep", merge: "Merge", drop: "Drop" };

export function Criteria(step: StepProps) {
  const { view, brief, ahead } = step;
  const { me, opened } = view;
  if (opened.criteria) return <Opened {...step} />;
  if (!me.speaks) return <Watching step={step} />;
  if (me.done && me.votes) return <Waiting step={step} what="Change something" />;
  const { mustHaves } = brief;
  return (
    <Screen
      mark="criteria"
      title="Is this what you would judge by?"
      where="Must-haves and criteria"
      time={<TimeLeft timer={view.timer} ahead={ahead} />}
      hint="Say only where you would change something."
      foot={me.votes ? <Done step={step} /> : undefined}
    >
      <Nudge step={step} />
      {brief.criteria.map(({ id, title }) => (
        <One key={id} step={step} id={id} title={title} />
      ))}
      {mustHaves.length > 0 && (
        <section>
          <h2>Must-haves</h2>
          {mustHaves.map(({ id, statement }) => (
            <Typed
              key={id}
              label={statement}
              placeholder="What speaks against it? Optional"
              value={me.said.mustHaves[id] ?? ""}
              onText={(text) => step.cast({ on: "must-have", mustHave: id, text })}
            />
          ))}
        </section>
      )}
    </Screen>
  );
}

function One({ step: { view, brief, cast }, id, title }: { step: StepProps; id: string; title: string }) {
  const said = view.me.said.criteria[id];
  const word = said?.word ?? "keep";
  const others = brief.criteria.filter((one) => one.id !== id);
  const put = (next: CriterionWord) => cast({ on: "criterion", criterion: id, ...next });
  return (
    <fieldset class="card">
      <legend>{title}</legend>
      <div class="segmented">
        {words.map((one) => (
          <label key={one} data-on={word === one ? "" : undefined}>
            <input
              type="radio"
              name={`word-${id}`}
              checked={word === one}
              onChange={() =>
                put({
                  word: one,
                  ...(one === "merge" && others[0] && { with: others[0].id }),
                  ...(said?.reason && { reason: said.reason }),
                })
              }
            />
            {titles[one]}
          </label>
        ))}
      </div>
      {word === "merge" && (
        <label class="field">
          <span>Merge with</span>
          <select
            value={said?.with}
            onChange={(event) => put({ ...said, word: "merge", with: event.currentTarget.value })}
          >
            {others.map((one) => (
              <option key={one.id} value={one.id}>
                {one.title}
              </option>
            ))}
          </select>
        </label>
      )}
      {word !== "keep" && (
        <Typed
          label="Why? One line, optional"
          value={said?.reason ?? ""}
          onText={(reason) => {
            const { reason: _, ...rest } = said ?? { word };
            put({ ...rest, ...(reason && { reason }) });
          }}
        />
      )}
    </fieldset>
  );
}

function counted(words: Record<"keep" | "merge" | "drop", number>): string {
  if (words.merge + words.drop === 0) return "Nobody would change it.";
  return (["keep", "merge", "drop"] as const)
    .flatMap((word) => (words[word] > 0 ? [`${words[word]} ${word}`] : []))
    .join(", ");
}

function Opened({ view, brief, ahead }: StepProps) {
  const { criteria } = view.opened;
  return (
    <Screen
      mark="criteria open"
      title="What the room would change"
      where="Must-haves and criteria"
      time={<TimeLeft timer={view.timer} ahead={ahead} />}
      hint="The facilitator settles the list with you."
    >
      {criteria?.words.map(({ criterion, keep, merge, drop, reasons }) => (
        <section key={criterion}>
          <h2>{brief.criteria.find(({ id }) => id === criterion)?.title}</h2>
          <p class="num">{counted({ keep, merge, drop })}</p>
          {reasons.map((text, i) => (
            <p key={i} class="quote">
              {text}
            </p>
          ))}
        </section>
      ))}
      {criteria?.mustHaves
        .filter(({ texts }) => texts.length > 0)
        .map(({ mustHave, texts }) => (
          <section key={mustHave}>
            <h2>{brief.mustHaves.find(({ id }) => id === mustHave)?.statement}</h2>
            {texts.map((text, i) => (
              <p key={i} class="quote">
                {text}
              </p>
            ))}
          </section>
        ))}
    </Screen>
  );
}
