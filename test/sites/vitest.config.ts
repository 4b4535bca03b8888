import { defineConfig } from "vitest/config";

/** Builds real sites, which takes minutes: `npm run sites`, never part of `npm test`. */
export default defineConfig({
  root: `${import.meta.dirname}/../..`,
  test: { name: "sites", testTimeout: 1_200_000, include: ["test/sites/**/*.test.ts"], fileParallelism: false },
});
