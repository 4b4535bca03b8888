import { dirname } from "node:path";
import { AdroitError } from "#shared/base/error";
import { codeOf, makeFolder, realDisk, syncFolder } from "./disk";
import { fileFailure } from "./failure";
import { writeSynced } from "./replace";

/** Writes a text where nothing lies yet. `CONFLICT` where something does; a key or a page in use is never written over. */
export async function writeNew(path: string, text: string, mode = 0o644): Promise<void> {
  try {
    await makeFolder(realDisk, dirname(path));
    await writeSynced(realDisk, path, Buffer.from(text), mode);
    await syncFolder(realDisk, dirname(path));
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw fileFailure(error, path);
    throw new AdroitError("CONFLICT", `There is already a file ${path}.`, {
      subject: path,
      remedy: "Name another file. It is as it was.",
    });
  }
}
