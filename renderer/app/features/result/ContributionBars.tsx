import { IconChevronRight } from "@tabler/icons-react";
import { memo } from "react";
import { plain, signed } from "#shared/base/figures";
import type { Recommendation } from "#shared/record/recommend";
import { BarsHead } from "../../widgets/BarsHead";
import { optionClass } from "../../widgets/OptionMark";
import classes from "./ContributionBars.module.css";
import { Why } from "./Why";

/** The criteria behind the gap, largest first, each opening its why; what doesn't separate the options follows. */
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
  const { analysis, sentences, options } = recommendation;
  const { gap } = analysis;
  if (!gap) return null;
  const rows = sentences.why;
  const gapPoints = 100 * gap.value;
  const forLeader = total(rows.filter(({ points }) => points > 0));
  const forOver = total(rows.filter(({ points }) => points < 0));
  // One scale for every row, so that the bars add up; the axis stands where both sides fit.
  const right = Math.max(...rows.map(({ points }) => points), gapPoints, 0);
  const left = Math.max(...rows.map(({ points }) => -points), 0);
  const span = left + right || 1;
  const axis = (left / span) * 100;
  const indexOf = (id: string) => options.findIndex((option) => option.id === id);
  const leader = indexOf(gap.leader);
  const over = indexOf(gap.over);

  return (
    <section aria-labelledby="contributions">
      <BarsHead id="contributions" sides={[over, leader].map((n) => ({ n, title: `for ${options[n]?.title}` }))}>
        Where the <span className="num">{plain(gapPoints)}</span> points come from
      </BarsHead>
      <ul className={classes.rows}>
        {rows.map((row) => {
          const n = indexOf(row.option);
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
                  {row.title}
                </span>
                <span className={`num ${classes.product}`}>{row.measure}</span>
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
                  {row.text}
                  <span className="visually-hidden"> for {options[n]?.title}</span>
                </span>
              </button>
              {opened && <Why line={row} />}
            </li>
          );
        })}
      </ul>
      <div className={classes.sum}>
        <span className={classes.name}>Gap</span>
        <span className={`num ${classes.product}`}>{forOver < 0 && `${plain(forLeader)} less ${plain(-forOver)}`}</span>
        <span className={classes.track} aria-hidden="true">
          <i data-side="right" style={{ left: `${axis}%`, width: `${(gapPoints / span) * 100}%` }} />
          <b style={{ left: `${axis}%` }} />
        </span>
        <span className={`num ${classes.points}`}>{signed(gapPoints)}</span>
      </div>
      {sentences.level && <p className={classes.quiet}>{sentences.level}</p>}
    </section>
  );
});

const total = (rows: { points: number }[]) => rows.reduce((sum, { points }) => sum + points, 0);
