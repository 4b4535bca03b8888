import { realFolder } from "#electron/host/repo/paths";
import { serveStdio } from "#electron/mcp/server";
import type { CliCommand } from "./command";
import { namedFile } from "./named";
import { hurry } from "./progress";
import { version } from "./version";

export const mcp: CliCommand = {
  usage: "mcp [DIR] [--write]",
  does: "Lets an agent read the ADRs over the Model Context Protocol; with --write it may change files as well.",
  examples: ["mcp .", "mcp ../my-repository --write"],
  takes: [0, 1],
  options: { write: { type: "boolean", does: "changes are written, not only shown" } },
  async run([dir = "."], given, io) {
    // The first answer is waited for, as that of a command is; what follows comes from a process that goes on.
    setTimeout(hurry(), 5_000).unref();
    const root = await realFolder(await namedFile(dir, io));
    const { templates } = io;
    await serveStdio({ root, templates, write: given.write === true, version: await version(io.root) }, io.stop);
    return 0;
  },
};
