import { ActionIcon, Button, NativeSelect, Popover } from "@mantine/core";
import { IconFilter } from "@tabler/icons-react";
import { capital } from "#shared/base/capital";
import { decisionsCsv } from "#shared/record/decisions-csv";
import { type DueState, dueOf } from "#shared/record/due";
import type { Status } from "#shared/record/record";
import type { RecordSummary } from "#shared/record/summary";
import { useHost } from "../../host/HostContext";
import { download } from "../../ui/download";
import { Stack } from "../../ui/layout";
import { count } from "../../ui/words";
import classes from "./ListTools.module.css";

export interface RecordFilter {
  status: Status | "";
  playbook: string;
  due: DueState | "";
}

export const noFilter: RecordFilter = { status: "", playbook: "", due: "" };

export function passes(summary: RecordSummary, { status, playbook, due }: RecordFilter, today: string): boolean {
  return (
    (status === "" || summary.status === status) &&
    (playbook === "" || summary.playbook === playbook) &&
    (due === "" || dueOf(summary, today)?.state === due)
  );
}

const statuses: Status[] = ["draft", "proposed", "accepted", "rejected", "deprecated", "superseded"];
const states: Record<DueState, string> = {
  overdue: "Late",
  triggered: "Trigger hit",
  "due soon": "Due soon",
  fresh: "Not due yet",
};

/** Filters of the list, and the list as a file. */
export function ListTools({
  records,
  found,
  filter,
  onFilter,
}: {
  records: RecordSummary[];
  found: RecordSummary[];
  filter: RecordFilter;
  onFilter(filter: RecordFilter): void;
}) {
  const { info } = useHost();
  const playbooks = [...new Set(records.map(({ playbook }) => playbook))].filter(Boolean).toSorted();
  const on = [filter.status, filter.playbook, filter.due].filter(Boolean).length;
  const set = (next: Partial<RecordFilter>) => {
    const all = { ...filter, ...next };
    onFilter(all.status === "" && all.playbook === "" && all.due === "" ? noFilter : all);
  };
  return (
    <Popover position="bottom-end" width={280} trapFocus withArrow={false} shadow="md">
      <Popover.Target>
        <ActionIcon
          variant="default"
          size={34}
          aria-label={on > 0 ? `Filter, ${on} set` : "Filter"}
          data-on={on > 0 ? "" : undefined}
          className={classes.filter ?? ""}
        >
          <IconFilter size={17} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label="Filter">
        <Stack gap={12}>
          <NativeSelect
            label="Status"
            value={filter.status}
            data={[{ value: "", label: "Any" }, ...statuses.map((value) => ({ value, label: capital(value) }))]}
            onChange={(event) => set({ status: event.currentTarget.value as RecordFilter["status"] })}
          />
          <NativeSelect
            label="Playbook"
            value={filter.playbook}
            data={[{ value: "", label: "Any" }, ...playbooks]}
            onChange={(event) => set({ playbook: event.currentTarget.value })}
          />
          <NativeSelect
            label="Review"
            value={filter.due}
            data={[
              { value: "", label: "Any" },
              ...(Object.keys(states) as DueState[]).map((value) => ({ value, label: states[value] })),
            ]}
            onChange={(event) => set({ due: event.currentTarget.value as RecordFilter["due"] })}
          />
          {on > 0 && (
            <Button variant="subtle" size="compact-sm" onClick={() => onFilter(noFilter)}>
              Show all
            </Button>
          )}
          <Button
            variant="default"
            disabled={found.length === 0}
            onClick={() => download("decisions.csv", "text/csv", decisionsCsv(found, info.today))}
          >
            Save {count(found.length, "decision")} as CSV
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
