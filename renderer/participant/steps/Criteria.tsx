/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { Criterion } from "#shared/playbook/playbook";
import type { CriterionWord, Proposal } from "#shared/workshop/ballot";
import { scaleWords } from "#shared/workshop/given";
import { wordCounts } from "#shared/workshop/words";
import { newId } from "../link/device-storage";
import { EvidenceButton } from "../ui/Evidence";
import { Icon, Screen, TimeLeft, Typed } from "../ui/parts";
import { Done, Nudge, Waiting, Watching } from "./step-parts";
import type { StepProps } from "./step-props";

const words = ["keep", "merge", "drop"] as const;
const titles = { keep: "Keep", merge: "Merge", drop: "Drop" };
const where = "Must-haves and criteria";

/** Everybody proposes, and votes on what may change; what comes of it is settled together. */
export function Criteria(step: StepProps) {
  const { view, brief, ahead } = step;
  const { me } = view;
  if (view.phase === "revealed") return <Opened {...step} />;
  if (!me.speaks) return <Watching step={step} />;
  if (me.done && me.votes) return <Waiting step={step} what="Change something" />;
  const open = view.votable;
  const proposed = view.opened.criteria?.proposals.filter(({ id }) => open.includes(id)) ?? [];
  const fixed = brief.criteria.filter(({ id }) => !open.includes(id));
  return (
    <Screen
      mark="criteria"
      title="Is this what you would judge by?"
      where={where}
      time={<TimeLeft timer={view.timer} ahead={ahead} />}
      hint="Say only what you would change, and what is missing."
      foot={me.votes ? <Done step={step} /> : undefined}
    >
      <Nudge step={step} />
      {brief.criteria
        .filter(({ id }) => open.includes(id))
        .map((criterion) => (
          <Vote key={criterion.id} step={step} id={criterion.id} title={criterion.title} criterion={criterion} />
        ))}
      {proposed.map(({ id, text }) => (
        <Vote key={id} step={step} id={id} title={text} />
      ))}
      <Proposals step={step} kind="criterion" title="What else should it be judged by?" />
      <MustHaves step={step} />
      {fixed.length > 0 && (
        <section>
          <h2>{fixed.every(({ always }) => always) ? "Asked of every team" : "Judged by as well"}</h2>
          <CriteriaLines brief={brief} criteria={fixed} />
        </section>
      )}
    </Screen>
  );
}

/** Each with what it asks. */
export function CriteriaLines({ brief, criteria }: { brief: StepProps["brief"]; criteria: readonly Criterion[] }) {
  return (
    <ul class="lines">
      {criteria.map((criterion) => (
        <li key={criterion.id}>
          <span>
            <b>{criterion.title}</b>
            <Asked brief={brief} criterion={criterion} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What a criterion asks, one of the team's own by the ends of its scale; and what is known about it, one tap away. */
function Asked({ brief, criterion }: { brief: StepProps["brief"]; criterion: Criterion }) {
  return (
    <>
      <small>{criterion.question || scaleWords(criterion)}</small>
      <EvidenceButton brief={brief} criterion={criterion} />
    </>
  );
}

function Vote({
  step: { view, brief, cast },
  id,
  title,
  criterion,
}: {
  step: StepProps;
  id: string;
  title: string;
  /** A proposal isn't one yet. */
  criterion?: Criterion;
}) {
  const said = view.me.said.criteria[id];
  const [merging, setMerging] = useState(false);
  // Until the other one is chosen nothing is said: what isn't chosen isn't preset either.
  const word = merging ? "merge" : said?.word;
  const others = brief.criteria.filter((one) => one.id !== id);
  const put = (next: CriterionWord) => {
    setMerging(false);
    cast({ on: "criterion", criterion: id, ...next });
  };
  return (
    <fieldset class="card">
      <legend>{title}</legend>
      {criterion && <Asked brief={brief} criterion={criterion} />}
      <div class="segmented">
        {words.map((one) => (
          <label key={one} data-on={word === one ? "" : undefined}>
            <input
              type="radio"
              autocomplete="off"
              name={`word-${id}`}
              checked={word === one}
              onChange={() => {
                if (one === "merge") setMerging(true);
                else put({ word: one, ...(said?.reason && { reason: said.reason }) });
              }}
            />
            {titles[one]}
          </label>
        ))}
      </div>
      {word === "merge" && (
        <label class="field">
          <span>Merge with</span>
          <select
            value={(said?.word === "merge" && said.with) || ""}
            onChange={(event) =>
              put({ word: "merge", with: event.currentTarget.value, ...(said?.reason && { reason: said.reason }) })
            }
          >
            <option value="" disabled>
              Choose a criterion
            </option>
            {others.map((one) => (
              <option key={one.id} value={one.id}>
                {one.title}
              </option>
            ))}
          </select>
        </label>
      )}
      {said && said.word !== "keep" && (
        <Typed
          label="Why? One line, optional"
          value={said.reason ?? ""}
          onText={(reason) => {
            const { reason: _, ...rest } = said;
            put({ ...rest, ...(reason && { reason }) });
          }}
        />
      )}
    </fieldset>
  );
}

function MustHaves({ step }: { step: StepProps }) {
  const { brief, view, cast } = step;
  return (
    <>
      {brief.mustHaves.length > 0 && (
        <section>
          <h2>Must-haves</h2>
          {brief.mustHaves.map(({ id, statement }) => (
            <Typed
              key={id}
              label={statement}
              placeholder="What speaks against it? Optional"
              value={view.me.said.mustHaves[id] ?? ""}
              onText={(text) => cast({ on: "must-have", mustHave: id, text })}
            />
          ))}
        </section>
      )}
      <Proposals step={step} kind="must-have" title="What must it have, or it is out?" />
    </>
  );
}

function Proposals({ step: { view, cast }, kind, title }: { step: StepProps; kind: Proposal["kind"]; title: string }) {
  const [fresh, setFresh] = useState<string | null>(null);
  const mine = view.me.said.proposals.filter((one) => one.kind === kind);
  const fields =
    fresh === null || mine.some(({ id }) => id === fresh) ? mine : [...mine, { id: fresh, kind, text: "" }];
  return (
    <section>
      <h2>{title}</h2>
      {fields.map((one, i) => (
        <Typed
          key={one.id}
          label={`${title} Proposal ${i + 1}`}
          hideLabel
          placeholder={kind === "criterion" ? "For example: cost of hosting" : "For example: runs in our own network"}
          max={120}
          focused={one.id === fresh}
          value={one.text}
          onText={(text) => cast({ on: "proposal", id: one.id, kind, text })}
        />
      ))}
      <button type="button" class="text" onClick={() => setFresh(newId())}>
        <Icon name="plus" size={18} /> {kind === "criterion" ? "Propose a criterion" : "Propose a must-have"}
      </button>
    </section>
  );
}

const outcomes = { keep: "Kept", merge: "Merged", drop: "Dropped" };

/** What people said, and what was made of it so far. */
function Opened({ view, brief, ahead }: StepProps) {
  const { criteria } = view.opened;
  if (!criteria) return null;
  const { words: said, proposals, settled, mustHaves } = criteria;
  const title = (id: string) =>
    brief.criteria.find((one) => one.id === id)?.title ?? proposals.find((one) => one.id === id)?.text;
  const rows = [
    ...proposals.map(({ id, kind, text }) => ({
      id,
      text,
      kind: kind === "criterion" ? "Proposed" : "Proposed must-have",
    })),
    ...said
      .filter((one) => one.keep + one.merge + one.drop > 0 && !proposals.some(({ id }) => id === one.criterion))
      .map(({ criterion }) => ({ id: criterion, text: title(criterion) ?? criterion, kind: "" })),
  ];
  return (
    <Screen
      mark="criteria open"
      title="What the room would change"
      where={where}
      time={<TimeLeft timer={view.timer} ahead={ahead} />}
      hint="The facilitator settles the list with you. What is settled is what you judge by."
    >
      {rows.length === 0 && <p>Nobody would change anything.</p>}
      {rows.map(({ id, text, kind }) => {
        const counts = said.find(({ criterion }) => criterion === id);
        const made = settled[id];
        return (
          <section key={id}>
            <h2>{text}</h2>
            <p class="num">
              {[
                kind,
                counts && counts.keep + counts.merge + counts.drop > 0 ? wordCounts(counts) : "",
                made && outcomes[made.how],
              ]
                .filter(Boolean)
                .join(", ")}
            </p>
            {counts?.reasons.map((reason, i) => (
              <p key={i} class="quote">
                {reason}
              </p>
            ))}
          </section>
        );
      })}
      {mustHaves
        .filter(({ texts }) => texts.length > 0)
        .map(({ mustHave, texts }) => (
          <section key={mustHave}>
            <h2>{brief.mustHaves.find(({ id }) => id === mustHave)?.statement ?? "A must-have that was dropped"}</h2>
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
