import { expect, test } from "vitest";
import { createAsks } from "#electron/shell/asks";

test("what comes before anybody listens is heard in its order, and later asks at once", () => {
  const asks = createAsks("/first");
  asks.ask("/second");
  asks.ask(null);
  const heard: (string | null)[] = [];
  asks.listen((asked) => heard.push(asked));
  expect(heard).toEqual(["/second", null]);
  asks.ask("/third");
  expect(heard).toEqual(["/second", null, "/third"]);
  expect(asks.first).toBe("/first");
});
