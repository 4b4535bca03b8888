/** Tables for spreadsheets, RFC 4180. */
import type { RecordSummary } from "#shared/api/api";
import { dueOf } from "#shared/record/due";
import type { Day } from "#shared/types";

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

/** Rows with CRLF line ends and every field quoted. What a spreadsheet would take for a formula becomes text. */
export function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(field).join(",")}\r\n`).join("");
}

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

/** A leading apostrophe keeps a spreadsheet from calculating what somebody typed. */
function field(text: string): string {
  const safe = /^[\s]*[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
