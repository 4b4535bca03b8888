/** The folder of the command line as it is shipped, with playbooks and examples as JSON. The runner makes it. */
import { join, resolve } from "node:path";

export const shipped = resolve(import.meta.dirname, "../../out/test/shipped");
export const templates = join(shipped, "templates");
