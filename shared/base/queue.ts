/** Runs what concerns one thing in turn, and what concerns different things side by side. */
export interface Queue {
  run<T>(key: string, job: () => Promise<T>): Promise<T>;
  /** Resolves once everything that was asked for before has ended. */
  idle(): Promise<void>;
}

export function createQueue(): Queue {
  const last = new Map<string, Promise<unknown>>();
  return {
    run(key, job) {
      const result = (last.get(key) ?? Promise.resolve()).then(job);
      const settled = result.then(
        () => {},
        () => {},
      );
      last.set(key, settled);
      void settled.then(() => {
        if (last.get(key) === settled) last.delete(key);
      });
      return result;
    },
    async idle() {
      await Promise.all(last.values());
    },
  };
}
