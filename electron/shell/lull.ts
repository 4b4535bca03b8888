/** The moment when a page that is being loaded has got what it asks for first. */
export interface Lull {
  /** Something was asked for. */
  asked(): void;
  /** Resolves once `quiet` milliseconds have passed since the last one, and after `longest` in any case. */
  over: Promise<void>;
}

/** @param quiet milliseconds @param longest milliseconds from now, for a page that never asks or never stops */
export function lull(quiet: number, longest: number): Lull {
  let timer: NodeJS.Timeout | undefined;
  let end = () => {};
  const over = new Promise<void>((done) => {
    const last = setTimeout(done, longest);
    end = () => {
      clearTimeout(last);
      done();
    };
  });
  return {
    over,
    asked() {
      clearTimeout(timer);
      timer = setTimeout(end, quiet);
    },
  };
}
