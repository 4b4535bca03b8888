/** What was opened in steps where the facilitator only leads the talk. */
import { memo } from "react";
import type { Brief } from "#shared/workshop/view/brief";
import type { View } from "#shared/workshop/view/view";
import { Prose } from "../../../ui/Prose";
import { OptionMark } from "../../../widgets/OptionMark";
import { ValueLine } from "../../result/ValueLine";
import classes from "./OpenedAnswers.module.css";
import type { FacilitatorStepProps } from "./step-props";

const sections: Record<string, string> = {
  problem: "The problem",
  scope: "Scope",
  options: "Options",
  criteria: "Criteria",
  "must-haves": "Must-haves",
};

export function Comments({ view, brief }: { view: View; brief: Brief }) {
  const comments = view.opened.comments ?? [];
  if (comments.length === 0) return <p className={classes.none}>Nobody wrote a comment.</p>;
  const title = (id: string) => sections[id] ?? brief.criteria.find((one) => one.id === id)?.title ?? id;
  return [...new Set(comments.map(({ section }) => section))].map((section) => (
    <section key={section} className={classes.group}>
      <h2>{title(section)}</h2>
      <Quotes of={comments.filter((one) => one.section === section)} />
    </section>
  ));
}

export function Quotes({ of }: { of: { text: string; who: string | null }[] }) {
  return (
    <ul className={classes.quotes}>
      {of.map(({ text, who }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: texts are in the order of the alphabet and have no id
        <li key={i}>
          {text}
          {who && <small>{who}</small>}
        </li>
      ))}
    </ul>
  );
}

/** From the lowest to the highest share, with a tick per answer. */
export function Points({ view, brief }: { view: View; brief: Brief }) {
  const { points } = view.opened;
  if (!points || points.withheld)
    return <p className={classes.none}>Too few answers to show any without showing whose they are.</p>;
  const most = Math.max(10, ...points.shares.flatMap(({ values }) => values));
  return (
    <table className={classes.points}>
      <thead>
        <tr>
          <th>Criterion</th>
          <th>Shares of 100 points, {points.ballots} answers</th>
          <th>Middle</th>
        </tr>
      </thead>
      <tbody>
        {points.shares.map(({ criterion, values }) => {
          const low = values[0] ?? 0;
          const high = values.at(-1) ?? 0;
          const at = (value: number) => `${(value / most) * 100}%`;
          return (
            <tr key={criterion}>
              <th scope="row">{brief.criteria.find(({ id }) => id === criterion)?.title}</th>
              <td>
                <div className={classes.track} role="img" aria-label={`From ${Math.round(low)} to ${Math.round(high)}`}>
                  <i style={{ left: at(low), width: `${((high - low) / most) * 100}%` }} />
                  {values.map((value, i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: ticks name nobody
                    <b key={i} style={{ left: at(value) }} />
                  ))}
                </div>
              </td>
              <td className="num">{Math.round(values[Math.floor((values.length - 1) / 2)] ?? 0)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const kinds = { failed: "Why it failed", loser: "What speaks for the option that loses" } as const;

export function Risks({ view }: { view: View }) {
  const risks = view.opened.risks ?? [];
  if (risks.length === 0) return <p className={classes.none}>Nobody wrote anything.</p>;
  return (["failed", "loser"] as const).map((kind) => {
    const here = risks.filter((risk) => risk.kind === kind).toSorted((a, b) => b.dots - a.dots);
    if (here.length === 0) return null;
    return (
      <section key={kind} className={classes.group}>
        <h2>{kinds[kind]}</h2>
        <ul className={classes.risks}>
          {here.map(({ id, text, who, dots }) => (
            <li key={id}>
              <span>
                {text}
                {who && <small>{who}</small>}
              </span>
              <span className={classes.dots}>
                <span aria-hidden="true">{"●".repeat(Math.min(dots, 10))}</span>
                <span className="num">
                  {dots} {dots === 1 ? "dot" : "dots"}
                </span>
              </span>
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

/** What the answers add up to. The values and sentences are the host's; the picture is the walk's. */
export const Adding = memo(function Adding({ session, brief }: FacilitatorStepProps) {
  const { result } = session.state.view;
  if (!result) return <p className={classes.none}>There is no result to show.</p>;
  const rests = result.sentences.filter((text) => !text.includes(result.lead));
  const order = Object.entries(result.values).toSorted(([, a], [, b]) => b - a);
  const [first, second] = order;
  const gap = first && second ? { leader: first[0], over: second[0], value: first[1] - second[1] } : null;
  const contributions = result.contributions.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const most = Math.max(0.001, ...contributions.map(({ value }) => Math.abs(value)));
  const n = (id: string | undefined) => brief.options.findIndex((option) => option.id === id);
  return (
    <>
      <Prose as="h2" voice="next">
        {result.headline}
      </Prose>
      <p className={classes.lead}>{result.lead}</p>
      <ValueLine options={brief.options} values={result.values} gap={gap} />
      {gap && (
        <section className={classes.group}>
          <h2>Where the difference comes from</h2>
          <ul className={classes.bars}>
            {contributions.map(({ criterion, value }) => {
              const side = n(value >= 0 ? gap.leader : gap.over);
              return (
                <li key={criterion}>
                  <span>{brief.criteria.find(({ id }) => id === criterion)?.title}</span>
                  <span className={classes.bar}>
                    <i
                      data-n={Math.min(Math.max(side, 0), 3)}
                      style={{ width: `${(Math.abs(value) / most) * 100}%` }}
                    />
                  </span>
                  <span className={`num ${classes.for}`}>
                    {Math.abs(value) < 0.0005 ? (
                      "no difference"
                    ) : (
                      <>
                        {(100 * Math.abs(value)).toFixed(1)} for <OptionMark n={side} /> {brief.options[side]?.title}
                      </>
                    )}
                  </span>
                </li>
              );
            })}
          </ul>
        </section>
      )}
      {rests.length > 0 && (
        <section className={classes.group}>
          <h2>What it rests on</h2>
          <ul className={classes.sentences}>
            {rests.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
});
