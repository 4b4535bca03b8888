/** Starts `worker.ts` in processes of its own. Node alone can't run TypeScript, so it is bundled first, once a process. */
import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { chmod, mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { build } from "vite";
import { hostPlugins } from "../../scripts/lib/build.mjs";
import type { Answer, Command } from "../electron/host/store/worker";
import { removeFolder } from "../temporary";

const built = new Map<string, Promise<{ fileName: string; content: string | Uint8Array }[]>>();

/** What a worker is made of, bundled once a process. */
function bundled(entry: string) {
  const found = built.get(entry) ?? bundle(entry);
  built.set(entry, found);
  return found;
}

async function bundle(entry: string) {
  const made = await build({
    configFile: false,
    logLevel: "error",
    plugins: hostPlugins(resolve(import.meta.dirname, "../..")),
    ssr: { noExternal: true },
    build: { ssr: entry, write: false },
  });
  if (!("output" in made)) throw new Error("a worker is one bundle");
  return made.output.map((file) => ({
    fileName: file.fileName,
    content: file.type === "chunk" ? file.code : file.source,
  }));
}

/** Builds a worker; `remove` deletes the bundle. Other users can read it, since a test runs it as one. */
export async function buildWorker(
  entry = `${import.meta.dirname}/../electron/host/store/worker.ts`,
): Promise<{ file: string; remove(): Promise<void> }> {
  const files = await bundled(entry);
  const dir = await mkdtemp(join(tmpdir(), "adroit-worker-"));
  await chmod(dir, 0o755);
  for (const { fileName, content } of files) {
    await mkdir(dirname(join(dir, fileName)), { recursive: true });
    await writeFile(join(dir, fileName), content);
  }
  return { file: join(dir, "worker.js"), remove: () => removeFolder(dir) };
}

export interface Worker {
  process: ChildProcess;
  ask(command: Command): Promise<Answer>;
  /** Every answer so far. */
  answers: Answer[];
  kill(): Promise<void>;
}

export function startWorker(file: string, more: SpawnOptions = {}): Worker {
  const child = spawn(process.execPath, [file], { ...more, stdio: ["pipe", "pipe", "inherit"] });
  const answers: Answer[] = [];
  const waiting: ((answer: Answer) => void)[] = [];
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  // Killed, it may be gone before it has heard all, which is for `ended` to tell.
  child.stdin!.on("error", () => {});
  createInterface(child.stdout!).on("line", (line) => {
    const answer = JSON.parse(line) as Answer;
    answers.push(answer);
    waiting.shift()?.(answer);
  });
  return {
    process: child,
    answers,
    ask(command) {
      return new Promise((resolve, reject) => {
        waiting.push(resolve);
        void ended.then(() => reject(new Error("the worker ended")));
        child.stdin!.write(`${JSON.stringify(command)}\n`);
      });
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
