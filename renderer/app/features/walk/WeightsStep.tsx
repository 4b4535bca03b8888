import { Button, SegmentedControl } from "@mantine/core";
import { IconMinus, IconPlus } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactNode, useRef } from "react";
import type { Criterion } from "#shared/playbook/playbook";
import { block, criteriaInUse, pointsIn, weightsOf } from "#shared/record/criteria";
import type { Weighing } from "#shared/record/record";
import {
  firstSwing,
  rankedIds,
  spreadEvenly,
  sumWords,
  weighedBy,
  withFirstSwing,
  withPoints,
} from "#shared/record/weighing";
import { WalkFrame } from "../../shell/frames/WalkFrame";
import { useKeys } from "../../shell/keys";
import { IconButton } from "../../ui/IconButton";
import { Row, Stack } from "../../ui/layout";
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

const hints: Record<Weighing, { keys: string[]; does: string }[]> = {
  points: [
    { keys: ["↑", "↓"], does: "criterion" },
    { keys: ["←", "→"], does: "5 points" },
    { keys: ["="], does: "spread evenly" },
  ],
  swing: [
    { keys: ["↑", "↓"], does: "criterion" },
    { keys: ["←", "→"], does: "5 points" },
  ],
  ranking: [{ keys: ["Alt", "↑", "↓"], does: "move" }],
};

/** How much each criterion counts: by points, by swings, or by an order. */
export function WeightsStep() {
  const { draft, playbook, ballot, vote, locked } = useRecord();
  const criteria = criteriaInUse(playbook, draft);
  const { weighing } = ballot;
  const off = locked !== null;
  const points = pointsIn(ballot, criteria);
  const sum = Object.values(points).reduce((a, b) => a + b, 0);
  const order = rankedIds(ballot, criteria);
  const use = (next: Weighing) => vote("weighing", (before) => weighedBy(before, criteria, next));
  const rank = (next: string[]) => vote("ranking", (before) => ({ ...before, ranking: next }));
  const shares = weightsOf({ ...ballot, weighing: "ranking", ranking: order }, criteria) ?? {};
  const ranked = { criteria, order, shares, onOrder: rank, disabled: off };
  const adds = sumWords(sum);
  return (
    <WalkFrame
      place={{ step: "weights" }}
      {...(weighing === "points" && {
        panel: {
          title: "Or only rank them",
          content: <OrRank {...ranked} points={points} onUse={() => use("ranking")} />,
        },
      })}
      back={{ label: "Answers", to: { step: "answers" } }}
      primary={{ label: "See the result", to: { step: "result" } }}
      effect={
        weighing === "points" && !adds.fits ? `${adds.words}; until then points count as shares of ${sum}` : undefined
      }
      hints={hints[weighing]}
    >
      <Row justify="between" mb={2}>
        <Text as="span" size="meta" tone="quiet" weight={600}>
          Weights
        </Text>
        <SegmentedControl
          aria-label="How to weigh"
          size="sm"
          value={weighing}
          disabled={off}
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
      <Text className={classes.help} tone="soft" mt={8} mb={20}>
        {words[weighing].help}
      </Text>
      {weighing === "ranking" ? (
        <div className={classes.ranking}>
          <RankList {...ranked} anchors />
        </div>
      ) : (
        <Points criteria={criteria} points={points} sum={sum} off={off}>
          {weighing === "points" ? (
            <>
              <strong className="num">{sum} of 100</strong> points placed
              <Chip tone={adds.fits ? "ok" : "warn"}>{adds.words}</Chip>
            </>
          ) : (
            <SwingWords criteria={criteria} />
          )}
        </Points>
      )}
    </WalkFrame>
  );
}

function SwingWords({ criteria }: { criteria: Criterion[] }) {
  const { ballot } = useRecord();
  const first = firstSwing(ballot, criteria);
  return (
    <span>
      {first
        ? `${first.title} has 100. How much is each of the others worth against it?`
        : "Choose the one you would improve first"}
    </span>
  );
}

/** A row of blocks for each criterion; the arrows go from row to row. */
function Points({
  criteria,
  points,
  sum,
  off,
  children,
}: {
  criteria: Criterion[];
  points: Record<string, number>;
  sum: number;
  off: boolean;
  children: ReactNode;
}) {
  const { ballot, vote } = useRecord();
  const rows = useRef<HTMLDivElement>(null);
  const swing = ballot.weighing === "swing";
  const first = swing ? firstSwing(ballot, criteria) : undefined;
  const focusRow = (by: number) => {
    const sliders = [...(rows.current?.querySelectorAll<HTMLElement>('[role="slider"]') ?? [])];
    const now = sliders.indexOf(document.activeElement as HTMLElement);
    sliders[Math.min(Math.max(now + by, 0), sliders.length - 1)]?.focus();
  };
  const spread = () =>
    vote("points", (before) => ({
      ...before,
      points: { ...before.points, ...spreadEvenly(criteria.map(({ id }) => id)) },
    }));
  useKeys({
    ArrowDown: () => focusRow(1),
    ArrowUp: () => focusRow(-1),
    ...(!swing && !off && { "=": spread }),
  });
  return (
    <>
      <Row gap={10} className={classes.sum} tone="soft" role="status">
        {children}
        <Text as="span" size="aside" tone="quiet" className={classes.unit}>
          each block is 5 points
        </Text>
      </Row>
      <div ref={rows}>
        {criteria.map((criterion) => {
          const now = points[criterion.id] ?? 0;
          return (
            <PointsRow
              key={criterion.id}
              criterion={criterion}
              points={now}
              share={sum > 0 && (swing || sum !== 100) ? now / sum : null}
              disabled={off}
              onPoints={(next) =>
                vote(`points.${criterion.id}`, (before) => withPoints(before, criteria, criterion.id, next))
              }
              onFirst={
                swing && !first && !off
                  ? () => vote("first", (before) => withFirstSwing(before, criteria, criterion.id))
                  : null
              }
            />
          );
        })}
      </div>
    </>
  );
}

/** Beside the points: the same criteria in order, and what the order alone would mean. */
function OrRank({
  points,
  onUse,
  ...ranked
}: {
  points: Record<string, number>;
  onUse(): void;
} & Parameters<typeof RankList>[0]) {
  const { criteria, order, shares, disabled } = ranked;
  const top = criteria.find(({ id }) => id === order[0]);
  const most = points[top?.id ?? ""] ?? 0;
  const ties = criteria.filter(({ id }) => points[id] === most).length;
  return (
    <Stack gap={12}>
      <Text tone="soft">
        Put them into order and the points follow. It takes a minute and sets the criteria further apart.
      </Text>
      <RankList {...ranked} />
      <Text tone="soft">
        {ties > 1 && top
          ? `${ties} criteria share ${most} points now. A ranking has to pick one: `
          : "With this order "}
        {top?.title} would count {Math.round((shares[top?.id ?? ""] ?? 0) * 100)} %.
      </Text>
      <div>
        <Button variant="default" disabled={disabled} onClick={onUse}>
          Use this ranking
        </Button>
      </div>
    </Stack>
  );
}

function PointsRow({
  criterion,
  points,
  share,
  disabled,
  onPoints,
  onFirst,
}: {
  criterion: Criterion;
  points: number;
  share: number | null;
  disabled: boolean;
  onPoints(points: number): void;
  /** Makes it the one to improve first, while there is none yet. */
  onFirst: (() => void) | null;
}) {
  const { title, anchors } = criterion;
  return (
    <div className={classes.row}>
      <Stack className={classes.what} gap={0}>
        <Text as="span" size="row" weight={600}>
          {title}
        </Text>
        <Text as="span" size="meta" tone="quiet" className={classes.ends}>
          {anchors[1].toLowerCase()} → {anchors[5].toLowerCase()}
        </Text>
      </Stack>
      <Blocks title={title} points={points} disabled={disabled} onPoints={onPoints} />
      {onFirst ? (
        <Button variant="default" size="xs" onClick={onFirst}>
          This first<span className="visually-hidden">: {title}</span>
        </Button>
      ) : (
        <Row gap={4}>
          <IconButton
            icon={IconMinus}
            tabIndex={-1}
            label={`5 points less for ${title}`}
            size={32}
            disabled={disabled || points === 0}
            onClick={() => onPoints(points - block)}
          />
          <Stack className={classes.points} as="span" gap={0}>
            <Text className="num" as="b" size="figure">
              {points}
            </Text>
            {share !== null && <small className="num">{Math.round(share * 100)} %</small>}
          </Stack>
          <IconButton
            icon={IconPlus}
            tabIndex={-1}
            label={`5 points more for ${title}`}
            size={32}
            disabled={disabled || points === 100}
            onClick={() => onPoints(points + block)}
          />
        </Row>
      )}
    </div>
  );
}

/** Blocks of five points, as a slider. */
function Blocks({
  title,
  points,
  disabled,
  onPoints,
}: {
  title: string;
  points: number;
  disabled: boolean;
  onPoints(points: number): void;
}) {
  const press = (event: KeyboardEvent) => {
    const to = { ArrowRight: points + block, ArrowLeft: points - block, Home: 0, End: 100 }[event.key];
    if (to === undefined || event.altKey || disabled) return;
    event.preventDefault();
    onPoints(to);
  };
  return (
    <Stack
      role="slider"
      tabIndex={0}
      aria-label={`Points for ${title}`}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={points}
      aria-valuetext={`${points} points`}
      aria-disabled={disabled}
      className={classes.blocks}
      columns="repeat(20, minmax(0, 1fr))"
      gap={4}
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
    </Stack>
  );
}
