import { expect, test } from "vitest";
import { optionInText, quoted, sentencesBegun, titleInText } from "#shared/base/title";

test.each([
  ["Django", "Django"],
  ["A hosted service", "the hosted service"],
  ["An index", "the index"],
  ["The old one", "the old one"],
  ["Our own cluster", "our own cluster"],
  ["A", "A"],
  ["Another way", "Another way"],
  ["Postgres.", "Postgres"],
  ["No framework", "“No framework”"],
  ["Nothing", "“Nothing”"],
  ["Node.js", "Node.js"],
  ["Buy, don't build", "“Buy, don't build”"],
  ["Wait…", "“Wait…”"],
  ["2", "“2”"],
  ["3 servers", "“3 servers”"],
  ["3-tier", "3-tier"],
  ["Option 1", "Option 1"],
])("the option %s inside a sentence", (title, text) => expect(optionInText(title)).toBe(text));

test.each([
  ["Running costs", "Running costs"],
  ["Works offline.", "Works offline"],
  ["Who runs it at night?", "“Who runs it at night?”"],
  ["Time: to market", "“Time: to market”"],
  ["99.9 % uptime", "“99.9 % uptime”"],
  ["99.9\u00a0% uptime", "“99.9\u00a0% uptime”"],
  ["2FA", "2FA"],
])("the criterion %s inside a sentence", (title, text) => expect(titleInText(title)).toBe(text));

test("quotes hold no stop at their end, and no quotes of their own", () => {
  expect([quoted("It is so."), quoted("Is it?"), quoted("And so on..."), quoted("“Few” or none")]).toEqual([
    "“It is so”",
    "“Is it?”",
    "“And so on...”",
    "“‘Few’ or none”",
  ]);
});

test("a sentence that begins with a determiner begins large, a name stays as it is", () => {
  expect(sentencesBegun("the one leads. our own is out. npm isn't, says the one")).toBe(
    "The one leads. Our own is out. npm isn't, says the one",
  );
});
