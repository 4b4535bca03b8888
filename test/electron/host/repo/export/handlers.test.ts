import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { renderOf } from "#electron/host/repo/export/handlers";
import type { Store } from "#electron/host/store/store";
import { recordOf, smallPlaybook } from "../../../../samples/adr-records";
import { room } from "../../../../samples/large-room";

test("others have their turn before a room's ballots are read, before and after they are weighed, and before the text", async () => {
  const record = room(recordOf(smallPlaybook, {}), "named", [new Map([[1, { size: { answer: "small" } }]])]);
  const store = { settings: { get: async () => ({ thresholds: {} }) } } as unknown as Store;
  let done = false;
  const rendered = renderOf(store, record, "2026-11-20").finally(() => {
    done = true;
  });
  let turns = 0;
  while (!done) {
    turns++;
    await setImmediate();
  }
  expect(turns).toBeGreaterThanOrEqual(4);
  expect((await rendered)({ file: "0001-x.md", number: 1, profile: "madr4" })).toContain("A small service");
});
