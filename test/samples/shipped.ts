/** The folder of the command line as it is shipped, with playbooks and examples as JSON. The runner makes it. */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

export const shipped = resolve(import.meta.dirname, "../../out/test/shipped");
export const templates = join(shipped, "templates");

/** A playbook or example as people write it, by its path in `templates/`. */
export const written = (file: string): string =>
  readFileSync(resolve(import.meta.dirname, "../../templates", file), "utf8");
