import { IconAlertTriangle, IconCalendarEvent, IconFlag, type TablerIcon } from "@tabler/icons-react";
import { showDay } from "#shared/base/day";
import { byUrgency, type Due, type DueState, dueOf, dueText } from "#shared/record/due";
import { adrNumber, type RecordSummary } from "#shared/record/summary";
import { hrefOf } from "../../shell/route";
import { Group } from "../../ui/Group";
import list from "../../ui/rows.module.css";
import { Text } from "../../ui/Text";
import { Chip, type Tone } from "../../widgets/StatusChip";
import classes from "./Due.module.css";

export interface DueRecord {
  summary: RecordSummary;
  due: Due;
}

/** Decisions that are looked at again some day, the most urgent first. */
export function dueRecords(records: readonly RecordSummary[], today: string): DueRecord[] {
  return records
    .flatMap((summary) => {
      const due = summary.status === "accepted" ? dueOf(summary, today) : null;
      return due ? [{ summary, due }] : [];
    })
    .toSorted((a, b) => byUrgency(a.due, b.due));
}

const icons: Record<DueState, TablerIcon> = {
  overdue: IconAlertTriangle,
  triggered: IconFlag,
  "due soon": IconCalendarEvent,
  fresh: IconCalendarEvent,
};
const tones: Record<DueState, Tone> = { overdue: "bad", triggered: "warn", "due soon": "plain", fresh: "plain" };
const inks: Record<DueState, string> = { overdue: "bad", triggered: "warn", "due soon": "ink3", fresh: "ink3" };

export function DueGroup({ title, rows }: { title: string; rows: DueRecord[] }) {
  if (rows.length === 0) return null;
  return (
    <Group title={title} count={rows.length}>
      <ul>
        {rows.map(({ summary, due }) => {
          const Icon = icons[due.state];
          return (
            <li key={summary.id} className={`${list.record} ${classes.row}`}>
              <Icon size={17} aria-hidden="true" color={`var(--ad-${inks[due.state]})`} />
              <Text as="span" tone="quiet" className="mono">
                {adrNumber(summary)}
              </Text>
              <a
                className={`one-line unlined ${list.title}`}
                data-row=""
                title={summary.title}
                href={hrefOf({ at: "record", id: summary.id, place: null })}
              >
                <strong>{summary.title}</strong> <span>{summary.chosen ?? summary.options}</span>
              </a>
              <span>
                <Chip tone={tones[due.state]} icon={due.state === "triggered" ? "trigger" : "late"}>
                  {dueText(due)}
                </Chip>
              </span>
              <Text
                className={classes.when}
                as="span"
                tone="soft"
                size="aside"
                oneLine
                title={due.triggered.join("; ")}
              >
                {due.state === "triggered"
                  ? due.triggered[0]
                  : `${due.state === "overdue" ? "since " : ""}${due.review ? showDay(due.review) : ""}`}
              </Text>
              <Text
                className={`unlined ${classes.act}`}
                as="a"
                size="aside"
                weight={600}
                href={hrefOf({ at: "review", id: summary.id })}
                aria-label={`${summary.reviewing ? "Go on with the review of" : "Review"} ${summary.title}`}
              >
                {summary.reviewing ? "Go on" : "Review"}
              </Text>
            </li>
          );
        })}
      </ul>
    </Group>
  );
}
