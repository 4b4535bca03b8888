/** Puts right what the check of a folder has found, where that takes nothing but a click. */
import { join } from "node:path";
import { numberHeading, retarget } from "#shared/adr/edit/repair";
import { supersede } from "#shared/adr/edit/supersede";
import { withIndex } from "#shared/adr/folder/index-page";
import type { Repair } from "#shared/adr/folder/problem";
import { splitPath } from "#shared/adr/links/path";
import type { Repaired } from "#shared/api/repo";
import { AdroitError } from "#shared/base/error";
import type { Sha256 } from "#shared/base/id";
import { realPath } from "../../files/look";
import { packageOf } from "../find/log4brains";
import { listFolder } from "../list/list";
import { slashed } from "../paths";
import { changeAdrFile, changeAdrPair, readAdrFile } from "./file";
import { relateAdrs } from "./relate";
import { renumber } from "./renumber";

type Click = Exclude<Repair, { do: "choose status" }>;

/** `expect` is the state of `seen`, the ADR that the user looks at. Throws like `changeAdrFile`. */
export async function repairAdr(root: string, repair: Click, seen: string, expect: Sha256): Promise<Repaired> {
  switch (repair.do) {
    case "supersede": {
      const { old, by } = repair;
      const top = await realPath(root);
      const [ofOld, ofBy] = await Promise.all([old, by].map((file) => packageOf(join(top, file))));
      const adr = await changeAdrPair(root, [old, by], { seen, expect }, ([one, other]) => {
        const edited = supersede({ file: old, text: one, package: ofOld }, { file: by, text: other, package: ofBy });
        return "refused" in edited ? edited : [edited.old, edited.by];
      });
      return { adr, leaves: [] };
    }
    case "relate": {
      const { file, is, other } = repair;
      return { adr: await relateAdrs(root, { file, is, other, remove: false }, { seen, expect }), leaves: [] };
    }
    case "retarget": {
      const { file, target, to } = repair;
      return { adr: await changeAdrFile(root, file, expect, (text) => retarget(file, text, target, to)), leaves: [] };
    }
    case "number heading": {
      const { file, number } = repair;
      return { adr: await changeAdrFile(root, file, expect, (text) => numberHeading(text, number)), leaves: [] };
    }
    case "update index": {
      const { file } = repair;
      const { folders, entries } = await listFolder(root);
      const { folder } = splitPath(file);
      // The folder that the page lies in or above.
      const of = folders.find(({ dir, exists }) => exists && (dir === folder || splitPath(dir).folder === folder));
      const listed = entries.filter((entry) => !of || of.dir === "" || entry.file.startsWith(`${of.dir}/`));
      return { adr: await changeAdrFile(root, file, expect, (text) => withIndex(text, file, listed)), leaves: [] };
    }
    case "renumber": {
      const { hash } = await readAdrFile(root, repair.file);
      if (hash !== expect) {
        throw new AdroitError("ADR_CHANGED", "The file changed since it was shown.", {
          subject: repair.file,
          remedy: "It was read anew; look at it and choose again. Nothing was written.",
        });
      }
      // The next free number is looked for anew, on other branches too.
      const done = await renumber(root, repair.file, null);
      const from = await realPath(root);
      const here = (path: string) => slashed(from, join(done.root, path));
      return {
        adr: await readAdrFile(root, here(done.to)),
        leaves: done.leaves.map((one) => ({ ...one, file: here(one.file) })),
      };
    }
  }
}
