/** How far something is that lasts, on one line that goes away: only on a terminal, and only after a second. */
import type { Io } from "./io";

export interface Steps {
  /** So many of so many are done. */
  at(done: number, all: number): void;
  /** Takes the line away. */
  end(): void;
}

/** Milliseconds: what is over sooner needs no line, and a line changes no faster. */
const [wait, pace] = [1000, 100];

/** `does` is what is done to each: "read", "published". */
export function showProgress(io: Pick<Io, "terminal">, does: string, now: () => number = Date.now): Steps {
  const begun = now();
  let shown = 0;
  return {
    at(done, all) {
      const at = now();
      if (at - begun < wait || at - shown < pace) return;
      shown = at;
      // Asked for when there is something to say: to find out whether there is a terminal takes a while.
      io.terminal?.(`\r\u001b[K${done.toLocaleString("en")} of ${all.toLocaleString("en")} ${does}`);
    },
    end() {
      if (shown > 0) io.terminal?.("\r\u001b[K");
    },
  };
}

/** The same for a reading, which tells of what was read since. */
export function readingOf(io: Pick<Io, "terminal">): { progress(read: number, left: number): void; end(): void } {
  const steps = showProgress(io, "read");
  let done = 0;
  return {
    progress(read, left) {
      if (done === 0 && read + left >= many) hurry();
      done += read;
      steps.at(done, done + left);
    },
    end: steps.end,
  };
}

/** Files from which on it matters. */
const many = 100;

/**
 * For a process that reads much and then ends: it is over before optimised code pays, and the threads that make it, or
 * look for garbage meanwhile, take the cores from the reading. Gives what makes it again as it was.
 */
export function hurry(): () => void {
  const { setFlagsFromString } = process.getBuiltinModule("node:v8");
  const set = (prefix: string) => {
    for (const flag of ["opt", "incremental-marking"]) setFlagsFromString(`${prefix}${flag}`);
  };
  set("--no-");
  return () => set("--");
}
