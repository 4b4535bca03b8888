/** A glance at the data beside ADRs: what a list or a search needs of it. The whole is validated when it is opened. */
import type { z } from "zod";
import { realDisk } from "../../files/disk";
import { writablePath } from "../../files/inside";
import { namesInside } from "../../files/look";
import { readPlain } from "../../files/read";
import type { sidecarGlance } from "../schema";

/** Bytes of the data of one decision. */
const dataLimit = 16 * 1024 * 1024;

/** The folder of the data, inside each folder of ADRs. */
export const sidecarFolder = ".adroit";

/** Names of the files of data in an ADR folder; none where it holds no data or can't be read. */
export async function sidecarNames(folder: string): Promise<string[]> {
  const names = await namesInside(folder, sidecarFolder);
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
    const path = await writablePath(realDisk, folder, `${sidecarFolder}/${name}`);
    const text = (await readPlain(path, name, dataLimit))?.toString("utf8");
    if (!text?.includes(mention)) return null;
    // Most folders hold no data, and what checks it takes as long to load as all the rest.
    const { sidecarGlance } = await import("../schema");
    return sidecarGlance.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
