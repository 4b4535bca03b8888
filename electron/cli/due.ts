import { type DueAdr, dueIn } from "#electron/host/repo/list/due";
import type { Day } from "#shared/base/day";
import { localDay } from "#shared/base/day";
import { dueText } from "#shared/record/due";
import { type CliCommand, text } from "./command";
import { type Io, json, UsageError } from "./io";
import { keptBy } from "./kept";
import { columnsOf } from "./list";
import { namedFile } from "./named";
import { readingOf } from "./progress";

export const due: CliCommand = {
  usage: "due [DIR] [--within DAYS | --all] [--today YYYY-MM-DD] [--json]",
  does: "Lists ADRs that are due for review, or will be within some days; with --all the others that have a date too.",
  examples: ["due", "due ../my-repository --within 30", "due --all --json"],
  takes: [0, 1],
  options: {
    within: { type: "string", does: "also what is due within so many days" },
    today: { type: "string", does: "the day to go by, YYYY-MM-DD; today unless given" },
    all: { type: "boolean", does: "everything that has a review date" },
    json: { type: "boolean", does: "one JSON document on standard output" },
  },
  async run([dir = "."], given, io) {
    const today = (await dayFrom(text(given, "today"))) ?? localDay(new Date());
    const within = daysFrom(text(given, "within"));
    if (within !== undefined && given.all) throw new UsageError("--within and --all differ.");
    const reading = readingOf(io);
    const found = await dueIn(await namedFile(dir, io), today, { ...reading, keep: keptBy(io) }).finally(reading.end);
    for (const { file, why } of found.unreadable) io.err(`Can't read ${file}: ${why}\n`);
    for (const { file, raw } of found.unclear) io.err(`${file}: the review date "${raw}" isn't a day.\n`);
    const shown = found.due.filter(({ state, days, triggered }) => {
      if (within === undefined) return given.all || state !== "fresh";
      return triggered.length > 0 || (days !== null && days <= within);
    });
    await tellEditions(shown, io);
    if (given.json) json(io, shown);
    else if (shown.length === 0) io.out("Nothing is due for review.\n");
    else {
      io.out(
        columnsOf(
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

/** Says of each that was decided by another edition than the newest what changed. Most logs hold none, and load no playbook. */
async function tellEditions(shown: readonly DueAdr[], io: Io): Promise<void> {
  if (shown.every(({ playbook }) => !playbook)) return;
  const [{ loadLibrary }, { editionText, otherEdition }] = await Promise.all([
    import("#electron/host/playbooks/library"),
    import("#shared/record/edition"),
  ]);
  const { playbooks } = await loadLibrary(io.templates);
  for (const { file, playbook } of shown) {
    const other = playbook && otherEdition(playbook, playbooks);
    if (other) io.err(`${file}: ${editionText(other)}${other.changes.map((what) => `\n  ${what}`).join("")}\n`);
  }
}

/** Days from today; what is late already is within any number of them. */
function daysFrom(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (!/^\d{1,5}$/.test(given)) throw new UsageError("--within takes a whole number of days.");
  return Number(given);
}

async function dayFrom(given: string | undefined): Promise<Day | undefined> {
  if (given === undefined) return undefined;
  // Few name a day, and what checks it takes as long to load as all the rest.
  const { daySchema } = await import("#shared/playbook/schema");
  const day = daySchema.safeParse(given);
  if (!day.success) throw new UsageError("--today takes a day that exists, written YYYY-MM-DD.");
  return day.data;
}
