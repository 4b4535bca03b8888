/** What an ADR says that it supersedes, or is superseded by: targets as written. */
import { longest } from "./plain";
import type { Scan } from "./scan";

/** Targets as written, each once: links' addresses, else "ADR-0005", "#5" or a bare number. */
export function targetsOf(found: Scan, label: "supersedes" | "supersededBy"): string[] {
  const raws: string[] = [];
  for (const one of found.fields) if (one.label === label) raws.push(one.raw);
  for (const one of found.notes) if (one.label === label) raws.push(one.raw);
  for (const one of found.fields) if (one.label === "status") raws.push(...afterVerb(one.raw, label));
  return raws.length === 0 ? [] : [...new Set(raws.flatMap(targets))];
}

/** What a value names: after the verb of this relation, or all of it. */
export function targetsIn(raw: string, relation: keyof typeof verbs | null): string[] {
  return (relation === null ? [raw] : afterVerb(raw, relation)).flatMap(targets);
}

const verbs = { supersedes: /\bsuper[sc]edes\b|\breplaces\b/i, supersededBy: /\bsuper[sc]eded\b|\breplaced by\b/i };

const otherVerb = /^\W*(?:super[sc]ed|replace|amend|clarif|relate|depend|extend|refine|see also)/i;

/** What a status says after the verb: the rest of its line, or the lines after it where that names nothing. */
function afterVerb(raw: string, label: keyof typeof verbs): string[] {
  if (!verbs[label].test(raw)) return [];
  const lines = raw.slice(0, longest).split(/\r?\n/);
  return lines.flatMap((line, i) => {
    const verb = verbs[label].exec(line);
    const link = line.indexOf("[");
    if (!verb || (link >= 0 && link < verb.index)) return [];
    const rest = line.slice(verb.index + verb[0].length);
    return targets(rest).length > 0 ? [rest] : lines.slice(i + 1).filter((one) => !otherVerb.test(one));
  });
}

/** What every form of a target holds: a link's bracket, a number, a name's dot or a slug's hyphens. */
const named = /\]\(|\d|\.[amr]|-[a-z0-9]/i;

function targets(raw: string): string[] {
  if (!named.test(raw)) return [];
  const links = raw.includes("](")
    ? [...raw.matchAll(/\]\(\s*<?([^)[\]\s>]+)(?=[)\s>])>?[^)[\]]*\)/g)].map((match) => match[1] ?? "")
    : [];
  const local = links.filter((link) => !/^[a-z][a-z0-9+.-]*:|^#/i.test(link));
  if (local.length > 0) return local;
  const names = raw.match(/(?<![\w./-])[\w./-]{1,300}\.(?:md|adoc|asciidoc|rst)\b/g);
  if (names) return names;
  const ids = raw.match(/(?<![\w.])(?:M?ADR[- ]?#?|[A-Z]{2,12}-|#)\d{1,6}\b/gi);
  if (ids) return ids;
  const bare = /^\s*\[?(\d{1,6})\]?\b(?!\.\d|[-/]\d)/.exec(raw)?.[1];
  if (bare) return [bare];
  const slug = /^\s*([a-z0-9]+(?:-[a-z0-9]+){2,})\s*$/.exec(raw)?.[1];
  return slug ? [slug] : [];
}
