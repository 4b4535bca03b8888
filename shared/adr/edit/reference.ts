/** How one ADR names another, and whether what it names is that one. */

import { nameParts } from "#shared/adr/folder/filename";
import { addressOf, decodedPath, joinedPath, splitPath, stemOf } from "#shared/adr/links/path";
import type { Field } from "#shared/adr/read/field";
import { namingPart, type ParsedAdr, readAdr } from "#shared/adr/read/read";
import { oneLine } from "#shared/adr/write/escape";

/** An ADR's path, from the same root as the other's, and its text. */
export interface AdrFileText {
  file: string;
  text: string;
  /** The package of log4brains that it belongs to; a link to it has to say so where files are named by date. */
  package?: string | undefined;
}

/** Whether an ADR says of itself that it supersedes another one, or is superseded by it. */
export function says(from: AdrFileText, relation: "supersedes" | "supersededBy", to: AdrFileText): boolean {
  return tells(from.file, readAdr(from.file, from.text), relation, to);
}

/** The same of an ADR that was read already. */
export function tells(
  from: string,
  read: ParsedAdr,
  relation: "supersedes" | "supersededBy",
  to: Pick<AdrFileText, "file">,
): boolean {
  return read[relation].some((target) => leadsTo(from, target, to.file));
}

/** Whether a target as written in `from` means the file `to`. */
export function leadsTo(from: string, target: string, to: string): boolean {
  const { folder } = splitPath(from);
  const address = target.startsWith("#") ? "" : decodedPath(target);
  if (joinedPath(folder, address) === to) return true;
  const { folder: place, name } = splitPath(to);
  if (folder !== place) return false;
  if (stemOf(splitPath(address).name) === stemOf(name)) return true;
  const { number, prefix } = nameParts(name);
  const id = /^(?:([A-Za-z]{2,12}(?:-(?:19|20)\d{2}(?=-))?|(?:19|20)\d{2}(?=-))[-\s#]*|#)?(\d{1,6})$/.exec(
    target.trim(),
  );
  const letters = (id?.[1] ?? "adr").toLowerCase().replace(/^madr$/, "adr");
  return id !== null && number === Number(id[2]) && (prefix ?? "adr").toLowerCase() === letters;
}

/** How a status, or a field for it, names another ADR. */
export function nameIn({ from, raw, start }: Field, here: AdrFileText, to: AdrFileText): string {
  const { number } = nameParts(namingPart(to.file));
  if (from === "front matter") {
    const id = number === null ? `[${slugIn(to)}](${addressOf(here.file, to.file)})` : identifier(to);
    return raw === "[]" ? `[${id}]` : id;
  }
  const label = from === "section" ? headingOf(to) : number === null ? slugIn(to) : identifier(to);
  const before = here.text.slice(here.text.lastIndexOf("\n", start - 1) + 1, start);
  // In code that opens before the label a link would be shown as it is written.
  if (from === "line" && /[^`]$/.test(before) && before.split("`").length % 2 === 0) return label;
  if (from === "table" && htmlBefore.test(before)) return `<a href="${addressOf(here.file, to.file)}">${label}</a>`;
  const link = `[${label}](${addressOf(here.file, to.file)})`;
  return from === "table" ? link.replace(/\|/g, "\\|") : link;
}

/** A line that is HTML alone, in which Markdown's links aren't links. */
const htmlBefore = /^\s*<\/?(?:table|tbody|thead|tr|td|th|dl|dt|dd)\b/i;

/** "ADR-0005", or with the file's own letters. */
export function identifier({ file }: AdrFileText): string {
  const { prefix, digits } = nameParts(namingPart(file));
  return `${prefix?.toUpperCase() ?? "ADR"}-${digits}`;
}

/** What log4brains calls an ADR: its file's name, behind that of its package. */
export function slugIn({ file, package: name }: Omit<AdrFileText, "text">): string {
  const stem = namingPart(file).replace(/\.(?:mdx?|markdown)$/i, "");
  return name === undefined ? stem : `${name}/${stem}`;
}

/** The title with its number, as adr-tools links to it. */
export function headingOf({ file, text }: AdrFileText): string {
  const title = oneLine(readAdr(file, text).titleRaw ?? "") || slugIn({ file });
  return title.replace(/[[\]\\]/g, "\\$&");
}

/** What says that there is none. */
export const nothing = /^(?:none|n\/a|-|–|—|null|~|\[\]|keine?|aucune?|ninguno|nessuno|nenhum|geen|なし|无|無)$/i;
