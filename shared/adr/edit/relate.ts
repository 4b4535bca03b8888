/** What one ADR amends, depends on or relates to, written into both files as each of them writes such things. */

import { addressOf, splitPath } from "#shared/adr/links/path";
import { relatedVerbIn, tongueOf } from "#shared/adr/read/languages";
import { type RelatedPlace, relatedIn, relatedPlaces, reverseOf } from "#shared/adr/read/related";
import { scan } from "#shared/adr/read/scan";
import type { RelatedKind } from "#shared/adr/read/words";
import { type Edit, lineEndOf, statusWord, whyNotEdited } from "./edit";
import { addLink, cutLink, insert } from "./link";
import { type AdrFileText, identifier, leadsTo, slugIn } from "./reference";

/** Both texts after the change, or which file doesn't allow it and why. */
export type RelateEdit = { from: string; to: string } | { refused: string; file: string };

/**
 * Says in both files how they stand to each other: `from` amends `to`, and `to` is amended by `from`. An end that says so
 * already stays as it is, so this also completes a relation that only one of the files tells.
 */
export function relate(from: AdrFileText, kind: RelatedKind, to: AdrFileText): RelateEdit {
  return both(from, kind, to, (here, said, other) =>
    relatesTo(here, said, other) ? unchanged(here) : added(here, said, other),
  );
}

/** Takes it back in both files; what an end doesn't say stays unsaid. */
export function unrelate(from: AdrFileText, kind: RelatedKind, to: AdrFileText): RelateEdit {
  return both(from, kind, to, (here, said, other) =>
    relatesTo(here, said, other) ? removed(here, said, other) : unchanged(here),
  );
}

/** Whether a file says of itself that it stands so to another. */
export function relatesTo(here: AdrFileText, kind: RelatedKind, to: AdrFileText): boolean {
  return relatedIn(here.file, here.text).some((one) => one.kind === kind && leadsTo(here.file, one.target, to.file));
}

function both(
  from: AdrFileText,
  kind: RelatedKind,
  to: AdrFileText,
  edit: (here: AdrFileText, kind: RelatedKind, to: AdrFileText) => Edit,
): RelateEdit {
  for (const { file } of [from, to]) {
    const refused = whyNotEdited(splitPath(file).name);
    if (refused !== null) return { refused, file };
  }
  const there = edit(from, kind, to);
  if ("refused" in there) return { ...there, file: from.file };
  const back = edit(to, reverseOf[kind], from);
  if ("refused" in back) return { ...back, file: to.file };
  return { from: there.text, to: back.text };
}

function unchanged({ text }: AdrFileText): Edit {
  return { text, undo: [] };
}

function added(here: AdrFileText, kind: RelatedKind, to: AdrFileText): Edit {
  const found = scan(here.text);
  const [status] = found.fields.filter(({ label }) => label === "status");
  const tongue = tongueOf((status && statusWord(status)?.raw) ?? "", found);
  const place = relatedPlaces(found, here.text).findLast((one) => one.kind === kind && one.from === "front matter");
  const edit = (place && behind(here, place, to)) ?? addLink(here, { verb: relatedVerbIn(tongue, kind), to });
  if ("refused" in edit || relatesTo({ ...here, text: edit.text }, kind, to)) return edit;
  return { refused: "What would be written couldn't be read back." };
}

/** One more item in a list of front matter, written as those before it; `null` where it is no list. */
function behind({ file, text }: AdrFileText, { start, end, raw }: RelatedPlace, to: AdrFileText): Edit | null {
  const line = text.lastIndexOf("\n", start - 1) + 1;
  const before = text.slice(line, start);
  const quote = /["']$/.exec(before)?.[0] ?? "";
  const name = /\.(?:mdx?|markdown)$/i.test(raw) ? addressOf(file, to.file) : idIn(to);
  const item = `${quote}${name}${quote}`;
  if (/^[ \t]*-[ \t]+["']?$/.test(before))
    return insert(
      text,
      end + quote.length,
      `${lineEndOf(text)}${before.slice(0, before.length - quote.length)}${item}`,
    );
  if (/^\[.*\S.*\]$/s.test(raw)) {
    const mark = /["'](?=[ \t]*\]$)/.exec(raw)?.[0] ?? "";
    return insert(text, start + raw.slice(0, -1).trimEnd().length, `, ${mark}${name}${mark}`);
  }
  const rest = text.slice(end + quote.length).split(/\r?\n/, 1)[0] ?? "";
  return /[[,][ \t]*["']?$/.test(before) && /^[ \t]*\]/.test(rest)
    ? insert(text, end + quote.length, `, ${item}`)
    : null;
}

function idIn(to: AdrFileText): string {
  return /\d/.test(identifier(to)) ? identifier(to) : slugIn(to);
}

function removed(here: AdrFileText, kind: RelatedKind, to: AdrFileText): Edit {
  const found = scan(here.text);
  const places = relatedPlaces(found, here.text).filter(
    (one) => one.kind === kind && one.targets.some((target) => leadsTo(here.file, target, to.file)),
  );
  const [place] = places;
  if (!place || places.length > 1) return { refused: "It says so in more than one place." };
  if (place.targets.length > 1) return { refused: "The line of the link names other ADRs too." };
  return cutLink(here.text, found, place);
}
