import { expect, test } from "vitest";
import { proposalOfText } from "#shared/adr/write/proposal";

test("any ADR tells its question and decision in its own words", () => {
  const text = `---
status: accepted
review-by: 2027-01-02
---
# Use queues

## Context and Problem Statement

We lose orders.

## Considered Options

* Queues

## Decision Outcome

Chosen option: "Queues", because they keep what they are given.

### Consequences

* Bad, because one more thing runs.
`;
  expect(proposalOfText("docs/adr/0001-use-queues.md", text)).toEqual({
    title: "Use queues",
    body: `## Question

We lose orders.

## Decision

Chosen option: "Queues", because they keep what they are given.

## Review

By 2027-01-02.

The whole of it: docs/adr/0001-use-queues.md
`,
  });
});

test("a text without such sections still has a title, and a path that means nothing to Markdown", () => {
  expect(proposalOfText("adr/0001-_a_*b*.md", "Nothing here.")).toEqual({
    title: "adr/0001-_a_*b*.md",
    body: "The whole of it: adr/0001-\\_a\\_\\*b\\*.md\n",
  });
});

test("of long sections whole paragraphs are taken", () => {
  const long = "word ".repeat(250).trim();
  const { body } = proposalOfText(
    "a.md",
    `# A\n\n## Decision\n\n${long}\n\n${long}\n\n## Context\n\n${"x".repeat(9000)}\n`,
  );
  expect(body.match(/word/g)).toHaveLength(250);
  expect(body.length).toBeLessThan(3000);
});
