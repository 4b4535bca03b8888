/** `adroit list` as people read it: a line each, whatever an ADR says. */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { adroitIn } from "../../samples/cli";
import { removeFolder } from "../../temporary";

test("a status of several lines takes one", async () => {
  const folder = mkdtempSync(join(tmpdir(), "adroit-list-"));
  mkdirSync(join(folder, "docs/adr"), { recursive: true });
  const status = "Somewhere between\n\nand between";
  writeFileSync(
    join(folder, "docs/adr/0001-use-queues.md"),
    `# 1. Use queues\n\n## Status\n\n${status}\n\n## Context\n`,
  );
  const { out } = await adroitIn(folder, "list", ".");
  await removeFolder(folder);
  expect(out).toMatch(/^1 +Somewhere between +Use queues\n$/);
});
