import { readFile, realpath } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { sha256 } from "#electron/host/files/canonical";
import { readUtf8 } from "#electron/host/playbooks/library";
import { changeFiles } from "#electron/host/repo/edit/change";
import { packageOf } from "#electron/host/repo/find/log4brains";
import { rootOf } from "#electron/host/repo/find/root";
import { slashed, within } from "#electron/host/repo/paths";
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
  await changeFiles([{ ...adr, text: edit.text }]);
  return true;
}

async function changeBoth(file: string, by: string, io: Io): Promise<boolean> {
  const [old, next] = [await read(file, io), await read(by, io)];
  if (old.path === next.path) throw new UsageError("An ADR can't supersede itself.");
  const { root } = await rootOf(dirname(old.path));
  if (!within(root, next.path)) throw refused(by, "It doesn't lie in the same repository.");
  const pair = supersede(
    { file: slashed(root, old.path), text: old.text, package: await packageOf(old.path) },
    { file: slashed(root, next.path), text: next.text, package: await packageOf(next.path) },
  );
  if ("refused" in pair) throw refused(pair.file === slashed(root, old.path) ? file : by, pair.refused);
  const changes = [
    { ...old, text: pair.old, was: old.text },
    { ...next, text: pair.by, was: next.text },
  ].filter((one) => one.text !== one.was);
  await changeFiles(changes);
  return changes.length > 0;
}

/** Where the file really is, what it holds, and the state that it is in. A link stays a link. */
async function read(file: string, io: Io) {
  const named = resolve(io.cwd, file);
  await readUtf8(named);
  const why = whyNotEdited(basename(named));
  if (why !== null) throw refused(file, why);
  const bytes = await readFile(named);
  // Decoded so that a byte order mark stays.
  return { path: await realpath(named), text: bytes.toString("utf8"), expect: sha256(bytes) };
}

function refused(file: string, why: string): AdroitError {
  return new AdroitError("BAD_INPUT", `${file}: ${why}`, {
    subject: file,
    remedy: "Nothing was written. Change it in the file by hand.",
  });
}
