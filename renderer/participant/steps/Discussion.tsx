/** @jsxImportSource preact */

import { firstWords } from "#shared/workshop/words";
import { EvidenceButton } from "../ui/Evidence";
import { Screen, TimeLeft } from "../ui/parts";
import { Answers } from "./Answers";
import type { StepProps } from "./step-props";

export function Discussion(step: StepProps) {
  const { view, brief, ahead, cast } = step;
  const { cells, me, notes } = view;
  const cell = cells[view.cell];
  const round = view.opened.rounds.at(-1);
  const criterion = brief.criteria.find(({ id }) => id === cell?.criterion);
  if (!cell || !criterion || !round)
    return (
      <Screen mark="discussion" title="Nothing to talk about" where="Discuss" hint="You agree on every criterion." />
    );
  const changed = me.said.changed.includes(cell.criterion);
  const mine = notes.filter((note) => note.criterion === cell.criterion);
  return (
    <Screen
      mark={`discussion ${cell.criterion}`}
      title={criterion.question || criterion.title}
      segments={{ done: view.cell, of: cells.length }}
      where={`${criterion.title}, ${view.cell + 1} of ${cells.length}`}
      time={<TimeLeft timer={view.timer} ahead={ahead} />}
      hint={firstWords(cell.ends)}
      foot={
        me.votes ? (
          <div class="actions">
            <button
              type="button"
              class={changed ? "primary" : "second"}
              aria-pressed={changed}
              onClick={() => cast({ on: "changed", criterion: cell.criterion, changed: !changed })}
            >
              My view changed
            </button>
          </div>
        ) : undefined
      }
    >
      <EvidenceButton brief={brief} criterion={criterion} />
      <Answers step={step} round={round} criterion={criterion} />
      <Reasons texts={round.reasons.find((one) => one.criterion === cell.criterion)?.texts ?? []} />
      {cell.changed > 0 && (
        <p role="status">{cell.changed === 1 ? "One view" : `${cell.changed} views`} changed so far.</p>
      )}
      {mine.length > 0 && (
        <section>
          <h2>Notes</h2>
          {mine.map(({ id, text, kind }) => (
            <p key={id} class="quote">
              {text}
              {kind === "parked" && <small>parked</small>}
            </p>
          ))}
        </section>
      )}
    </Screen>
  );
}

function Reasons({ texts }: { texts: string[] }) {
  if (texts.length === 0) return null;
  return (
    <section>
      <h2>Why</h2>
      {texts.map((text, i) => (
        <p key={i} class="quote">
          {text}
        </p>
      ))}
    </section>
  );
}
