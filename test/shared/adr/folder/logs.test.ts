import { expect, test } from "vitest";
import { logNameOf } from "#shared/adr/folder/logs";

test.each([
  ["packages/billing/docs/adr", "packages/billing"],
  ["services/mail/architecture/decisions", "services/mail"],
  ["docs/adr/mobile", "docs/adr/mobile"],
  ["docs/decisions", "docs/decisions"],
  ["", "."],
])("a log in %j is called %s", (dir, name) => expect(logNameOf(dir)).toBe(name));
