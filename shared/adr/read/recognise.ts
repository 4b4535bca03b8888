/** Whether a file is an ADR, as opposed to a template, an index, a readme or something else. */
import { nameParts, placeholderIn } from "#shared/adr/folder/filename";
import { said } from "./field";
import { headingName, type SectionKind, sectionKind, withoutAnchors } from "./heading";
import { asMarkdown } from "./markup";
import { longest, plainText } from "./plain";
import { field, lastPart, namingPart, ownFolder, type ParsedAdr, parsedAdr } from "./read";
import { type Scan, scan } from "./scan";
import { statusIn } from "./status";
import { headingNumber } from "./title";

/** Where a file lies, as far as that tells what it is. */
export interface Whereabouts {
  /**
   * The folder is a log by its name, by somebody's word or by the other files in it: what is named like its ADRs is one,
   * unless it says otherwise.
   */
  log: boolean;
  /** The log's ADRs carry numbers or dates in their names. */
  ordered: boolean;
  /** Some of the files around it do. */
  amongNamed?: boolean;
}

/** An ADR; or why a file isn't one, with whether it is named like one, so that somebody may have meant it to be. */
export type Judged = { adr: ParsedAdr } | { adr: null; why: string; meant: boolean };

/** A decision in one sentence, as Y-statements have it (https://ozimmer.ch/practices/2020/04/27/ArchitectureDecisionMaking.html). */
const statesWhy = /\bin the context of\b.{1,800}\bfacing\b.{1,800}\bwe (?:have )?(?:decided|chose)\b/is;

const anyPlace: Whereabouts = { log: true, ordered: false };

/** `path` is relative to the log's folder or to anything above it. Never throws, whatever the text. */
export function judge(path: string, text: string, place: Whereabouts = anyPlace): Judged {
  const naming = namingPart(path);
  const name = nameParts(naming);
  const named = name.number !== null || name.fileDate !== null;
  const none = (why: string, meant = false): Judged => ({ adr: null, why, meant });
  const awaits = awaitsNumber(naming);
  const unnamed = whyNotByName(path, naming, named, awaits);
  if (unnamed !== null) return none(unnamed);
  if (text.trim() === "") return none(named ? "It is named like an ADR, but it is empty." : "It is empty.", named);
  if (text.includes("\r") && !text.includes("\n"))
    return none("Its lines end with carriage returns alone. Save it with line feeds.", named);
  const found = scan(asMarkdown(path, text));
  if (awaits) {
    const adr = parsedAdr(name, found);
    const filled = adr.status === "draft" || adr.status === "proposed" || (adr.status !== null && adr.date !== null);
    return filled && !placeholder.test(adr.title ?? "title") && decides(found, place) ? { adr } : none(template);
  }
  if (!name.number && name.fileDate === null && isPlaceholder(found, naming)) return none("Its title is a template's.");
  if (!named && holdsSeveral(found)) return none("It holds several decisions, and an ADR is a file of its own.");
  if (
    named
      ? decides(found, place) || (place.log && statesWhy.test(text.slice(0, longest)))
      : decidesUnnamed(found, place)
  )
    return { adr: parsedAdr(name, found) };
  return named
    ? none("It is named like an ADR, but says no status, context or decision.", true)
    : none("It has neither the name nor the sections of an ADR.");
}

/** What `readAdr` says, or `null` for a template, an index, a readme or some other file. */
export function readIfAdr(path: string, text: string, place?: Whereabouts): ParsedAdr | null {
  return judge(path, text, place).adr;
}

/** Files that belong to a folder and not to its log, with the language that some of them name. */
const companions =
  /^(?:readme|index|_?toc|contributing|contributors|changelog|backlog|summary|license|licence|glossary|sitemap|home|_sidebar|_index|_category_|code[-_]of[-_]conduct|inhalt|inhaltsverzeichnis|übersicht|sommaire|índice|indice|sumário|inhoud|spis[-_ ]treści|obsah|innehåll|indhold|innhold|sisällys|оглавление|содержание|зміст|индекс|索引|目录|目錄|目次|一覧|インデックス|색인|목차)(?:[-_.][a-z]{2}(?:[-_][a-z]{2})?)?$/i;

/** Whether a file by its name is a readme, an index or the like, which lies in any folder and says nothing of the others. */
export function isCompanionName(path: string): boolean {
  const { number, fileDate } = nameParts(namingPart(path));
  return number === null && fileDate === null && companions.test(lastPart(path).replace(/\.[A-Za-z]{2,8}$/, ""));
}

/** Words that say "template", in the languages in which ADRs are written. */
const templateWord =
  /^(?:templates?|vorlagen?|muster|mod[eèé]les?|gabarit|plantillas?|modelos?|modelli?|modello|sjablo(?:on|nen)|szablon|wzór|šablona|mall|mal|skabelon|malli|sablon|ş?ablon|шаблон|テンプレート|雛形|模板|範本|템플릿|양식|boilerplate|skeleton|blank|empty|placeholder)$/i;
/** Quicker than to look at each word of a name. */
const anyTemplateWord =
  /templ|vorlag|muster|mod[eèé]l|gabarit|plantil|sjablo|szablon|wz|ablon|mal|skabelon|шаблон|テンプ|雛形|模板|範本|템플|양식|boilerplate|skeleton|blank|empty|placeholder/i;
/** Of these words those that the title of a decision may be. */
const vague =
  /^(?:muster|mod[eèé]les?|modelos?|modelli|modello|mal|mall|malli|skeleton|blank|empty|placeholder|boilerplate)$/i;
/** Words of a template's name that say nothing of a decision. */
const blankWord =
  /^(?:m?adrs?\d*|ad\d*|architectur(?:e|al)|decisions?|records?|any|log|new|the|a|of|for|my|example|sample|default|base|basic|simple|short|long|full|bare|minimal|lightweight|nygard|michael|madr\d?|y|statement|log4brains|n+|x+|y+|\d+|[a-z]{2})$/i;

/**
 * Whether a name has a placeholder where others have a number, and says what is decided: "XXXX-use-queues.md" is called so
 * until it is agreed on and gets its number.
 */
function awaitsNumber(naming: string): boolean {
  const rest = placeholderIn(naming)?.rest.replace(/\.[A-Za-z]{2,8}$|^[-_. ]+/g, "") ?? "";
  return rest !== "" && !isTemplateName(rest);
}

/** A template by its name: the word, and nothing that would be the title of a decision. "use-template-engine" is none. */
function isTemplateName(naming: string): boolean {
  const stem = naming.replace(/\.[A-Za-z]{2,8}$/, "");
  if (placeholderIn(stem) !== null) return true;
  if (!anyTemplateWord.test(stem)) return false;
  const words = stem
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  if (!words.every((word) => templateWord.test(word) || blankWord.test(word))) return false;
  // "0008-empty" may be a decision; "EMPTY-ADR" and "0000-blank" are none.
  const said = words.filter((word) => templateWord.test(word));
  return said.some((word) => !vague.test(word)) || (said.length > 0 && !nameParts(naming).number);
}

const template = "It is a template.";

function whyNotByName(path: string, naming: string, named: boolean, awaits: boolean): string | null {
  const stem = naming.replace(/\.[A-Za-z]{2,8}$/, "");
  const { number, rest } = nameParts(naming);
  if (/^[.~#]|~$/.test(lastPart(path))) return "It is what a system or an editor leaves behind.";
  if ((isTemplateName(number === 0 ? rest : naming) && !awaits) || /(?:^|\/)templates?\//i.test(path)) return template;
  if (
    ownFolder.test(lastPart(path)) &&
    path.includes("/") &&
    !named &&
    !/^(?:adr|decision|record)\./i.test(lastPart(path))
  )
    return "It is a readme or an index.";
  // Some give it the number before the first one.
  if (companions.test(number === 0 ? rest : stem)) return "It is a readme, an index or the like.";
  return null;
}

/** A title that waits to be written: "[short title]", "{title}", "ADR-XXX: ...". */
const placeholder =
  /^(?:(?:m?adr)?[-_ #]*(?:[xn]{2,}|\d{0,4})[\s.:：–-]*)?(?:\[[^\]]*\b(?:title|titel|titre|título|titolo|tittel|otsikko|tytuł)\b[^\]]*\]|\{[^{}]*\}|<[^<>]*\b(?:title|titel|titre|título|titolo|decision)\b[^<>]*>|(?:short )?title)$/i;

function isPlaceholder(found: Scan, naming: string): boolean {
  const raw = found.heading?.raw.trim() ?? "";
  if (raw === "" || raw.length > 200) return false;
  if (/^(?:m?adr|ad)[-_ #]?(?:[xn#]{2,}|yyyy)\b/i.test(plainText(raw))) return true;
  if (/^(?:NUMBER|N{2,}|X{2,})\b/.test(raw)) return true;
  return placeholder.test(raw) && !/^title$/i.test(naming);
}

function kindsIn(found: Scan): Set<SectionKind> {
  const kinds = new Set<SectionKind>();
  for (const { title } of found.sections) {
    const kind = sectionKind(title);
    if (kind !== null) kinds.add(kind);
  }
  if (found.fields.some(({ label }) => label === "status")) kinds.add("status");
  return kinds;
}

/** Of a file that is named like an ADR. In a log whose ADRs are named so, any sections will do. */
function decides(found: Scan, { log, ordered }: Whereabouts): boolean {
  if (found.fields.some(({ label }) => label === "status")) return true;
  if (
    found.sections.some(({ title }) => sectionKind(title) !== null) ||
    (found.frontMatter !== null && field(found, "title") !== undefined)
  )
    return true;
  return log && ordered && found.sections.length > 1;
}

/**
 * Of a file whose name tells nothing: a decision with a state, or in several parts. Outside a log it has to say what was
 * decided, since plans and specifications have a state and a background as well.
 */
function decidesUnnamed(found: Scan, { log, amongNamed = false }: Whereabouts): boolean {
  const stated = field(found, "status");
  const kinds = kindsIn(found);
  // Beside ADRs with numbers it explains what a status is, or has one of another kind; unless it weighs and decides.
  if (amongNamed && stated && statusIn(said(stated)) === null && !(isDecision(found) && kinds.has("options")))
    return false;
  if (!log && !kinds.has("decision")) return false;
  const state = kinds.delete("status");
  return kinds.size > 0 && (state || (found.sections.length > 2 && (kinds.size > 1 || isDecision(found))));
}

function isDecision(found: Scan): boolean {
  return found.sections.some(({ title }) =>
    /^(?:decision|entscheidung|décision|decisión|decisão|決定|决定|결정)/i.test(headingName(title)),
  );
}

/** Whether the sections of a file are decisions of their own: two of them carry numbers of ADRs, or say what was decided. */
function holdsSeveral({ heading, sections }: Scan): boolean {
  const numbered = sections.filter(({ title }) => isNumberedAdr(title));
  const [one, other] = numbered;
  if (
    numbered.every(({ level }) => level === one?.level) &&
    (other || (one?.level === 1 && isNumberedAdr(heading?.raw ?? "")))
  )
    return true;
  const decided = sections.filter(
    ({ title }) => /^decisions?$/i.test(headingName(title)) || sectionKind(title) === "context",
  );
  const twice = (kind: SectionKind) => decided.filter(({ title }) => sectionKind(title) === kind).length > 1;
  return twice("context") && twice("decision") && decided.every(({ level }) => level === decided[0]?.level);
}

function isNumberedAdr(title: string): boolean {
  return /^(?:M?ADR|ADL?|DR|DEC|DECISION)$/.test(headingNumber(withoutAnchors(title))?.prefix ?? "");
}

/**
 * Whether a text is beyond doubt an ADR, wherever it lies: it says its state beside what was decided or why, or has the
 * parts of a decision record.
 */
export function isPlainlyAdr(path: string, text: string): boolean {
  const found = scan(asMarkdown(path, text));
  if (isPlaceholder(found, namingPart(path)) || holdsSeveral(found)) return false;
  const kinds = kindsIn(found);
  const state = kinds.delete("status");
  const decision = kinds.has("decision");
  if (decision) return state || kinds.size > 1;
  // What was resolved or is open has a background and an impact as well.
  const stated = field(found, "status");
  const known = state && (stated === undefined || statusIn(said(stated)) !== null);
  return known && kinds.has("context") && kinds.has("consequences");
}
