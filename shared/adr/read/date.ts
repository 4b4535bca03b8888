/** Days as people write them. */
import { isDay } from "#shared/adr/folder/filename";
import type { Day } from "#shared/base/day";
import { longest, unescaped } from "./plain";
import { monthOf } from "./words";

/**
 * The day that a raw date says, or `null` where it says none or one that could be read two ways.
 *
 * @param dayFirst who wrote it puts the day before the month, so that "04/02/2026" is in February
 */
export function dateIn(raw: string, dayFirst = false): Day | null {
  if (isDay(raw)) return raw;
  // Every form has a year of four digits.
  if (!/\d{4}/.test(raw)) return null;
  const text = unescaped(raw.slice(0, longest).replace(/<!--.*?-->|~~[^~\n]*~~/gs, ""));
  const iso = /(?<!\d)(\d{4})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})(?!\d)/.exec(text);
  if (iso) return day(iso[1], iso[2], iso[3]);
  const eastern = /(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})/.exec(text);
  if (eastern) return day(eastern[1], eastern[2], eastern[3]);
  const ordered = /(\d{1,2})\s+tháng\s+(\d{1,2})\s*,?(?:\s+năm)?\s+(\d{4})/i.exec(text);
  if (ordered) return day(ordered[3], ordered[2], ordered[1]);
  const dotted = /(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/.exec(text);
  if (dotted) return day(dotted[3], dotted[2], dotted[1]);
  const slashed = /(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)/.exec(text);
  if (slashed) {
    const [first, second] = [Number(slashed[1]), Number(slashed[2])];
    if (first > 12 || first === second || (dayFirst && second <= 12)) return day(slashed[3], slashed[2], slashed[1]);
    return second > 12 ? day(slashed[3], slashed[1], slashed[2]) : null;
  }
  const named =
    /(?<!\d)(?<date>\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+|of\s+|d['’])?(?<month>[\p{L}\p{M}]{3,13})\.?,?\s+(?:de\s+|del\s+)?(?<year>\d{4})(?!\d)/u.exec(
      text,
    ) ??
    /(?<month>[\p{L}\p{M}]{3,13})\.?\s+(?<date>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})(?!\d)/u.exec(text) ??
    /(?<!\d)(?<year>\d{4})\.\s+gada\s+(?<date>\d{1,2})\.\s+(?<month>[\p{L}\p{M}]{3,13})/u.exec(text) ??
    /(?<!\d)(?<year>\d{4})(?:\.|\s+m\.)\s+(?<month>[\p{L}\p{M}]{3,13})\s+(?<date>\d{1,2})(?:\.|\s+d\.)/u.exec(text);
  const joined =
    /(?<!\d)(?<date>\d{1,2})-(?<month>[A-Za-z]{3,9})-(?<year>\d{4})(?!\d)/.exec(text) ??
    /(?<!\d)(?<year>\d{4})-(?<month>[A-Za-z]{3,9})-(?<date>\d{1,2})(?!\d)/.exec(text) ??
    /^\s*(?<year>(?:19|20)\d{2})(?<month>\d{2})(?<date>\d{2})(?:T\d{4,6}Z?)?\s*$/.exec(text);
  const { year, month = "", date } = (named ?? joined)?.groups ?? {};
  if (/^\d/.test(month)) return day(year, month, date);
  // October in Croatian, where a point follows the day; November in Polish.
  if (/^listopada$/i.test(month)) return day(year, new RegExp(`\\.\\s*${month}`).test(text) ? "10" : "11", date);
  const number = monthOf(month);
  return number === null ? null : day(year, String(number), date);
}

/** Whether a line says a day and nothing else: "June 19, 2019", "_2026-01-02_". */
export function isDayAlone(text: string): boolean {
  if (text.length > 40 || !/^[*_(]*[\p{L}\d][^:：|[<]*$/u.test(text) || dateIn(text) === null) return false;
  const words = text.match(/[\p{L}\p{M}]{3,}/gu) ?? [];
  return words.length < 2;
}

function day(year = "", month = "", date = ""): Day | null {
  const text = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  return isDay(text) ? text : null;
}
