/**
 * Writes templates/playbook.schema.json from the validator of playbooks, so that editors complete and check them while
 * they are written. With `--check` nothing is written, and a stale file is an error.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";
import { z } from "zod";

const root = fileURLToPath(new URL("..", import.meta.url));
const file = `${root}templates/playbook.schema.json`;
const { playbookShape } = (
  await runnerImport(`${root}shared/playbook/schema.ts`, { root, configFile: false, logLevel: "error" })
).module;

const schema = {
  title: "A playbook of Adroit: a decision as data",
  description:
    "Which answers exist, which options, rules refer to each other rightly, and more, is checked when it is read.",
  ...z.toJSONSchema(playbookShape, { target: "draft-7", io: "input" }),
};
const written = `${JSON.stringify(schema, null, 2)}\n`;
if (!process.argv.includes("--check")) writeFileSync(file, written);
else if (written !== readFileSync(file, "utf8")) {
  console.error("templates/playbook.schema.json is stale. Run: node scripts/playbook-schema.mjs");
  process.exitCode = 1;
}
