/** @jsxImportSource preact */

import { names, Screen, TimeLeft } from "../ui/parts";
import { Strips } from "./Reveal";
import type { StepProps } from "./step-props";

export function Discussion({ view, brief, ahead, cast }: StepProps) {
  const { cells, me, notes } = view;
  const cell = cells[view.cell];
  const round = view.opened.rounds[0];
  const criterion = brief.criteria.find(({ id }) => id === cell?.criterion);
  if (!cell || !criterion || !round)
    return (
      <Screen mark="discussion" title="Nothing to talk about" where="Discuss" hint="You agree on every criterion." />
    );
  const first = [...cell.top, ...cell.bottom];
  const changed = me.said.changed.includes(cell.criterion);
  const mine = notes.filter((note) => note.criterion === cell.criterion);
  return (
    <Screen
      mark={`discussion ${cell.criterion}`}
      title={criterion.title}
      segments={{ done: view.cell, of: cells.length }}
      where={`Discuss, ${view.cell + 1} of ${cells.length}`}
      time={<TimeLeft timer={view.timer} ahead={ahead} />}
      hint={
        first.length > 0
          ? `${names(first)} ${first.length === 1 ? "speaks" : "speak"} first.`
          : "Who sees it differently?"
      }
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
      <Strips view={view} brief={brief} round={round} criterion={criterion} options={brief.options} />
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
