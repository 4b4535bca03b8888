import { accessSync, constants, mkdirSync } from "node:fs";

/** A folder, and why nothing can be kept in it. Where `at` throws, as the system does where HOME leads nowhere, it is "". */
export function usable(at: () => string): { folder: string; why: string | null } {
  try {
    const folder = at();
    return { folder, why: unusable(folder) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { folder: "", why: `${why}. HOME has to name a folder that can be written, or ADROIT_DATA another one.` };
  }
}

/** Why nothing can be kept in a folder, which is made where it isn't; `null` where it can. */
function unusable(folder: string): string | null {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
