import type { AdrEntry } from "#shared/adr/folder/entry";
import { type NameParts, nameParts } from "#shared/adr/folder/filename";
import type { Day } from "#shared/base/day";
import { dateIn } from "./date";
import type { Field } from "./field";
import { asMarkdown } from "./markup";
import { peopleOf } from "./people";
import { plainText } from "./plain";
import { type Scan, scan } from "./scan";
import { statusIn } from "./status";
import { targetsIn, targetsOf } from "./targets";
import { titleParts, withoutNumber } from "./title";

/** An ADR as its own text and name tell it; `supersedes` and `supersededBy` hold targets as written. */
export type AdrText = Omit<AdrEntry, "file">;

/** Never throws, whatever the text. `fileName` may carry folders; only its last part counts. */
export function readAdr(fileName: string, text: string): AdrText {
  return adrText(nameParts(namingPart(fileName)), scan(asMarkdown(fileName, text)));
}

export function adrText({ number, prefix, fileDate }: NameParts, found: Scan): AdrText {
  const headed = found.heading?.raw ?? "";
  const raw = plainText(headed) === "" ? (field(found, "title")?.raw ?? null) : headed;
  const titleRaw = raw === null ? null : plainText(raw);
  const { rest, mark } = titleParts(raw ?? "");
  const statusRaw = field(found, "status")?.raw ?? mark;
  const supersededBy = targetsOf(found, "supersededBy");
  if (supersededBy.length === 0 && mark !== null) supersededBy.push(...new Set(targetsIn(mark, "supersededBy")));
  return {
    number,
    prefix,
    title: titleRaw === null ? null : withoutNumber(rest === raw ? titleRaw : plainText(rest)) || null,
    titleRaw,
    status: statusRaw === null ? null : statusIn(statusRaw),
    statusRaw,
    date: dateOf(found),
    fileDate,
    people: peopleOf(found.fields),
    sections: found.sections.map(({ title }) => plainText(title)).filter((title) => title !== ""),
    supersedes: targetsOf(found, "supersedes"),
    supersededBy,
  };
}

/** The first that says something. */
export function field({ fields }: Scan, label: Field["label"]): Field | undefined {
  return fields.find((one) => one.label === label);
}

function dateOf(found: Scan): Day | null {
  for (const label of ["date", "created"] as const)
    for (const one of found.fields) {
      const date = one.label === label ? dateIn(one.raw) : null;
      if (date) return date;
    }
  return null;
}

/** What names an ADR: its file, or its folder where it has one of its own. */
export function namingPart(path: string): string {
  const name = lastPart(path);
  return ownFolder.test(name) && path.includes("/") ? lastPart(path.slice(0, path.lastIndexOf("/"))) : name;
}

export const ownFolder = /^index\.(?:md|markdown|adoc|asciidoc|rst)$/i;

export function lastPart(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
