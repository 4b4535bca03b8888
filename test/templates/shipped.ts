import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { PlaybookEntry } from "#shared/playbook/playbook";
import { playbookSchema } from "#shared/playbook/schema";
import type { AnswersFile } from "#shared/record/answers";
import { answersSchema } from "#shared/record/schema";

const templates = join(import.meta.dirname, "../../templates");

/** The playbook as it lies in the tree, under a hash of its text. */
export function shippedPlaybook(): PlaybookEntry {
  const text = readFileSync(join(templates, "playbooks/django-vs-flask.yaml"), "utf8");
  return { hash: createHash("sha256").update(text).digest("hex"), playbook: playbookSchema.parse(parse(text)) };
}

/** The example files by their name without ending. */
export function shippedExamples(): [id: string, file: AnswersFile][] {
  const dir = join(templates, "examples");
  return readdirSync(dir)
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => [name.slice(0, -5), answersSchema.parse(parse(readFileSync(join(dir, name), "utf8")))]);
}
