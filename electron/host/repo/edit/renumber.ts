/** Gives an ADR another number: file, data, heading and links at once. */
import { existsSync } from "node:fs";
import { readFile, realpath } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { type Renumbering, renumbering } from "#shared/adr/edit/renumber";
import { AdroitError } from "#shared/base/error";
import { sha256 } from "../../files/canonical";
import { namesOnBranches } from "../../git/branches";
import { rootOf } from "../find/root";
import { readFolder } from "../list/read";
import { checkRelative, slashed } from "../paths";
import { changeFiles, type FileChange } from "./change";
import { readAdrFile } from "./file";

/**
 * What giving `file` (relative to the repository) this number or the next free one would change. The next one looks at
 * the folder and at other branches. `BAD_INPUT` with the reason where it can't be done; throws like `readAdrFile`.
 */
export async function planRenumber(
  path: string,
  file: string,
  number: number | null,
): Promise<Renumbering & { root: string }> {
  const { root } = await rootOf(path);
  await readAdrFile(path, file);
  const whole = slashed(root, await realpath(join(path, checkRelative(file))));
  const folder = dirname(whole) === "." ? "" : dirname(whole);
  const real = join(root, folder);
  const { files: texts } = await readFolder(root, real, true);
  for (const name of ["README.md", "index.md"]) {
    const beside = folder === "" ? null : join(dirname(real), name);
    if (beside && existsSync(beside)) texts.push({ path: slashed(root, beside), text: await readFile(beside, "utf8") });
  }
  const plan = renumbering(texts, whole, number, await namesOnBranches(root, folder));
  if ("refused" in plan)
    throw new AdroitError("BAD_INPUT", plan.refused, { subject: file, remedy: "Nothing was written." });
  return { ...plan, root };
}

/** Carries such a plan out, all or nothing. Throws like `changeFiles`. */
export async function renumber(
  path: string,
  file: string,
  number: number | null,
): Promise<Renumbering & { root: string }> {
  const plan = await planRenumber(path, file, number);
  const at = (name: string) => join(plan.root, name);
  const change = async (name: string, text: string | null, to?: string): Promise<FileChange> => {
    const bytes = await readFile(at(name));
    return {
      path: await realpath(at(name)),
      expect: sha256(bytes),
      text: text ?? bytes.toString("utf8"),
      ...(to === undefined ? {} : { to: join(dirname(at(name)), basename(to)) }),
    };
  };
  const own = plan.writes.find((write) => write.path === plan.from)?.text ?? null;
  const changes = [await change(plan.from, own, plan.to)];
  if (existsSync(at(plan.data.from))) changes.push(await change(plan.data.from, null, plan.data.to));
  for (const { path: other, text } of plan.writes) if (other !== plan.from) changes.push(await change(other, text));
  await changeFiles(changes);
  return plan;
}
