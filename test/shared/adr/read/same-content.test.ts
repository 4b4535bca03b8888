import { expect, test } from "vitest";
import { bareText } from "#shared/adr/read/same-content";

const adr = `---
status: "accepted"
date: 2026-10-06
---
# Use Django

Typed \\*text\\*, \\_some\\_ and C&#35;,
which goes on.  
A second line.

- One
- Two

| A   |    B |
| --- | ---: |
| x   |    1 |
`;

test.each([
  ["line ends", adr.replaceAll("\n", "\r\n")],
  ["quotes of metadata", adr.replace('"accepted"', "'accepted'")],
  ["no quotes of metadata", adr.replace('"accepted"', "accepted")],
  ["blank lines", adr.replace("---\n# Use", "---\n\n# Use").replace("- One\n", "- One\n\n")],
  ["other bullets with more space", adr.replaceAll("\n- ", "\n*   ")],
  ["wrapping", adr.replace(",\nwhich goes on.  \nA", ", which\ngoes on.\\\nA")],
  ["tables of another width", adr.replace("| --- | ---: |", "|---|--:|").replace("| x   |    1 |", "| x | 1 |")],
  ["escapes that aren't needed", adr.replace("\\_some\\_", "_some_").replace("C&#35;", "C#")],
  ["underlined headings left as they are, closing hashes gone", adr.replace("# Use Django", "# Use Django #")],
])("a formatter changed no word: %s", (_what, text) => {
  expect(bareText(text)).toBe(bareText(adr));
});

test.each([
  ["a word", adr.replace("goes on", "stays")],
  ["the status", adr.replace("accepted", "rejected")],
  ["an item", adr.replace("- Two\n", "")],
  ["a cell", adr.replace("|    1 |", "|    2 |")],
  ["the order", adr.replace("- One\n- Two", "- Two\n- One")],
])("an edit is one: %s", (_what, text) => {
  expect(bareText(text)).not.toBe(bareText(adr));
});
