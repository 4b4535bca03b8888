import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { listFolder } from "#electron/host/repo/list/list";
import { patience } from "../../../patience";
import { agreement, expectedOf, layOut, type Measure, measures, repositoriesOf } from "../../../samples/corpus";
import { isolated } from "../../../samples/repository";
import { later, said } from "../../../samples/said";

const { folder } = isolated();
const corpus = process.env.ADR_CORPUS_MORE ?? "";
const missing = !existsSync(join(corpus, "expected"));
if (missing)
  console.warn("More real ADR folders are skipped: set ADR_CORPUS_MORE to a folder with repos/ and expected/.");

/** The share of a repository's files that is read right, averaged over the repositories. */
const wanted: Record<Measure, number> = {
  found: 0.98,
  number: 0.99,
  title: 0.98,
  status: 0.97,
  date: 0.98,
  links: 0.97,
};

describe.skipIf(missing)("repositories with their whole tree, listed from the root", () => {
  // Thousands of files, which both tests look at.
  beforeAll(() => {
    for (const name of repositoriesOf(corpus)) {
      mkdirSync(join(folder(), name));
      layOut(corpus, name, join(folder(), name));
    }
  }, patience(120_000));

  test("ADRs are found and read, and nothing else is listed", { timeout: patience(240_000) }, async () => {
    const shares: Record<Measure, number[]> = { found: [], number: [], title: [], status: [], date: [], links: [] };
    const strangers: string[] = [];
    for (const name of repositoriesOf(corpus)) {
      const { entries } = await listFolder(join(folder(), name));
      const byFile = new Map(entries.map((entry) => [entry.file, entry]));
      const files = expectedOf(corpus, name);
      // Whether an example inside another program's tests is listed is a matter of taste.
      strangers.push(
        ...files
          .filter(({ kind, path }) => kind !== "adr" && kind !== "other" && byFile.has(path))
          .map(({ path }) => `${name}/${path}`),
      );
      const right = files
        .filter(({ kind, checked }) => kind === "adr" && checked)
        .map((file) => ({ file, agrees: agreement(file, byFile.get(file.path)) }));
      for (const what of measures) {
        shares[what].push(right.filter(({ agrees }) => agrees[what]).length / right.length);
        if (process.env.ADR_CORPUS_LOG)
          for (const { file } of right.filter(({ agrees }) => !agrees[what])) {
            const entry = byFile.get(file.path);
            console.info(
              what,
              name,
              file.path,
              JSON.stringify({ ...file, ...{ title_raw: undefined } }),
              "READ",
              JSON.stringify(entry),
            );
          }
      }
    }
    const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
    const reached = Object.fromEntries(measures.map((what) => [what, mean(shares[what])]));
    if (process.env.ADR_CORPUS_LOG) console.info(JSON.stringify(reached));
    expect(strangers).toEqual([]);
    for (const what of measures) expect.soft(reached[what], what).toBeGreaterThanOrEqual(wanted[what]);
  });

  test("looked at again, commands say what they say the first time", { timeout: patience(240_000) }, async () => {
    for (const name of repositoriesOf(corpus)) {
      const root = join(folder(), name);
      execFileSync("git", ["init", "-q", root]);
      const fresh = await said(root);
      const first = await later(() => said(root));
      expect(first, name).toEqual(fresh);
      expect(await later(() => said(root)), name).toEqual(fresh);
    }
  });
});
