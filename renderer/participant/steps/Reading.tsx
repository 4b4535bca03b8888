/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import { useContext, useState } from "preact/hooks";
import { sectionTitles } from "#shared/workshop/sections";
import type { Brief } from "#shared/workshop/view/brief";
import { beforeWords } from "#shared/workshop/words";
import { newId } from "../link/device-storage";
import { AloneContext } from "../ui/alone";
import { Icon, Mark, Screen, TimeLeft, Typed } from "../ui/parts";
import { CriteriaLines } from "./Criteria";
import { Done, Nudge, Waiting } from "./step-parts";
import type { StepProps } from "./step-props";

export function Reading(step: StepProps) {
  const { view, brief, ahead } = step;
  const { opened, me } = view;
  const shown = opened.comments;
  const alone = useContext(AloneContext);
  if (me.done && me.votes && !shown) return <Waiting step={step} what="Read on" />;
  return (
    <Screen
      mark="reading"
      title={brief.title || view.title}
      where={shown ? "Comments are open" : "Read quietly"}
      time={<TimeLeft timer={view.timer} ahead={ahead} />}
      hint={
        alone?.comments ??
        (shown ? "The comments are open, without names." : "Comments open without names once everybody has read.")
      }
      foot={me.votes && !shown ? <Done step={step} label="I've read it" promised={false} /> : undefined}
    >
      <Nudge step={step} />
      {brief.before && <Before before={brief.before} />}
      {brief.problem && (
        <Section step={step} id="problem" title={sectionTitles.problem}>
          <p>{brief.problem}</p>
        </Section>
      )}
      {brief.scope && (
        <Section step={step} id="scope" title={sectionTitles.scope}>
          <p>{brief.scope}</p>
        </Section>
      )}
      <Section step={step} id="options" title={sectionTitles.options}>
        <ul class="lines">
          {brief.options.map(({ id, title, summary }, n) => (
            <li key={id}>
              <Mark n={n} />
              <span>
                <b>{title}</b>
                {summary && <small>{summary}</small>}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      {brief.mustHaves.length > 0 && (
        <Section step={step} id="must-haves" title={sectionTitles["must-haves"]}>
          <ul class="plainlist">
            {brief.mustHaves.map(({ id, statement }) => (
              <li key={id}>{statement}</li>
            ))}
          </ul>
        </Section>
      )}
      <Section step={step} id="criteria" title={sectionTitles.criteria}>
        <CriteriaLines brief={brief} criteria={brief.criteria} />
      </Section>
    </Screen>
  );
}

/** What was decided before, the dissent first, and what has changed since. */
function Before({ before }: { before: NonNullable<Brief["before"]> }) {
  const { dissent, changed } = before;
  return (
    <section>
      <h2>Decided before</h2>
      {dissent.map(({ who, text }, i) => (
        <p key={i} class="quote">
          {text}
          <small>{who ? `${who}, against it` : "Against it"}</small>
        </p>
      ))}
      <p>{beforeWords(before)}</p>
      {changed.length > 0 && (
        <>
          <p>Changed since:</p>
          <ul class="plainlist">
            {changed.map((note, i) => (
              <li key={i}>{note}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Section({
  step: { view, cast },
  id,
  title,
  children,
}: {
  step: StepProps;
  id: string;
  title: string;
  children: ComponentChildren;
}) {
  const [fresh, setFresh] = useState<string | null>(null);
  const open = view.opened.comments;
  const mine = view.me.said.comments.filter(({ section }) => section === id);
  const shown = open?.filter(({ section }) => section === id) ?? [];
  const editable = open === null && view.me.speaks && view.step === "reading";
  const fields = fresh === null || mine.some((one) => one.id === fresh) ? mine : [...mine, { id: fresh, text: "" }];
  return (
    <section>
      <h2>{title}</h2>
      {children}
      {shown.map(({ text }, i) => (
        <p key={i} class="quote">
          {text}
        </p>
      ))}
      {editable &&
        fields.map((one, i) => (
          <Typed
            key={one.id}
            label={`Your comment ${i + 1} on: ${title}`}
            hideLabel
            placeholder="Your comment or question"
            rows={2}
            max={1000}
            focused={one.id === fresh}
            value={one.text}
            onText={(text) => cast({ on: "comment", id: one.id, section: id, text })}
          />
        ))}
      {editable && (
        <button type="button" class="text" onClick={() => setFresh(newId())}>
          <Icon name="plus" size={18} /> Comment <span class="visually-hidden">on: {title}</span>
        </button>
      )}
    </section>
  );
}
