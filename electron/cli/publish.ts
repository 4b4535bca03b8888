import { relative } from "node:path";
import { gitHosts, type WebRepository, webRepository } from "#shared/adr/links/git-host";
import { type CliCommand, type GivenOptions, text } from "./command";
import { UsageError } from "./io";
import { namedFile } from "./named";
import { hurry, showProgress } from "./progress";

/** ADRs up to which publishing is over before optimised code pays. */
const few = 200;

export const publish: CliCommand = {
  usage:
    "publish [DIR] --out FOLDER | --single FILE [--title TEXT] [--repository URL] [--git-host KIND] [--address URL]",
  does: "Writes the ADRs as a site that everybody can read, or as one HTML file to pass around.",
  examples: ["publish . --single adr.html", "publish . --out site --address https://adr.example.org"],
  takes: [0, 1],
  options: {
    out: { type: "string", does: "folder of the site" },
    single: { type: "string", does: "file that holds everything" },
    title: { type: "string", does: "heading of the log" },
    repository: { type: "string", does: "address of the repository, for links to files" },
    "git-host": { type: "string", does: "what kind of host that is, where the address doesn't tell", values: gitHosts },
    address: { type: "string", does: "where the site will lie, for the feed" },
  },
  async run([dir = "."], given, io) {
    const [out, single] = [text(given, "out"), text(given, "single")];
    if (!out && !single) throw new UsageError("Name a folder with --out, or a file with --single.");
    if (text(given, "title")?.trim() === "") throw new UsageError("--title takes the heading of the log; it is empty.");
    const address = text(given, "address");
    if (address !== undefined && !/^https?:\/\/[^\s?#]+$/.test(address))
      throw new UsageError("--address takes the web address of the site, https://...");
    const web = webFrom(given);
    const [{ collectLog: collect }, { publishFile, publishSite }] = await Promise.all([
      import("#electron/host/publish/collect"),
      import("#electron/host/publish/publish"),
    ]);
    const steps = showProgress(io, "published");
    const log = await collect(await namedFile(dir, io), {
      title: text(given, "title"),
      web,
      progress(done, all) {
        if (done === 1 && all <= few) hurry();
        steps.at(done, all);
      },
    }).finally(steps.end);
    const published = new Set(log.adrs.map(({ entry }) => entry.file));
    for (const { file, what } of log.problems) if (!published.has(file)) io.err(`Not published: ${file}: ${what}\n`);
    if (web !== null && log.commit === null)
      io.err("No ADR links to its file in the repository: there is no commit yet that the links could lead to.\n");
    const count = `${log.adrs.length} ${log.adrs.length === 1 ? "ADR" : "ADRs"}`;
    for (const [name, write] of [
      [out, (to: string) => publishSite(log, to, { address })],
      [single, (to: string) => publishFile(log, to)],
    ] as const) {
      if (!name) continue;
      const to = await namedFile(name, io);
      await write(to);
      io.out(`Published ${count} in ${relative(io.cwd, to) || to}\n`);
    }
    return 0;
  },
};

/** The repository's page, from the address that a person or git knows it by. */
function webFrom(given: GivenOptions): WebRepository | null {
  const address = text(given, "repository");
  const kind = text(given, "git-host");
  const host = gitHosts.find((one) => one === kind) ?? null;
  if (kind !== undefined && host === null) throw new UsageError(`--git-host takes one of: ${gitHosts.join(", ")}.`);
  if (address === undefined) return null;
  const web = webRepository(address, host);
  if (web === null)
    throw new UsageError("--repository takes the address of a repository; name the kind of its host with --git-host.");
  return web;
}
