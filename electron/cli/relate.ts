import { dirname, relative } from "node:path";
import { slashed, within } from "#electron/host/files/inside";
import { readAdrFile } from "#electron/host/repo/edit/file";
import { relateAdrs } from "#electron/host/repo/edit/relate";
import { relationsIn } from "#electron/host/repo/list/relations";
import { repositoryOf } from "#electron/host/repo/paths";
import type { RelatedKind } from "#shared/adr/read/words";
import { AdroitError } from "#shared/base/error";
import type { CliCommand } from "./command";
import { type ExitCode, type Io, json, UsageError } from "./io";
import { columnsOf } from "./list";
import { realFile } from "./named";

const words: Record<string, RelatedKind> = {
  amends: "amends",
  "amended-by": "amendedBy",
  "depends-on": "dependsOn",
  "required-by": "requiredBy",
  "relates-to": "relatesTo",
};

const wordFor = Object.fromEntries(Object.entries(words).map(([word, kind]) => [kind, word])) as Record<
  RelatedKind,
  string
>;

export const relate: CliCommand = {
  usage: "relate FILE [KIND OTHER] [--remove] [--json]",
  does: `Prints how an ADR stands to others; with KIND and OTHER, says it in both files, or takes it back with --remove. KIND is one of ${Object.keys(words).join(", ")}.`,
  examples: [
    "relate docs/adr/0012-use-queues.md",
    "relate docs/adr/0012-use-queues.md depends-on docs/adr/0007-use-topics.md",
  ],
  takes: [1, 3],
  words: { 1: Object.keys(words) },
  options: {
    remove: { type: "boolean", does: "takes it back in both" },
    json: { type: "boolean", does: "one JSON document on standard output; without KIND and OTHER" },
  },
  async run([file = "", word, other], given, io) {
    if (word === undefined) {
      if (given.remove) throw new UsageError("Say what to take back: relate FILE KIND OTHER --remove.");
      return tell(await realFile(file, io), given.json === true, io);
    }
    if (other === undefined) throw new UsageError("Say what it relates to: relate FILE KIND OTHER.");
    if (given.json) throw new UsageError("--json prints how one ADR stands to others: relate FILE --json.");
    const is = Object.hasOwn(words, word) ? words[word] : undefined;
    if (is === undefined) throw new UsageError(`KIND is one of: ${Object.keys(words).join(", ")}.`);
    const [one, two] = [await realFile(file, io), await realFile(other, io)];
    if (one === two) throw new UsageError("An ADR has no relation to itself.");
    const root = rootOf(one);
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
    const same = given.remove === true ? "Neither of them says so\n" : "They say so already\n";
    io.out(changed.length === 0 ? same : changed.map((path) => `Changed ${path}\n`).join(""));
    return 0;
  },
};

/** The repository of a file, else its folder. */
const rootOf = (path: string) => repositoryOf(path) ?? dirname(path);

/** Supersession first, then the other relations; each with the other ADR's path in the repository and its title. */
async function tell(path: string, asJson: boolean, io: Io): Promise<ExitCode> {
  const root = rootOf(path);
  const found = await relationsIn(root, slashed(root, path));
  if (!found)
    throw new AdroitError("NOT_FOUND", "It isn't an ADR of this repository's logs.", {
      subject: slashed(root, path),
      remedy: "adroit list --why tells what was passed over and why.",
    });
  const { supersedes, supersededBy, related, titles } = found;
  const relations = [
    ...supersedes.map((file) => ({ kind: "supersedes", file })),
    ...supersededBy.map((file) => ({ kind: "superseded-by", file })),
    ...related.map(({ kind, file }) => ({ kind: wordFor[kind], file })),
  ].map((one) => ({ ...one, title: titles.get(one.file) ?? null }));
  if (asJson) json(io, relations);
  else if (relations.length === 0) io.out("It relates to no other ADR.\n");
  else io.out(columnsOf(relations.map(({ kind, file, title }) => [kind, file, title ?? ""])));
  return 0;
}

async function states(root: string, ...files: string[]): Promise<string[]> {
  return Promise.all(files.map(async (file) => (await readAdrFile(root, file)).hash));
}
