/** @jsxImportSource preact */
import { Screen, TimeLeft } from "../parts";
import type { StepProps } from "../Room";
import { Done, Nudge, Waiting, Watching } from "./shared";

const block = 5;

export function Points(step: StepProps) {
  const { view, brief, ahead, cast } = step;
  const { me, opened } = view;
  if (opened.points) return <Opened {...step} />;
  if (!me.votes) return <Watching step={step} />;
  if (me.done) return <Waiting step={step} what="Change my points" />;

  const given = me.said.stands[view.opened.rounds.length > 0 ? "2" : "1"]?.points ?? {};
  const points = Object.fromEntries(brief.criteria.map(({ id }) => [id, given[id] ?? 0]));
  const sum = Object.values(points).reduce((a, b) => a + b, 0);
  const put = (next: Record<string, number>) => cast({ on: "points", weighing: "points", points: next, ranking: [] });
  const left = 100 - sum;
  const adds = left === 0 ? "Adds up" : left > 0 ? `${left} points left to place` : `${-left} points too many`;
  const spread = () => {
    const each = Math.floor(100 / brief.criteria.length / block) * block;
    const extra = (100 - each * brief.criteria.length) / block;
    put(Object.fromEntries(brief.criteria.map(({ id }, i) => [id, each + (i < extra ? block : 0)])));
  };
  return (
    <Screen
      mark="points"
      title="How much does each criterion count?"
      where="Blind points"
      time={<TimeLeft timer={view.timer} ahead={ahead} />}
      hint="Spread 100 points. Ask what you would give up to get from one end to the other."
      foot={
        <Done
          step={step}
          check={() => (sum === 0 ? "100 points left to place." : null)}
          missing={left === 0 || sum === 0 ? null : `${adds}. Until then they count as shares of ${sum}.`}
        />
      }
    >
      <Nudge step={step} />
      <p class="sum" role="status" data-off={left === 0 ? undefined : ""}>
        <b class="num">{sum} of 100</b> <span>{adds}</span>
        <button type="button" class="text" onClick={spread}>
          Spread evenly
        </button>
      </p>
      {brief.criteria.map(({ id, title, anchors }) => (
        <div key={id} class="pointsrow">
          <label for={`points-${id}`}>
            <b>{title}</b>
            <small>
              {anchors[1].toLowerCase()} → {anchors[5].toLowerCase()}
            </small>
          </label>
          <output class="num">{points[id]}</output>
          <input
            id={`points-${id}`}
            type="range"
            min={0}
            max={100}
            step={block}
            value={points[id]}
            aria-valuetext={`${points[id]} points`}
            onInput={(event) => put({ ...points, [id]: Number(event.currentTarget.value) })}
          />
        </div>
      ))}
    </Screen>
  );
}

function Opened({ view, brief, ahead }: StepProps) {
  const { points } = view.opened;
  const own = view.me.said.stands["1"]?.points;
  const sum = Object.values(own ?? {}).reduce((a, b) => a + b, 0);
  return (
    <Screen
      mark="points open"
      title="How the points fell"
      where="Blind points"
      time={<TimeLeft timer={view.timer} ahead={ahead} />}
      hint={
        points?.withheld
          ? "Too few answers to show any without showing whose they are."
          : "From the lowest to the highest, each a share of 100."
      }
    >
      {points?.shares
        .filter(({ values }) => values.length > 0)
        .map(({ criterion, values }) => {
          const low = Math.round(values[0] as number);
          const high = Math.round(values.at(-1) as number);
          const mine = own && sum > 0 ? Math.round((100 * (own[criterion] ?? 0)) / sum) : null;
          return (
            <section key={criterion} class="range">
              <h2>{brief.criteria.find(({ id }) => id === criterion)?.title}</h2>
              <p class="num">
                {low === high ? `All ${low}` : `${low} to ${high}`}
                {mine !== null && `. Yours ${mine}`}
              </p>
              <div class="track" aria-hidden="true">
                <i style={{ left: `${low}%`, width: `${Math.max(high - low, 1)}%` }} />
                {mine !== null && <b style={{ left: `${mine}%` }} />}
              </div>
            </section>
          );
        })}
    </Screen>
  );
}
