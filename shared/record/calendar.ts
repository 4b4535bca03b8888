/** Review dates as a calendar file, RFC 5545. */

import type { Day, Instant } from "#shared/base/day";
import { addDays } from "#shared/base/day";
import type { Id } from "#shared/base/id";

export interface ReviewEvent {
  id: Id;
  title: string;
  review: Day;
  /** What to look at, in a line or more; may be empty. */
  about: string;
}

/**
 * An all-day event a review, with a reminder a week ahead. `now` stamps the file; the same id gives the same event, so
 * that importing again moves it instead of doubling it.
 */
export function calendar(events: readonly ReviewEvent[], now: Instant): string {
  const stamp = `${now.slice(0, 19).replace(/[-:]/g, "")}Z`;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Adroit//Decision reviews//EN",
    "CALSCALE:GREGORIAN",
    ...events.flatMap(({ id, title, review, about }) => [
      "BEGIN:VEVENT",
      `UID:${escaped(id)}@adroit`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${basic(review)}`,
      `DTEND;VALUE=DATE:${basic(addDays(review, 1))}`,
      `SUMMARY:${escaped(`Review: ${title}`)}`,
      ...(about === "" ? [] : [`DESCRIPTION:${escaped(about)}`]),
      "TRANSP:TRANSPARENT",
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      `DESCRIPTION:${escaped(`Review in a week: ${title}`)}`,
      "TRIGGER:-P7D",
      "END:VALARM",
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return lines.flatMap(folded).join("\r\n").concat("\r\n");
}

function basic(day: Day): string {
  return day.replaceAll("-", "");
}

function escaped(text: string): string {
  return text
    .replace(/\r\n|[\r\n\u0085\u2028\u2029]/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\n/g, "\\n");
}

const longest = 75;

/** A line in pieces of at most 75 octets; every further one begins with a space. Characters stay whole. */
function folded(line: string): string[] {
  const pieces: string[] = [];
  let piece = "";
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > longest) {
      pieces.push(piece);
      piece = " ";
      octets = 1;
    }
    piece += character;
    octets += size;
  }
  return [...pieces, piece];
}

/** Length in UTF-8. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
