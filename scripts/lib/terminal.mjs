/** What a person sees of a script: lines that stay and, while something takes long, one that says how far it is. */

/**
 * At a terminal the passing line is written over and goes when something is said; elsewhere it stays as a line of its
 * own, and comes more rarely.
 *
 * @param {{ write(text: string): unknown, isTTY?: boolean, columns?: number }} out
 * @returns {{ say(line: string): void, pass(line: string | null): void, every: number }} `pass(null)` takes the passing
 *   line away; `every`: milliseconds between two of them
 */
export function terminal(out) {
  if (!out.isTTY) {
    const say = (line) => void out.write(`${line}\n`);
    return { say, pass: (line) => line !== null && say(line), every: 5000 };
  }
  let passing = false;
  const clear = () => {
    if (passing) out.write("\r\x1b[K");
    passing = false;
  };
  return {
    say(line) {
      clear();
      out.write(`${line}\n`);
    },
    pass(line) {
      clear();
      if (line === null) return;
      // One that is broken in two can't be written over.
      out.write(line.slice(0, (out.columns ?? 80) - 1));
      passing = true;
    },
    every: 1000,
  };
}
