/** What the built browser host loads until somebody works with it. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { removeFolder } from "../temporary";

const cli = resolve(import.meta.dirname, "../../out/cli/index.js");

/** Says at the end which of Node's own modules were loaded. */
const tell = `process.on("exit", () => require("node:fs").writeSync(2, JSON.stringify(process.moduleLoadList)));`;

test("pages and calls are answered without what Node's fetch is made of, which takes 9 MB of memory", async () => {
  const folder = mkdtempSync(join(tmpdir(), "adroit-serve-test-"));
  try {
    const preload = join(folder, "tell.cjs");
    writeFileSync(preload, tell);
    const args = ["-r", preload, cli, "serve", "--port", "0", "--data", join(folder, "data")];
    const host = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
    const told = text(host.stderr);
    const ended = once(host, "exit");
    let said = "";
    for await (const chunk of host.stdout.setEncoding("utf8")) {
      said += chunk;
      if (/#key=\S+\s/.test(said)) break;
    }
    const [url = ""] = /http:\S+/.exec(said) ?? [];
    const { origin, hash } = new URL(url);
    expect(await (await fetch(origin)).text()).toContain("<html");
    const headers = { "content-type": "application/json", authorization: `Bearer ${hash.slice("#key=".length)}` };
    const answer = await fetch(`${origin}/rpc/app/info`, { method: "POST", headers, body: "{}" });
    expect(await answer.json()).toMatchObject({ json: { host: "browser" } });
    host.kill("SIGTERM");
    await ended;
    const loaded = JSON.parse(/\[.*\]/s.exec(await told)?.[0] ?? "[]") as string[];
    expect(loaded).toContain("NativeModule http");
    expect(loaded.filter((name) => name.includes("undici"))).toEqual([]);
  } finally {
    await removeFolder(folder);
  }
});
