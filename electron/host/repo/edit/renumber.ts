/** Gives an ADR another number: file, data, heading and links at once. */
import { basename, dirname, join, posix } from "node:path";
import { type Renumbering, renumbering } from "#shared/adr/edit/renumber";
import { AdroitError } from "#shared/base/error";
import { sha256 } from "../../files/canonical";
import { changeFiles, type FileChange } from "../../files/changeset";
import { realDisk } from "../../files/disk";
import { writablePath } from "../../files/inside";
import { entryKind, namesInside, realPath } from "../../files/look";
import { readPlain } from "../../files/read";
import { namesOnBranches } from "../../git/branches";
import { rootOf } from "../find/root";
import { type Tree, walk } from "../find/walk";
import { adrSizeLimit, readFolder, readText, readTexts } from "../list/read";
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
  const known = new Set(texts.map((one) => one.path));
  const stem = basename(whole).replace(/\.[A-Za-z]{2,8}$/, "");
  const tree = await walk(root);
  // Elsewhere only what names the file can have to do with it; a link is mended where it leads.
  const elsewhere = tree.files.filter((path) => !known.has(path) && entryKind(join(root, path)) !== "link");
  const { files: others, unreadable } = await readTexts(root, elsewhere);
  texts.push(...others.filter(({ text }) => text.includes(stem)));
  const beside = dirname(folder) === "." ? "" : `${dirname(folder)}/`;
  // What isn't read isn't changed: whether it links there is for a person to see.
  const unseen: Renumbering["leaves"] = unreadable
    .filter((one) => [`${beside}README.md`, `${beside}index.md`].includes(one.file))
    .map((one) => ({ file: one.file, line: 1, text: one.why }));
  for (const name of [`${beside}README.md`, `${beside}index.md`]) {
    if (entryKind(join(root, name)) !== "link") continue;
    unseen.push({ file: name, line: 1, text: "This path goes through a link." });
  }
  const branches = await namesOnBranches(root, folder);
  if (number === null && branches.skipped !== null) unseen.push({ file: whole, line: 1, text: branches.skipped });
  const plan = renumbering(texts, whole, number, branches.names);
  if ("refused" in plan)
    throw new AdroitError("BAD_INPUT", plan.refused, { subject: file, remedy: "Nothing was written." });
  return { ...plan, leaves: [...plan.leaves, ...(await named(root, folder, tree, stem)), ...unseen], root };
}

/** What a file of the repository holds that may be changed too; `null` where there is none. Throws UNSAFE_PATH for a link. */
async function bytesOf(root: string, path: string): Promise<Buffer | null> {
  return readPlain(await writablePath(realDisk, root, path), path, adrSizeLimit);
}

/** Files of a site or a tool that can name an ADR: navigation, pages, and the data beside other ADRs. */
const siteFile = /\.(?:ya?ml|json|jsonc|toml|html?|[cm]?[jt]sx?|vue|svelte|astro)$/i;
/** Bytes; navigation is written by hand. */
const siteLimit = 1_000_000;

/** Lines outside text files that name the file: what they are for is for a person to see. */
async function named(root: string, folder: string, tree: Tree, stem: string): Promise<Renumbering["leaves"]> {
  const leaves: Renumbering["leaves"] = [];
  const data = await namesInside(root, posix.join(folder, ".adroit"));
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
