import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { hostPlugins, singleIcons } from "../scripts/lib/build.mjs";
import { ship } from "../scripts/lib/shipped.mjs";
import { slowness } from "../scripts/lib/slowness.mjs";

// Measured here where nobody did before; workers inherit it.
const factor = await slowness();

/** Three projects: what is pure, which shares its modules from file to file, plain Node, and jsdom for components. `ADR_CORPUS` and the rest of the environment reach the tests as they are. */
const root = `${import.meta.dirname}/..`;

await ship(root);

export default defineConfig({
  root,
  plugins: hostPlugins(root),
  test: {
    // `import "electron"` in plain Node starts a download; with this it yields a path that nothing uses.
    env: { ELECTRON_OVERRIDE_DIST_PATH: "/nonexistent" },
    testTimeout: 60_000 * factor,
    hookTimeout: 60_000 * factor,
    // Vitest would leave one processor to itself, which is half of a small machine.
    maxWorkers: "100%",
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
