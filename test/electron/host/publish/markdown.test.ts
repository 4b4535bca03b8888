/** Markdown of a published ADR: what its parser leaves out for a text that holds none of it is there where a text does. */
import { expect, test } from "vitest";
import { rendered } from "#electron/host/publish/markdown";

const html = async (text: string) =>
  (await rendered(text, { prefix: "p-", hrefOf: () => null, picture: async () => null })).text;

test.each([
  ["an address", "See https://example.org/a.", 'href="https://example.org/a"'],
  ["an address without its beginning", "See WWW.example.org.", 'href="http://WWW.example.org"'],
  ["an address in capitals", "See [a](HTTPS://example.org/A).", 'href="https://example.org/A"'],
  ["a bare address in capitals", "See HTTP://example.org/A.", 'href="http://example.org/A"'],
  ["mail in capitals", "See [a](MailTo:ana@example.org).", 'href="mailto:ana@example.org"'],
  ["an address that runs something, in capitals,", "See [a](JavaScript:alert(1)).", "<span"],
  ["somebody's mail", "Ask ana@example.org.", 'href="mailto:ana@example.org"'],
  ["an at sign as an entity", "Ask ana&#64;example.org.", 'href="mailto:ana@example.org"'],
  ["an escaped dot", "See www\\.example.org.", 'href="http://www.example.org"'],
  ["a table", "| a | b |\n| - | - |\n| 1 | 2 |", "<td>1</td>"],
  ["a table in a quote", "> a|b\n> :-|-\n> 1|2", '<td align="left">1</td>'],
  ["a column that is aligned and has no bars", "a\n:-\n1", '<td align="left">1</td>'],
  ["a column that is aligned to its end", "a\n-:\n1", '<td align="right">1</td>'],
  ["a footnote", "One[^1].\n\n[^1]: Two", 'href="#p-fn-1"'],
  ["a task", "- [x] done", "☑ "],
  ["a list, which begins at the side of its letters,", "- one", '<ul dir="auto">'],
  ["what no longer holds", "~~gone~~", "<del>gone</del>"],
])("%s is set as such, whatever was set before", async (_, text, expected) => {
  await html("Nothing of the kind.");
  expect(await html(text)).toContain(expected);
  expect(await html(`# Title\n\nProse before.\n\n${text}\n`)).toContain(expected);
});

test("a footnote's number leads to the note, and the note back to its number", async () => {
  const page = await html("Orders come in bursts[^1].\n\n[^1]: As measured in autumn.");
  const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  const links = [...page.matchAll(/ href="#([^"]*)"/g)].map(([, id]) => id);
  expect(links).toHaveLength(2);
  expect(ids).toEqual(expect.arrayContaining(links));
});
