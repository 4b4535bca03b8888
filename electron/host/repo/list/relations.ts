import { type RelatedAdr, relatedAmong } from "#shared/adr/folder/related";
import { tagsIn } from "#shared/adr/read/related";
import { family, neighbours } from "#shared/base/graph";
import { listTexts } from "./list";

/** How one ADR stands to the others of its log, whichever end says so. Others are given by their paths. */
export interface Relations {
  supersedes: string[];
  supersededBy: string[];
  /** All that supersession connects with it, itself included; what follows others comes after them. */
  line: string[];
  related: RelatedAdr[];
  tags: string[];
  /** By path, for every ADR of the log. */
  titles: ReadonlyMap<string, string | null>;
}

/** `file` is relative to `root`, with `/`; `null` where no ADR of the log has this path. Throws as `listTexts` does. */
export async function relationsIn(root: string, file: string): Promise<Relations | null> {
  const { listing, texts } = await listTexts(root);
  const { entries } = listing;
  const text = texts.get(file);
  if (text === undefined) return null;
  const all = entries.map(({ file, supersedes, supersededBy }) => ({ id: file, supersedes, supersededBy }));
  const { before, after } = neighbours(all, file);
  return {
    supersedes: before,
    supersededBy: after,
    line: family(all, file),
    related: relatedAmong(entries, texts).get(file) ?? [],
    tags: tagsIn(file, text),
    titles: new Map(entries.map((entry) => [entry.file, entry.title])),
  };
}
