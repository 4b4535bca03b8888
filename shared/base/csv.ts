/** Tables for spreadsheets, RFC 4180. */

/** Rows with CRLF line ends and every field quoted. What a spreadsheet would take for a formula becomes text. */
export function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(field).join(",")}\r\n`).join("");
}

/** A leading apostrophe keeps a spreadsheet from calculating what somebody typed. */
function field(text: string): string {
  const safe = /^[\s]*[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
