import { expect, test } from "vitest";
import { relativeLinks } from "#shared/adr/links/links";

test("somebody's name is no file", () => {
  expect(relativeLinks("[Ana](@ana), [notes](@team/notes.md)\n").map(({ raw }) => raw)).toEqual(["@team/notes.md"]);
});

test("a footnote is no link, however much it looks like one", () => {
  expect(relativeLinks("[^1]: A note.\n[plan]: plan.md\n").map(({ raw }) => raw)).toEqual(["plan.md"]);
});
