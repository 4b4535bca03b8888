import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { sha256 } from "#electron/host/files/canonical";
import { canonicalJson } from "#shared/base/canonical";
import { playbookSchema } from "#shared/playbook/schema";
import { shippedPlaybook } from "./shipped";

const root = join(import.meta.dirname, "../..");

test("edition 2026.1 is shipped for records made with it, under the hash that they name", () => {
  const hash = "437cae8ce0a13a8354562c92a0cf2dc54a6b9c7e11dcfdcf28305ebf80f6af26";
  const file = join(root, `templates/playbooks/past/${hash}.json`);
  const playbook = playbookSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  expect([playbook.format, playbook.edition]).toEqual([1, "2026.1"]);
  expect(sha256(canonicalJson(playbook))).toBe(hash);
});

test("the current edition says what changed, and when each source was read", () => {
  const { playbook } = shippedPlaybook();
  expect(playbook.changes?.since).toBe("2026.1");
  for (const source of Object.values(playbook.sources)) {
    expect(source.checked).toMatch(/^2026-/);
    expect(source.data).toBeLessThanOrEqual(2026);
  }
});

test("the published schema is the one that playbooks are held to", async () => {
  await promisify(execFile)(process.execPath, [join(root, "scripts/playbook-schema.mjs"), "--check"]);
});
