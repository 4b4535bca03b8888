/** An Atom feed (RFC 4287) of what changed last in a log. Its times are those of the commits, so it is the same each time. */
import type { Instant } from "#shared/base/day";
import { escaped } from "./html";
import { numberText, type PublishedAdr, type PublishedLog, statusText, titleText } from "./log";

export interface FeedPlaces {
  /** Where the site lies, ending in a slash; "" leaves addresses relative to the feed. */
  base: string;
  /** A stable identifier (an IRI) for the log, or for one of its ADRs. */
  idOf(file: string | null): string;
}

const most = 50;

/** By this a published feed is known, and nothing else is replaced. */
export const feedGenerator = "<generator>Adroit published log</generator>";

/** `null` where no ADR says when it changed. */
export function feed({ title, adrs }: PublishedLog, { base, idOf }: FeedPlaces): string | null {
  const dated = adrs
    .flatMap((adr) => {
      const at = timeOf(adr);
      return at === null ? [] : [{ adr, at }];
    })
    .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
    .slice(0, most);
  const [newest] = dated;
  if (!newest) return null;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    feedGenerator,
    `<id>${escaped(idOf(null))}</id>`,
    `<title>${escaped(title)}</title>`,
    `<updated>${newest.at}</updated>`,
    `<author><name>${escaped(title)}</name></author>`,
    `<link rel="self" href="${escaped(base)}feed.xml"/>`,
    `<link rel="alternate" type="text/html" href="${escaped(base)}index.html"/>`,
    ...dated.map(({ adr, at }) => entryOf(adr, at, `${base}index.html#${adr.id}`, idOf(adr.entry.file))),
    "</feed>",
    "",
  ].join("\n");
}

/** When it changed by the commits; without any, the day that it gives itself. */
function timeOf({ changed, entry }: PublishedAdr): Instant | null {
  const day = entry.date ?? entry.fileDate;
  return changed ?? (day === null ? null : `${day}T00:00:00Z`);
}

function entryOf({ entry }: PublishedAdr, at: Instant, address: string, id: string): string {
  const name = `${numberText(entry)} ${titleText(entry)}`.trim();
  return [
    "<entry>",
    `<id>${escaped(id)}</id>`,
    `<title>${escaped(name)}</title>`,
    `<updated>${at}</updated>`,
    `<link rel="alternate" type="text/html" href="${escaped(address)}"/>`,
    `<summary>${escaped(statusText(entry))}</summary>`,
    "</entry>",
  ].join("\n");
}
