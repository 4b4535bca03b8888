import { join } from "node:path";
import { createServer } from "vite";
import { hostPlugins } from "./build.mjs";
import { root } from "./root.mjs";
import { ship } from "./shipped.mjs";

/**
 * Loads TypeScript modules of the project by their path in it, now and whenever they import more: Vite's own
 * `runnerImport` can't, since it closes before they run. `close` has to be called, or the process goes on.
 */
export async function openLoader() {
  // Benches and torture take the app's templates as tests do, also where no test has run yet.
  await ship(root);
  const server = await createServer({
    root,
    configFile: false,
    logLevel: "error",
    plugins: hostPlugins(root),
    appType: "custom",
    cacheDir: join(root, "node_modules/.vite"),
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  return { load: (path) => server.ssrLoadModule(join(root, path)), close: () => server.close() };
}
