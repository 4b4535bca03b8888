/** What a command is given: where it writes and where things lie. Tests pass their own. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** The folder that relative paths start from. */
  cwd: string;
  /** The folder of `templates/`, `out/` and `package.json`. */
  root: string;
  /** Folder of the user's decisions, where no `--data` is given. */
  data: string;
  /** Fires when the user wants a long-running command to end. */
  stop: AbortSignal;
}

/** Exit codes: fine, problems were found, wrong use or unreadable input. */
export type ExitCode = 0 | 1 | 2;

/** The command was called in a way that it doesn't understand. */
export class UsageError extends Error {}

export function json(io: Io, value: unknown): void {
  io.out(`${JSON.stringify(value, null, 2)}\n`);
}
