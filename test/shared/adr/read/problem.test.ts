import { expect, test } from "vitest";
import { problemIn } from "#shared/adr/read/problem";

test.each([
  [
    "with what is below it, but no comment",
    "## Context\n\nSlow.<!-- todo -->\n\n### More\n\nVery.\n",
    "Slow.\n\n### More\n\nVery.",
  ],
  ["up to the next of its level", "## Context and Problem Statement\n\nSlow.\n\n## Decision\n\nFast.\n", "Slow."],
  ["with a number, closing hashes and other line ends", "## 1. Context ##\r\n\r\nSlow.\r\n", "Slow."],
  ["underlined", "Kontext\n-------\n\nLangsam.\n", "Langsam."],
  [
    "a heading inside code is none",
    "## Problem\n\n```\n## Decision\n```\n\nAfter.\n",
    "```\n## Decision\n```\n\nAfter.",
  ],
  ["a comment that never ends", "## Context\n\nSlow.\n<!-- rest", "Slow."],
  ["none", "## Decision\n\nFast.\n", ""],
])("the problem of an ADR: %s", (_, body, problem) => {
  expect(problemIn(`# Title\n\n${body}`)).toBe(problem);
});
