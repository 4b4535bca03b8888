/**
 * `npm run dev [-- --port N] [--data DIR]`: the renderer with hot reload over a real host in this process; without
 * `--data` on sample data that goes when it ends. A change of the host needs a new start.
 */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import react from "@vitejs/plugin-react";
import { createServer } from "vite";
import { openLoader } from "./lib/load.mjs";
import { root } from "./lib/root.mjs";
import { standing } from "./lib/standing.mjs";

const { values } = parseArgs({ options: { port: { type: "string", default: "5173" }, data: { type: "string" } } });
const port = Number(values.port);
const data = values.data ? resolve(standing(), values.data) : await mkdtemp(join(tmpdir(), "adroit-dev-"));

/** Looser than the built app's, and only here: hot reload comes as an inline script and over a web socket. */
const contentPolicy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self' ws:",
  "object-src 'none'",
  "base-uri 'none'",
].join("; ");

const loader = await openLoader();
const [{ createHost }, { serve }, { silentLog }] = await Promise.all(
  ["host/host", "http/serve", "host/log"].map((path) => loader.load(`electron/${path}.ts`)),
);
const templates = join(root, "templates");

/** A decision of each example team. */
async function fillWithSamples() {
  const host = await createHost({
    ...{ data, templates, version: "dev", kind: "browser", dialogs: null, log: silentLog },
    clock: () => new Date(),
    random: randomBytes,
  });
  const [entry] = await host.playbooks.list();
  for (const { id } of await host.examples.list()) {
    await host.records.create({ playbook: entry.playbook.id, example: id }, {});
  }
  await host.close();
}

if (values.data === undefined) await fillWithSamples();
const served = await serve({
  ...{ data, templates, version: "dev", port: 0 },
  assets: join(root, "out/renderer"),
  origins: [`http://127.0.0.1:${port}`],
});
if (served.kind === "held") {
  console.log(`Adroit already runs on this data: ${served.address ?? `process ${served.pid}`}`);
  process.exit(0);
}

const vite = await createServer({
  configFile: false,
  cacheDir: join(root, "node_modules/.vite"),
  root: join(root, "renderer/app"),
  plugins: [react()],
  server: {
    host: "127.0.0.1",
    port,
    strictPort: true,
    fs: { allow: [root] },
    headers: { "Content-Security-Policy": contentPolicy },
    proxy: { "/rpc": { target: served.origin, changeOrigin: true } },
  },
});
await vite.listen();
console.log(`Adroit, with hot reload: http://127.0.0.1:${port}/#key=${served.key}`);

// Vite ends the process on its own once it has closed, before the host has.
process.removeAllListeners("SIGTERM");
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, async () => {
    await Promise.all([vite.close(), served.close()]);
    await loader.close();
    if (values.data === undefined) await rm(data, { recursive: true, force: true });
    process.exit(0);
  });
}
