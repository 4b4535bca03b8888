/** All paths of a repository that can say where its ADRs are: from the disk, and from git where that doesn't hold all. */
import { join, sep } from "node:path";
import { setImmediate } from "node:timers/promises";
import { isLogName, isLookedInto, textFile } from "#shared/adr/folder/logs";
import { type Dirent, entriesInSync, isThere } from "../../files/look";
import { isRepository } from "../paths";

/** Configurations of other tools that name a folder of ADRs; a model of Structurizr has any name. */
const configNames: ReadonlySet<string> = new Set([
  ...[".adr-dir", ".log4brains.yml", ".adr.json", "adrs.toml", ".adrs.toml", "adr.config.json"],
  ...["catalog-info.yaml", "catalog-info.yml", "mkdocs.yml", "mkdocs.yaml"],
]);

/** Paths are relative to the root, with `/`. */
export interface Tree {
  /** Text files, whatever they hold. */
  files: string[];
  /** Those of them that aren't plain files: links, pipes and the like. */
  odd: Set<string>;
  /** Folders, and links, that are called as logs are: the outermost ones. */
  logs: string[];
  configs: string[];
  /** Every other file outside code that others wrote. */
  others: string[];
  /** Folders that can't be read. */
  closed: string[];
  /** Text files that git knows and the disk doesn't hold, as in a sparse checkout. */
  absent: string[];
}

/** Folders looked at, so that a huge repository doesn't keep the user waiting; git tells the rest of one. */
const limit = 20_000;
const depthLimit = 16;
/** Milliseconds of looking after which others have their turn. */
const slice = 8;

/** Folders of other repositories inside this one, and those of other people, aren't looked into. `root` is real. */
export async function walk(root: string): Promise<Tree> {
  const tree: Tree = { files: [], odd: new Set(), logs: [], configs: [], others: [], closed: [], absent: [] };
  let level: { path: string; inLog: boolean }[] = [{ path: "", inLog: false }];
  let left = limit;
  let since = Date.now();
  for (let depth = 0; depth < depthLimit && level.length > 0 && left > 0; depth++) {
    const next: typeof level = [];
    for (const { path, inLog } of level) {
      if (left-- <= 0) break;
      if (Date.now() - since > slice) {
        await setImmediate();
        since = Date.now();
      }
      look(root, path, inLog, tree, next);
    }
    level = next;
  }
  if (level.length > 0 || isThere(join(root, ".git/info/sparse-checkout"))) await addAbsent(root, tree);
  return tree;
}

function look(root: string, path: string, inLog: boolean, tree: Tree, next: { path: string; inLog: boolean }[]): void {
  let entries: Dirent[];
  try {
    // Both are plain already: to join them anew takes longer than to look.
    entries = entriesInSync(path === "" ? root : `${root}${sep}${path}`);
  } catch {
    tree.closed.push(path);
    return;
  }
  if (path !== "" && entries.some(({ name }) => name === ".git") && isRepository(join(root, path))) return;
  for (const entry of entries) {
    const { name } = entry;
    const at = path === "" ? name : `${path}/${name}`;
    if (entry.isDirectory()) {
      if (!isLookedInto(name)) continue;
      const log = !inLog && isLogName(name);
      if (log) tree.logs.push(at);
      next.push({ path: at, inLog: inLog || log });
    } else if (textFile.test(name)) {
      tree.files.push(at);
      if (!entry.isFile()) tree.odd.add(at);
    } else if (configNames.has(name) || name.endsWith(".dsl")) {
      tree.configs.push(at);
      tree.others.push(at);
    } else if (!inLog && entry.isSymbolicLink() && isLogName(name)) tree.logs.push(at);
    else tree.others.push(at);
  }
}

/** Takes in what git knows beyond the disk, with the folders there that are called as logs are. */
async function addAbsent(root: string, tree: Tree): Promise<void> {
  tree.absent = await absentFiles(root, tree);
  const logs = new Set(tree.logs);
  for (const path of tree.absent) {
    const parts = path.split("/").slice(0, -1);
    const at = parts.findIndex(isLogName);
    if (at >= 0) logs.add(parts.slice(0, at + 1).join("/"));
  }
  tree.logs = [...logs];
}

/** What git's index names beyond the disk; nothing where git doesn't answer, since the disk is what counts. */
async function absentFiles(root: string, tree: Tree): Promise<string[]> {
  const { git } = await import("../../git/run");
  const answer = await git(root, ["ls-files", "-z"], { reads: true, answers: [128] }).catch(() => null);
  if (answer?.code !== 0) return [];
  const there = new Set(tree.files);
  return answer.out
    .split("\0")
    .filter((path) => textFile.test(path) && !there.has(path) && path.split("/").slice(0, -1).every(isLookedInto));
}
