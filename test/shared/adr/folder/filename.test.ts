import fc from "fast-check";
import { expect, test } from "vitest";
import { fileNameFor, isDay, nameParts, namingOf, nextNumber, sidecarPath } from "#shared/adr/folder/filename";
import { slugOf } from "#shared/adr/folder/slug";

test.each([
  ["Use Django for the booking portal", "use-django-for-the-booking-portal"],
  ["Čeština café, ŁÓDŹ & Straße", "cestina-cafe-lodz-and-strasse"],
  ["Выбрать Flask", "vybrat-flask"],
  ["Επιλογή", "epilogi"],
  ["Don't panic", "dont-panic"],
  ["../../x", "x"],
  ["..\\..\\x:y", "x-y"],
  ["?!...", "decision"],
  ["🎉🎉", "decision"],
  ["データベース", "データベース"],
  ["ログの保存先", "ログの保存先"],
  ["日志存放在哪里？", "日志存放在哪里"],
  ["로그 저장소", "로그-저장소"],
  ["التوثيق والسجلات", "التوثيق-والسجلات"],
  ["लॉग कहाँ रखें", "लॉग-कहाँ-रखें"],
  ["เก็บบันทึกที่ไหน", "เก็บบันทึกที่ไหน"],
  ["ＡＢＣ　１２", "abc-12"],
  ["e\u0301toile", "etoile"],
  ["", "decision"],
  ["CON", "con-decision"],
  ["nul", "nul-decision"],
  ["COM1", "com1-decision"],
  ["Console", "console"],
])("slug of %s", (title, slug) => {
  expect(slugOf(title)).toBe(slug);
});

test("a long title is cut at a word, a long word anywhere", () => {
  const long = slugOf("several words and ".repeat(20));
  expect(long.length).toBeLessThanOrEqual(60);
  expect(long).toMatch(/^several-words-and.*-(several|words|and)$/);
  expect(slugOf("x".repeat(300))).toBe("x".repeat(60));
  expect(slugOf(`a ${"x".repeat(300)}`)).toBe("a");
});

test("whatever the title, the name is safe on every system", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (title) => {
      const slug = slugOf(title);
      expect(slug).toMatch(/^[\p{L}\p{N}\p{M}]+(-[\p{L}\p{N}\p{M}]+)*$/u);
      expect([...slug].length).toBeLessThanOrEqual(70);
      expect(Buffer.byteLength(slug)).toBeLessThanOrEqual(240);
      expect(slug).toBe(slug.normalize("NFC").toLowerCase());
    }),
    { numRuns: 500 },
  );
});

test.each([
  ["0012-use-x.md", { number: 12, prefix: null, fileDate: null, rest: "use-x" }],
  ["adr-20260102-use-x.md", { number: null, prefix: null, fileDate: "2026-01-02", rest: "use-x" }],
  ["ADR-2026-01-02-use-x.md", { number: null, prefix: null, fileDate: "2026-01-02", rest: "use-x" }],
  ["202601021504-use-x.md", { number: null, prefix: null, fileDate: "2026-01-02", rest: "use-x" }],
  ["20260102T150405Z-use-x.md", { number: null, prefix: null, fileDate: "2026-01-02", rest: "use-x" }],
  ["ADR-2026-001-use-x.md", { number: 1, prefix: "ADR-2026", fileDate: null, rest: "use-x" }],
  ["2026-014-use-x.md", { number: 14, prefix: "2026", fileDate: null, rest: "use-x" }],
  ["2025-2026-plans.md", { number: 2025, prefix: null, fileDate: null, rest: "2026-plans" }],
  ["ADR-2026-use-x.md", { number: 2026, prefix: "ADR", fileDate: null, rest: "use-x" }],
  ["ARCH-003-use-x.md", { number: 3, prefix: "ARCH", fileDate: null, rest: "use-x" }],
  ["adr_7.md", { number: 7, prefix: "adr", fileDate: null, rest: "" }],
  ["00012_x.adoc", { number: 12, prefix: null, fileDate: null, rest: "x" }],
  ["20261120-use-x.md", { number: null, prefix: null, fileDate: "2026-11-20", rest: "use-x" }],
  ["2026-11-20-use-x.md", { number: null, prefix: null, fileDate: "2026-11-20", rest: "use-x" }],
  ["20261399-use-x.md", { number: null, prefix: null, fileDate: null, rest: "20261399-use-x" }],
  ["20261120-003-use-x.md", { number: 3, prefix: null, fileDate: "2026-11-20", rest: "use-x" }],
  ["0003-2026-11-20-use-x.md", { number: 3, prefix: null, fileDate: "2026-11-20", rest: "use-x" }],
  ["ADR-0003_20261120_use-x.md", { number: 3, prefix: "ADR", fileDate: "2026-11-20", rest: "use-x" }],
  ["2026-11-20-3-tier-x.md", { number: null, fileDate: "2026-11-20", rest: "3-tier-x" }],
  ["2026.11.20 use x.md", { number: null, fileDate: "2026-11-20", rest: "use x" }],
  ["12026-11-20-use-x.md", { number: null, fileDate: null, rest: "12026-11-20-use-x" }],
  ["120261120-use-x.md", { number: null, fileDate: null }],
  ["2026-11-use-x.md", { number: null, fileDate: null }],
  ["2026-ways.md", { number: 2026, fileDate: null, rest: "ways" }],
  ["10000-use-x.md", { number: 10000, prefix: null, rest: "use-x" }],
  ["use-http-2.md", { number: null, prefix: null, fileDate: null, rest: "use-http-2" }],
  ["readme.md", { number: null, prefix: null, fileDate: null, rest: "readme" }],
])("what the name %s says", (name, parts) => {
  expect(nameParts(name)).toMatchObject(parts);
});

test("days of the calendar", () => {
  expect(["2024-02-29", "2026-12-31"].map(isDay)).toEqual([true, true]);
  expect(["2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "1900-02-29"].map(isDay)).toEqual(Array(5).fill(false));
});

test.each([
  [[], "0001-use-x.md"],
  [["0000-a.md", "0011-b.md", "README.md"], "0012-use-x.md"],
  [["001-a.md", "002-b.md"], "003-use-x.md"],
  [["ADR-009-a.md", "ADR-010-b.md"], "ADR-011-use-x.md"],
  [["9999-a.md"], "10000-use-x.md"],
  [["20260101-a.md", "20260102-b.md", "index.md"], "20261120-use-x.md"],
  [["20261120-use-x.md", "20261120-Use-X-2.md"], "20261120-use-x-3.md"],
  [["20260101-a.md", "0001-a.md", "0002-b.md"], "0003-use-x.md"],
])("numbering goes on as the folder has it: %j", (names, expected) => {
  expect(fileNameFor({ title: "Use X", names, today: "2026-11-20" })).toBe(expected);
});

test("naming, next number, data beside", () => {
  expect(namingOf([nameParts("20260101-a.md")])).toBe("date");
  expect(namingOf(["0001-a.md", "notes.md"].map(nameParts))).toBe("number");
  expect(nextNumber(["0003-a.md", "ADR-7-b.md"])).toBe(8);
  expect(sidecarPath("0012-use-x.md")).toBe(".adroit/0012-use-x.json");
});
