/** How the ADRs of a log stand to each other beyond supersession, as either end says it. */

import { lineNumbers } from "#shared/adr/links/links";
import { asMarkdown } from "#shared/adr/read/markup";
import { type RelatedPlace, relatedPlaces, reverseOf } from "#shared/adr/read/related";
import { scan } from "#shared/adr/read/scan";
import type { RelatedKind } from "#shared/adr/read/words";
import type { AdrEntry, Texts } from "./entry";
import { finderAmong } from "./folder";
import type { Problem } from "./problem";

export interface RelatedAdr {
  kind: RelatedKind;
  /** The other ADR's path. */
  file: string;
  /** The ADR says so itself; else only the other one does. */
  said: boolean;
}

type Find = ReturnType<typeof finderAmong>;
/** Where each file speaks of others, by path. */
export type Places = ReadonlyMap<string, readonly RelatedPlace[]>;

/**
 * By path, for ADRs that have any: first what each says itself, in its order, then what only others say of it. `places`
 * is for a caller who has looked at each file.
 */
export function relatedAmong(
  entries: readonly AdrEntry[],
  texts: Texts,
  places = placesIn(entries, texts),
): ReadonlyMap<string, RelatedAdr[]> {
  return joined(places, finderAmong(entries));
}

function placesIn(entries: readonly AdrEntry[], texts: Texts): Places {
  return new Map(
    entries.map(({ file }) => {
      const text = asMarkdown(file, texts.get(file) ?? "");
      return [file, relatedPlaces(scan(text), text)];
    }),
  );
}

function joined(places: Places, find: Find): ReadonlyMap<string, RelatedAdr[]> {
  const told = [...places].flatMap(([from, ones]) =>
    ones.flatMap(({ kind, targets }) =>
      targets.flatMap((target) => {
        const to = find(from, target);
        return to === null || to === from ? [] : [{ from, kind, to }];
      }),
    ),
  );
  const all = new Map<string, RelatedAdr[]>();
  const add = (from: string, one: RelatedAdr) => {
    const known = all.get(from) ?? [];
    if (!known.some(({ kind, file }) => kind === one.kind && file === one.file)) all.set(from, [...known, one]);
  };
  for (const { from, kind, to } of told) add(from, { kind, file: to, said: true });
  for (const { from, kind, to } of told) add(to, { kind: reverseOf[kind], file: from, said: false });
  return all;
}

const says: Record<RelatedKind, string> = {
  amends: "amends",
  amendedBy: "is amended by",
  dependsOn: "depends on",
  requiredBy: "is required by",
  relatesTo: "relates to",
};

/** In these an ADR is nothing to build on any more. */
const gone = new Set<AdrEntry["status"]>(["superseded", "deprecated", "rejected"]);
const inForce = new Set<AdrEntry["status"]>(["accepted", "proposed"]);

/**
 * By path: relations to ADRs that aren't there, decisions that depend on one that holds no more, and amendments that one
 * file doesn't tell of though others of the log do so at both ends.
 */
export function relatedProblems(
  entries: readonly AdrEntry[],
  texts: Texts,
  places: Places,
): ReadonlyMap<string, Problem[]> {
  const byFile = new Map(entries.map((entry) => [entry.file, entry]));
  const find = finderAmong(entries);
  const all = [...joined(places, find)].flatMap(([from, ones]) => ones.map((one) => ({ from, ...one })));
  const bothEnds = all.some(({ kind, said }) => kind === "amendedBy" && said);
  const found = new Map<string, Problem[]>();
  const add = (problem: Problem) => found.set(problem.file, [...(found.get(problem.file) ?? []), problem]);
  for (const [file, ones] of places) for (const one of dangling(file, ones, texts, find)) add(one);
  for (const { from, kind, file, said } of all) {
    const status = byFile.get(file)?.status ?? null;
    if (said && kind === "dependsOn" && gone.has(status) && inForce.has(byFile.get(from)?.status ?? null))
      add({
        file: from,
        kind: "outdated dependency",
        what: `It depends on ${file}, which is ${status}.`,
        other: file,
        repair: null,
      });
    if (!said && bothEnds && (kind === "amendedBy" || kind === "amends"))
      add({
        file,
        kind: "one-sided link",
        what: `It ${says[reverseOf[kind]]} ${from}, which doesn't say so.`,
        other: from,
        repair: { label: "Write the other end", do: "relate", file, is: reverseOf[kind], other: from },
      });
  }
  return found;
}

/** A file or an ADR's number that leads nowhere is a mistake, or to the file itself; other names may mean anything. */
function dangling(file: string, places: readonly RelatedPlace[], texts: Texts, find: Find): Problem[] {
  return places.flatMap(({ kind, start, targets }) =>
    targets.flatMap((target): Problem[] => {
      const found = find(file, target);
      const itself = found === file && kind !== "relatesTo";
      if (!itself && (found !== null || !/^M?ADR[-\s#]*\d+$/i.test(target))) return [];
      const what = itself ? `It ${says[kind]} itself.` : `It ${says[kind]} ${target}, which isn't there.`;
      const line = lineNumbers(texts.get(file) ?? "")(start);
      return [{ file, kind: "dangling link", what, line, other: target, repair: null }];
    }),
  );
}
