/** The command line in this process, with what it says caught. */
import { join } from "node:path";
import v8 from "node:v8";
import { run } from "#electron/cli/run";
import { shipped, templates } from "./shipped";

// A command switches V8's optimiser off where it is over soon, for good: here its process goes on.
Object.assign(v8, { setFlagsFromString: () => undefined });

export const root = join(import.meta.dirname, "../..");

export interface Ran {
  code: number;
  out: string;
  err: string;
}

/** Runs a command as somebody would who stands in `folder`. */
export async function adroitIn(folder: string, ...argv: string[]): Promise<Ran> {
  const ran: Ran = { code: -1, out: "", err: "" };
  ran.code = await run(argv, {
    out: (text) => {
      ran.out += text;
    },
    err: (text) => {
      ran.err += text;
    },
    cwd: folder,
    root: shipped,
    templates,
    data: join(folder, "data"),
    stop: AbortSignal.abort(),
  });
  return ran;
}
