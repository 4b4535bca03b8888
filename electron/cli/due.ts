import { resolve } from "node:path";
import { dueIn } from "#electron/host/repo/list/due";
import type { Day } from "#shared/base/day";
import { localDay } from "#shared/base/day";
import { daySchema } from "#shared/playbook/schema";
import { dueText } from "#shared/record/due";
import { type Command, text } from "./command";
import { json, UsageError } from "./io";
import { table } from "./list";

export const due: Command = {
  usage: "due [DIR] [--today YYYY-MM-DD] [--all] [--json]",
  does: "Lists ADRs that are due for review; with --all the others that have a review date too.",
  takes: [0, 1],
  options: { today: { type: "string" }, all: { type: "boolean" }, json: { type: "boolean" } },
  async run([dir = "."], given, io) {
    const today = dayFrom(text(given, "today")) ?? localDay(new Date());
    const found = await dueIn(resolve(io.cwd, dir), today);
    for (const { file, why } of found.unreadable) io.err(`Can't read ${file}: ${why}\n`);
    for (const { file, raw } of found.unclear) io.err(`${file}: the review date "${raw}" isn't a day.\n`);
    const shown = found.due.filter(({ state }) => given.all || state !== "fresh");
    if (given.json) json(io, shown);
    else if (shown.length === 0) io.out("Nothing is due for review.\n");
    else {
      io.out(
        table(
          shown.map((one) => [
            dueText(one),
            one.review ?? "",
            one.file,
            [one.title ?? "", ...one.triggered.map((trigger) => `(${trigger})`)].filter(Boolean).join(" "),
          ]),
        ),
      );
    }
    return found.due.some(({ state }) => state === "overdue") ? 1 : 0;
  },
};

function dayFrom(given: string | undefined): Day | undefined {
  if (given === undefined) return undefined;
  const day = daySchema.safeParse(given);
  if (!day.success) throw new UsageError("--today takes a day that exists, written YYYY-MM-DD.");
  return day.data;
}
