import { MantineProvider } from "@mantine/core";
import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { TextDiff } from "../../../../../renderer/app/features/review/TextDiff";

test.each([
  ["one line in place of another", "a\nb\n", "a\nc\n", "+1 −1"],
  ["a line more", "a\n", "a\nb\n", "+1"],
  ["the same text", "a\n", "a\n", ""],
])("%s: lines that came and went are counted, and none is no number", (_, before, after, counted) => {
  const { container } = render(
    <MantineProvider>
      <TextDiff title="The decision as an ADR" file="0001-a.md" note="" before={before} after={after} />
    </MantineProvider>,
  );
  const [head] = [...container.querySelectorAll("p")];
  expect(head?.textContent?.trim()).toBe(`0001-a.md${counted}`);
});
