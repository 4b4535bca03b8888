/** From the start of `adroit mcp` to the first answer about a log of 1,000 ADRs, beside a Node process that does nothing. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { bounded } from "./figures";
import { filled } from "./filled";

const cli = resolve(import.meta.dirname, "../../out/cli/index.js");
const rounds = 9;

const client = { protocolVersion: "2025-11-25", capabilities: {}, clientInfo: { name: "bench", version: "0" } };
const asked = [
  { id: 1, method: "initialize", params: client },
  { method: "notifications/initialized" },
  { id: 2, method: "tools/call", params: { name: "list_adrs", arguments: {} } },
].map((message) => `${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);

export default async function bench() {
  const root = filled(1000);
  const times: Record<"answer" | "empty", number[]> = { answer: [], empty: [] };
  try {
    // The first round warms caches of the disk.
    for (let n = -1; n < rounds; n++) {
      const [answer, empty] = [await answered(root), nothing()];
      if (n < 0) continue;
      times.answer.push(answer);
      times.empty.push(empty);
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  const [answer, empty] = [Math.min(...times.answer), Math.min(...times.empty)];
  return [
    bounded("an agent's first answer about 1,000 ADRs, against an empty Node process", answer / empty, "times", 4),
  ];
}

/** Milliseconds until the list has come. */
async function answered(root: string): Promise<number> {
  const begun = performance.now();
  const server = spawn(process.execPath, [cli, "mcp", root], { stdio: ["pipe", "pipe", "inherit"] });
  server.stdin.write(asked.join(""));
  for await (const line of createInterface(server.stdout)) if (JSON.parse(line).id === 2) break;
  const took = performance.now() - begun;
  server.stdin.end();
  if (server.exitCode === null) await once(server, "close");
  return took;
}

function nothing(): number {
  const begun = performance.now();
  spawnSync(process.execPath, ["-e", "0"]);
  return performance.now() - begun;
}
