/** Keeps in a repository what the user says about a folder: it is a log of decisions, or it isn't. */
import { readFile, realpath, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseDocument, type YAMLSeq } from "yaml";
import { AdroitError } from "#shared/base/error";
import { sha256 } from "../../files/canonical";
import { makeFolders } from "../../files/folders";
import { changeFiles } from "../edit/change";
import { fileFailure } from "../failure";
import { checkRelative } from "../paths";
import { rootOf } from "./root";
import { answersFile, answersIn } from "./witnesses";

/**
 * `dir` is relative to the root of the repository that `path` lies in; "." is the root itself. The rest of the file
 * stays as it is. Throws UNSAFE_PATH, BAD_INPUT where the file can't be read, NO_PERMISSION, ...
 */
export async function answerLog(path: string, dir: string, yes: boolean): Promise<void> {
  const { root } = await rootOf(path);
  const plain = checkRelative(dir) || ".";
  await answersIn(root);
  const file = join(root, answersFile);
  const before = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw fileFailure(error, file);
  });
  const doc = parseDocument(before?.toString("utf8") ?? "");
  for (const [key, wanted] of [
    ["logs", yes],
    ["not-logs", !yes],
  ] as const) {
    const list = doc.get(key) as YAMLSeq | undefined;
    const held: unknown[] = list?.toJSON() ?? [];
    if (wanted && !held.includes(plain)) doc.set(key, [...held, plain]);
    else if (!wanted && held.includes(plain)) doc.set(key, held.filter((one) => one !== plain));
  }
  const text = doc.toString();
  if (before === null) {
    await makeFolders(dirname(file));
    await writeFile(file, text, { flag: "wx" }).catch((error: unknown) => {
      throw fileFailure(error, file);
    });
    return;
  }
  const real = await realpath(file);
  if (real !== file)
    throw new AdroitError("UNSAFE_PATH", "This file is a link.", {
      subject: answersFile,
      remedy: "Put a plain file in its place. Nothing was written.",
    });
  await changeFiles([{ path: real, expect: sha256(before), text }]);
}
