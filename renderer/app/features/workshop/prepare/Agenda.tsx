/** Which steps there are and how long each takes: a preset, or one's own. */
import { SegmentedControl, Switch } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import {
  type AgendaItem,
  compulsorySteps,
  fullAgenda,
  quickAgenda,
  reviewAgenda,
  stepTitles,
  timedMinutes,
  totalMinutes,
  type WorkshopStep,
  workshopSteps,
} from "#shared/workshop/agenda";
import { Box, Row } from "../../../ui/layout";
import { Text } from "../../../ui/Text";
import { WholeNumber } from "../../../ui/WholeNumber";
import classes from "./Prepare.module.css";

const presets = { full: fullAgenda, quick: quickAgenda, review: reviewAgenda };
const presetNames = Object.keys(presets) as (keyof typeof presets)[];

export function Agenda({
  agenda,
  review = false,
  onAgenda,
}: {
  agenda: AgendaItem[];
  /** Whether a decision is looked at again. */
  review?: boolean;
  onAgenda(agenda: AgendaItem[]): void;
}) {
  const same = (other: readonly AgendaItem[]) => JSON.stringify(other) === JSON.stringify(agenda);
  const preset = presetNames.find((name) => same(presets[name])) ?? "own";
  const set = (step: AgendaItem["step"], minutes: number | null) => {
    const others = new Map(agenda.map((item) => [item.step, item.minutes]));
    if (minutes === null) others.delete(step);
    else others.set(step, minutes);
    onAgenda(workshopSteps.flatMap((one) => (others.has(one) ? [{ step: one, minutes: others.get(one) ?? 1 }] : [])));
  };
  return (
    <Box as="section" section="line" aria-labelledby="agenda">
      <Row gap={0} justify="between">
        <h2 id="agenda">Agenda</h2>
        <SegmentedControl
          size="xs"
          aria-label="Agenda to begin with"
          value={preset}
          onChange={(value) => {
            if (value !== "own") onAgenda(presets[value as keyof typeof presets].map((item) => ({ ...item })));
          }}
          data={[
            { value: "full", label: "75 minutes" },
            { value: "quick", label: "20 minutes" },
            ...(review ? [{ value: "review", label: "Review, 25 minutes" }] : []),
            { value: "own", label: "Your own", disabled: preset !== "own" },
          ]}
        />
      </Row>
      <ul className={classes.agenda}>
        {workshopSteps.map((step) => (
          <Item key={step} step={step} minutes={agenda.find((one) => one.step === step)?.minutes ?? null} set={set} />
        ))}
      </ul>
      <Text tone="soft" mt={10}>
        <span className="num">{timedMinutes(agenda)}</span> minutes once you start the time, and before it{" "}
        <span className="num">{totalMinutes(agenda) - timedMinutes(agenda)}</span> to join:{" "}
        <span className="num">{totalMinutes(agenda)}</span> in all
      </Text>
    </Box>
  );
}

function Item({
  step,
  minutes,
  set,
}: {
  step: WorkshopStep;
  /** `null` where the step is left out. */
  minutes: number | null;
  set(step: WorkshopStep, minutes: number | null): void;
}) {
  const title = stepTitles[step];
  const usual = fullAgenda.find((one) => one.step === step)?.minutes ?? 5;
  return (
    <li data-off={minutes === null ? "" : undefined}>
      {compulsorySteps.includes(step) ? (
        <IconLock size={15} stroke={1.6} aria-label="Always there" className={classes.lock} />
      ) : (
        <Switch
          size="xs"
          id={`with-${step}`}
          aria-label={`With: ${title}`}
          checked={minutes !== null}
          onChange={({ target }) => set(step, target.checked ? usual : null)}
        />
      )}
      {compulsorySteps.includes(step) ? <span>{title}</span> : <label htmlFor={`with-${step}`}>{title}</label>}
      {minutes !== null && (
        <WholeNumber
          aria-label={`Minutes for: ${title}`}
          size="xs"
          w={86}
          min={1}
          max={120}
          unit="min"
          value={minutes}
          onChange={(next) => next !== null && set(step, next)}
        />
      )}
    </li>
  );
}
