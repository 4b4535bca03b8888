import { relative, sep } from "node:path";
import { checked, listLooked } from "#electron/host/repo/list/check";
import { repositoryOf } from "#electron/host/repo/paths";
import type { Problem } from "#shared/adr/folder/problem";
import { rules } from "#shared/adr/folder/rules";
import { localDay } from "#shared/base/day";
import { type CliCommand, type GivenOptions, text } from "./command";
import { type ExitCode, type Io, json, UsageError } from "./io";
import { keptBy } from "./kept";
import { namedFile } from "./named";
import { readingOf } from "./progress";
import { githubReport } from "./report/github";
import { sarifLog } from "./report/sarif";
import { textReport } from "./report/text";

const formats = ["text", "json", "github", "sarif"] as const;
type Format = (typeof formats)[number];

export const check: CliCommand = {
  usage: "check [DIR] [--changed-since REV] [--max-warnings N] [--format text|json|github|sarif] [--json]",
  does: "Finds problems of an ADR folder: duplicate numbers, broken links, unknown status, overdue review.",
  examples: ["check", "check docs/adr --format sarif", "check --changed-since origin/main --max-warnings 5"],
  takes: [0, 1],
  options: {
    "changed-since": { type: "string", does: "only problems that came since this commit or branch" },
    "max-warnings": { type: "string", does: "so many warnings pass; errors never do" },
    format: { type: "string", does: "how problems are reported", values: formats },
    json: { type: "boolean", does: "the same as --format json" },
  },
  async run([dir = "."], given, io) {
    const format = formatFrom(given);
    const allowed = warningsAllowed(text(given, "max-warnings"));
    const folder = await namedFile(dir, io);
    const { problems, adrs } = await found(folder, text(given, "changed-since"), io);
    await report(problems, { format, adrs, folder, io });
    return verdict(problems, allowed);
  },
};

/** All problems, or only those that came since a commit. */
async function found(
  folder: string,
  since: string | undefined,
  io: Io,
): Promise<{ problems: Problem[]; adrs: number }> {
  const today = localDay(new Date());
  if (since !== undefined) {
    // Only this needs git, and listing is faster without it.
    const { problemsSince } = await import("#electron/host/repo/list/since");
    return problemsSince(folder, since, today);
  }
  const reading = readingOf(io);
  const listed = await listLooked(folder, { ...reading, keep: keptBy(io) }).finally(reading.end);
  const problems = await checked(listed, today);
  listed.kept?.write();
  return { problems, adrs: listed.listing.entries.length };
}

interface Reported {
  format: Format;
  /** How many ADRs were looked at. */
  adrs: number;
  folder: string;
  io: Io;
}

async function report(problems: readonly Problem[], { format, adrs, folder, io }: Reported): Promise<void> {
  if (format === "json") json(io, problems);
  else if (format === "sarif") {
    const { version } = await import("./version");
    json(io, sarifLog(problems, { version: await version(io.root), prefix: prefix(folder) }));
  } else if (format === "github") io.out(githubReport(problems, prefix(folder)));
  else io.out(textReport(problems, adrs));
}

/** Reports for a git host name files from the top of the repository. */
function prefix(folder: string): string {
  const way = relative(repositoryOf(folder) ?? folder, folder);
  return way === "" ? "" : `${way.split(sep).join("/")}/`;
}

/** Every error counts, and warnings beyond as many as are allowed. */
function verdict(problems: readonly Problem[], allowed: number): ExitCode {
  const warnings = problems.filter(({ kind }) => rules[kind].level === "warning").length;
  return problems.length > warnings || warnings > allowed ? 1 : 0;
}

function formatFrom(given: GivenOptions): Format {
  const format = text(given, "format");
  if (given.json && format !== undefined && format !== "json") throw new UsageError("--json and --format differ.");
  if (given.json) return "json";
  if (format === undefined) return "text";
  const known = formats.find((one) => one === format);
  if (known === undefined) throw new UsageError(`--format takes one of: ${formats.join(", ")}.`);
  return known;
}

function warningsAllowed(given: string | undefined): number {
  if (given === undefined) return 0;
  if (!/^\d{1,6}$/.test(given)) throw new UsageError("--max-warnings takes a whole number.");
  return Number(given);
}
