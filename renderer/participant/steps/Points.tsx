/** @jsxImportSource preact */
import { weightsOf } from "#shared/record/criteria";
import type { Weighing } from "#shared/record/record";
import { Icon, Screen, TimeLeft } from "../ui/parts";
import { Done, Nudge, Waiting, Watching } from "./step-parts";
import type { StepProps } from "./step-props";

const block = 5;

/** How each way to weigh asks. */
const asks: Record<Weighing, { where: string; title: string; hint: string }> = {
  points: {
    where: "Blind points",
    title: "How much does each criterion count?",
    hint: "Spread 100 points. Ask what you would give up to get from one end to the other.",
  },
  swing: {
    where: "Blind points",
    title: "Which one would you improve first?",
    hint: "Picture each at its left end. The one that you would move to the right first gets 100, the others points against it.",
  },
  ranking: {
    where: "Blind ranking",
    title: "Which one matters most?",
    hint: "Tap the one that matters most, then the next, until all have a place.",
  },
};

export function Points(step: StepProps) {
  const { view, brief, cast } = step;
  const { me, opened, weighing } = view;
  if (opened.points) return <Opened {...step} />;
  if (!me.votes) return <Watching step={step} />;
  if (me.done) return <Waiting step={step} what={weighing === "ranking" ? "Change my order" : "Change my points"} />;
  const stand = me.said.stands[view.opened.rounds.length > 0 ? "2" : "1"];
  if (weighing === "ranking") {
    const ids = brief.criteria.map(({ id }) => id);
    const order = (stand?.ranking ?? []).filter((id) => ids.includes(id));
    return (
      <Ranking step={step} order={order} put={(ranking) => cast({ on: "points", weighing, points: {}, ranking })} />
    );
  }
  const points = Object.fromEntries(brief.criteria.map(({ id }) => [id, stand?.points[id] ?? 0]));
  return (
    <Sliders step={step} points={points} put={(next) => cast({ on: "points", weighing, points: next, ranking: [] })} />
  );
}

function Sliders({
  step,
  points,
  put,
}: {
  step: StepProps;
  points: Record<string, number>;
  put(points: Record<string, number>): void;
}) {
  const { view, brief, ahead } = step;
  const swing = view.weighing === "swing";
  const given = Object.values(points);
  const sum = given.reduce((a, b) => a + b, 0);
  const left = 100 - sum;
  const adds = left === 0 ? "Adds up" : left > 0 ? `${left} points left to place` : `${-left} points too many`;
  const first = Math.max(...given) === 100;
  const spread = () => {
    const each = Math.floor(100 / brief.criteria.length / block) * block;
    const extra = (100 - each * brief.criteria.length) / block;
    put(Object.fromEntries(brief.criteria.map(({ id }, i) => [id, each + (i < extra ? block : 0)])));
  };
  const missing = swing
    ? !first && "One gets 100. Until then the points count against their sum."
    : left !== 0 && `${adds}. Until then they count as shares of ${sum}.`;
  return (
    <Screen
      mark="points"
      title={asks[view.weighing].title}
      where={asks[view.weighing].where}
      time={<TimeLeft timer={view.timer} ahead={ahead} />}
      hint={asks[view.weighing].hint}
      foot={
        <Done
          step={step}
          check={() => (sum > 0 ? null : swing ? "Give one of them 100." : "100 points left to place.")}
          missing={sum > 0 && missing ? missing : null}
        />
      }
    >
      <Nudge step={step} />
      {!swing && (
        <p class="sum" role="status" data-off={left === 0 ? undefined : ""}>
          <b class="num">{sum} of 100</b> <span>{adds}</span>
          <button type="button" class="text" onClick={spread}>
            Spread evenly
          </button>
        </p>
      )}
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

/** An order that is tapped together: nothing stands in an order before one says so. */
function Ranking({ step, order, put }: { step: StepProps; order: string[]; put(order: string[]): void }) {
  const { view, brief, ahead } = step;
  const titled = (id: string) => brief.criteria.find((one) => one.id === id)?.title ?? "";
  const rest = brief.criteria.filter(({ id }) => !order.includes(id));
  const open = `${rest.length} without a place`;
  const add = (id: string) => {
    const last = rest.filter((one) => one.id !== id);
    put([...order, id, ...(last.length === 1 ? last.map((one) => one.id) : [])]);
  };
  const up = (at: number) =>
    put(order.map((id, i) => (i === at - 1 ? (order[at] ?? id) : i === at ? (order[at - 1] ?? id) : id)));
  return (
    <Screen
      mark="ranking"
      title={asks.ranking.title}
      where={asks.ranking.where}
      time={<TimeLeft timer={view.timer} ahead={ahead} />}
      hint={asks.ranking.hint}
      foot={<Done step={step} check={() => (rest.length > 0 ? open : null)} />}
    >
      <Nudge step={step} />
      <p class="sum" role="status" data-off={rest.length === 0 ? undefined : ""}>
        <span>{rest.length === 0 ? "All have a place" : open}</span>
        {order.length > 0 && (
          <button type="button" class="text" onClick={() => put([])}>
            Start over
          </button>
        )}
      </p>
      {order.length > 0 && (
        <ol class="order" aria-label="Most important first">
          {order.map((id, i) => (
            <li key={id}>
              <b class="num">{i + 1}</b>
              <span>{titled(id)}</span>
              {i > 0 && (
                <button type="button" class="text" aria-label={`Move ${titled(id)} up`} onClick={() => up(i)}>
                  Up
                </button>
              )}
            </li>
          ))}
        </ol>
      )}
      {rest.length > 0 && (
        <ul class="order" aria-label="Without a place">
          {rest.map(({ id, title, anchors }) => (
            <li key={id}>
              <button type="button" class="place" onClick={() => add(id)}>
                <span>
                  {title}
                  <small>
                    {anchors[1].toLowerCase()} → {anchors[5].toLowerCase()}
                  </small>
                </span>
                <Icon name="plus" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </Screen>
  );
}

function Opened({ view, brief, ahead }: StepProps) {
  const { points } = view.opened;
  const stand = view.me.said.stands["1"];
  const own = stand && weightsOf({ id: "own", judgements: {}, ...stand }, brief.criteria);
  return (
    <Screen
      mark="points open"
      title="How the points fell"
      where={asks[view.weighing].where}
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
          const mine = own ? Math.round(100 * (own[criterion] ?? 0)) : null;
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
