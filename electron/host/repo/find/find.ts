/** The ADR folders of a repository. */
import { join } from "node:path";
import type { AdrFolder } from "#shared/api/repo";
import { AdroitError } from "#shared/base/error";
import type { Reading } from "../list/read";
import { folderIn, realFolder, slashed } from "../paths";
import { candidates, defaultPlace } from "./candidates";
import { candidateFolder, describe, type Found, nothingIn } from "./describe";

/** The ADR folders of a root, the one to use first. `picked` is the folder inside it that the user pointed at. */
export async function adrFolders(root: string, picked = root): Promise<{ folders: AdrFolder[]; warnings: string[] }> {
  const { found, warnings } = await findFolders(root, picked);
  return { folders: found.map(({ folder }) => folder), warnings };
}

/** Like `adrFolders`, with the content of each: nothing is read twice. Paths of content are relative to its folder. */
export async function findFolders(
  root: string,
  picked = root,
  reading: Reading = {},
): Promise<{ found: Found[]; warnings: string[] }> {
  const warnings: string[] = [];
  const found: Found[] = [];
  const seen = new Set<string>();
  const top = await realFolder(root);
  for (const candidate of await candidates(root, picked, warnings)) {
    if (seen.has(candidate.dir)) continue;
    let real: string;
    try {
      real = folderIn(top, candidate.dir);
    } catch (error) {
      if (!(error instanceof AdroitError)) throw error;
      seen.add(candidate.dir);
      warnings.push(`${candidate.dir} (${candidate.from}) can't be used. ${error.message}`);
      // Kept in its place: exporting there is refused with the reason, and never moved elsewhere in silence.
      found.push({ ...nothingIn({ ...candidateFolder(candidate), exists: true }), failure: error });
      continue;
    }
    const dir = slashed(root, real);
    if (seen.has(dir)) continue;
    const one = await describe(root, real, { ...candidate, dir }, reading);
    const { exists, count } = one.folder;
    const wanted = candidate.named ? exists || candidate.from !== "usual place" : count > 0;
    if (!wanted) continue;
    seen.add(dir);
    found.push(one);
  }
  if (found.length === 0)
    found.push(await describe(root, join(root, defaultPlace), { dir: defaultPlace, from: "default" }, reading));
  return { found, warnings };
}

/** One folder as it is, existing or not, and as the repository's own configuration describes it. */
export async function folderAt(root: string, dir: string): Promise<AdrFolder> {
  const real = await realFolder(root, dir);
  const place = slashed(root, real);
  const known = (await adrFolders(root)).folders.find((one) => one.dir === place);
  return known ?? (await describe(root, real, { dir: place, from: "by hand" })).folder;
}
