import { expect, test } from "vitest";
import { isLogName, isLookedInto, logNameOf } from "#shared/adr/folder/logs";

test.each([
  ["packages/billing/docs/adr", "packages/billing"],
  ["services/mail/architecture/decisions", "services/mail"],
  ["docs/adr/mobile", "docs/adr/mobile"],
  ["docs/decisions", "docs/decisions"],
  ["", "."],
])("a log in %j is called %s", (dir, name) => expect(logNameOf(dir)).toBe(name));

test.each([
  ...["adr", "ADRs", "02-madr", ".adr", "_decisions", "decision-records", "Decision_Log", "architectural.decisions"],
  ...["architecture decision records", "software-architecture-decision-log", "Architekturentscheidungen"],
  ...["décisions-d-architecture", "decisiones_de_arquitectura", "beslissingen", "Решения", "决策"],
])("a folder called %j is a log", (name) => expect(isLogName(name)).toBe(true));

test.each([
  ...["docs", "adrian", "decisive", "architecture", "design-records", "team", "indecision", "decisions-old", "logs"],
])("a folder called %j is none by its name", (name) => expect(isLogName(name)).toBe(false));

test("what others wrote or a build made isn't looked into, whatever the case of its name", () => {
  expect(["node_modules", "Third_Party", ".GIT", ".DS_Store", "dist"].filter(isLookedInto)).toEqual([]);
  expect(["docs", "builds", "vendors", ".github"].every(isLookedInto)).toBe(true);
});
