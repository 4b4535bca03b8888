/** How Markdown is written in a repository, where there is more than one way. */
import type { Style } from "#shared/adr/write/markdown";
import { entriesInSync } from "../../files/look";
import { textIn } from "./levels";

const formatter =
  /^(?:\.prettierrc(?:\..+)?|prettier\.config\.[cm]?[jt]s|\.oxfmtrc\.jsonc?|oxfmt\.config\.[cm]?[jt]s)$/;
/** So many of the newest ADRs tell how a folder writes its lists. */
const telling = 20;

/**
 * As the repository's formatter wants it where it has one; else with the bullets that most of the folder's ADRs have, and
 * without the blank line after front matter, since adr-log finds no title behind it.
 */
export function styleOf(root: string, texts: readonly string[]): Style {
  if (hasFormatter(root)) return { bullet: "-", spaced: true };
  const recent = texts.slice(-telling);
  const count = (bullet: RegExp) => recent.filter((text) => bullet.test(text)).length;
  return { bullet: count(/^\* \S/m) > count(/^- \S/m) ? "*" : "-", spaced: false };
}

function hasFormatter(root: string): boolean {
  try {
    if (entriesInSync(root).some(({ name }) => formatter.test(name))) return true;
  } catch {
    return false;
  }
  const manifest = textIn(`${root}/package.json`) ?? "";
  return /"(?:prettier|oxfmt)"\s*:/.test(manifest);
}
