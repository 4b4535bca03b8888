import { existsSync } from "node:fs";
import { join } from "node:path";
import { serve as serveApp } from "#electron/http/serve";
import { AdroitError } from "#shared/base/error";
import { type CliCommand, text } from "./command";
import { UsageError } from "./io";
import { namedFile } from "./named";
import { version } from "./version";

export const serve: CliCommand = {
  usage: "serve [--port N] [--data DIR]",
  does: "Serves the app to a browser on this machine.",
  examples: ["serve", "serve --port 4400 --data ~/decisions"],
  takes: [0, 0],
  options: {
    port: { type: "string", does: "port on this machine" },
    data: { type: "string", does: "folder of your decisions" },
  },
  async run(_positionals, given, io) {
    const assets = join(io.root, "out", "renderer");
    if (!existsSync(assets)) throw notHere();
    const data = await namedFile(text(given, "data") ?? io.data, io);
    const serving = await serveApp({
      data,
      templates: io.templates,
      assets,
      version: await version(io.root),
      port: portOf(text(given, "port")),
    });
    if (serving.kind === "held") {
      io.out(
        serving.address
          ? `Adroit already runs on this data: ${serving.address}\n`
          : `Adroit already runs on this data, in a window of its own (process ${serving.pid}).\n`,
      );
      return 0;
    }
    for (const problem of serving.problems) io.err(`Not loaded: ${problem.message}\n`);
    for (const notice of serving.notices) io.err(`${notice}\n`);
    io.out(`Adroit is at ${serving.url}\nDecisions are kept in ${data}. Stop with Ctrl+C.\n`);
    await stopped(io.stop);
    await serving.close();
    return 0;
  },
};

function notHere(): AdroitError {
  return new AdroitError("NOT_HERE", "This package holds the command line alone, without the app's pages.", {
    subject: null,
    remedy: "Clone Adroit and run npm start for the app.",
  });
}

function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

function portOf(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const port = Number(given);
  if (!/^\d+$/.test(given) || port > 65_535) throw new UsageError("--port takes a number from 0 to 65535.");
  return port;
}
