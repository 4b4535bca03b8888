import { IconListNumbers, IconScale } from "@tabler/icons-react";
import { signed } from "#shared/base/figures";
import type { Movement, State } from "#shared/record/compare";
import { optionClass } from "../../../options";
import { Box, Row } from "../../ui/layout";
import { BarsHead } from "../../widgets/BarsHead";
import bars from "../../widgets/BarsHead.module.css";
import classes from "./Waterfall.module.css";

/** The old gap, each step between, and the new gap, on one scale. Outlines are changes, solid bars are totals. */
export function Waterfall({
  movement,
  before,
  after,
  names,
}: {
  movement: Movement;
  before: State;
  after: State;
  names: [string, string];
}) {
  const { from, to, steps, leader, over } = movement;
  const options = before.inputs.options;
  const indexOf = (id: string) => options.findIndex((option) => option.id === id);
  const [right, left] = [indexOf(leader), indexOf(over)];
  const stops = [from];
  for (const { points } of steps) stops.push((stops.at(-1) ?? 0) + points);
  const low = Math.min(0, from, to, ...stops);
  const high = Math.max(0, from, to, ...stops);
  const span = high - low || 1;
  const place = (a: number, b: number) => ({
    left: `${((Math.min(a, b) - low) / span) * 100}%`,
    width: `${(Math.abs(b - a) / span) * 100}%`,
  });
  const axis = { left: `${(-low / span) * 100}%` };
  const side = (points: number) => (points < 0 ? left : right);
  const bar = (points: number, ends: [number, number], total: boolean) => (
    <>
      <span className={`${bars.track} ${classes.track}`} aria-hidden="true">
        <i data-total={total ? "" : undefined} style={place(...ends)} />
        <b style={axis} />
      </span>
      <span className={`num ${bars.points}`}>
        {signed(points)}
        <span className="visually-hidden"> for {options[side(points)]?.title}</span>
      </span>
    </>
  );
  const total = (name: string, state: State, points: number) => (
    <li className={`${classes.total} ${optionClass(side(points))}`}>
      <span className={classes.name}>{name}</span>
      <Row as="span" gap={6} className={classes.what} tone="soft" size="aside">
        {wordsOf(state)}
      </Row>
      {bar(points, [0, points], true)}
    </li>
  );
  return (
    <Box aria-labelledby="moved" className={classes.waterfall} as="section" mt={24}>
      <BarsHead id="moved" sides={[left, right].map((n) => ({ n, title: options[n]?.title ?? "" }))}>
        What moved it
      </BarsHead>
      <ol>
        {total(names[0], before, from)}
        {steps.map(({ criterion, by, what, points }, i) => {
          const Icon = by === "weight" ? IconScale : IconListNumbers;
          return (
            <li key={`${criterion}-${by}`} className={optionClass(side(points))}>
              <span className={classes.name}>{criterion}</span>
              <Row as="span" gap={6} className={classes.what} tone="soft" size="aside">
                <Icon size={15} aria-hidden="true" />
                {what}
              </Row>
              {bar(points, [stops[i] ?? 0, stops[i + 1] ?? 0], false)}
            </li>
          );
        })}
        {total(names[1], after, to)}
      </ol>
    </Box>
  );
}

function wordsOf({ shown: { word, leader }, inputs }: State): string {
  const name = inputs.options.find(({ id }) => id === leader)?.title;
  if (!name || word === "none") return word === "close call" ? "level" : "no recommendation";
  return word === "close call" ? `close call, ${name}` : `${word === "clear" ? "clearly" : "leaning"} ${name}`;
}
