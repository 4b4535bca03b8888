/** The page beside an ADR folder that lists its ADRs, as it would read after an export. */
import { folderEntries } from "#shared/adr/folder/folder";
import { isIndex, isStale, withIndex } from "#shared/adr/folder/index-page";
import { splitPath } from "#shared/adr/links/path";
import type { RepoListing } from "#shared/api/repo";
import { sha256 } from "../../files/canonical";
import { readFolder } from "../list/read";
import { realFolder } from "../paths";
import { bytesOf, decoded, type PlannedFile } from "./planned";

const names = ["README.md", "readme.md", "index.md", "toc.md"];

/**
 * The first page in the folder or the one above it that has a list which can be kept up to date, with these files'
 * ADRs as they will be; `null` where there is none. Paths are relative to the root.
 */
export async function indexPage(
  root: string,
  dir: string,
  changed: readonly PlannedFile[],
): Promise<PlannedFile | null> {
  for (const { path, bytes, text } of await pagesOf(root, dir)) {
    const edit = withIndex(text, path, await entriesIn(root, dir, changed));
    if ("text" in edit) return { path, text: edit.text, onDisk: sha256(bytes) };
  }
  return null;
}

/** The pages of a folder and the one above it that have a list of ADRs. */
async function pagesOf(root: string, dir: string) {
  const places = dir === "" ? [""] : [dir, splitPath(dir).folder];
  const pages: { path: string; bytes: Buffer; text: string }[] = [];
  for (const path of places.flatMap((place) => names.map((name) => (place === "" ? name : `${place}/${name}`)))) {
    const bytes = await bytesOf(root, path).catch(() => null);
    if (bytes === null || bytes.length > 1_000_000) continue;
    const text = decoded(bytes, path);
    if (isIndex(text)) pages.push({ path, bytes, text });
  }
  return pages;
}

/** Lists of ADRs in these folders that are out of date, the one of each folder that an export would keep. */
export async function stalePages({ root, folders, entries }: RepoListing): Promise<string[]> {
  const stale = new Set<string>();
  for (const { dir, exists } of folders) {
    if (!exists) continue;
    const [page] = await pagesOf(root, dir).catch(() => []);
    const below = entries.filter(({ file }) => dir === "" || file.startsWith(`${dir}/`));
    if (page && isStale(page.text, page.path, below)) stale.add(page.path);
  }
  return [...stale];
}

async function entriesIn(root: string, dir: string, changed: readonly PlannedFile[]) {
  const real = await realFolder(root, dir);
  const { files } = await readFolder(root, real, true).catch(() => ({ files: [] }));
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  for (const { path, text } of changed) if (/\.md$/i.test(path)) texts.set(path, text);
  return folderEntries([...texts].map(([path, text]) => ({ path, text })));
}
