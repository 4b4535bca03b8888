/** What an ADR says that it supersedes, or is superseded by: targets as written. */
import { once } from "#shared/base/once";
import { said } from "./field";
import { longest, unescaped } from "./plain";
import { clausesIn, ownNames, type Relation } from "./relation";
import type { Scan } from "./scan";
import { statusIn } from "./status";

/** Targets as written, each once: links' addresses, else "ADR-0005", "#5" or a bare number. */
export function targetsOf(found: Scan, relation: Relation): string[] {
  const all: string[] = [];
  for (const one of found.fields)
    if (one.label === relation) all.push(...named(whole(ownNames(said(one))), found));
    else if (one.label === "status") all.push(...afterVerb(said(one), relation, found));
  for (const one of found.notes) if (one.label === relation) all.push(...named(whole(ownNames(one.raw)), found));
  return all.length === 0 ? [] : [...new Set(all)];
}

/** What a value names: after the verb of this relation, or all of it. */
export function targetsIn(raw: string, relation: Relation | null): string[] {
  return relation === null ? named(whole(raw), null) : afterVerb(raw, relation, null);
}

/** What a value names, with the addresses that the text defines elsewhere; nothing where it says "none". */
export function targetNames(raw: string, found: Scan): string[] {
  return [...new Set(named(whole(raw), found))];
}

/** A value says nothing where it says "none", or "in part", whatever stands in brackets behind. */
function whole(raw: string): string {
  if (
    /^[\s*_(]*(?:none|nothing|n\/a|no|keine?r?|aucune?|ninguno|nessuno|nenhum|geen|brak|žádn[éý]|ingen|なし|无|無|없음)(?![\p{L}\d])/iu.test(
      raw,
    )
  )
    return "";
  return inPart.test(raw) ? "" : raw;
}

/** What says that only a part is meant: the word, a section by its sign or number, or "only" in brackets. */
const inPart =
  /\((?:partial(?:ly)?|in parts?|partly|teilweise|en partie|parcialmente)\)|^\s*(?:partial(?:ly)?|in parts?|partly)\b|\d[\s,)\]]*§|\b(?:sections?|abschnitte?|kapitel|chapters?|secci[oó]n|seção)\s+\d|\((?:only|nur|seulement|uniquement|s[oó]lo|solamente|somente|apenas)\b/i;

const otherVerb = /^\W*(?:super[sc]ed|replace|amend|clarif|relate|depend|extend|refine|see also|obsolete)/i;

/** What a status says after the verb: the rest of its line, or the lines after it where that names nothing. */
function afterVerb(raw: string, relation: Relation, found: Scan | null): string[] {
  if (!hint.test(raw)) return [];
  const lines = raw.slice(0, longest).split(/\r?\n/);
  return lines.flatMap((line, i) =>
    clausesIn(line.replace(/~~[^~\n]*~~/g, ""))
      // What is said of a part takes no place where another state is stated.
      .filter((clause) => clause.relation === relation && !(clause.ofPart && statusIn(raw) !== "superseded"))
      .flatMap(({ names }) => {
        if (/^[\s:]*(?:nothing|none)\b/i.test(names)) return [];
        const here = named(names, found);
        if (here.length > 0) return here;
        return lines
          .slice(i + 1)
          .filter((one) => !otherVerb.test(one))
          .flatMap((one) => named(one, found));
      }),
  );
}

/** What every form of a target holds: a link's bracket, a number, a name's dot or a slug's hyphens. */
const hint = /\]\(|\]\[|\d|\.[amr]|-[a-z0-9]|\[/i;
/** "ADRs 2, 3 and 5": numbers that share their letters. */
const several =
  /\bM?ADRs?[ \t]+#?\d{1,6}(?:[ \t]*(?:,|&|,?[ \t](?:and|und|et|y|e|en|og|och|i|и)[ \t])[ \t]*#?\d{1,6}(?![\w./-]))+/gi;
/** The name of a file, in any script. */
const fileIn = once(
  () => /(?<![\p{L}\p{M}\p{N}_./-])[\p{L}\p{M}\p{N}_./-]{1,300}\.(?:mdx?|markdown|adoc|asciidoc|rst)\b/gu,
);
/** Words of scripts without blanks, before a name that begins with its number. */
const joinedBefore = once(() => /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+(?=\d)/u);
/** A link as wikis and note-taking programs have it: `[[0002-use-b]]`, `[[decisions/0002-use-b#Why|ADR 2]]`. */
const wikiLink = /\[\[([^[\]|#\n]{1,200})(?:[#|][^[\]\n]{0,200})?\]\]/g;
/** The address of a link, in angle brackets or without, and what may follow it. */
const linkIn = /\]\(\s*(?:<([^<>\n]*)>|<?([^)[\]\s>]+)(?=[)\s>])>?)[^)[\]]*\)/g;

function named(raw: string, found: Scan | null): string[] {
  if (!hint.test(raw)) return [];
  const links = raw.includes("](") ? [...raw.matchAll(linkIn)].map(([, marked, plain]) => marked ?? plain ?? "") : [];
  if (raw.includes("[[")) links.push(...[...raw.matchAll(wikiLink)].map(([, page = ""]) => page.trim()));
  if (found && links.length === 0 && raw.includes("["))
    for (const one of raw.matchAll(/\[([^[\]\n]{1,200})\](?:\[([^[\]\n]{0,200})\])?/g)) {
      const address = found.definition(one[2] || (one[1] ?? ""));
      if (address !== null) links.push(address);
    }
  const local = links.filter((link) => !/^[a-z][a-z0-9+.-]*:|^#/i.test(link));
  if (local.length > 0) return local;
  // The address of a page about an ADR ends as the ADR's file does.
  const pages = links.filter((link) => /^https?:.*\/[^/]*\d[^/]*\/?$/i.test(link));
  if (pages.length > 0) return pages;
  const words = unescaped(raw).replace(several, (list) => (list.match(/\d+/g) ?? []).map((n) => `ADR-${n}`).join(", "));
  const names = words.match(fileIn())?.map((name) => name.replace(joinedBefore(), ""));
  if (names) return names;
  const ids = words.match(
    /(?<![\w.])(?:(?:[A-Z]{2,12}-)?(?:19|20)\d{2}-0?\d{3}|[A-Z]{2,12}-(?:19|20)\d{2}-\d{2}(?!-?\d)|(?:M?ADR[- ]?#?|[A-Z]{2,12}-|#)\d{1,6})\b/gi,
  );
  if (ids) return ids;
  const bare = /^\s*\[?(\d{1,6})\]?\b(?!\.\d|[-/]\d)/.exec(words)?.[1];
  if (bare) return [bare];
  const slug = /^\s*([a-z0-9]+(?:-[a-z0-9]+){2,})\s*$/.exec(words)?.[1];
  return slug ? [slug] : [];
}
