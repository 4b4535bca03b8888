/** What goes out to people elsewhere, from the workshop that asks them. */
import { expect, test } from "vitest";
import { askingOf } from "#electron/host/away/asking";
import { run } from "../../../samples/session";

test("a call tells what was decided before, where the workshop's decision takes the place of another", () => {
  const before = { option: "Raft", on: "2026-10-06", by: "Ana", reason: "It was there.", dissent: [], changed: [] };
  expect(askingOf(run({ before }).session, "round").before).toEqual(before);
  expect(askingOf(run().session, "round")).not.toHaveProperty("before");
});
