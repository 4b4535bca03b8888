/**
 * The repository screen with 10,000 ADRs, in Chromium: from choosing the repository to its first rows and to all of
 * them, and what a key costs while somebody types into the search.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../scripts/lib/root.mjs";
import { withHost } from "./against/builds.mjs";
import { repositoryOpened, repositorySearched, withPage } from "./against/screens.mjs";
import { bounded, quantile } from "./figures";
import { filled } from "./filled";

const many = 10_000;
/** In the title of one ADR alone. */
const words = "decision about part 7777";

export default async function bench() {
  const folder = filled(many);
  const work = mkdtempSync(join(tmpdir(), "adroit-repository-"));
  try {
    return await withHost(root, work, ({ address }) =>
      withPage(async (page, script) => {
        await page.goto(address);
        const opened = await repositoryOpened(page, folder, many);
        const { frames, script: each, result } = await repositorySearched(page, script, words);
        return [
          bounded(`first rows of ${many} ADRs after the repository is chosen`, opened.first, "ms", 750),
          bounded(`all of ${many} ADRs, with their problems`, opened.all, "ms", 10_000),
          bounded(`key to the next frame, searching ${many} ADRs, p95`, quantile(frames, 0.95), "ms", 34),
          bounded(`script for a key, searching ${many} ADRs`, each, "ms", 16),
          bounded(`last key to its one row, searching ${many} ADRs`, result, "ms", 200),
        ];
      }),
    );
  } finally {
    for (const one of [folder, work]) rmSync(one, { recursive: true, force: true });
  }
}
