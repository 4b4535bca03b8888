import { join } from "node:path";
import { type Problem, problemsOf } from "#shared/adr/folder/check";
import type { Day } from "#shared/base/day";
import { leadsSomewhere } from "../../files/look";
import { stalePages } from "../export/index-page";
import type { Listed } from "./list";

/** The problems of a listing: files that can't be read, lists that are out of date, then what the ADRs tell. */
export async function checked({ listing, texts, dangling }: Listed, today: Day): Promise<Problem[]> {
  const { root, entries, unreadable } = listing;
  const known = new Map<string, boolean>();
  const exists = (path: string) => {
    let there = known.get(path);
    if (there === undefined) {
      there = leadsSomewhere(join(root, path));
      known.set(path, there);
    }
    return there;
  };
  return [
    ...unreadable.map(({ file, why }): Problem => ({ file, kind: "unreadable", what: why, repair: null })),
    ...(await stalePages(listing)).map(
      (file): Problem => ({
        file,
        kind: "stale index",
        what: "Its list of ADRs isn't the folder's.",
        repair: { label: "Bring the list up to date", do: "update index", file },
      }),
    ),
    ...problemsOf({ entries, texts, dangling, exists, today }),
  ];
}
