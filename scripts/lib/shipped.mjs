/** What lies beside the built command line, for tests: reading playbooks as YAML takes longest of all when a host starts. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { copyFile, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { writeTemplates } from "./build.mjs";

const sources = [
  ...["package.json", "templates", "scripts/lib/build.mjs", "scripts/lib/shipped.mjs"],
  ...["shared/playbook/schema.ts", "shared/record/schema.ts"],
];

/** A digest over names and contents of what it is made from. */
function digest(root) {
  const hash = createHash("sha256");
  for (const source of sources) {
    const names = source === "templates" ? readdirSync(join(root, source), { recursive: true }).sort() : [""];
    for (const name of names.filter((one) => one === "" || /\.(yaml|json)$/.test(one))) {
      hash.update(`${name}\0`).update(readFileSync(join(root, source, name)));
    }
  }
  return hash.digest("hex");
}

/** Templates as JSON, `package.json` and a place for pages, in `out/test/shipped`, made when there is none of what the sources are now. */
export async function ship(root) {
  const to = join(root, "out/test/shipped");
  const stamp = digest(root);
  if (existsSync(join(to, "made")) && readFileSync(join(to, "made"), "utf8") === stamp) return;
  const fresh = `${to}-${process.pid}`;
  await mkdir(fresh, { recursive: true });
  await writeTemplates(root, join(fresh, "templates"));
  await copyFile(join(root, "package.json"), join(fresh, "package.json"));
  // A host that is asked for its pages looks whether they came with it; what is on them is for tests of a build.
  await mkdir(join(fresh, "out/renderer"), { recursive: true });
  await writeFile(join(fresh, "made"), stamp);
  await rm(to, { recursive: true, force: true });
  await rename(fresh, to);
}
