/** A log of ADRs as it is published: what the pages, the feed and the drawings are made from. */
import type { AdrEntry } from "#shared/adr/folder/entry";
import type { RelatedAdr } from "#shared/adr/folder/related";
import { slugOf } from "#shared/adr/folder/slug";
import { stemOf } from "#shared/adr/links/path";
import { namingPart } from "#shared/adr/read/read";
import type { Day, Instant } from "#shared/base/day";
import type { Status } from "#shared/record/record";
import type { Html } from "./html";

export interface PublishedAdr {
  /** What its address ends in: `#adr-0047-use-queues`. */
  id: string;
  entry: AdrEntry;
  review: Day | null;
  tags: readonly string[];
  /** What it amends, depends on or relates to, whichever end says so. */
  related: readonly RelatedAdr[];
  body: Html;
  /** Its page on the repository's host. */
  source: string | null;
  /** When it last changed, as far as the commits tell. */
  changed: Instant | null;
}

export interface PublishedLog {
  title: string;
  /** The commit that was published; `null` outside git. */
  commit: { hash: string; day: Day } | null;
  /** The newest first. */
  adrs: PublishedAdr[];
  problems: { file: string; what: string; line: number | null }[];
  /** The repository's page on its host. */
  source: string | null;
}

/** An address for each file, the same as long as the file keeps its name. Two that would be alike are numbered. */
export function idsOf(files: readonly string[]): Map<string, string> {
  const taken = new Set<string>();
  return new Map(
    files.map((file) => {
      const plain = `adr-${slugOf(stemOf(namingPart(file)))}`;
      let id = plain;
      for (let n = 2; taken.has(id); n++) id = `${plain}-${n}`;
      taken.add(id);
      return [file, id];
    }),
  );
}

/** The newest first: by number where both have one, else by date, else by name. */
export function newestFirst(a: AdrEntry, b: AdrEntry): number {
  const dated = (one: AdrEntry) => one.date ?? one.fileDate ?? "";
  if (a.number !== null && b.number !== null && a.number !== b.number) return b.number - a.number;
  if (dated(a) !== dated(b)) return dated(a) < dated(b) ? 1 : -1;
  return a.file < b.file ? 1 : -1;
}

/** "0047", "ARCH-3", or nothing. */
export function numberText({ number, prefix, file }: AdrEntry): string {
  if (number === null) return "";
  // As wide as in the file's name, since that is how people look for it.
  const written = new RegExp(`0*${number}(?!\\d)`).exec(namingPart(file))?.[0] ?? String(number);
  return prefix === null ? written : `${prefix}-${written}`;
}

export function titleText({ title, file }: AdrEntry): string {
  return title ?? file;
}

const statusNames: Record<Status, string> = {
  draft: "Draft",
  proposed: "Proposed",
  accepted: "Accepted",
  rejected: "Rejected",
  deprecated: "Deprecated",
  superseded: "Superseded",
};

/** The status in words; what is in no known words is shown as written, on one line. */
export function statusText({ status, statusRaw }: AdrEntry): string {
  if (status !== null) return statusNames[status];
  const line = (statusRaw ?? "").split(/\r?\n/)[0]?.trim() ?? "";
  if (line === "") return "No status";
  return line.length > 24 ? `${line.slice(0, 24)}…` : line;
}
