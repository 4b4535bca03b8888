import { expect, test } from "vitest";
import { cycles, family, lineage, neighbours } from "#shared/base/graph";

const link = (id: string, supersedes: string[] = [], supersededBy: string[] = []) => ({ id, supersedes, supersededBy });

test("a chain is found from either end, along links of either direction, with its branches", () => {
  const all = [link("1", [], ["2"]), link("2"), link("3", ["2"]), link("4", ["2"]), link("5")];
  expect(lineage(all, "1")).toEqual({ chain: ["1", "2", "3", "4"], branches: ["2"], cycle: [] });
  expect(lineage(all, "4").chain).toEqual(["1", "2", "4"]);
  expect(lineage(all, "5").chain).toEqual(["5"]);
});

test("a circle is found and nothing runs round in it", () => {
  const all = [link("b", ["a"]), link("c", ["b"]), link("a", ["c"]), link("d", ["d"]), link("e", ["a"])];
  expect(cycles(all)).toEqual([["a", "b", "c"], ["d"]]);
  expect(lineage(all, "a")).toMatchObject({ cycle: ["a", "b", "c"] });
  expect(lineage(all, "e").cycle).toEqual([]);
});

test("a family is everything that is connected, siblings too, each after what it follows", () => {
  const all = [link("3", ["2"]), link("2"), link("1", [], ["2", "4"]), link("4"), link("5"), link("6", ["7"])];
  expect(family(all, "3")).toEqual(["1", "2", "4", "3"]);
  expect(family(all, "4")).toEqual(["1", "2", "4", "3"]);
  expect(family(all, "6")).toEqual(["6"]);
  expect(family(all, "8")).toEqual([]);
  expect(family([link("a", ["b"]), link("b", ["a"])], "a")).toHaveLength(2);
});

test("neighbours are told by either end, each once", () => {
  const all = [link("2", ["1"]), link("1", [], ["2", "3"]), link("3")];
  expect(neighbours(all, "1")).toEqual({ before: [], after: ["2", "3"] });
  expect(neighbours(all, "2")).toEqual({ before: ["1"], after: [] });
  expect(neighbours(all, "3")).toEqual({ before: ["1"], after: [] });
});
