/** The pages beside an ADR folder that list its ADRs. */
import { join } from "node:path";
import { isIndex, isStale } from "#shared/adr/folder/index-page";
import { splitPath } from "#shared/adr/links/path";
import type { RepoListing } from "#shared/api/repo";
import { entryKind } from "../../files/look";
import { readText } from "./read";

const names = ["README.md", "readme.md", "index.md", "toc.md"];
/** Characters of a page. */
const longest = 1_000_000;

/** The pages of a folder (a real one, relative to the root) and of the one above it that have a list of ADRs. */
export function indexPages(root: string, dir: string): { path: string; text: string }[] {
  const places = dir === "" ? [""] : [dir, splitPath(dir).folder];
  const paths = places.flatMap((place) => names.map((name) => (place === "" ? name : `${place}/${name}`)));
  return paths.flatMap((path) => {
    const full = join(root, path);
    // What an export writes may be no link.
    if (!isPlain(full)) return [];
    const read = readText(root, full, true);
    return "text" in read && read.text.length <= longest && isIndex(read.text) ? [{ path, text: read.text }] : [];
  });
}

function isPlain(path: string): boolean {
  try {
    return entryKind(path) === "file";
  } catch {
    return false;
  }
}

/** Lists of ADRs in these folders that are out of date, the one of each folder that an export would keep. */
export function stalePages({ root, folders, entries }: RepoListing): string[] {
  const stale = new Set<string>();
  for (const { dir, exists } of folders) {
    if (!exists) continue;
    const [page] = indexPages(root, dir);
    const below = entries.filter(({ file }) => dir === "" || file.startsWith(`${dir}/`));
    if (page && isStale(page.text, page.path, below)) stale.add(page.path);
  }
  return [...stale];
}
