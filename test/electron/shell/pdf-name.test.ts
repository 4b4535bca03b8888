import { expect, test } from "vitest";
import { pdfName } from "#electron/shell/pdf-name";

test.each([
  ["A shop - Adroit", "A shop - Adroit.pdf"],
  ["../../etc/passwd", "etc passwd.pdf"],
  ['What: "a/b" <or> c?\n', "What a b or c.pdf"],
  ["...", "Adroit.pdf"],
  ["", "Adroit.pdf"],
  ["Straße, 東京 ", "Straße, 東京.pdf"],
])("%j is saved as %s", (title, name) => expect(pdfName(title)).toBe(name));

test("a long title makes a short name", () => expect(pdfName("long ".repeat(99)).length).toBeLessThanOrEqual(84));
