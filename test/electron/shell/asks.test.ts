import { expect, test } from "vitest";
import { createAsks, handedOver, takenOver } from "#electron/shell/asks";

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

test.each([null, "", "/work/bay", "a 'b' \"c\" \\", "\u00e9 \u6f22\u5b57 \u{1f600} \0 \ud800"])(
  "what a second start hands over is ASCII and arrives as it was: %j",
  (asked) => {
    const given = handedOver(asked);
    expect(given.asked).toMatch(/^[ -~]*$/);
    expect(takenOver(given)).toBe(asked);
  },
);

test.each([null, undefined, {}, { asked: 7 }, { asked: "/bare" }, { asked: "7" }])(
  "what was lost on its way is told from nothing: %j",
  (given) => expect(takenOver(given)).toBeUndefined(),
);
