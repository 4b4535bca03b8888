/** `npm start` as it is: the real script, the real build, the real browser host. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { patience } from "../patience";
import { removeFolder } from "../temporary";

const root = resolve(import.meta.dirname, "../..");

function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "adroit-start-"));
  onTestFinished(() => removeFolder(folder));
  return folder;
}

interface Started {
  child: ChildProcess;
  output: () => string;
  ended: Promise<number | null>;
}

function startOn(data: string, ...args: string[]): Started {
  const child = spawn(process.execPath, ["scripts/start.mjs", "--web", "--data", data, ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const ended = new Promise<number | null>((done) => child.once("exit", done));
  onTestFinished(async () => {
    child.kill("SIGTERM");
    await ended;
  });
  return { child, output: () => output, ended };
}

/** The address that it printed. */
async function address({ output }: Started): Promise<URL> {
  const printed = /http:\/\/127\.0\.0\.1:\d+\/#key=\S+/;
  await expect.poll(output, { timeout: patience(15_000) }).toMatch(printed);
  return new URL(printed.exec(output())![0]);
}

test("it prints an address that answers, and ends when asked", async () => {
  const started = startOn(dataFolder(), "--port", "0");
  const url = await address(started);
  const page = await fetch(url.origin);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain("<title>Adroit</title>");
  started.child.kill("SIGTERM");
  // Windows knows no signals: there it is just ended.
  expect(await started.ended).toBe(process.platform === "win32" ? null : 0);
  await expect(fetch(url.origin)).rejects.toThrow();
});

test("started again on the same data, it prints the address of the first and ends well", async () => {
  const data = dataFolder();
  const url = await address(startOn(data, "--port", "0"));
  const second = startOn(data);
  expect(await second.ended).toBe(0);
  expect(second.output()).toContain(url.origin);
});

test("a busy port: the next one, or a clear error where the port was asked for", async ({ skip }) => {
  const busy = createServer();
  onTestFinished(() => void busy.close());
  await new Promise<void>((done) => busy.once("error", () => done()).listen(4717, "127.0.0.1", done));
  skip(!busy.listening, "Port 4717 is somebody else's, who may give it back at any time.");
  expect(Number((await address(startOn(dataFolder()))).port)).toBeGreaterThan(4717);
  const asked = startOn(dataFolder(), "--port", "4717");
  expect(await asked.ended).toBe(2);
  expect(asked.output()).toMatch(/4717 is in use/);
});
