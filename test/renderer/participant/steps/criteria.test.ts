/** A participant proposes what is missing, over the real session. */
import { afterEach, expect, test } from "vitest";
import { run } from "../../../samples/session";
import { phoneOf } from "../phone";

afterEach(() => document.body.replaceChildren());

test("a field that was asked for has the focus before the next key, so that no letter goes elsewhere", async () => {
  const it = run();
  it.seat("ana", "voter");
  it.to("criteria");
  const phone = await phoneOf(it, "ana");
  await phone.button("Propose a criterion");
  expect(document.activeElement?.getAttribute("placeholder")).toBe("For example: cost of hosting");
  await phone.button("Propose a must-have");
  expect(document.activeElement?.getAttribute("placeholder")).toBe("For example: runs in our own network");
});
