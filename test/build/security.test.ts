/** Every control that SECURITY.md lists has the test that it names. */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const rows = [
  ...readFileSync(join(root, "SECURITY.md"), "utf8").matchAll(/^\| (.+) \| `(test\/[^`]+)`: (.+) \|$/gm),
].map(([, control = "", file = "", name = ""]) => ({ control, file, name }));

test("the list of controls was read", () => expect(rows.length).toBeGreaterThan(40));

test.each(rows)("$control: the test is there", ({ file, name }) => {
  expect(readFileSync(join(root, file), "utf8")).toContain(name);
});
