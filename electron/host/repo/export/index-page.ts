/** The page beside an ADR folder that lists its ADRs, as it would read after an export. */
import { folderEntries } from "#shared/adr/folder/folder";
import { withIndex } from "#shared/adr/folder/index-page";
import { sha256 } from "../../files/canonical";
import { indexPages } from "../list/index-pages";
import { readFolder } from "../list/read";
import { realFolder } from "../paths";
import type { PlannedFile } from "./planned";

/**
 * The first page in the folder or the one above it that has a list which can be kept up to date, with these files'
 * ADRs as they will be; `null` where there is none. Paths are relative to the root.
 */
export async function indexPage(
  root: string,
  dir: string,
  changed: readonly PlannedFile[],
): Promise<PlannedFile | null> {
  for (const { path, text } of indexPages(root, dir)) {
    const edit = withIndex(text, path, await entriesIn(root, dir, changed));
    if ("text" in edit) return { path, text: edit.text, onDisk: sha256(text) };
  }
  return null;
}

async function entriesIn(root: string, dir: string, changed: readonly PlannedFile[]) {
  const real = await realFolder(root, dir);
  const { files } = await readFolder(root, real, true).catch(() => ({ files: [] }));
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  for (const { path, text } of changed) if (/\.md$/i.test(path)) texts.set(path, text);
  return folderEntries([...texts].map(([path, text]) => ({ path, text })));
}
