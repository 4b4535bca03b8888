/** The real, built browser host with a data folder of its own for each test. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test as base } from "@playwright/test";

const root = resolve(import.meta.dirname, "../..");

/** A running Adroit. */
export interface Served {
  /** What it printed: address and key. */
  address: string;
  /** Its data folder. */
  data: string;
  /** Ends it, as a crash would when told so. */
  stop(how?: "SIGTERM" | "SIGKILL"): Promise<void>;
}

function stop(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.once("exit", () => done());
    child.kill(signal);
  });
}

/** Starts the browser host on the data folder and waits for its address. */
export async function serve(data: string): Promise<Served> {
  const child = spawn(process.execPath, ["out/cli/index.js", "serve", "--port", "0", "--data", data], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const address = await new Promise<string>((found, failed) => {
    const listen = (chunk: Buffer) => {
      output += chunk.toString();
      const match = /http:\/\/127\.0\.0\.1:\d+\S*(?=\s)/.exec(output);
      if (match) found(match[0]);
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.once("exit", (code) => failed(new Error(`the host ended with ${code}: ${output}`)));
  });
  return { address, data, stop: (how = "SIGTERM") => stop(child, how) };
}

export const test = base.extend<{ data: string; served: Served }>({
  data: async ({}, use) => {
    const data = await mkdtemp(join(tmpdir(), "adroit-e2e-"));
    await use(data);
    await rm(data, { recursive: true, force: true });
  },
  served: async ({ data }, use) => {
    const served = await serve(data);
    await use(served);
    await served.stop();
  },
  /** A page that already shows Adroit. */
  page: async ({ page, served }, use) => {
    await page.goto(served.address);
    await use(page);
  },
});

export { expect } from "@playwright/test";
