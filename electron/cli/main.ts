/** The command line as a process: where its words go, and how it ends. */
import { homedir } from "node:os";
import { unwritten } from "#electron/host/files/standard";
import { dataFolder } from "#electron/host/store/default-folder";
import { run } from "./run";

/**
 * Runs a command and ends the process with its exit code. `root` is the folder of `out/`, `templates` that of playbooks
 * and examples as the build leaves them.
 */
export async function main(argv: readonly string[], root: string, templates: string): Promise<void> {
  const out = channel(1, () => process.stdout);
  const err = channel(2, () => process.stderr);
  const code = await run(argv, {
    out: out.write,
    err: err.write,
    // Not in a log or a pipe, and not where the environment says that there is no terminal to speak of.
    get terminal() {
      const wanted = process.env.TERM !== "dumb" && process.env.NO_COLOR === undefined && process.stderr.isTTY;
      return wanted ? err.write : undefined;
    },
    cwd: process.cwd(),
    root,
    templates,
    data: dataFolder(process.env, process.platform, homedir()),
    // Made for the commands that go on until somebody stops them; the others end as any program does.
    get stop() {
      const stop = new AbortController();
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
      return stop.signal;
    },
  });
  // Node would otherwise wait for what it compiles and collects beside this, which nothing needs any more.
  out.flushed(() => err.flushed(() => process.exit(code)));
}

/**
 * Writes at once, without Node's streams, which take longer to load than a small folder to list. What the other end
 * doesn't take at once goes on through the stream. Windows needs the stream for letters in its terminal.
 */
function channel(fd: 1 | 2, stream: () => NodeJS.WriteStream) {
  let streaming: NodeJS.WriteStream | null = null;
  const streamed = (data: string | Uint8Array) => {
    streaming ??= stream().on("error", ended);
    streaming.write(data);
  };
  return {
    write(text: string): void {
      const rest = streaming || process.platform === "win32" ? text : unwritten(fd, text, ended);
      if (rest.length > 0) streamed(rest);
    },
    flushed(next: () => void) {
      if (streaming) streaming.write("", next);
      else next();
    },
  };
}

/** Whoever reads may stop early (`adroit list . | head`). */
function ended(error: NodeJS.ErrnoException): never {
  process.exit(error.code === "EPIPE" ? 0 : 2);
}
