import fc from "fast-check";
import { expect, test } from "vitest";
import { calendar } from "#shared/record/calendar";

const now = "2026-11-20T09:30:15.000Z";

test("an all-day event with a reminder a week ahead", () => {
  const text = calendar(
    [{ id: "d1", title: "Django; or, Flask", review: "2027-12-31", about: "First line\nsecond \\ line" }],
    now,
  );
  expect(text.split("\r\n")).toEqual([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Adroit//Decision reviews//EN",
    "CALSCALE:GREGORIAN",
    "BEGIN:VEVENT",
    "UID:d1@adroit",
    "DTSTAMP:20261120T093015Z",
    "DTSTART;VALUE=DATE:20271231",
    "DTEND;VALUE=DATE:20280101",
    "SUMMARY:Review: Django\\; or\\, Flask",
    "DESCRIPTION:First line\\nsecond \\\\ line",
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "DESCRIPTION:Review in a week: Django\\; or\\, Flask",
    "TRIGGER:-P7D",
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ]);
});

test("no line is longer than 75 octets, whatever the title, and unfolding gives it back", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (title) => {
      const text = calendar([{ id: "d1", title, review: "2027-01-01", about: "" }], now);
      for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
      const summary = /SUMMARY:(.*)/.exec(text.replaceAll("\r\n ", ""))?.[1] ?? "";
      const back = summary.replace(/\\(.)/g, (_, mark: string) => (mark === "n" ? "\n" : mark));
      const plain = title.replace(/\r\n|[\r\n\u0085\u2028\u2029]/g, "\n").replace(/[^\P{Cc}\n\t]/gu, "");
      expect(back).toBe(`Review: ${plain}`);
    }),
  );
});
