/** Entry of the command line. */
import { homedir } from "node:os";
import { join } from "node:path";
import { dataFolder } from "#electron/host/folders";
import { run } from "./run";

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());

// Whoever reads may stop early (`adroit list . | head`).
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 2));

process.exitCode = await run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  cwd: process.cwd(),
  root: join(import.meta.dirname, "..", ".."),
  data: dataFolder(process.env, process.platform, homedir()),
  stop: stop.signal,
});
