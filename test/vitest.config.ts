import { availableParallelism } from "node:os";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { hostPlugins, singleIcons } from "../scripts/lib/build.mjs";
import { ship } from "../scripts/lib/shipped.mjs";
import { slowness } from "../scripts/lib/slowness.mjs";

// Measured here where nobody did before; workers inherit it.
const factor = await slowness();

/**
 * Three kinds: what is pure, components in jsdom, and plain Node. Files of a kind share a worker and its modules, which took
 * longer to load than most of them take; but for those that start processes all the time. `ADR_CORPUS` and the rest of the
 * environment reach the tests as they are.
 */
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

/** Components in jsdom, which share a document as well; `setup.ts` clears it. */
const components = {
  extends: true as const,
  plugins: [singleIcons(), react()],
  // As `elements.ts` has them.
  oxc: { jsx: { development: false } },
  test: {
    environment: "jsdom",
    include: ["test/renderer/**/*.test.{ts,tsx}"],
    setupFiles: ["test/seed.ts", "test/renderer/elements.ts", "test/renderer/setup.ts"],
  },
};

/** What is put in the place of a module has to be there before anybody else loads it. */
const mocking = ["test/renderer/app/features/record/asked.test.tsx"];

/**
 * Hundreds of processes each: to start one costs by the memory of the process that does, so these files have small ones of
 * their own. They are the longest, too, and projects run in the order of their names.
 */
const git = [
  "test/electron/host/git/{commit,own-files,same-as-git,trust}.test.ts",
  "test/electron/host/repo/{stranger,export/write,find/find}.test.ts",
];

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
          isolate: false,
          setupFiles: ["test/seed.ts"],
          include: ["test/{electron,templates,scripts,build}/**/*.test.ts"],
          exclude: git,
        },
      },
      {
        extends: true,
        test: { name: "git", environment: "node", setupFiles: ["test/seed.ts"], include: git },
      },
      {
        ...components,
        test: { ...components.test, name: "renderer", isolate: false, exclude: mocking },
      },
      {
        ...components,
        test: { ...components.test, name: "mocking", include: mocking },
      },
    ],
  },
});
