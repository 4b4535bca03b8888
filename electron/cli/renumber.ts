import { basename, dirname } from "node:path";
import { renumber as renumberFile } from "#electron/host/repo/edit/renumber";
import type { CliCommand } from "./command";
import { json, UsageError } from "./io";
import { namedFile } from "./named";

export const renumber: CliCommand = {
  usage: "renumber FILE [NUMBER] [--json]",
  does: "Gives an ADR another number, or the next free one: its file, heading, data, and the links to it.",
  examples: ["renumber docs/adr/0012-use-queues.md", "renumber docs/adr/0012-use-queues.md 15"],
  takes: [1, 2],
  options: { json: { type: "boolean", does: "one JSON document on standard output" } },
  async run([file = "", number], given, io) {
    if (number !== undefined && !/^\d{1,6}$/.test(number)) throw new UsageError("NUMBER is a whole number.");
    const path = await namedFile(file, io);
    const plan = await renumberFile(dirname(path), basename(path), number === undefined ? null : Number(number));
    const { from, to, writes, leaves } = plan;
    if (given.json) json(io, { from, to, changed: writes.map((one) => one.path), leaves });
    else {
      io.out(`${from} is now ${to}\n`);
      for (const one of writes) if (one.path !== from) io.out(`Links changed in ${one.path}\n`);
      if (leaves.length > 0) io.out("Left as it is, look at these yourself:\n");
      for (const { file, line, text } of leaves) io.out(`  ${file === from ? to : file}:${line}: ${text}\n`);
    }
    return 0;
  },
};
