/** The list of decisions as a table for spreadsheets. */
import { csv } from "#shared/base/csv";
import type { Day } from "#shared/base/day";
import { dueOf } from "./due";
import type { RecordSummary } from "./summary";

const columns = [
  "Title",
  "Status",
  "Chosen",
  "Options",
  "Playbook",
  "Review",
  "Due",
  "Created",
  "Changed",
  "ADR",
  "Id",
];

/** The list of decisions, with a header. */
export function decisionsCsv(records: readonly RecordSummary[], today: Day): string {
  const rows = records.map((one) => [
    one.title,
    one.status,
    one.chosen ?? "",
    one.options,
    one.playbook,
    one.review ?? "",
    dueOf(one, today)?.state ?? "",
    one.created.slice(0, 10),
    one.modified.slice(0, 10),
    one.adr ? [one.adr.dir, one.adr.file].filter(Boolean).join("/") : "",
    one.id,
  ]);
  return csv([columns, ...rows]);
}
