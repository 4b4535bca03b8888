/** Entry of the command line. */
import { homedir } from "node:os";
import { join } from "node:path";
import { dataFolder } from "#electron/host/store/data-folder";
import { run } from "./run";

// Whoever reads may stop early (`adroit list . | head`).
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 2));

const code = await run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  // Not in a log or a pipe, and not where the environment says that there is no terminal to speak of.
  ...(process.stderr.isTTY && process.env.TERM !== "dumb" && process.env.NO_COLOR === undefined
    ? { terminal: (text: string) => void process.stderr.write(text) }
    : {}),
  cwd: process.cwd(),
  root: join(import.meta.dirname, "..", ".."),
  data: dataFolder(process.env, process.platform, homedir()),
  // Made for the commands that go on until somebody stops them; the others end as any program does.
  get stop() {
    const stop = new AbortController();
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
    return stop.signal;
  },
});

// Node would otherwise wait for what it compiles and collects beside this, which nothing needs any more.
process.stdout.write("", () => process.stderr.write("", () => process.exit(code)));
