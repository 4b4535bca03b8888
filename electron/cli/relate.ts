import { relative, resolve } from "node:path";
import { slashed, within } from "#electron/host/files/inside";
import { readAdrFile } from "#electron/host/repo/edit/file";
import { relateAdrs } from "#electron/host/repo/edit/relate";
import { repositoryOf } from "#electron/host/repo/paths";
import type { RelatedKind } from "#shared/adr/read/words";
import { AdroitError } from "#shared/base/error";
import type { CliCommand } from "./command";
import { UsageError } from "./io";
import { realFile } from "./named";

const words: Record<string, RelatedKind> = {
  amends: "amends",
  "amended-by": "amendedBy",
  "depends-on": "dependsOn",
  "required-by": "requiredBy",
  "relates-to": "relatesTo",
};

export const relate: CliCommand = {
  usage: "relate FILE KIND OTHER [--remove]",
  does: `Says in both ADRs how they stand to each other, or takes it back. KIND is one of ${Object.keys(words).join(", ")}.`,
  examples: ["relate docs/adr/0012-use-queues.md depends-on docs/adr/0007-use-topics.md"],
  takes: [3, 3],
  words: { 1: Object.keys(words) },
  options: { remove: { type: "boolean", does: "takes it back in both" } },
  async run([file = "", word = "", other = ""], given, io) {
    const is = Object.hasOwn(words, word) ? words[word] : undefined;
    if (is === undefined) throw new UsageError(`KIND is one of: ${Object.keys(words).join(", ")}.`);
    const [one, two] = [await realFile(file, io), await realFile(other, io)];
    if (one === two) throw new UsageError("An ADR has no relation to itself.");
    const root = repositoryOf(one) ?? resolve(one, "..");
    if (!within(root, two))
      throw new AdroitError("BAD_INPUT", "It doesn't lie in the same repository.", {
        subject: other,
        remedy: "Nothing was written.",
      });
    const [here, there] = [slashed(root, one), slashed(root, two)];
    const before = await states(root, here, there);
    await relateAdrs(
      root,
      { file: here, is, other: there, remove: given.remove === true },
      { seen: here, expect: before[0] ?? "" },
    );
    const after = await states(root, here, there);
    const changed = [one, two].filter((_, i) => before[i] !== after[i]).map((path) => relative(io.cwd, path) || path);
    io.out(changed.length === 0 ? "They say so already\n" : changed.map((path) => `Changed ${path}\n`).join(""));
    return 0;
  },
};

async function states(root: string, ...files: string[]): Promise<string[]> {
  return Promise.all(files.map(async (file) => (await readAdrFile(root, file)).hash));
}
