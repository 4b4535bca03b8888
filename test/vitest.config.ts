import { availableParallelism } from "node:os";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { hostPlugins, singleIcons } from "../scripts/lib/build.mjs";
import { ship } from "../scripts/lib/shipped.mjs";
import { slowness } from "../scripts/lib/slowness.mjs";

// Measured here where nobody did before; workers inherit it.
const factor = await slowness();

/** Three projects: what is pure, which shares its modules from file to file, plain Node, and jsdom for components. `ADR_CORPUS` and the rest of the environment reach the tests as they are. */
const root = `${import.meta.dirname}/..`;

await ship(root);

/** Packages as they are published. Vitest takes builds that check themselves, of which those for Markdown take twice as long. */
const publishedPackages = (): Plugin => ({
  name: "published-packages",
  configResolved({ ssr, environments }) {
    for (const { resolve } of [ssr, ...Object.values(environments)]) {
      for (const conditions of [resolve?.conditions, resolve?.externalConditions]) {
        const at = conditions?.indexOf("development|production") ?? -1;
        if (at >= 0) conditions?.splice(at, 1);
      }
    }
  },
});

export default defineConfig({
  root,
  plugins: [...hostPlugins(root), publishedPackages()],
  test: {
    // `import "electron"` in plain Node starts a download; with this it yields a path that nothing uses.
    env: { ELECTRON_OVERRIDE_DIST_PATH: "/nonexistent" },
    testTimeout: 60_000 * factor,
    hookTimeout: 60_000 * factor,
    // Vitest would leave one processor to itself, which is half of a small machine; and a worker often waits, for git say.
    maxWorkers: Math.ceil(1.5 * availableParallelism()),
    expect: { poll: { timeout: 10_000 * factor } },
    projects: [
      {
        extends: true,
        test: {
          name: "pure",
          environment: "node",
          pool: "threads",
          isolate: false,
          setupFiles: ["test/seed.ts"],
          include: ["test/shared/**/*.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "node",
          environment: "node",
          setupFiles: ["test/seed.ts"],
          include: ["test/{electron,templates,scripts,build}/**/*.test.ts"],
        },
      },
      {
        extends: true,
        plugins: [singleIcons(), react()],
        test: {
          name: "renderer",
          environment: "jsdom",
          include: ["test/renderer/**/*.test.{ts,tsx}"],
          setupFiles: ["test/seed.ts", "test/renderer/setup.ts"],
        },
      },
    ],
  },
});
