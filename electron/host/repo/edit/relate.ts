/** How two ADRs stand to each other, and what one is filed under, changed in their files. */
import { join } from "node:path";
import { relate, unrelate } from "#shared/adr/edit/relate";
import { setTags } from "#shared/adr/edit/tags";
import type { RelatedKind } from "#shared/adr/read/words";
import type { AdrFile } from "#shared/api/repo";
import type { Sha256 } from "#shared/base/id";
import { realPath } from "../../files/look";
import { packageOf } from "../find/log4brains";
import { changeAdrFile, changeAdrPair } from "./file";

export interface RelationChange {
  file: string;
  is: RelatedKind;
  other: string;
  /** Takes it back instead. */
  remove: boolean;
}

/** Changes both files or neither. `seen` is the one that the user looks at, and `expect` its state. Throws like `changeAdrPair`. */
export async function relateAdrs(
  root: string,
  { file, is, other, remove }: RelationChange,
  look: { seen: string; expect: Sha256 },
): Promise<AdrFile> {
  const top = await realPath(root);
  const [ofFile, ofOther] = await Promise.all([file, other].map((one) => packageOf(join(top, one))));
  return changeAdrPair(root, [file, other], look, ([one, two]) => {
    const edit = remove ? unrelate : relate;
    const edited = edit({ file, text: one, package: ofFile }, is, { file: other, text: two, package: ofOther });
    return "refused" in edited ? edited : [edited.from, edited.to];
  });
}

/** Throws like `changeAdrFile`. */
export function tagAdr(root: string, file: string, tags: readonly string[], expect: Sha256): Promise<AdrFile> {
  return changeAdrFile(root, file, expect, (text) => setTags(file, text, tags));
}
