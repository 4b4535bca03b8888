/**
 * `npm run dev [-- --port N] [--data DIR]`: the renderer with hot reload over a real host in this process; without
 * `--data` on sample data that goes when it ends. A change of the host needs a new start.
 */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import react from "@vitejs/plugin-react";
import { createServer } from "vite";
import { root } from "./lib/root.mjs";

const { values } = parseArgs({ options: { port: { type: "string", default: "5173" }, data: { type: "string" } } });
const port = Number(values.port);
const data = values.data ?? (await mkdtemp(join(tmpdir(), "adroit-dev-")));

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

const common = { configFile: false, cacheDir: join(root, "node_modules/.vite") };
const loader = await createServer({
  ...common,
  root,
  appType: "custom",
  server: { middlewareMode: true, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
const load = (path) => loader.ssrLoadModule(join(root, path));
const [{ createHost }, { createRouter }, { serveApp }, { silentLog }] = await Promise.all(
  ["host/host", "host/router", "http/app", "host/log"].map((path) => load(`electron/${path}.ts`)),
);

const log = { ...silentLog, warn: console.warn, error: console.error };
const host = await createHost({
  data,
  templates: join(root, "templates"),
  clock: () => new Date(),
  random: randomBytes,
  dialogs: null,
  kind: "browser",
  version: "dev",
  log,
});
if (values.data === undefined) {
  const [entry] = await host.playbooks.list();
  for (const { id } of await host.examples.list()) {
    await host.records.create({ playbook: entry.playbook.id, example: id }, {});
  }
}
const router = createRouter(host);
const served = await serveApp({
  router,
  log,
  random: randomBytes,
  assets: join(root, "out/renderer"),
  port: 0,
  origins: [`http://127.0.0.1:${port}`],
});

const vite = await createServer({
  ...common,
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

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, async () => {
    await Promise.all([vite.close(), loader.close(), served.close()]);
    await host.close();
    if (values.data === undefined) await rm(data, { recursive: true, force: true });
    process.exit(0);
  });
}
