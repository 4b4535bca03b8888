import { expect, test } from "vitest";
import { z } from "zod";
import { flattenIssues, pathText } from "#electron/host/issues";

const shape = z.strictObject({
  criteria: z.array(z.string().max(5)).min(1).max(2),
  few: z.array(z.number().max(10).min(3)).min(2),
  title: z.string().min(1, "must not be empty"),
  note: z.string().min(1),
  kind: z.enum(["left", "right"]),
  by: z.record(z.string(), z.number()),
  pair: z.tuple([z.number(), z.number()]),
});
const right = { criteria: ["a"], few: [3, 4], title: "T", note: "N", kind: "left", by: {}, pair: [1, 2] };

test.each([
  ["nothing where something is asked for", { criteria: [] }, "criteria: must not be empty"],
  ["too few", { few: [3] }, "few: needs at least 2 of them"],
  ["too many", { criteria: ["a", "b", "c"] }, "criteria: has room for 2 of them at most"],
  ["a text that is too long", { criteria: ["abcdef"] }, "criteria[0]: has room for 5 characters at most"],
  ["an empty text", { note: "" }, "note: must not be empty"],
  ["a number that is too small", { few: [3, 1] }, "few[1]: needs at least 3"],
  ["words of the schema's own", { title: "" }, "title: must not be empty"],
  ["another kind of thing", { title: 7 }, "title: is a number where text is asked for: put it in quotes"],
  ["text for a number", { few: [3, "4"] }, "few[1]: is text where a number is asked for"],
  ["a list for what has keys of its own", { by: [] }, "by: is a list where a mapping is asked for"],
  ["text for two", { pair: "1, 2" }, "pair: is text where a list is asked for"],
  ["what is no number", { by: { a: Number.NaN } }, "by.a: is no number where a number is asked for"],
  ["what isn't offered", { kind: "up" }, "kind: takes one of: left, right"],
  ["something missing", { title: undefined }, "title: is missing"],
  ["an unknown key", { more: 1 }, "more: there is no such key"],
])("%s is said in words", (_, change, said) => {
  const { error } = shape.safeParse({ ...right, ...change });
  const found = flattenIssues(error?.issues ?? []).map(({ path, message }) => `${pathText(path)}: ${message}`);
  expect(found).toEqual([said]);
});
