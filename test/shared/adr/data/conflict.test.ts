import fc from "fast-check";
import { expect, test } from "vitest";
import { hasConflict, sidesOf } from "#shared/adr/data/conflict";

const merged =
  "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other branch\nd\n<<<<<<< HEAD\n||||||| base\nx\n=======\ne\n>>>>>>> other branch\n";

test("both sides, whole, with what git calls them", () => {
  expect(sidesOf(merged)).toEqual({
    ours: "a\nb\nd\n",
    theirs: "a\nc\nd\ne\n",
    oursName: "HEAD",
    theirsName: "other branch",
    count: 2,
  });
  expect(sidesOf(merged.replaceAll("\n", "\r\n"))?.ours).toBe("a\r\nb\r\nd\r\n");
});

test.each([
  ["nothing to resolve", "a\nb\n"],
  ["an end alone", "a\n>>>>>>> other\n"],
  ["no end", "<<<<<<< HEAD\na\n=======\nb\n"],
  ["no middle", "<<<<<<< HEAD\na\n>>>>>>> other\n"],
  ["one in another", "<<<<<<< HEAD\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n"],
])("%s: the sides can't be told", (_, text) => {
  expect(sidesOf(text)).toBeNull();
});

test("markers inside a line are text", () => {
  expect(hasConflict('"title": "<<<<<<< HEAD"\n')).toBe(false);
  expect(hasConflict(merged)).toBe(true);
});

test("what two sides were merged from comes back", () => {
  const line = fc.stringMatching(/^[a-z ]{0,8}$/);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.array(line), fc.array(line), fc.array(line)), { minLength: 1 }), (hunks) => {
      const text = hunks.flatMap(([both, ours, theirs]) => [
        ...both,
        "<<<<<<< o",
        ...ours,
        "=======",
        ...theirs,
        ">>>>>>> t",
      ]);
      const side = (pick: 1 | 2) => hunks.flatMap((hunk) => [...hunk[0], ...hunk[pick]]).join("\n");
      expect(sidesOf(text.join("\n"))).toMatchObject({ ours: side(1), theirs: side(2), count: hunks.length });
    }),
  );
});
