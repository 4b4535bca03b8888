import { realpath } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { changeFiles } from "#electron/host/files/changeset";
import { slashed, within } from "#electron/host/files/inside";
import { readUtf8 } from "#electron/host/playbooks/library";
import { readAdrFile } from "#electron/host/repo/edit/file";
import { rootOf } from "#electron/host/repo/find/find";
import { packageOf } from "#electron/host/repo/find/log4brains";
import { setStatus, whyNotEdited } from "#shared/adr/edit/edit";
import { supersede } from "#shared/adr/edit/supersede";
import { AdroitError } from "#shared/base/error";
import type { Status } from "#shared/record/record";
import { statusSchema } from "#shared/record/schema";
import { type Command, text } from "./command";
import { type Io, UsageError } from "./io";

export const status: Command = {
  usage: "status FILE STATUS [--by FILE]",
  does: "Changes the status of an ADR and not one other byte; with --by, both ends of a supersession.",
  takes: [2, 2],
  options: { by: { type: "string" } },
  async run([file = "", word], given, io) {
    const wanted = statusSchema.safeParse(word);
    if (!wanted.success) throw new UsageError(`STATUS is one of: ${statusSchema.options.join(", ")}.`);
    const by = text(given, "by");
    if (by !== undefined && wanted.data !== "superseded")
      throw new UsageError("--by names the ADR that supersedes this one: STATUS is superseded then.");
    const done = by === undefined ? await changeStatus(file, wanted.data, io) : await changeBoth(file, by, io);
    io.out(done ? `${file} is now ${wanted.data}\n` : `${file} is ${wanted.data} already\n`);
    return 0;
  },
};

async function changeStatus(file: string, status: Status, io: Io): Promise<boolean> {
  const adr = await read(file, io);
  const edit = setStatus(adr.text, status);
  if ("refused" in edit) throw refused(file, edit.refused);
  if (edit.text === adr.text) return false;
  await changeFiles(adr.root, [{ path: adr.file, expect: adr.hash, text: edit.text }]);
  return true;
}

async function changeBoth(file: string, by: string, io: Io): Promise<boolean> {
  const [old, next] = [await read(file, io), await read(by, io)];
  const { root } = old;
  if (next.root !== root) throw refused(by, "It doesn't lie in the same repository.");
  if (old.file === next.file) throw new UsageError("An ADR can't supersede itself.");
  const pair = supersede(
    { file: old.file, text: old.text, package: await packageOf(join(root, old.file)) },
    { file: next.file, text: next.text, package: await packageOf(join(root, next.file)) },
  );
  if ("refused" in pair) throw refused(pair.file === old.file ? file : by, pair.refused);
  const changes = [
    { path: old.file, expect: old.hash, text: pair.old, was: old.text },
    { path: next.file, expect: next.hash, text: pair.by, was: next.text },
  ].filter((one) => one.text !== one.was);
  await changeFiles(root, changes);
  return changes.length > 0;
}

/** The repository that a file lies in, where it really is there, what it holds and its state. A link stays a link. */
async function read(file: string, io: Io) {
  const named = resolve(io.cwd, file);
  const path = await realpath(named).catch(async (error: unknown) => {
    // Says what of the way there is missing or closed.
    await readUtf8(named);
    throw error;
  });
  const why = whyNotEdited(basename(named));
  if (why !== null) throw refused(file, why);
  const { root } = await rootOf(dirname(named));
  if (!within(root, path)) throw refused(file, "It is a link that leads out of its repository.");
  const inside = slashed(root, path);
  return { ...(await readAdrFile(root, inside)), root, file: inside };
}

function refused(file: string, why: string): AdroitError {
  return new AdroitError("BAD_INPUT", `${file}: ${why}`, {
    subject: file,
    remedy: "Nothing was written. Change it in the file by hand.",
  });
}
