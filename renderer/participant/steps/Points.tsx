/** @jsxImportSource preact */
import { weightsOf } from "#shared/record/criteria";
import type { Weighing } from "#shared/record/record";
import { EvidenceButton } from "../ui/Evidence";
import { Icon, Screen, TimeLeft } from "../ui/parts";
import { Stepper } from "../ui/Stepper";
import { Done, Nudge, Waiting, Watching } from "./step-parts";
import type { StepProps } from "./step-props";

const block = 5;

/** How each way to weigh asks. */
const asks: Record<Weighing, { where: string; title: string; hint: string }> = {
  points: {
    where: "Blind points",
    title: "What matters most for this decision?",
    hint: "Spread 100 points. The others see how they fall, never whose they are.",
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
    <Steppers step={step} points={points} put={(next) => cast({ on: "points", weighing, points: next, ranking: [] })} />
  );
}

/** Points by minus and plus, with what is left to place always in sight. */
function Steppers({
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
  const fault = swing
    ? first
      ? null
      : "Give the one that you would improve first 100."
    : left === 0
      ? null
      : `${adds}.`;
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
          check={() => (fault === null ? null : swing ? fault : "Place the rest first, or spread evenly.")}
          above={
            <p class="sum" role="status" data-off={fault === null ? undefined : ""}>
              <span>{swing ? (first ? "One has 100" : "None has 100 yet") : adds}</span>
              {!swing && (
                <button type="button" class="text" onClick={spread}>
                  Spread evenly
                </button>
              )}
            </p>
          }
        />
      }
    >
      <Nudge step={step} />
      {brief.criteria.map((criterion) => {
        const now = points[criterion.id] ?? 0;
        const set = (next: number) => put({ ...points, [criterion.id]: next });
        return (
          <Stepper
            key={criterion.id}
            legend={criterion.title}
            about={
              <>
                <b>{criterion.title}</b>
                <EvidenceButton brief={brief} criterion={criterion} label="What it asks" />
              </>
            }
            label={`Points for ${criterion.title}`}
            value={now}
            less={{
              label: `${block} fewer for ${criterion.title}`,
              go: now === 0 ? null : () => set(Math.max(0, now - block)),
            }}
            more={{
              label: `${block} more for ${criterion.title}`,
              go: now >= 100 || (!swing && left <= 0) ? null : () => set(Math.min(100, now + block)),
            }}
          />
        );
      })}
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
