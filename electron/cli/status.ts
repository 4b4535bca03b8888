import { basename, dirname } from "node:path";
import { slashed, within } from "#electron/host/files/inside";
import { type AdroitClient, memoryClient } from "#electron/host/router";
import { setStatus } from "#shared/adr/edit/edit";
import { AdroitError } from "#shared/base/error";
import type { Status } from "#shared/record/record";
import { statusSchema } from "#shared/record/schema";
import { type CliCommand, text } from "./command";
import { UsageError } from "./io";
import { realFile } from "./named";
import { withHost } from "./with-host";

export const status: CliCommand = {
  usage: "status FILE STATUS [--by FILE]",
  does: "Changes the status of an ADR and not one other byte; with --by, both ends of a supersession.",
  examples: [
    "status docs/adr/0012-use-queues.md accepted",
    "status docs/adr/0007-use-topics.md superseded --by docs/adr/0012-use-queues.md",
  ],
  takes: [2, 2],
  words: { 1: statusSchema.options },
  options: { by: { type: "string", does: "the ADR that takes its place" } },
  async run([file = "", word], given, io) {
    const wanted = statusSchema.safeParse(word);
    if (!wanted.success) throw new UsageError(`STATUS is one of: ${statusSchema.options.join(", ")}.`);
    const by = text(given, "by");
    if (by !== undefined && wanted.data !== "superseded")
      throw new UsageError("--by names the ADR that supersedes this one: STATUS is superseded then.");
    const path = await realFile(file, io);
    const other = by === undefined ? null : await realFile(by, io);
    if (path === other) throw new UsageError("An ADR can't supersede itself.");
    const done = await withHost(given, io, async (served) => {
      const client = memoryClient(served);
      return other === null ? changeStatus(client, path, wanted.data) : changeBoth(client, path, other);
    });
    io.out(done ? `${file} is now ${wanted.data}\n` : `${file} is ${wanted.data} already\n`);
    return 0;
  },
};

async function changeStatus(client: AdroitClient, path: string, status: Status): Promise<boolean> {
  const at = { root: dirname(path), file: basename(path) };
  const before = await client.repo.read(at);
  // The app also replaces words that are no status, which a person sees on the screen first.
  const edit = setStatus(before.text, status);
  if ("refused" in edit) throw refused(at.file, edit.refused);
  const after = await client.repo.setStatus({ ...at, status, expect: before.hash });
  return after.hash !== before.hash;
}

async function changeBoth(client: AdroitClient, path: string, other: string): Promise<boolean> {
  const { root } = await client.repo.root({ path: dirname(path) });
  if (!within(root, other)) throw refused(other, "It doesn't lie in the same repository.");
  const [old, by] = [slashed(root, path), slashed(root, other)];
  const states = async () => [await client.repo.read({ root, file: old }), await client.repo.read({ root, file: by })];
  const [before, ofBy] = await states();
  const repair = { do: "supersede" as const, old, by, label: "" };
  await client.repo.repair({ root, repair, seen: old, expect: before?.hash ?? "" });
  const [after, ofByAfter] = await states();
  return before?.hash !== after?.hash || ofBy?.hash !== ofByAfter?.hash;
}

function refused(file: string, why: string): AdroitError {
  return new AdroitError("BAD_INPUT", `${file}: ${why}`, {
    subject: file,
    remedy: "Nothing was written. Change it in the file by hand.",
  });
}
