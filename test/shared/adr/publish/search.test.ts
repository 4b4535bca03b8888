import { expect, test } from "vitest";
import { addTo, learn, searchHits, searchIndex } from "#shared/adr/publish/search";

const index = searchIndex([
  { id: "queues", number: 7, title: "0007 Use queues", text: "We start with PostgreSQL as a queue. C++ is out." },
  { id: "art", number: 12, title: "0012 Keep art apart", text: "Straße, Ångström, 2007 and naïve ideas." },
  { id: "db", number: 3, title: "0003 选择数据库", text: "我们选择数据库因为它很快。" },
  { id: "ja", number: null, title: "データベースを選ぶ", text: "メッセージ" },
]);

test.each([
  ["queue", ["queues"]],
  ["QUEUES postgres", ["queues"]],
  ["art", ["art"]],
  ["tart", []],
  ["angstrom", ["art"]],
  ["ångström", ["art"]],
  ["naive", ["art"]],
  ["数据库", ["db"]],
  ["数据库选择", ["db"]],
  ["メッセージ", ["ja"]],
  ["postgressql", ["queues"]],
  ["psotgresql", ["queues"]],
  ["qeue", []],
  ["c++", ["queues"]],
  ["nothing here", []],
])("%s finds %j", (query, ids) => {
  expect(searchHits(index, query)).toEqual(ids);
});

test.each(["7", "07", "0007", "ADR-7", "adr 7", "#7"])("%s finds ADR 7 by its number", (query) => {
  expect(searchHits(index, query)?.[0]).toBe("queues");
});

test("marks alone, and nothing, ask for nothing", () => {
  expect(searchHits(index, "")).toBeNull();
  expect(searchHits(index, " -- ! ")).toBeNull();
});

test("titles come before texts", () => {
  const two = searchIndex([
    { id: "text", number: 1, title: "A", text: "cache" },
    { id: "title", number: 2, title: "Cache", text: "" },
  ]);
  expect(searchHits(two, "cache")).toEqual(["title", "text"]);
});

test("what was taken up by words is found as what is looked through", () => {
  const texts = [
    "Node.js and C++, C# or F#",
    "node js c",
    "a-b a_b ab",
    "naïve Straße",
    "选择数据库 mixed 数",
    "x1y2 2007 07",
    "émile ÉMILE",
  ];
  const adrs = texts.map((text, n) => ({ id: `${n}`, number: n, title: `ADR ${n}`, text }));
  const [plain, learnt, half] = [searchIndex(adrs), searchIndex(adrs), searchIndex(adrs.slice(0, 3))];
  learn(learnt);
  learn(half);
  for (const one of adrs.slice(3)) addTo(half, one);
  const words = texts.flatMap((text) => text.split(" "));
  const beginnings = words.flatMap((word) => [...word].map((_, n) => word.slice(0, n + 1)));
  for (const query of [...beginnings, "node.js c++", "no such", "odejs", "7", "adr 3"]) {
    const expected = searchHits(plain, query);
    expect([query, searchHits(learnt, query), searchHits(half, query)]).toEqual([query, expected, expected]);
  }
});
