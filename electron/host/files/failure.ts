import { AdroitError } from "#shared/base/error";

/** What a failing file operation means to a user. `path` is what it happened to; `undone` says what state that left. */
export function fileFailure(error: unknown, path: string, undone = "Nothing was written."): AdroitError {
  if (error instanceof AdroitError) return error;
  const code = (error as NodeJS.ErrnoException).code;
  const fail = (kind: AdroitError["code"], message: string, remedy: string) =>
    new AdroitError(kind, message, { subject: path, remedy: `${remedy} ${undone}` }, { cause: error });
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return fail("FOLDER_MISSING", "The folder is gone or isn't a folder.", "Choose a folder that exists.");
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return fail("NO_PERMISSION", "This place can't be read or written.", "Change its permissions or choose another.");
    case "EBUSY":
    case "ETXTBSY":
      return fail("NO_PERMISSION", "Another program holds this file.", "Close it there, then try again.");
    case "ENOSPC":
    case "EDQUOT":
      return fail("DISK_FULL", "The disk is full.", "Free some space, then try again.");
    case "ELOOP":
      return fail("UNSAFE_PATH", "This link leads in a circle.", "Choose another folder.");
    case "ENAMETOOLONG":
      return fail("BAD_INPUT", "The path is too long for this disk.", "Choose a folder with a shorter path.");
    default:
      return fail("INTERNAL", `The file system answered ${code ?? String(error)}.`, "Try again.");
  }
}
