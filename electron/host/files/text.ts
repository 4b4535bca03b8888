/** Texts that somebody names: read whole, as UTF-8, within a size. */
import { AdroitError } from "#shared/base/error";
import { codeOf } from "./disk";
import { readHanded, readPlain } from "./read";

/** Bytes of a text: more than the largest call to people elsewhere has. */
const sizeLimit = 16 * 1024 * 1024;

/** What a shell hands over, with `<(...)` or through a pipe. */
const handedOver = /^\/dev\/(stdin|fd\/\d+)$/;

/**
 * The text of a plain file that has to be UTF-8; `name` is what messages call it. Throws `NOT_FOUND`, `NO_PERMISSION`,
 * `UNSAFE_PATH` where it isn't a plain file, or `BAD_INPUT`.
 */
export async function readUtf8(path: string, name: string = path): Promise<string> {
  const bytes = await (handedOver.test(path) ? readHanded(path, sizeLimit) : readPlain(path, name, sizeLimit)).catch(
    (error: unknown) => {
      throw unread(error, name);
    },
  );
  if (bytes === null) throw missing(name);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new AdroitError("BAD_INPUT", `${name} isn't UTF-8 text.`, {
      subject: name,
      remedy: "Save the file as UTF-8.",
    });
  }
}

function missing(name: string): AdroitError {
  return new AdroitError("NOT_FOUND", `There is no file ${name}.`, { subject: name, remedy: "Check the path." });
}

function unread(error: unknown, name: string): unknown {
  const code = codeOf(error);
  const fail = (kind: AdroitError["code"], message: string, remedy: string) =>
    new AdroitError(kind, message, { subject: name, remedy }, { cause: error });
  if (code === "UNSAFE_PATH") return fail("UNSAFE_PATH", `${name} isn't a plain file.`, "Name the file itself.");
  if (error instanceof AdroitError) return error;
  if (code === "ENOTDIR") return missing(name);
  const denied = code === "EACCES" || code === "EPERM";
  return fail(
    denied ? "NO_PERMISSION" : "NOT_FOUND",
    `Can't read ${name}.`,
    denied ? "Change the permissions of the file." : "Check the path.",
  );
}
