import { resolve } from "node:path";
import { list } from "#electron/host/repo/list";
import { type Problem, problemsOf } from "#shared/adr/check";
import type { Command } from "./command";
import { json } from "./io";

export const check: Command = {
  usage: "check DIR [--json]",
  does: "Finds problems of an ADR folder: duplicate numbers, broken links, unknown status.",
  takes: [1, 1],
  options: { json: { type: "boolean" } },
  async run([dir = ""], given, io) {
    const { entries, unreadable } = await list(resolve(io.cwd, dir));
    const problems: Problem[] = [
      ...unreadable.map(({ file, why }) => ({ file, kind: "unreadable" as const, what: why })),
      ...problemsOf(entries),
    ];
    if (given.json) json(io, problems);
    else if (problems.length === 0) io.out(`No problems in ${entries.length} ADRs.\n`);
    else for (const { file, what } of problems) io.out(`${file}: ${what}\n`);
    return problems.length === 0 ? 0 : 1;
  },
};
