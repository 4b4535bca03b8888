import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { PlaybookEntry } from "#shared/playbook/playbook";
import { playbookSchema } from "#shared/playbook/schema";
import type { AnswersFile } from "#shared/record/answers";
import { answersSchema } from "#shared/record/schema";

const templates = join(import.meta.dirname, "../../templates");

/** A playbook as it lies in the tree, under a hash of its text. */
export function shippedPlaybook(name = "django-vs-flask"): PlaybookEntry {
  const text = readFileSync(join(templates, `playbooks/${name}.yaml`), "utf8");
  return { hash: createHash("sha256").update(text).digest("hex"), playbook: playbookSchema.parse(parse(text)) };
}

/** The example files by their name without ending. */
export function shippedExamples(playbook = "django-vs-flask"): [id: string, file: AnswersFile][] {
  const dir = join(templates, "examples");
  return readdirSync(dir)
    .filter((name) => name.endsWith(".yaml"))
    .map((name): [string, AnswersFile] => [
      name.slice(0, -5),
      answersSchema.parse(parse(readFileSync(join(dir, name), "utf8"))),
    ])
    .filter(([, file]) => file.playbook === playbook);
}
