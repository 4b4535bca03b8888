/** The command line in this process, with what it says caught. */
import { join } from "node:path";
import { run } from "#electron/cli/run";
import { shipped, templates } from "./shipped";

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
