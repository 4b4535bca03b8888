import { Button, SegmentedControl } from "@mantine/core";
import { IconMinus, IconPlus } from "@tabler/icons-react";
import { type KeyboardEvent, useRef } from "react";
import type { Criterion } from "#shared/playbook/playbook";
import { criteriaInUse, pointsOf, weightsOf } from "#shared/record/criteria";
import type { Weighing } from "#shared/record/record";
import { block, rankedIds, spreadEvenly, sumWords } from "#shared/record/weighing";
import { WalkFrame } from "../../shell/frames/WalkFrame";
import { useKeys } from "../../shell/keys";
import { IconButton } from "../../ui/IconButton";
import { Row } from "../../ui/layout";
import { Prose } from "../../ui/Prose";
import { Text } from "../../ui/Text";
import { Chip } from "../../widgets/StatusChip";
import { useRecord } from "../record/RecordContext";
import { RankList } from "./RankList";
import classes from "./WeightsStep.module.css";

const words: Record<Weighing, { question: string; help: string }> = {
  points: {
    question: "How much does each criterion count?",
    help: "Spread 100 points. Ask what you would give up to move from the left end to the right, not how important it sounds.",
  },
  swing: {
    question: "Which one would you improve first?",
    help: "Picture every criterion at its left end. The one that you would move to its right end first gets 100; the others get points against it.",
  },
  ranking: {
    question: "Which one matters most?",
    help: "Put the criteria in order and the weights follow from the order alone (rank order centroid).",
  },
};

export function WeightsStep() {
  const { draft, playbook, ballot, vote, locked } = useRecord();
  const criteria = criteriaInUse(playbook, draft);
  const ids = criteria.map(({ id }) => id);
  const rows = useRef<HTMLDivElement>(null);
  const { weighing } = ballot;
  const sum = criteria.reduce((total, criterion) => total + pointsOf(ballot, criterion), 0);
  const adds = sumWords(sum);
  const order = rankedIds(ballot, criteria);

  const set = (id: string, points: number) =>
    vote(`points.${id}`, (before) => ({
      ...before,
      points: { ...before.points, [id]: Math.min(100, Math.max(0, points)) },
    }));
  const spread = () => vote("points", (before) => ({ ...before, points: { ...before.points, ...spreadEvenly(ids) } }));
  const use = (next: Weighing) =>
    vote("weighing", (before) => ({ ...before, weighing: next, ...(next === "ranking" && { ranking: order }) }));
  const rank = (next: string[]) => vote("ranking", (before) => ({ ...before, ranking: next }));

  const focusRow = (by: number) => {
    const sliders = [...(rows.current?.querySelectorAll<HTMLElement>('[role="slider"]') ?? [])];
    const now = sliders.indexOf(document.activeElement as HTMLElement);
    sliders[Math.min(Math.max(now + by, 0), sliders.length - 1)]?.focus();
  };
  useKeys(
    weighing === "ranking"
      ? {}
      : {
          ArrowDown: () => focusRow(1),
          ArrowUp: () => focusRow(-1),
          ...(weighing === "points" && !locked && { "=": spread }),
        },
  );

  const ranking = weighing === "ranking";
  const shares = weightsOf({ ...ballot, weighing: "ranking", ranking: order }, criteria) ?? {};
  const top = criteria.find(({ id }) => id === order[0]);
  const ties = criteria.filter((one) => top && pointsOf(ballot, one) === pointsOf(ballot, top)).length;
  return (
    <WalkFrame
      place={{ step: "weights" }}
      {...(weighing === "points" && {
        panel: {
          title: "Or only rank them",
          content: (
            <>
              <h2 className={classes.panelTitle}>Or only rank them</h2>
              <Text tone="soft" mb={12}>
                Put them into order and the points follow. It takes a minute and sets the criteria further apart.
              </Text>
              <RankList criteria={criteria} order={order} shares={shares} onOrder={rank} disabled={locked !== null} />
              <Text tone="soft" mb={12}>
                {ties > 1 && top
                  ? `${ties} criteria share ${pointsOf(ballot, top)} points now. A ranking has to pick one: `
                  : "With this order "}
                {top?.title} would count {Math.round((shares[top?.id ?? ""] ?? 0) * 100)} %.
              </Text>
              <Button variant="default" disabled={locked !== null} onClick={() => use("ranking")}>
                Use this ranking
              </Button>
            </>
          ),
        },
      })}
      back={{ label: "Answers", to: { step: "answers" } }}
      primary={{ label: "See the result", to: { step: "result" } }}
      effect={
        weighing === "points" && !adds.fits ? `${adds.words}; until then points count as shares of ${sum}` : undefined
      }
      hints={
        ranking
          ? [{ keys: ["Alt", "↑", "↓"], does: "move" }]
          : [
              { keys: ["↑", "↓"], does: "criterion" },
              { keys: ["←", "→"], does: "5 points" },
              ...(weighing === "points" ? [{ keys: ["="], does: "spread evenly" }] : []),
            ]
      }
    >
      <Row gap={0} justify="between" mb={2}>
        <Text as="span" size="meta" tone="quiet" weight={600}>
          Weights
        </Text>
        <SegmentedControl
          aria-label="How to weigh"
          size="sm"
          value={weighing}
          disabled={locked !== null}
          onChange={(value) => use(value as Weighing)}
          data={[
            { value: "points", label: "Points" },
            { value: "swing", label: "Swing" },
            { value: "ranking", label: "Rank" },
          ]}
        />
      </Row>
      <Prose as="h1" voice="question">
        {words[weighing].question}
      </Prose>
      <p className={classes.help}>{words[weighing].help}</p>
      {ranking ? (
        <div className={classes.ranking}>
          <RankList
            criteria={criteria}
            order={order}
            shares={shares}
            onOrder={rank}
            disabled={locked !== null}
            anchors
          />
        </div>
      ) : (
        <>
          <Row gap={10} className={classes.sum} role="status">
            {weighing === "points" ? (
              <>
                <strong className="num">{sum} of 100</strong> points placed
                <Chip tone={adds.fits ? "ok" : "warn"}>{adds.words}</Chip>
              </>
            ) : (
              <span>Shares follow from the points: each divided by their sum</span>
            )}
            <Text as="span" size="aside" tone="quiet" className={classes.unit}>
              each block is 5 points
            </Text>
          </Row>
          <div ref={rows}>
            {criteria.map((criterion) => (
              <PointsRow
                key={criterion.id}
                criterion={criterion}
                points={pointsOf(ballot, criterion)}
                share={sum > 0 && (weighing === "swing" || sum !== 100) ? pointsOf(ballot, criterion) / sum : null}
                disabled={locked !== null}
                onPoints={(points) => set(criterion.id, points)}
              />
            ))}
          </div>
        </>
      )}
    </WalkFrame>
  );
}

function PointsRow({
  criterion,
  points,
  share,
  disabled,
  onPoints,
}: {
  criterion: Criterion;
  points: number;
  share: number | null;
  disabled: boolean;
  onPoints(points: number): void;
}) {
  const { title, anchors } = criterion;
  const press = (event: KeyboardEvent) => {
    const to = { ArrowRight: points + block, ArrowLeft: points - block, Home: 0, End: 100 }[event.key];
    if (to === undefined || event.altKey || disabled) return;
    event.preventDefault();
    onPoints(to);
  };
  return (
    <div className={classes.row}>
      <div className={classes.what}>
        <Text as="span" size="row" weight={600}>
          {title}
        </Text>
        <Text as="span" size="meta" tone="quiet" className={classes.ends}>
          {anchors[1].toLowerCase()} → {anchors[5].toLowerCase()}
        </Text>
      </div>
      <div
        role="slider"
        tabIndex={0}
        aria-label={`Points for ${title}`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={points}
        aria-valuetext={`${points} points`}
        aria-disabled={disabled}
        className={classes.blocks}
        onKeyDown={press}
      >
        {Array.from({ length: 20 }, (_, i) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the slider around it has the role and the keys
          // biome-ignore lint/a11y/useKeyWithClickEvents: the slider around it has the role and the keys
          <i
            // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity but their place
            key={i}
            data-on={(i + 1) * block <= points ? "" : undefined}
            onClick={() => !disabled && onPoints((i + 1) * block === points ? i * block : (i + 1) * block)}
          />
        ))}
      </div>
      <Row gap={4}>
        <IconButton
          icon={IconMinus}
          tabIndex={-1}
          label={`5 points less for ${title}`}
          size={32}
          disabled={disabled || points === 0}
          onClick={() => onPoints(points - block)}
        />
        <span className={classes.points}>
          <b className="num">{points}</b>
          {share !== null && <small className="num">{Math.round(share * 100)} %</small>}
        </span>
        <IconButton
          icon={IconPlus}
          tabIndex={-1}
          label={`5 points more for ${title}`}
          size={32}
          disabled={disabled || points === 100}
          onClick={() => onPoints(points + block)}
        />
      </Row>
    </div>
  );
}
