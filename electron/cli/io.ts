/** What a command is given: where it writes and where things lie. Tests pass their own. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** Writes to the terminal that somebody looks at, marks for it included; not there where nobody does or wants it. */
  terminal?: (text: string) => void;
  /** The folder that relative paths start from. */
  cwd: string;
  /** The folder of `out/` and `package.json`. */
  root: string;
  /** The folder of the playbooks and examples that come with Adroit. */
  templates: string;
  /** Folder of the user's decisions, where no `--data` is given. */
  data: string;
  /** Fires when the user wants a long-running command to end. */
  stop: AbortSignal;
}

/** Exit codes: fine, problems were found, wrong use or unreadable input. */
export type ExitCode = 0 | 1 | 2;

/** The command was called in a way that it doesn't understand. */
export class UsageError extends Error {}

// Controls but tab and line feed, and marks of direction. Lines may end as Windows ends them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go; by name they'd take longer than a listing
const hidden = /(?!\r\n)[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * The same with nothing in it that a terminal would obey or turn around: a repository's titles and file names may hold
 * such. Written as JSON writes it, so that a document stays the same.
 */
export function printable(io: Io): Io {
  const seen = (text: string) =>
    text.replace(hidden, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return Object.create(io, {
    out: { value: (text: string) => io.out(seen(text)) },
    err: { value: (text: string) => io.err(seen(text)) },
  });
}

/** The same without notes and progress. */
export function quiet(io: Io): Io {
  return Object.create(io, { err: { value: () => {} }, terminal: { value: undefined } });
}

export function json(io: Io, value: unknown): void {
  io.out(`${JSON.stringify(value, null, 2)}\n`);
}
