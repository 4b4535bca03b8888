/** Gives an ADR another number: file, data, heading and links at once. */
import { existsSync } from "node:fs";
import { readdir, readFile, realpath } from "node:fs/promises";
import { basename, dirname, join, posix } from "node:path";
import { type Renumbering, renumbering } from "#shared/adr/edit/renumber";
import { AdroitError } from "#shared/base/error";
import { sha256 } from "../../files/canonical";
import { namesOnBranches } from "../../git/branches";
import { rootOf } from "../find/root";
import { type Tree, walk } from "../find/walk";
import { readFolder, readText, readTexts } from "../list/read";
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
  const known = new Set(texts.map((one) => one.path));
  const stem = basename(whole).replace(/\.[A-Za-z]{2,8}$/, "");
  const tree = await walk(root);
  // Elsewhere only what names the file can have to do with it.
  const { files: others } = await readTexts(
    root,
    tree.files.filter((path) => !known.has(path)),
  );
  texts.push(...others.filter(({ text }) => text.includes(stem)));
  const plan = renumbering(texts, whole, number, await namesOnBranches(root, folder));
  if ("refused" in plan)
    throw new AdroitError("BAD_INPUT", plan.refused, { subject: file, remedy: "Nothing was written." });
  return { ...plan, root, leaves: [...plan.leaves, ...(await named(root, folder, tree, stem))] };
}

/** Files of a site or a tool that can name an ADR: navigation, pages, and the data beside other ADRs. */
const siteFile = /\.(?:ya?ml|json|jsonc|toml|html?|[cm]?[jt]sx?|vue|svelte|astro)$/i;
/** Bytes; navigation is written by hand. */
const siteLimit = 1_000_000;

/** Lines outside text files that name the file: what they are for is for a person to see. */
async function named(root: string, folder: string, tree: Tree, stem: string): Promise<Renumbering["leaves"]> {
  const leaves: Renumbering["leaves"] = [];
  const data = await readdir(join(root, folder, ".adroit")).catch(() => []);
  const beside = data.filter((name) => !name.startsWith(`${stem}.`)).map((name) => posix.join(folder, ".adroit", name));
  for (const path of [...tree.others, ...beside].filter((one) => siteFile.test(one))) {
    const read = readText(root, join(root, path));
    if (!("text" in read) || read.text.length > siteLimit || !read.text.includes(stem)) continue;
    for (const [i, line] of read.text.split(/\r?\n/).entries())
      if (line.includes(stem)) leaves.push({ file: path, line: i + 1, text: line.trim().slice(0, 120) });
    if (leaves.length > 1000) break;
  }
  return leaves;
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
