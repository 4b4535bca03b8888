/** Keeps in a repository what the user says about a folder: it is a log of decisions, or it isn't. */
import { parseDocument, type YAMLSeq } from "yaml";
import { sha256 } from "../../files/canonical";
import { changeFiles } from "../../files/changeset";
import { realDisk } from "../../files/disk";
import { fileFailure } from "../../files/failure";
import { writablePath } from "../../files/inside";
import { kindOf } from "../../files/look";
import { readPlain } from "../../files/read";
import { checkRelative, realFolder, slashed } from "../paths";
import { rootOf } from "./root";
import { answersFile, answersIn } from "./witnesses";

/** Bytes of the file that holds the answers. */
const sizeLimit = 100_000;

/**
 * `dir` is relative to `path`, which lies in the repository; "." is that itself. The rest of the file stays as it is.
 * Throws UNSAFE_PATH, FOLDER_MISSING, BAD_INPUT where the file can't be read, NO_PERMISSION, ...
 */
export async function answerLog(path: string, dir: string, yes: boolean): Promise<void> {
  const { root, picked } = await rootOf(path);
  const inner = checkRelative(dir);
  const there = await realFolder(picked, inner);
  // A name that is mistyped would be kept for everybody; a no may be about a folder that was removed since.
  if (yes && kindOf(there) !== "folder") throw fileFailure(Object.assign(new Error(), { code: "ENOTDIR" }), dir);
  const plain = [slashed(root, picked), inner].filter(Boolean).join("/") || ".";
  await answersIn(root);
  const before = await readPlain(await writablePath(realDisk, root, answersFile), answersFile, sizeLimit).catch(
    (error: unknown) => {
      throw fileFailure(error, answersFile);
    },
  );
  const doc = parseDocument(before?.toString("utf8") ?? "");
  for (const [key, wanted] of [
    ["logs", yes],
    ["not-logs", !yes],
  ] as const) {
    const list = doc.get(key) as YAMLSeq | undefined;
    const held: unknown[] = list?.toJSON() ?? [];
    if (wanted && !held.includes(plain)) doc.set(key, [...held, plain]);
    else if (!wanted && held.includes(plain))
      doc.set(
        key,
        held.filter((one) => one !== plain),
      );
  }
  await changeFiles(root, [{ path: answersFile, expect: before && sha256(before), text: doc.toString() }]);
}
