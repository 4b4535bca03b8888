import { basename, dirname } from "node:path";
import { readAdrFile } from "#electron/host/repo/edit/file";
import { tagAdr } from "#electron/host/repo/edit/relate";
import { tagsIn } from "#shared/adr/read/related";
import { tagShape } from "#shared/adr/read/words";
import type { CliCommand } from "./command";
import { json, UsageError } from "./io";
import { namedFile } from "./named";

export const tag: CliCommand = {
  usage: "tag FILE [TAG...] [--remove] [--json]",
  does: "Prints the tags of an ADR; with tags, files it under these as well, or takes them away with --remove.",
  examples: ["tag docs/adr/0012-use-queues.md storage cost", "tag docs/adr/0012-use-queues.md cost --remove"],
  takes: [1, 50],
  options: {
    remove: { type: "boolean", does: "takes these tags away" },
    json: { type: "boolean", does: "one JSON document on standard output" },
  },
  async run([file = "", ...named], given, io) {
    const odd = named.find((one) => !tagShape().test(one));
    if (odd !== undefined) throw new UsageError(`"${odd}" isn't a tag: letters, digits and - . _ + / without blanks.`);
    const path = await namedFile(file, io);
    const [root, name] = [dirname(path), basename(path)];
    const { text, hash } = await readAdrFile(root, name);
    const has = tagsIn(name, text);
    const wanted = given.remove ? has.filter((one) => !named.includes(one)) : [...new Set([...has, ...named])];
    if (named.length > 0) await tagAdr(root, name, wanted, hash);
    if (given.json) json(io, wanted);
    else io.out(wanted.map((one) => `${one}\n`).join(""));
    return 0;
  },
};
