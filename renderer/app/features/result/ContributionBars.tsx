import { NativeSelect } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import { memo, useState } from "react";
import { type WhyLine, whyOf } from "#shared/analysis/sentences/sentences";
import { type Decimals, plain, signed } from "#shared/base/figures";
import type { Recommendation } from "#shared/record/recommend";
import { optionClass } from "../../../options";
import { Row } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { BarsHead } from "../../widgets/BarsHead";
import bars from "../../widgets/BarsHead.module.css";
import classes from "./ContributionBars.module.css";
import { Why } from "./Why";

/**
 * The criteria behind the distance of the leader to another option, the nearest unless somebody chooses, largest first,
 * each opening its why; what doesn't separate the two follows.
 */
export const ContributionBars = memo(function ContributionBars({
  recommendation,
  open,
  onOpen,
}: {
  recommendation: Recommendation;
  /** Id of the criterion whose why is open. */
  open: string | null;
  onOpen(criterion: string | null): void;
}) {
  const { analysis, sentences, options, names } = recommendation;
  const [chosen, choose] = useState<string | null>(null);
  const nearest = analysis.gap;
  if (!nearest) return null;
  const other = chosen !== null && chosen !== nearest.over ? analysis.against[chosen] : undefined;
  const gap = other
    ? { ...nearest, over: chosen ?? "", value: other.reduce((sum, { value }) => sum + value, 0) }
    : nearest;
  const rows = other ? whyOf(other, gap, names) : sentences.why;
  const decimals = rows[0]?.decimals ?? 1;
  const gapPoints = 100 * gap.value;
  const scale = scaleOf(rows, gapPoints);
  const indexOf = (id: string) => options.findIndex((option) => option.id === id);
  const [leader, over] = [indexOf(gap.leader), indexOf(gap.over)];
  const level = other?.filter(({ value }) => value === 0).map(({ criterion }) => names.criterion(criterion)) ?? [];
  return (
    <section aria-labelledby="contributions">
      <BarsHead id="contributions" sides={[over, leader].map((n) => ({ n, title: `for ${options[n]?.title}` }))}>
        Where the <span className="num">{plain(gapPoints, decimals)}</span> points come from
      </BarsHead>
      {Object.keys(analysis.against).length > 1 && (
        <NativeSelect
          label={`${options[leader]?.title} compared with`}
          size="xs"
          maw={320}
          mt={8}
          value={gap.over}
          data={options
            .filter(({ id }) => id in analysis.against)
            .map(({ id, title }) => ({
              value: id,
              label: `${title}, ${plain(100 * (analysis.values[id] ?? 0))} of 100`,
            }))}
          onChange={(event) => choose(event.currentTarget.value)}
        />
      )}
      <ul>
        {rows.map((row) => (
          <li key={row.criterion} className={optionClass(indexOf(row.option))}>
            <Bar
              row={row}
              scale={scale}
              title={options[indexOf(row.option)]?.title ?? ""}
              opened={open === row.criterion}
              onOpen={() => onOpen(open === row.criterion ? null : row.criterion)}
            />
            {open === row.criterion && <Why line={row} />}
          </li>
        ))}
      </ul>
      <Sum rows={rows} scale={scale} gapPoints={gapPoints} decimals={decimals} />
      <Text size="aside" tone="quiet" mt={4}>
        {other ? level.length > 0 && `The same for both: ${level.join(", ")}.` : sentences.level}
      </Text>
    </section>
  );
});

/** All bars together: the gap, and what it comes from on either side. */
function Sum({
  rows,
  scale,
  gapPoints,
  decimals,
}: {
  rows: WhyLine[];
  scale: Scale;
  gapPoints: number;
  decimals: Decimals;
}) {
  const forLeader = total(rows.filter(({ points }) => points > 0));
  const forOver = total(rows.filter(({ points }) => points < 0));
  return (
    <div className={classes.sum}>
      <span className={classes.name}>Gap</span>
      <span className={`num ${classes.product}`}>
        {forOver < 0 && `${plain(forLeader, decimals)} less ${plain(-forOver, decimals)}`}
      </span>
      <span className={`${bars.track} ${classes.track}`} aria-hidden="true">
        <i data-side="right" style={{ left: `${scale.axis}%`, width: `${(gapPoints / scale.span) * 100}%` }} />
        <b style={{ left: `${scale.axis}%` }} />
      </span>
      <span className={`num ${bars.points} ${classes.points}`}>{signed(gapPoints, decimals)}</span>
    </div>
  );
}

interface Scale {
  /** Points from the left end to the right. */
  span: number;
  /** Where zero stands, in percent. */
  axis: number;
}

/** One scale for every row, so that the bars add up; the axis stands where both sides fit. */
function scaleOf(rows: readonly WhyLine[], gap: number): Scale {
  const right = Math.max(...rows.map(({ points }) => points), gap, 0);
  const left = Math.max(...rows.map(({ points }) => -points), 0);
  const span = left + right || 1;
  return { span, axis: (left / span) * 100 };
}

function Bar({
  row,
  scale: { span, axis },
  title,
  opened,
  onOpen,
}: {
  row: WhyLine;
  scale: Scale;
  /** The option it speaks for. */
  title: string;
  opened: boolean;
  onOpen(): void;
}) {
  const width = `${(Math.abs(row.points) / span) * 100}%`;
  return (
    <button type="button" className={classes.row} data-why={row.criterion} aria-expanded={opened} onClick={onOpen}>
      <Row as="span" gap={4} className={classes.name}>
        <IconChevronRight size={14} aria-hidden="true" data-open={opened ? "" : undefined} />
        {row.title}
      </Row>
      <Text as="span" size="aside" tone="quiet" className={`num ${classes.product}`}>
        {row.measure}
      </Text>
      <span className={`${bars.track} ${classes.track}`} aria-hidden="true">
        <i
          data-side={row.points < 0 ? "left" : "right"}
          style={row.points < 0 ? { right: `${100 - axis}%`, width } : { left: `${axis}%`, width }}
        />
        <b style={{ left: `${axis}%` }} />
      </span>
      <span className={`num ${bars.points}`}>
        {row.text}
        <span className="visually-hidden"> for {title}</span>
      </span>
    </button>
  );
}

const total = (rows: { points: number }[]) => rows.reduce((sum, { points }) => sum + points, 0);
