import { accessSync, constants, mkdirSync } from "node:fs";

/** Why nothing can be kept in a folder, which is made where it isn't; `null` where it can. */
export function unusable(folder: string): string | null {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
