/** @jsxImportSource preact */

import { optionClass } from "../../options";
import { Mark, Screen, TimeLeft } from "../ui/parts";
import type { StepProps } from "./step-props";

export function Why({ view, brief, ahead }: StepProps) {
  const { result, me } = view;
  const title = (id: string) => brief.options.find((option) => option.id === id)?.title ?? id;
  const own = me.result?.leader;
  const rests = (result?.sentences ?? []).filter((text) => !text.includes(result?.lead ?? text));
  return (
    <Screen
      mark="why"
      title={result?.headline ?? "No result to show"}
      where="What the answers add up to"
      time={<TimeLeft timer={view.timer} ahead={ahead} />}
      hint={result?.lead ?? "There are too few answers to show any without showing whose they are."}
    >
      {result && (
        <section>
          <h2>How well each does, of 100</h2>
          {brief.options.map(({ id }, n) => {
            const value = result.values[id];
            const mine = me.result?.values[id];
            if (value === undefined) return null;
            return (
              <div key={id} class={`value ${optionClass(n)}`}>
                <span>
                  <Mark n={n} /> {title(id)}
                </span>
                <b class="num">{Math.round(100 * value)}</b>
                {mine !== undefined && <small class="num">you {Math.round(100 * mine)}</small>}
              </div>
            );
          })}
          {me.result && (
            <p>
              {own === null || own === undefined
                ? "Your own answers alone point to none."
                : own === result.leader
                  ? `Your own answers alone point to ${title(own)} as well.`
                  : `Your own answers alone point to ${title(own)}.`}
            </p>
          )}
        </section>
      )}
      {rests.length > 0 && (
        <section>
          <h2>What it rests on</h2>
          <ul class="plainlist">
            {rests.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </section>
      )}
    </Screen>
  );
}
