/** One person who answers a call, as a session of their own. */
import { expect, test } from "vitest";
import { withWords } from "#shared/away/alone";
import { parseCall } from "#shared/away/schema";
import { briefOf } from "#shared/workshop/view/brief";
import { callSample } from "../../samples/call";

test("whoever answers elsewhere reads what was decided before, as the room does", async () => {
  const dissent = [{ who: "Ben", text: "It leaks." }];
  const before = { option: "Raft", on: "2026-10-06", by: "Ana", reason: "It was there.", dissent, changed: [] };
  const { call } = await callSample({ before });
  const read = parseCall("call.json", JSON.stringify(call));
  expect(briefOf(withWords(read, []).session).before).toEqual(before);
});
