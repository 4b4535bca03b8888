/** Gives an ADR another number: file, data, heading and links at once. */
import { dirname, join } from "node:path";
import { type Renumbering, renumbering } from "#shared/adr/edit/renumber";
import { AdroitError } from "#shared/base/error";
import { sha256 } from "../../files/canonical";
import { changeFiles, type FileChange } from "../../files/changeset";
import { realDisk } from "../../files/disk";
import { placeOf } from "../../files/inside";
import { realPath } from "../../files/look";
import { readPlain } from "../../files/read";
import { namesOnBranches } from "../../git/branches";
import { rootOf } from "../find/root";
import { readFolder, sizeLimit } from "../list/read";
import { checkRelative, slashed } from "../paths";
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
  const whole = slashed(root, await realPath(join(path, checkRelative(file))));
  const folder = dirname(whole) === "." ? "" : dirname(whole);
  const real = join(root, folder);
  const { files: texts } = await readFolder(root, real, true);
  const unseen: Renumbering["leaves"] = [];
  for (const name of ["README.md", "index.md"]) {
    if (folder === "") continue;
    const beside = slashed(root, join(dirname(real), name));
    try {
      const bytes = await bytesOf(root, beside);
      if (bytes) texts.push({ path: beside, text: bytes.toString("utf8") });
    } catch (error) {
      // What isn't read isn't changed: whether it links there is for a person to see.
      if (!(error instanceof AdroitError)) throw error;
      unseen.push({ file: beside, line: 1, text: error.message });
    }
  }
  const branches = await namesOnBranches(root, folder);
  if (number === null && branches.skipped !== null) unseen.push({ file: whole, line: 1, text: branches.skipped });
  const plan = renumbering(texts, whole, number, branches.names);
  if ("refused" in plan)
    throw new AdroitError("BAD_INPUT", plan.refused, { subject: file, remedy: "Nothing was written." });
  return { ...plan, leaves: [...plan.leaves, ...unseen], root };
}

/** What a file of the repository holds that may be changed too; `null` where there is none. Throws UNSAFE_PATH for a link. */
async function bytesOf(root: string, path: string): Promise<Buffer | null> {
  return readPlain(await placeOf(realDisk, root, path), path, sizeLimit);
}

/** Carries such a plan out, all or nothing. Throws like `changeFiles`. */
export async function renumber(
  path: string,
  file: string,
  number: number | null,
): Promise<Renumbering & { root: string }> {
  const plan = await planRenumber(path, file, number);
  const changes: FileChange[] = [];
  const change = async (name: string, text: string | null, to?: string) => {
    const bytes = await bytesOf(plan.root, name);
    if (bytes === null) return;
    changes.push({
      path: name,
      expect: sha256(bytes),
      text: text ?? bytes.toString("utf8"),
      ...(to !== undefined && { to }),
    });
  };
  const own = plan.writes.find((write) => write.path === plan.from)?.text ?? null;
  await change(plan.from, own, plan.to);
  await change(plan.data.from, null, plan.data.to);
  for (const { path: other, text } of plan.writes) if (other !== plan.from) await change(other, text);
  await changeFiles(plan.root, changes);
  return plan;
}
