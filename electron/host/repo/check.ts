import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Problem, problemsOf } from "#shared/adr/check";
import type { Day } from "#shared/types";
import type { Listed } from "./list";

/** The problems of a listing: files that can't be read, then what the ADRs tell. */
export function checked({ listing, texts, dangling }: Listed, today: Day): Problem[] {
  const { root, entries, unreadable } = listing;
  const known = new Map<string, boolean>();
  const exists = (path: string) => {
    let there = known.get(path);
    if (there === undefined) {
      there = existsSync(join(root, path));
      known.set(path, there);
    }
    return there;
  };
  return [
    ...unreadable.map(({ file, why }): Problem => ({ file, kind: "unreadable", what: why, repair: null })),
    ...problemsOf({ entries, texts, dangling, exists, today }),
  ];
}
