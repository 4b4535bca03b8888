import { resolve } from "node:path";
import { checked } from "#electron/host/repo/list/check";
import { listTexts } from "#electron/host/repo/list/list";
import { localDay } from "#shared/base/day";
import type { Command } from "./command";
import { json } from "./io";

export const check: Command = {
  usage: "check DIR [--json]",
  does: "Finds problems of an ADR folder: duplicate numbers, broken links, unknown status, overdue review.",
  takes: [1, 1],
  options: { json: { type: "boolean" } },
  async run([dir = ""], given, io) {
    const listed = await listTexts(resolve(io.cwd, dir));
    const problems = await checked(listed, localDay(new Date()));
    const { length } = listed.listing.entries;
    if (given.json) json(io, problems);
    else if (problems.length === 0) io.out(`No problems in ${length} ${length === 1 ? "ADR" : "ADRs"}.\n`);
    else
      for (const { file, line, what } of problems) io.out(`${file}${line === undefined ? "" : `:${line}`}: ${what}\n`);
    return problems.length === 0 ? 0 : 1;
  },
};
