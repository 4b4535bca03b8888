import { expect, test } from "vitest";
import { leftOut, profileOf } from "#shared/adr/write/profiles/profiles";
import { recordOf, smallPlaybook } from "../../../../samples/adr-records";

test("only what a decision has is told to be left out", () => {
  const frame = (more: object) => recordOf(smallPlaybook, { frame: { title: "Web framework", ...more } }).draft.frame;
  const nygard = (more: object) => leftOut(profileOf("nygard"), frame(more)).join("; ");
  expect(nygard({})).toBe("pros and cons of each option");
  expect(nygard({ title: 'The "big" one' })).toContain("double quotes");
  expect(nygard({ title: "Research & development" })).toContain("double quotes");
  expect(nygard({ consulted: ["Eli"] })).toContain("people consulted and informed");
  expect(nygard({ informed: [" "] })).not.toContain("people consulted");
});
