import { randomBytes } from "node:crypto";
import { open, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { readUtf8 } from "#electron/host/library";
import { fileFailure } from "#electron/host/repo/failure";
import { setStatus } from "#shared/adr/edit";
import { AdroitError } from "#shared/api/errors";
import { statusSchema } from "#shared/record/schema";
import type { Command } from "./command";
import { UsageError } from "./io";

export const status: Command = {
  usage: "status FILE STATUS",
  does: "Changes the status of an ADR and not one other byte.",
  takes: [2, 2],
  options: {},
  async run([file = "", word], _given, io) {
    const wanted = statusSchema.safeParse(word);
    if (!wanted.success) throw new UsageError(`STATUS is one of: ${statusSchema.options.join(", ")}.`);
    const path = resolve(io.cwd, file);
    await readUtf8(path);
    // Decoding drops a byte order mark unless told otherwise, and it has to stay.
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await readFile(path));
    const edit = setStatus(text, wanted.data);
    if ("refused" in edit) {
      throw new AdroitError("BAD_INPUT", `${file}: ${edit.refused}`, {
        subject: file,
        remedy: "Nothing was written. Change the status in the file by hand.",
      });
    }
    if (edit.text !== text) await replace(path, edit.text);
    io.out(edit.text === text ? `${file} is ${wanted.data} already\n` : `${file} is now ${wanted.data}\n`);
    return 0;
  },
};

/** Replaces a file as a whole, with the permissions that it has; a link stays a link. */
async function replace(path: string, text: string): Promise<void> {
  const target = await realpath(path);
  const temporary = `${target}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    const handle = await open(temporary, "wx", (await stat(target)).mode & 0o777);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw fileFailure(error, path);
  }
}
