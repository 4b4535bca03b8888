/** Starts `worker.ts` as a process and kills it. */
import { type ChildProcess, type ChildProcessByStdio, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { buildWorker } from "../samples/processes";
import type { Order, Told } from "./worker";

export interface Tortured {
  told: Told[];
  /** Resolves once the process has told so many things, or has ended. */
  heard(count: number): Promise<void>;
  ended: Promise<void>;
  kill(): Promise<void>;
}

/** Runs with the bundled worker. The next process is started ahead, so that it needn't be waited for. */
export async function withWorker<T>(work: (start: (order: Order) => Tortured) => Promise<T>): Promise<T> {
  const { file, remove } = await buildWorker(`${import.meta.dirname}/worker.ts`);
  const running = new Set<ChildProcess>();
  const begin = () => {
    const child = spawn(process.execPath, [file], { stdio: ["pipe", "pipe", "inherit"] });
    running.add(child);
    child.once("close", () => running.delete(child));
    return child;
  };
  let next = begin();
  try {
    return await work((order) => {
      const child = next;
      next = begin();
      return given(child, order);
    });
  } finally {
    await Promise.all([...running].map((child) => killed(child)));
    await remove();
  }
}

function killed(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once("close", () => resolve());
    child.kill("SIGKILL");
  });
}

function given(child: ChildProcessByStdio<Writable, Readable, null>, order: Order): Tortured {
  const told: Told[] = [];
  const waiting: { when: number; go(): void }[] = [];
  const go = (all: boolean) => {
    for (const one of waiting) if (all || told.length >= one.when) one.go();
  };
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  void ended.then(() => go(true));
  createInterface(child.stdout).on("line", (line) => {
    told.push(JSON.parse(line) as Told);
    go(false);
  });
  child.stdin.on("error", () => {});
  child.stdin.end(`${JSON.stringify(order)}\n`);
  return {
    told,
    ended,
    heard: (count) => new Promise((resolve) => waiting.push({ when: count, go: resolve })),
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
