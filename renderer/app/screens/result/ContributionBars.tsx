import { IconChevronRight } from "@tabler/icons-react";
import type { Analysis, Contribution } from "#shared/analysis/model";
import { percent, plain, shownPoints, signed } from "#shared/analysis/points";
import type { Criterion, Option } from "#shared/playbook/playbook";
import { OptionMark, optionClass } from "../../parts/OptionMark";
import classes from "./ContributionBars.module.css";
import { Why } from "./Why";

/** Criteria that the bars stand for, largest first, each opening its why; what doesn't separate the options follows. */
export function ContributionBars({
  analysis,
  criteria,
  options,
  open,
  onOpen,
}: {
  analysis: Analysis;
  criteria: Criterion[];
  options: Option[];
  /** Id of the criterion whose why is open. */
  open: string | null;
  onOpen(criterion: string | null): void;
}) {
  const { gap, contributions } = analysis;
  if (!gap) return null;
  const points = shownPoints(
    contributions.map(({ value }) => value),
    gap.value,
  );
  const rows = contributions
    .map((contribution, i) => ({ ...contribution, points: points[i] ?? 0 }))
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const separating = rows.filter(({ difference, weight }) => difference !== 0 && weight > 0);
  const quiet = rows.filter((row) => !separating.includes(row));
  const forLeader = total(separating.filter(({ points: p }) => p > 0));
  const forOver = total(separating.filter(({ points: p }) => p < 0));
  // One scale for every row, so that the bars add up; the axis stands where both sides fit.
  const right = Math.max(...separating.map(({ points: p }) => p), gap.value * 100, 0);
  const left = Math.max(...separating.map(({ points: p }) => -p), 0);
  const span = left + right || 1;
  const axis = (left / span) * 100;
  const indexOf = (id: string) => options.findIndex((option) => option.id === id);
  const leader = indexOf(gap.leader);
  const over = indexOf(gap.over);
  const titleOf = (id: string) => criteria.find((criterion) => criterion.id === id)?.title ?? id;

  return (
    <section className={classes.bars} aria-labelledby="contributions">
      <div className={classes.head}>
        <h2 id="contributions">
          Where the <span className="num">{plain(gap.value * 100)}</span> points come from
        </h2>
        <span className={classes.legend}>
          <span>
            <OptionMark n={over} /> for {options[over]?.title}
          </span>
          <span>
            <OptionMark n={leader} /> for {options[leader]?.title}
          </span>
        </span>
        <span className={classes.unit}>points</span>
      </div>
      <ul className={classes.rows}>
        {separating.map((row) => {
          const n = row.points < 0 ? over : leader;
          const opened = open === row.criterion;
          return (
            <li key={row.criterion} className={optionClass(n)}>
              <button
                type="button"
                className={classes.row}
                data-why={row.criterion}
                aria-expanded={opened}
                onClick={() => onOpen(opened ? null : row.criterion)}
              >
                <span className={classes.name}>
                  <IconChevronRight size={14} stroke={2} aria-hidden="true" data-open={opened ? "" : undefined} />
                  {titleOf(row.criterion)}
                </span>
                <span className={`num ${classes.product}`}>{product(row)}</span>
                <span className={classes.track} aria-hidden="true">
                  <i
                    data-side={row.points < 0 ? "left" : "right"}
                    style={
                      row.points < 0
                        ? { right: `${100 - axis}%`, width: `${(-row.points / span) * 100}%` }
                        : { left: `${axis}%`, width: `${(row.points / span) * 100}%` }
                    }
                  />
                  <b style={{ left: `${axis}%` }} />
                </span>
                <span className={`num ${classes.points}`}>
                  {signed(row.points)}
                  <span className="visually-hidden"> for {options[n]?.title}</span>
                </span>
              </button>
              {opened && <Why criterion={row.criterion} contribution={row} />}
            </li>
          );
        })}
      </ul>
      <div className={classes.sum}>
        <span className={classes.name}>Gap</span>
        <span className={`num ${classes.product}`}>
          {separating.length > 0 && `${plain(forLeader)} less ${plain(-forOver)}`}
        </span>
        <span className={classes.track} aria-hidden="true">
          <i data-side="right" style={{ left: `${axis}%`, width: `${((gap.value * 100) / span) * 100}%` }} />
          <b style={{ left: `${axis}%` }} />
        </span>
        <span className={`num ${classes.points}`}>{signed(Math.round(gap.value * 1000) / 10)}</span>
      </div>
      {quiet.length > 0 && (
        <p className={classes.quiet}>
          {quiet.map(({ criterion }) => titleOf(criterion)).join(", ")} {quiet.length === 1 ? "does" : "do"} not
          separate the options.
        </p>
      )}
    </section>
  );
}

const total = (rows: { points: number }[]) => rows.reduce((sum, { points }) => sum + points, 0);

/** "15 % × 3 steps": the weight and the difference on the 1-5 scale. */
export function product({ weight, difference }: Pick<Contribution, "weight" | "difference">): string {
  const steps = Math.abs(difference) * 4;
  const shown = Number.isInteger(steps) ? String(steps) : steps.toFixed(1);
  return `${percent(weight)} × ${shown} ${shown === "1" ? "step" : "steps"}`;
}
