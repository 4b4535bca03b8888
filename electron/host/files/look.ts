/** What lies in a folder, without opening anything of it. */
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** The plain files of a folder, links to such included, by name; none where there is no such folder. */
export async function filesIn(folder: string): Promise<{ name: string; executable: boolean }[]> {
  const names = await readdir(folder).catch((): string[] => []);
  const found = await Promise.all(
    names.sort().map(async (name) => {
      const at = await stat(join(folder, name)).catch(() => null);
      return at?.isFile() ? [{ name, executable: (at.mode & 0o111) !== 0 }] : [];
    }),
  );
  return found.flat();
}
