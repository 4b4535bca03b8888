import type { Problem } from "#shared/adr/folder/problem";
import { sameProblem } from "#shared/adr/folder/rules";
import type { Day } from "#shared/base/day";
import { withTree } from "../../git/tree";
import { realFolder } from "../paths";
import { checked, listLooked } from "./check";
import { adrSizeLimit } from "./read";

/** What a listing reads, and the configurations that tell it where ADRs lie. */
const read = /\.(md|mdx|markdown|adoc|asciidoc|rst|ya?ml|toml|json)$|(^|\/)\.(adr|log4brains|adroit)[^/]*$/i;

/**
 * The problems below `path` that weren't there at `rev`: those of ADRs that changed since, and those that a change made
 * elsewhere, such as a link to an ADR that is gone. Both states are judged by the same day. Throws what `listLooked` and
 * `withTree` throw.
 */
export async function problemsSince(
  path: string,
  rev: string,
  today: Day,
): Promise<{ problems: Problem[]; adrs: number }> {
  const folder = await realFolder(path);
  const now = await listLooked(folder);
  const problems = await checked(now, today);
  const before = await withTree(
    folder,
    rev,
    (file, size) => size <= adrSizeLimit && read.test(file),
    async (laid) => checked(await listLooked(laid), today),
  );
  return { problems: added(before, problems), adrs: now.listing.entries.length };
}

/** What `now` has more of than `before`: a second problem of the same words is new, too. */
function added(before: readonly Problem[], now: readonly Problem[]): Problem[] {
  const left = new Map<string, number>();
  for (const problem of before) left.set(sameProblem(problem), (left.get(sameProblem(problem)) ?? 0) + 1);
  return now.filter((problem) => {
    const same = sameProblem(problem);
    const count = left.get(same) ?? 0;
    left.set(same, count - 1);
    return count <= 0;
  });
}
