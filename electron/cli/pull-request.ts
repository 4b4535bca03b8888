import { basename, dirname } from "node:path";
import { proposalFor } from "#electron/host/git/proposal";
import { gitHosts } from "#shared/adr/links/git-host";
import { localDay } from "#shared/base/day";
import { type CliCommand, text } from "./command";
import { json, UsageError } from "./io";
import { namedFile } from "./named";

export const pullRequest: CliCommand = {
  usage: "pull-request FILE [--git-host KIND] [--json]",
  does: "Prints the text of a pull request for an ADR, and the address that opens one; it opens nothing itself.",
  examples: ["pull-request docs/adr/0012-use-queues.md"],
  takes: [1, 1],
  options: {
    "git-host": { type: "string", does: "what kind of host it is, where the address doesn't tell", values: gitHosts },
    json: { type: "boolean", does: "one JSON document on standard output" },
  },
  async run([file = ""], given, io) {
    const kind = text(given, "git-host");
    const host = gitHosts.find((one) => one === kind) ?? null;
    if (kind !== undefined && host === null) throw new UsageError(`--git-host takes one of: ${gitHosts.join(", ")}.`);
    const path = await namedFile(file, io);
    const around = { today: localDay(new Date()), thresholds: {}, host };
    const proposal = await proposalFor(dirname(path), basename(path), around);
    if (given.json) json(io, proposal);
    else {
      io.out(`${proposal.title}\n\n${proposal.body}`);
      if (proposal.address !== null) io.out(`\n${proposal.address}\n`);
      else io.err(`There is no address to open one: ${proposal.why}\n`);
    }
    return 0;
  },
};
