/** What a heading is about, whatever numbers, marks and anchors people dress it with. */
import { once } from "#shared/base/once";
import { remembered } from "#shared/base/remember";
import { type Label, labelOf } from "./words";

/** Anchors, attributes and comments inside a heading, which no reader sees. */
export function withoutAnchors(raw: string): string {
  return /[<{]/.test(raw)
    ? raw
        .replace(/(?<!\\)<a\b[^<>]*>(?:<\/a>)?|<\/a>/gi, "")
        .replace(/(?<!\\)<!--.*?(?:-->|$)/g, "")
        .replace(/[ \t]*(?<!\\)\{:?[ \t]*[#.][^{}]*\}[ \t]*$/, "")
        .trim()
    : raw;
}

/** The words of a heading alone: without numbering, emphasis, symbols and a colon at its end. */
export function headingName(raw: string): string {
  if (/^[A-Za-z](?:[A-Za-z ]*|[\dA-Za-z ]*[\dA-Za-z])$/.test(raw)) return raw;
  return withoutAnchors(raw)
    .replace(/[*_`]+/g, "")
    .replace(/:[a-z0-9_+-]{2,30}:/g, "")
    .replace(/^[^\p{L}\p{N}]+/u, "")
    .replace(/^(?:\d{1,3}|[IVX]{1,4}|[A-Z])(?:\.\d{1,3})*[.)](?:\s+|(?=\p{L}))|^\d{1,3}(?:\.\d{1,3})*\s+[-–—]?\s*/u, "")
    .replace(/[\s:：.]+$/, "")
    .trim();
}

/** Words and phrases of a list, in small letters. */
const listed = (words: string): string[] => words.split("|");

/** What a heading tells by its words alone. The files of a log have the same ones. */
interface Told {
  label: Label | null;
  metadata: boolean;
  kind: SectionKind | null;
  /** It names a section of an ADR, and is no title. */
  section: boolean;
  /** "Status: Accepted": the label, and where what follows the colon begins in the text of the heading. */
  labelled: { label: Label; from: number } | null;
}

export const headingTold: (raw: string) => Told = remembered((raw) => {
  const labelled = labelledIn(raw);
  if (raw.length > 120) return { label: null, metadata: false, kind: null, section: false, labelled };
  const name = headingName(raw);
  const label = raw.length > 80 ? null : (labelOf(name.replace(/^(?:meta|metadata|adr)\./i, "")) ?? twofold(name));
  const said = name.toLowerCase();
  const kind = opened(said)?.kind ?? (label === "status" ? "status" : null);
  const metadata = aboutMetadata.has(said.replace(/^(?:adr|decision|document)(?: record)? /, "").replace(/[- ]/g, ""));
  const section = raw.length <= 80 && ((label !== null && label !== "title") || metadata || exactSections.has(said));
  return { label, metadata, kind, section, labelled };
});

function labelledIn(raw: string): Told["labelled"] {
  const colon = raw.search(/[:：]\s*\S/);
  if (colon < 1 || colon > 60) return null;
  const { label } = headingTold(raw.slice(0, colon));
  const from = colon + 1 + (/^[\s*_]*/.exec(raw.slice(colon + 1))?.[0].length ?? 0);
  return label && from < raw.length ? { label, from } : null;
}

/** The label that a heading is, in one language or in two: "1. Status", "状态 (Status)". */
export function headingLabel(raw: string): Label | null {
  return headingTold(raw).label;
}

/** A label with the same in another language, or what it takes, in brackets or behind a slash; or the two side by side. */
export function twofold(name: string): Label | null {
  const pair = /^(\S{1,40})\s+(?:[-–—|·]\s+)?(\S{1,40})$/.exec(name);
  const label = pair ? labelOf(pair[1] ?? "") : null;
  if (label !== null && label === labelOf(pair?.[2] ?? "")) return label;
  const parts = /^([^()（）/]{1,40}?)\s*(?:[(（]([^()（）]{1,60})[)）]|\/\s*([^()（）/]{1,40}))$/.exec(name);
  if (!parts) return null;
  return labelOf(parts[1] ?? "") ?? labelOf(parts[2] ?? parts[3] ?? "");
}

const aboutMetadata = new Set(
  listed(
    "metadata|meta|info|information|details|properties|header|summarytable|overviewtable|metadaten|métadonnées|metadatos|metadados|metadati|元数据|メタデータ|메타데이터",
  ),
);

/** Whether what stands under a heading is the ADR's metadata. */
export function isMetadata(raw: string): boolean {
  return headingTold(raw).metadata;
}

export type SectionKind = "context" | "decision" | "consequences" | "options" | "status";

/** How headings of each part begin. */
const openings: [SectionKind, string[]][] = [
  [
    "context",
    listed(
      "context|problemstellung|problem|background|motivation|issue|forces|kontext|ausgangslage|hintergrund|contexte|problème|contexto|problema|contesto|aanleiding|context en|kontekst|bakgrunn|bakgrund|baggrund|konteksti|kontextus|πλαίσιο|контекст|bağlam|背景|上下文|コンテキスト|問題|问题|상황|맥락|배경|testuingurua|bối cảnh|ngữ cảnh|konteks|latar belakang|السياق|زمینه|הקשר|บริบท|संदर्भ",
    ),
  ],
  [
    "decision",
    listed(
      "decision|decided|resolution|outcome|entscheidung|beschluss|décision|decisión|decisão|decisione|besluit|beslissing|decyzja|rozhodnutí|beslut|beslutning|vedtak|päätös|döntés|decizie|decizia|απόφαση|решение|рішення|karar|决策|决定|決定|결정|odluka|odločitev|одлука|rozhodnut|decisió|erabaki|sprendimas|lēmums|otsus|quyết định|keputusan|القرار|تصمیم|החלטה|การตัดสินใจ|निर्णय",
    ),
  ],
  [
    "consequences",
    listed(
      "consequence|implication|impact|konsequenz|auswirkung|folgen|conséquence|consecuencia|consequência|conseguenz|gevolgen|konsekwencj|důsledky|konsekvens|følger|seuraukset|következmények|consecințe|συνέπειες|последстви|наслідки|sonuçlar|影響|影响|結果|结果|后果|결과|posljedic|posledic|последиц|dôsledky|conseqüènc|ondorio|pasekm|sekas|tagajärjed|hệ quả|hậu quả|konsekuensi|dampak|العواقب|النتائج|پیامد|השלכות|ผลที่ตามมา|परिणाम",
    ),
  ],
  [
    "options",
    listed(
      "considered|alternativ|possible options|possible solutions|betrachtete|optionen|alternativen|options envisag|opciones|opções|opzioni|overwogen|rozważane|opcje|alternatyw|zvažované|možnosti|övervägda|vurderte|overvejede|vaihtoehdot|варианты|рассмотренн|рассматриваем|альтернатив|варіанти|розглянут|seçenekler|选项|备选|選択肢|検討|대안|고려|razmotrene|razmatrane|mogućnosti|опције|opcions|aukerak|galimyb|các lựa chọn|các phương án|pilihan|opsi|الخيارات|البدائل|گزینه|אפשרויות|ทางเลือก|विकल्प",
    ),
  ],
];

/** The part whose word opens a heading, in small letters, and that word. */
function opened(name: string): { kind: SectionKind; word: string } | null {
  for (const [kind, words] of openings) {
    const word = words.find((word) => name.startsWith(word)) ?? wholeWords[kind]?.exec(name)?.[0];
    if (word !== undefined) return { kind, word };
  }
  return null;
}

/** Words that others begin with which say something else. */
const wholeWords: Partial<Record<SectionKind, RegExp>> = { consequences: /^results?$/, options: /^options?\b/ };

/** The part that a section plays in a decision record; `null` where its heading tells none. */
export function sectionKind(raw: string): SectionKind | null {
  return headingTold(raw).kind;
}

const englishWord = once(
  () =>
    /^(?:context|problems?|background|motivation|issues?|forces|decisions?|decided|resolution|outcomes?|consequences?|implications?|impacts?|results?|considered|options?|alternatives?|possible)(?!\p{L})(?!\s+(?:en|et|y|e|und|de|du|des|da|do|del)\s)/iu,
);

/**
 * The part that a heading in another language than English names: by a whole word, as far as endings go, so that
 * "Kontextdiagramm" is none. `null` for any other.
 */
export function foreignSectionKind(raw: string): SectionKind | null {
  const name = headingName(raw);
  if (englishWord().test(name) && /^[ -~]*$/.test(name)) return null;
  const said = name.toLowerCase();
  const found = opened(said);
  if (!found) return null;
  const ending = /^\p{L}*/u.exec(said.slice(found.word.length))?.[0] ?? "";
  return ending.length <= 3 ? found.kind : null;
}

const exactSections = new Set(
  listed(
    "context|context and problem|context and problem statement|problem|problem statement|background|motivation|decision|decision drivers|decision driver|decision outcome|decision maker|decision makers|consequence|consequences|options|considered options|alternatives|considered alternatives|rationale|links|references|more information|note|notes|summary|abstract|kontext|entscheidung|konsequenzen|contexte|décision|conséquences|contexto|decisión|consecuencias|decisão|consequências|背景|決定|决定|影響|결정|배경",
  ),
);

/** Whether a heading of the first level is a section of the ADR and not its title. */
export function isSectionName(raw: string): boolean {
  return headingTold(raw).section;
}
