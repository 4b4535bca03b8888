/** A glance at the data beside ADRs: what a list or a search needs of it. The whole is validated when it is opened. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import { sidecarGlance } from "../schema";

/** The folder of the data, inside each folder of ADRs. */
export const sidecarFolder = ".adroit";

/** Names of the files of data in an ADR folder; none where it holds no data or can't be read. */
export async function sidecarNames(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, sidecarFolder)).catch((): string[] => []);
  return names.filter((name) => name.endsWith(".json"));
}

/**
 * Whose data it is and what waits in it; `null` where that can't be read, or where the text doesn't hold `mention`, which
 * is cheaper to see. `name` is without folders.
 */
export async function glanceAt(
  folder: string,
  name: string,
  mention = "",
): Promise<z.infer<typeof sidecarGlance> | null> {
  try {
    const text = await readFile(join(folder, sidecarFolder, name), "utf8");
    return text.includes(mention) ? sidecarGlance.parse(JSON.parse(text)) : null;
  } catch {
    return null;
  }
}
