import type { Repair } from "#shared/adr/check";
import { numberHeading, retarget } from "#shared/adr/repair";
import { supersede } from "#shared/adr/supersede";
import type { AdrFile } from "#shared/api/api";
import type { Sha256 } from "#shared/types";
import { changeAdrFile, changeAdrPair } from "./file";

/** The repairs that need nothing but a click. */
type Click = Extract<Repair, { do: "supersede" | "retarget" | "number heading" }>;

/** Puts a problem right. `expect` is the state of `seen`, the ADR that the user looks at. */
export function repairAdr(root: string, repair: Click, seen: string, expect: Sha256): Promise<AdrFile> {
  switch (repair.do) {
    case "supersede": {
      const { old, by } = repair;
      return changeAdrPair(root, [old, by], { seen, expect }, ([one, other]) => {
        const edited = supersede({ file: old, text: one }, { file: by, text: other });
        return "refused" in edited ? edited : [edited.old, edited.by];
      });
    }
    case "retarget":
      return changeAdrFile(root, repair.file, expect, (text) => retarget(repair.file, text, repair.target, repair.to));
    case "number heading":
      return changeAdrFile(root, repair.file, expect, (text) => numberHeading(text, repair.number));
  }
}
