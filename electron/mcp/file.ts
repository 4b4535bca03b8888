/** An ADR that an agent names. */
import { readAdrFile } from "#electron/host/repo/edit/file";
import { AdroitError } from "#shared/base/error";

/** `readAdrFile`, whose NOT_FOUND tells an agent where it finds the names: it often asks by a number or a bare name. */
export async function namedAdr(root: string, file: string): ReturnType<typeof readAdrFile> {
  try {
    return await readAdrFile(root, file);
  } catch (error) {
    throw error instanceof AdroitError && error.code === "NOT_FOUND" ? noAdr(file) : error;
  }
}

export function noAdr(file: string): AdroitError {
  return new AdroitError("NOT_FOUND", `There is no ADR ${file}.`, {
    subject: file,
    remedy: "list_adrs has the files.",
  });
}
