/** Days of the calendar, as text, and moments. */

/** A local day, `YYYY-MM-DD`. Days are compared as text and never converted to an instant. */
export type Day = string;

/** A moment, ISO 8601 in UTC with milliseconds. */
export type Instant = string;

/** The local day of a moment: what a calendar on the wall says. */
export function localDay(moment: Date): Day {
  return [pad(moment.getFullYear(), 4), pad(moment.getMonth() + 1, 2), pad(moment.getDate(), 2)].join("-");
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * The same day of the month so many months later (earlier when negative), or that month's last day where it is
 * shorter. Calendar arithmetic alone: no time zone comes into it.
 */
export function addMonths(day: Day, count: number): Day {
  const { year, month, date } = parts(day);
  const index = year * 12 + (month - 1) + count;
  const to = { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
  const last = daysIn(to.year, to.month);
  return [pad(to.year, 4), pad(to.month, 2), pad(Math.min(date, last), 2)].join("-");
}

/** The day so many days later, earlier when negative. */
export function addDays(day: Day, count: number): Day {
  return dayOf(numberOf(day) + count);
}

/** Days from one day to another; negative where `to` is earlier. Clock changes don't come into it. */
export function daysBetween(from: Day, to: Day): number {
  return numberOf(to) - numberOf(from);
}

/** Days since 1 March of the year 0: with the leap day last, every month but February has a fixed place in its year. */
function numberOf(day: Day): number {
  const { year, month, date } = parts(day);
  const y = month > 2 ? year : year - 1;
  const m = (month + 9) % 12;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + Math.floor((153 * m + 2) / 5) + date;
}

function dayOf(number: number): Day {
  // A guess by the mean length of a year is at most one year off; then month and date follow by counting.
  let year = Math.floor(number / 365.2425);
  while (numberOf(firstOf(year + 1)) <= number) year++;
  while (numberOf(firstOf(year)) > number) year--;
  let month = 1;
  let left = number - numberOf(firstOf(year));
  while (left >= daysIn(year, month)) left -= daysIn(year, month++);
  return [pad(year, 4), pad(month, 2), pad(left + 1, 2)].join("-");
}

function firstOf(year: number): Day {
  return `${pad(year, 4)}-01-01`;
}

/** A day as screens say it: "6 Oct 2026". */
export function showDay(day: Day): string {
  const { year, month, date } = parts(day);
  return `${date} ${months[month - 1]} ${year}`;
}

/** A day as people write it, "6 Oct 2026", "6 October 2026", "6.10.2026" or "2026-10-06"; `null` where it is none. */
export function readDay(text: string): Day | null {
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(text);
  if (iso) return dayIn(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const written = /^\s*(\d{1,2})\.?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})\s*$/.exec(text);
  const named =
    written && months.findIndex((month) => (written[2] ?? "").toLowerCase().startsWith(month.toLowerCase()));
  if (written) return dayIn(Number(written[3]), (named ?? -1) + 1, Number(written[1]));
  const dotted = /^\s*(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})\s*$/.exec(text);
  return dotted ? dayIn(Number(dotted[3]), Number(dotted[2]), Number(dotted[1])) : null;
}

function dayIn(year: number, month: number, date: number): Day | null {
  if (year < 1 || month < 1 || month > 12 || date < 1 || date > daysIn(year, month)) return null;
  return [pad(year, 4), pad(month, 2), pad(date, 2)].join("-");
}

function parts(day: Day): { year: number; month: number; date: number } {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return { year, month, date };
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function pad(n: number, width: number): string {
  return String(n).padStart(width, "0");
}
