/**
 * Who supersedes whom, as a sentence or a status says it: with its voice (supersedes, is superseded by) and its extent.
 * What holds in part, in the future or of another ADR ("refines ADR 2, which superseded ADR 1") is no relation here.
 */

import { once } from "#shared/base/once";
import { remembered } from "#shared/base/remember";
import { isAboutPart } from "./part";

export type Relation = "supersedes" | "supersededBy";

export interface Clause {
  relation: Relation;
  /** The part of the line that names the other ADRs; the names may also be missing. */
  names: string;
  /** Where the verb stands in the line. */
  at: number;
  /** A part of the ADR is superseded, as far as the words before the verb tell. */
  ofPart: boolean;
}

const english = /\b(super[sc]ed(?:ed|es|ing)|replaced|replaces|obsoleted|obsoletes)\b/gi;
/** Passive and active phrases of other languages that put the name behind. */
const passive =
  /(?:ersetzt|abgelöst|überholt) durch|remplacée?s? par|abrogée?s? par|(?:reemplazad|sustituid|suplantad|substituíd|substituid)[oa]s? por|(?:sostituit|superat|rimpiazzat)[oae] da(?:ll[oa'])?|vervangen door|(?:er)?satt av|erstattet a[fv]|avløst av|zastąpion[aey] przez|nahrazen[oaý]? (?:čím|rozhodnutím|za)?|nahrazeno|korvattu|felváltotta|înlocuit[ăe]? (?:de|cu)|αντικαταστάθηκε από|замен[её]н[оаы]?(?: на|(?=\s+(?:M?ADR|\[|#?\d)))|замінен(?:[оаи]|ий)?(?: на|(?=\s+(?:M?ADR|\[|#?\d)))|yerini alan|zamijenjen[oa]? (?:s[a]?|odlukom)\b|nadomeščen[oa]? [zs]\b|замењен[оа]? са|nahraden[éýá]|замест(?:ен|ена|ено) (?:от|с)|substituï(?:t|da) per|pakeista|aizstāt[sa] ar|asendatud:?|(?:được|bị) thay thế (?:bởi|bằng)|digantikan oleh|(?:استبدل|استبدلت) ب(?:ـ)?|جایگزین شده با|הוחל(?:ף|פה) (?:על ידי|ב-?)|ถูกแทนที่(?:แล้ว)?(?:โดย|ด้วย)/giu;
const active =
  /\bersetzt\b(?! durch)|\blöst\b|\bremplace\b|\breemplaza(?: a)?\b|\bsustituye(?: a)?\b|\bsuplanta(?: a)?\b|\bsubstitui\b|\bsostituisce\b|\bvervangt\b|\bersätter\b|\berstatter\b|zastępuje|nahrazuje|\bkorvaa\b|felváltja|înlocuiește|αντικαθιστά|заменяет|замінює|zamjenjuje|nadomešča|замењује|nahrádza|замества|\bsubstitueix\b|\bsubstitúe\b|pakeičia|aizstāj\b|\basendab\b|(?<!(?:bị|được)\s)thay thế|menggantikan|(?:يحل|تحل) محل|جایگزین(?! شده)|מחליפה? את|(?<!ถูก)แทนที่/giu;
/** Languages that put the name before the verb, or around it. */
const passiveAfter =
  /(?:被|由)[^。\n]*(?:取代|替代|替换|代替|废弃)|(?:により|によって|に)[^。\n]*(?:置き換え|置換|廃止|代替)|置き換えられ|(?:으로|로|에 의해)\s*(?:대체|교체)|(?:대체|교체)(?:됨|되|된)|tarafından|ile değiştirildi|korvasi|korvannut|-llä korvattu|द्वारा प्रतिस्थापित|bidez ordezkatua/iu;
const activeAfter =
  /^(?:取代|替代|代替|替换|置き換え対象|대체 대상)|を(?:置き換え(?!られ)|置換(?!され)|廃止)|(?:을|를)\s*(?:대체|교체)|yerine geç/iu;

const partly =
  /(?:partial(?:ly)?|partly|in parts?|teilweise|zum teil|partiellement|en partie|parcialmente|en parte|parzialmente|in parte|gedeeltelijk|deels|częściowo|částečně|delvis|osittain|részben|parțial|εν μέρει|частично|частково|kısmen|部分|一部|일부|부분)[\s,:-]*$/iu;
/** Words in brackets behind a name of which only a part is meant. */
const bracketed =
  "partial(?:ly)?|partly|in parts?|teilweise|zum teil|en partie|partiellement|parcialmente|parzialmente|gedeeltelijk|deels|częściowo|delvis|частично|частково";
const partlyAfter = once(
  () =>
    new RegExp(
      String.raw`^[\s,(]*(?:partial(?:ly)?|partly|in parts?|teilweise|en partie|parcialmente|delvis)\b|[(（]\s*(?:\p{L}+\s+)?(?:${bracketed})\s*[)）]|\d[\s,)]*§|^[\s:]*(?:the\s+)?(?:sections?|chapters?|abschnitte?|kapitel)\s+\d`,
      "iu",
    ),
);
/** Of several names one of which only a part is meant, in brackets behind it. */
const nameInPart = once(
  () =>
    new RegExp(
      String.raw`(?:\[[^[\]]*\]\([^()]*\)|(?:M?ADR[-\s#]*)?[\w./#-]+)[ \t]*[(（][ \t]*(?:\p{L}+\s+)?(?:${bracketed})[ \t]*[)）]`,
      "giu",
    ),
);
/** "Supersedes the storage part of ADR-5". */
const partOf = once(
  () => /^[\s:]*(?:the\s+)?(?:[\p{L}-]+\s+){0,3}?(?:parts?|portions?|aspects?|rules?|points?)\s+(?:of|in|from)\b/iu,
);
/** What else a line says behind the names, with another verb. */
const otherVerb =
  /[;,.]\s+(?:(?:and|but|it|also)\s+)*(?:amends|clarifies|refines|extends|complements|updates|relates|depends|builds|see)\b.*$/i;

const notYet =
  /\b(?:not|never|no longer|will|to|may|might|would|could|should|can)\s+(?:be\s+|have been\s+|soon\s+be\s+)?$/i;
/** A clause about another ADR, which the sentence has named before. */
const ofAnother = once(
  () => /[\p{L}\d\])](?:[^.;\n]*?)[\s(,](?:which|that|who|den|die|das|qui|que|che|który|który)\b[^.;\n]*$/iu,
);
const subject =
  /(?:\b(?:it|this|we|has|have|had|who|which|that)|(?:adr|#)[-\s#]*\d+\)?|\]\([^)]*\))\s+(?:also\s+|already\s+|now\s+)?$/i;

/** What stands behind a verb without what another verb says there, and without names of which only a part is meant. */
export function ownNames(names: string): string {
  return names
    .replace(otherVerb, "")
    .replace(nameInPart(), (name, at: number, all: string) =>
      /\d/.test(all.slice(0, at) + all.slice(at + name.length)) ? "" : name,
    );
}

/** What a line says about supersession, in its order. Links, names and other words may stand in it. */
export const clausesIn = remembered((line): readonly Clause[] => {
  const found: Clause[] = [];
  const verbs = [...line.matchAll(english)];
  for (const [i, verb] of verbs.entries()) {
    const before = line.slice(0, verb.index);
    const after = ownNames(line.slice(verb.index + verb[0].length, verbs[i + 1]?.index));
    if (partly.test(before) || partlyAfter().test(after) || partOf().test(after)) continue;
    if (notYet.test(before) || ofAnother().test(before)) continue;
    // A word of a link's text or address is part of a name.
    if (inLink(line, verb.index)) continue;
    const ends = /ed$/i.test(verb[0]);
    const by =
      /^(?:\s*\([^()]*\))?(?:\s+\w+){0,3}?\s+(?:by|with|in favou?r of|through|via)\b|^\s*(?:[:：→]|->|=>|$)/i.test(
        after,
      );
    const clause = { names: after, at: verb.index };
    if (!ends) found.push({ relation: "supersedes", ofPart: false, ...clause });
    else if (by || !subject.test(before))
      found.push({ relation: "supersededBy", ofPart: isAboutPart(before), ...clause });
  }
  if (found.length > 0 || verbs.length > 0) return found;
  for (const [relation, form] of [
    ["supersededBy", passive],
    ["supersedes", active],
  ] as const)
    for (const verb of line.matchAll(form)) {
      const before = line.slice(0, verb.index);
      const names = line.slice(verb.index + verb[0].length);
      if (partly.test(before) || partlyAfter().test(names) || inLink(line, verb.index)) continue;
      const named = /[\p{L}\d]/u.test(names);
      const ofPart = named && relation === "supersededBy" && isAboutPart(before);
      found.push({ relation, names: named ? names : before, at: verb.index, ofPart });
    }
  if (found.length > 0) return found;
  if (/部分|一部|일부|부분|kısmen/u.test(line)) return [];
  const whole = { names: line, at: 0, ofPart: false };
  if (passiveAfter.test(line)) return [{ relation: "supersededBy", ...whole }];
  return activeAfter.test(line) ? [{ relation: "supersedes", ...whole }] : [];
});

function inLink(line: string, at: number): boolean {
  const open = line.lastIndexOf("](", at);
  if (open >= 0 && !line.slice(open, at).includes(")")) return true;
  const label = line.lastIndexOf("[", at);
  return label >= 0 && !line.slice(label, at).includes("]") && /^[^[\]]*\](?:\(|\[)/.test(line.slice(at));
}
