/** What a change of status is called in the language of an ADR, so that it reads as its authors would write it. */
import { capital } from "#shared/base/capital";
import { once } from "#shared/base/once";
import type { Status } from "#shared/record/record";
import { headingName } from "./heading";
import type { Scan } from "./scan";
import { type RelatedKind, relatedKinds, relatedVerbs, statusOf } from "./words";

/** Variants by gender stand beside each other, in the same order in every entry of a language, and again for further words. */
interface Words extends Record<Status, string> {
  /** With `{}` where the other ADR is named. */
  supersededBy: string;
  supersedes: string;
  /** Headings that only this language uses. */
  headings: RegExp;
}

const words = {
  en: {
    ...{ draft: "draft", proposed: "proposed", accepted: "accepted", rejected: "rejected", deprecated: "deprecated" },
    ...{ superseded: "superseded", supersededBy: "superseded by {}", supersedes: "supersedes" },
    headings: /^(?:decisions?|consequences?|context|considered options|options considered)(?!\p{L})/iu,
  },
  de: {
    ...{
      draft: "Entwurf",
      proposed: "vorgeschlagen",
      accepted: "angenommen|akzeptiert|entschieden|beschlossen|genehmigt",
    },
    ...{ rejected: "abgelehnt", deprecated: "veraltet" },
    ...{ superseded: "ersetzt", supersededBy: "ersetzt durch {}", supersedes: "ersetzt" },
    headings: /^(?:kontext|entscheidung|konsequenzen|auswirkungen|ausgangslage)/i,
  },
  fr: {
    ...{
      draft: "brouillon",
      proposed: "proposé|proposée",
      accepted: "accepté|acceptée|adopté|adoptée|approuvé|approuvée|validé|validée",
      rejected: "rejeté|rejetée",
    },
    ...{ deprecated: "obsolète", superseded: "remplacé|remplacée" },
    ...{ supersededBy: "remplacé par {}|remplacée par {}", supersedes: "remplace" },
    headings: /^(?:contexte|décision|conséquences|options envisagées)/i,
  },
  es: {
    ...{
      draft: "borrador",
      proposed: "propuesto|propuesta",
      accepted: "aceptado|aceptada|aprobado|aprobada|adoptado|adoptada",
      rejected: "rechazado|rechazada",
    },
    ...{ deprecated: "obsoleto|obsoleta", superseded: "reemplazado|reemplazada" },
    ...{ supersededBy: "reemplazado por {}|reemplazada por {}", supersedes: "reemplaza a" },
    headings: /^(?:decisión|consecuencias|opciones)/i,
  },
  pt: {
    ...{
      draft: "rascunho",
      proposed: "proposto|proposta",
      accepted: "aceito|aceita|aprovado|aprovada|aceite",
      rejected: "rejeitado|rejeitada",
    },
    ...{ deprecated: "obsoleto|obsoleta", superseded: "substituído|substituída" },
    ...{ supersededBy: "substituído por {}|substituída por {}", supersedes: "substitui" },
    headings: /^(?:decisão|consequências|opções)/i,
  },
  it: {
    ...{
      draft: "bozza",
      proposed: "proposto|proposta",
      accepted: "accettato|accettata|approvato|approvata",
      rejected: "respinto|respinta",
    },
    ...{ deprecated: "obsoleto|obsoleta", superseded: "sostituito|sostituita" },
    ...{ supersededBy: "sostituito da {}|sostituita da {}", supersedes: "sostituisce" },
    headings: /^(?:contesto|decisione|conseguenze|opzioni)/i,
  },
  nl: {
    ...{
      draft: "concept",
      proposed: "voorgesteld",
      accepted: "geaccepteerd|aanvaard|goedgekeurd",
      rejected: "afgewezen",
    },
    ...{ deprecated: "verouderd", superseded: "vervangen", supersededBy: "vervangen door {}", supersedes: "vervangt" },
    headings: /^(?:besluit|beslissing|gevolgen|overwogen|aanleiding)/i,
  },
  pl: {
    ...{ draft: "szkic", proposed: "zaproponowany|zaproponowane|zaproponowana|proponowany|proponowane|proponowana" },
    ...{
      accepted: "zaakceptowany|zaakceptowane|zaakceptowana|przyjęty|przyjęte|przyjęta",
      rejected: "odrzucony|odrzucone|odrzucona",
    },
    ...{ deprecated: "przestarzały|przestarzałe|przestarzała", superseded: "zastąpiony|zastąpione|zastąpiona" },
    ...{ supersededBy: "zastąpiony przez {}|zastąpione przez {}|zastąpiona przez {}", supersedes: "zastępuje" },
    headings: /^(?:decyzja|konsekwencje)/i,
  },
  cs: {
    ...{ draft: "návrh", proposed: "navrženo", accepted: "přijato|přijatý|schváleno", rejected: "zamítnuto" },
    ...{ deprecated: "zastaralé", superseded: "nahrazeno", supersededBy: "nahrazeno {}", supersedes: "nahrazuje" },
    headings: /^(?:rozhodnutí|důsledky)/i,
  },
  sv: {
    ...{
      draft: "utkast",
      proposed: "föreslagen|föreslaget",
      accepted: "accepterad|accepterat|godkänd|godkänt|antagen",
    },
    ...{ rejected: "avvisad|avvisat", deprecated: "föråldrad|föråldrat", superseded: "ersatt" },
    ...{ supersededBy: "ersatt av {}", supersedes: "ersätter" },
    headings: /^(?:beslut|konsekvenser|bakgrund|övervägda)/i,
  },
  da: {
    ...{ draft: "kladde", proposed: "foreslået", accepted: "accepteret|godkendt|vedtaget", rejected: "afvist" },
    ...{ deprecated: "forældet", superseded: "erstattet", supersededBy: "erstattet af {}", supersedes: "erstatter" },
    headings: /^(?:baggrund|overvejede)/i,
  },
  nb: {
    ...{ draft: "utkast", proposed: "foreslått", accepted: "akseptert|godkjent|vedtatt", rejected: "avvist" },
    ...{ deprecated: "foreldet", superseded: "erstattet", supersededBy: "erstattet av {}", supersedes: "erstatter" },
    headings: /^(?:bakgrunn|vurderte|beslutning|kontekst)/i,
  },
  fi: {
    ...{
      draft: "luonnos",
      proposed: "ehdotettu",
      accepted: "hyväksytty",
      rejected: "hylätty",
      deprecated: "vanhentunut",
    },
    ...{ superseded: "korvattu", supersededBy: "korvattu: {}", supersedes: "korvaa" },
    headings: /^(?:päätös|seuraukset|konteksti)/i,
  },
  hu: {
    ...{ draft: "tervezet", proposed: "javasolt", accepted: "elfogadva|elfogadott|jóváhagyva", rejected: "elutasítva" },
    ...{ deprecated: "elavult", superseded: "felváltva", supersededBy: "felváltotta {}", supersedes: "felváltja" },
    headings: /^(?:döntés|következmények|kontextus)/i,
  },
  ro: {
    ...{ draft: "ciornă", proposed: "propus|propusă", accepted: "acceptat|acceptată", rejected: "respins|respinsă" },
    ...{ deprecated: "învechit|învechită", superseded: "înlocuit|înlocuită" },
    ...{ supersededBy: "înlocuit de {}|înlocuită de {}", supersedes: "înlocuiește" },
    headings: /^(?:decizi[ea]|consecințe)/i,
  },
  el: {
    ...{
      draft: "προσχέδιο",
      proposed: "προτεινόμενη",
      accepted: "αποδεκτή|αποδεκτό|εγκρίθηκε",
      rejected: "απορρίφθηκε",
    },
    ...{ deprecated: "καταργήθηκε", superseded: "αντικαταστάθηκε" },
    ...{ supersededBy: "αντικαταστάθηκε από {}", supersedes: "αντικαθιστά" },
    headings: /^(?:απόφαση|συνέπειες|πλαίσιο)/i,
  },
  ru: {
    ...{
      draft: "черновик",
      proposed: "предложено|предложена|предложен",
      accepted: "принято|принята|принят|утверждено|утверждена|утверждён|одобрено|одобрена|одобрен",
    },
    ...{
      rejected: "отклонено|отклонена|отклонён",
      deprecated: "устарело|устарела|устарел",
      superseded: "заменено|заменена|заменён",
    },
    ...{ supersededBy: "заменено на {}|заменена на {}|заменён на {}", supersedes: "заменяет" },
    headings: /^(?:решение|последствия)/i,
  },
  uk: {
    ...{
      draft: "чернетка",
      proposed: "запропоновано",
      accepted: "прийнято|ухвалено|затверджено",
      rejected: "відхилено",
    },
    ...{ deprecated: "застаріло", superseded: "замінено", supersededBy: "замінено на {}", supersedes: "замінює" },
    headings: /^(?:рішення|наслідки)/i,
  },
  tr: {
    ...{ draft: "taslak", proposed: "önerildi", accepted: "kabul edildi|onaylandı", rejected: "reddedildi" },
    ...{ deprecated: "kullanımdan kaldırıldı", superseded: "değiştirildi" },
    ...{ supersededBy: "{} ile değiştirildi", supersedes: "yerine geçtiği" },
    headings: /^(?:karar|sonuçlar|bağlam)/i,
  },
  ja: {
    ...{
      draft: "下書き",
      proposed: "提案中|提案",
      accepted: "承認済み|承認|採用|採択|承認済",
      rejected: "却下",
      deprecated: "非推奨",
    },
    ...{ superseded: "置き換え済み", supersededBy: "{} により置き換え済み", supersedes: "置き換え対象" },
    headings: /^(?:コンテキスト|決定|影響|結果)/,
  },
  zh: {
    ...{
      draft: "草稿",
      proposed: "提议|建议",
      accepted: "已接受|接受|已采纳|已批准",
      rejected: "已拒绝",
      deprecated: "已废弃",
    },
    ...{ superseded: "已被取代", supersededBy: "已被 {} 取代", supersedes: "取代" },
    headings: /^(?:决策|决定|后果|结果|上下文)/,
  },
  zhHant: {
    ...{ draft: "草稿", proposed: "提議|建議", accepted: "已採納", rejected: "已拒絕", deprecated: "已廢棄" },
    ...{ superseded: "已被取代", supersededBy: "已被 {} 取代", supersedes: "取代" },
    headings: /^(?:決策|後果)/,
  },
  ko: {
    ...{
      draft: "초안",
      proposed: "제안됨|제안",
      accepted: "승인됨|승인|채택됨|채택|수락됨",
      rejected: "거부됨",
      deprecated: "폐기됨",
    },
    ...{ superseded: "대체됨", supersededBy: "{}로 대체됨", supersedes: "대체 대상" },
    headings: /^(?:결정|결과|맥락|배경)/,
  },
  hr: {
    ...{ draft: "nacrt", proposed: "predloženo", accepted: "prihvaćeno|usvojeno|odobreno" },
    ...{ rejected: "odbijeno", deprecated: "zastarjelo", superseded: "zamijenjeno" },
    ...{ supersededBy: "zamijenjeno s {}", supersedes: "zamjenjuje" },
    headings: /^(?:odluka|posljedice)/i,
  },
  sl: {
    ...{ draft: "osnutek", proposed: "predlagano", accepted: "sprejeto|potrjeno" },
    ...{ rejected: "zavrnjeno", deprecated: "zastarelo", superseded: "nadomeščeno" },
    ...{ supersededBy: "nadomeščeno z {}", supersedes: "nadomešča" },
    headings: /^(?:odločitev|posledice)/i,
  },
  sr: {
    ...{ draft: "нацрт", proposed: "предложено", accepted: "прихваћено|усвојено" },
    ...{ rejected: "одбијено", deprecated: "застарело", superseded: "замењено" },
    ...{ supersededBy: "замењено са {}", supersedes: "замењује" },
    headings: /^(?:одлука|последице)/i,
  },
  sk: {
    ...{ draft: "koncept", proposed: "navrhnuté|navrhnutý", accepted: "schválené|schválený|prijaté|prijatý" },
    ...{ rejected: "zamietnuté|zamietnutý", deprecated: "zastarané", superseded: "nahradené|nahradený" },
    ...{ supersededBy: "nahradené {}|nahradený {}", supersedes: "nahrádza" },
    headings: /^(?:rozhodnutie|dôsledky)/i,
  },
  bg: {
    ...{ draft: "чернова", proposed: "предложено", accepted: "прието|одобрено" },
    ...{ rejected: "отхвърлено", deprecated: "остаряло", superseded: "заместено" },
    ...{ supersededBy: "заместено от {}", supersedes: "замества" },
    headings: /^(?:последствия)/i,
  },
  ca: {
    ...{ draft: "esborrany", proposed: "proposat|proposada", accepted: "acceptat|acceptada|aprovat|aprovada" },
    ...{ rejected: "rebutjat|rebutjada", deprecated: "obsolet|obsoleta", superseded: "substituït|substituïda" },
    ...{ supersededBy: "substituït per {}|substituïda per {}", supersedes: "substitueix" },
    headings: /^(?:decisió|conseqüències)/i,
  },
  vi: {
    ...{ draft: "bản nháp", proposed: "đề xuất", accepted: "đã chấp nhận|chấp nhận|đã phê duyệt" },
    ...{ rejected: "đã từ chối|từ chối", deprecated: "lỗi thời", superseded: "đã bị thay thế|bị thay thế" },
    ...{ supersededBy: "bị thay thế bởi {}", supersedes: "thay thế" },
    headings: /^(?:bối cảnh|quyết định|hệ quả)/i,
  },
  id: {
    ...{ draft: "draf", proposed: "diusulkan", accepted: "diterima|disetujui" },
    ...{ rejected: "ditolak", deprecated: "usang", superseded: "digantikan" },
    ...{ supersededBy: "digantikan oleh {}", supersedes: "menggantikan" },
    headings: /^(?:konteks|keputusan|konsekuensi)/i,
  },
  lt: {
    ...{ draft: "juodraštis", proposed: "siūloma", accepted: "priimta|patvirtinta" },
    ...{ rejected: "atmesta", deprecated: "pasenusi", superseded: "pakeista" },
    ...{ supersededBy: "pakeista {}", supersedes: "pakeičia" },
    headings: /^(?:sprendimas|pasekmės)/i,
  },
  lv: {
    ...{ draft: "melnraksts", proposed: "ierosināts", accepted: "pieņemts|apstiprināts" },
    ...{ rejected: "noraidīts", deprecated: "novecojis", superseded: "aizstāts" },
    ...{ supersededBy: "aizstāts ar {}", supersedes: "aizstāj" },
    headings: /^(?:lēmums|sekas)/i,
  },
  et: {
    ...{ draft: "mustand", proposed: "pakutud", accepted: "vastu võetud|kinnitatud" },
    ...{ rejected: "tagasi lükatud", deprecated: "vananenud", superseded: "asendatud" },
    ...{ supersededBy: "asendatud: {}", supersedes: "asendab" },
    headings: /^(?:otsus|tagajärjed)/i,
  },
  eu: {
    ...{ draft: "zirriborroa", proposed: "proposatua", accepted: "onartua" },
    ...{ rejected: "baztertua", deprecated: "zaharkitua", superseded: "ordezkatua" },
    ...{ supersededBy: "{} bidez ordezkatua", supersedes: "ordezten du" },
    headings: /^(?:testuingurua|erabakia|ondorioak)/i,
  },
  ar: {
    ...{ draft: "مسودة", proposed: "مقترح|مقترحة", accepted: "مقبول|مقبولة" },
    ...{ rejected: "مرفوض|مرفوضة", deprecated: "مهمل", superseded: "مستبدل" },
    ...{ supersededBy: "استبدل بـ {}", supersedes: "يحل محل" },
    headings: /^(?:السياق|القرار|العواقب)/i,
  },
  fa: {
    ...{ draft: "پیش‌نویس", proposed: "پیشنهادی", accepted: "پذیرفته‌شده|پذیرفته شده" },
    ...{ rejected: "رد شده", deprecated: "منسوخ", superseded: "جایگزین شده" },
    ...{ supersededBy: "جایگزین شده با {}", supersedes: "جایگزین" },
    headings: /^(?:زمینه|تصمیم|پیامد)/i,
  },
  he: {
    ...{ draft: "טיוטה", proposed: "הוצע|מוצע", accepted: "התקבל|התקבלה|אושר|אושרה" },
    ...{ rejected: "נדחה|נדחתה", deprecated: "מיושן", superseded: "הוחלף|הוחלפה" },
    ...{ supersededBy: "הוחלף על ידי {}|הוחלפה על ידי {}", supersedes: "מחליף" },
    headings: /^(?:הקשר|החלטה|השלכות)/i,
  },
  th: {
    ...{ draft: "ร่าง", proposed: "เสนอ|เสนอแล้ว", accepted: "ยอมรับแล้ว|ยอมรับ|อนุมัติแล้ว" },
    ...{ rejected: "ปฏิเสธ", deprecated: "เลิกใช้แล้ว", superseded: "ถูกแทนที่แล้ว|ถูกแทนที่" },
    ...{ supersededBy: "ถูกแทนที่โดย {}", supersedes: "แทนที่" },
    headings: /^(?:บริบท|การตัดสินใจ|ผลที่ตามมา)/i,
  },
  hi: {
    ...{ draft: "प्रारूप", proposed: "प्रस्तावित", accepted: "स्वीकृत|अनुमोदित" },
    ...{ rejected: "अस्वीकृत", deprecated: "अप्रचलित", superseded: "प्रतिस्थापित" },
    ...{ supersededBy: "{} द्वारा प्रतिस्थापित", supersedes: "प्रतिस्थापित करता है" },
    headings: /^(?:संदर्भ|निर्णय|परिणाम)/i,
  },
} satisfies Record<string, Words>;

/** A language, and which of its variants a file uses. */
export interface Tongue {
  words: Words;
  variant: number;
}

const english: Tongue = { words: words.en, variant: 0 };
const states: readonly Status[] = ["draft", "proposed", "accepted", "rejected", "deprecated", "superseded"];

/** By what is said for a state, in small letters: the languages in which it is one. */
const tonguesBySaying = once(() => {
  const all = new Map<string, Tongue[]>();
  for (const one of Object.values<Words>(words)) {
    const variants = new Map<string, number>();
    for (const state of states)
      for (const [variant, form] of one[state].toLowerCase().split("|").entries())
        if (!variants.has(form)) variants.set(form, variant);
    for (const [form, variant] of variants) all.set(form, [...(all.get(form) ?? []), { words: one, variant }]);
  }
  return all;
});

/**
 * The language that an ADR states its status in: that of the word itself, and where several have it, or it is none of
 * ours, that of its headings. `word` is the status without dressing.
 */
export function tongueOf(word: string, found: Pick<Scan, "sections">): Tongue {
  const said = word.trim().toLowerCase().normalize("NFC");
  const fitting = tonguesBySaying().get(said) ?? [];
  if (fitting.length === 1) return fitting[0] ?? english;
  if (fitting.length === 0 && statusOf(word) !== null && /^[ -~]*$/.test(word) && !isForeign(found)) return english;
  const among = fitting.length > 0 ? fitting : Object.values<Words>(words).map((one) => ({ words: one, variant: 0 }));
  return (
    among.find((one) => found.sections.some(({ title }) => one.words.headings.test(headingName(title)))) ??
    fitting[0] ??
    english
  );
}

/** The language of a phrase like "ersetzt durch ADR-0005", whatever it names. */
export function tongueOfPhrase(phrase: string): Tongue {
  const said = phrase.toLowerCase().normalize("NFC");
  let best: (Tongue & { length: number }) | null = null;
  for (const one of Object.values<Words>(words))
    for (const [variant, form] of one.supersededBy.toLowerCase().split("|").entries()) {
      const parts = form.split("{}").map((part) => part.trim());
      const length = parts.join("").length;
      if (parts.every((part) => said.includes(part)) && length > (best?.length ?? 0))
        best = { words: one, variant, length };
    }
  return best ?? english;
}

function isForeign({ sections }: Pick<Scan, "sections">): boolean {
  return sections.length > 0 && !sections.some(({ title }) => words.en.headings.test(headingName(title)));
}

/** A state in this language. */
export function stateIn({ words, variant }: Tongue, status: Status): string {
  return variantOf(words[status], variant);
}

/** What says that another ADR supersedes this one; `name` is how that one is called. */
export function supersededByIn({ words, variant }: Tongue, name: string): string {
  return variantOf(words.supersededBy, variant).replace("{}", () => name);
}

/** "Supersedes", or what it is called in this language, with a capital where the script has them. */
export function supersedesIn({ words }: Tongue): string {
  return capital(words.supersedes);
}

function variantOf(entry: string, variant: number): string {
  const all = entry.split("|");
  return all[variant % all.length] ?? entry;
}

/** How relations are said in other languages than English, in the order of `relatedKinds`. */
const related = new Map<Words, readonly string[]>([
  [words.de, ["Ergänzt", "Ergänzt durch", "Hängt ab von", "Grundlage für", "Bezieht sich auf"]],
  [words.fr, ["Complète", "Complété par", "Dépend de", "Requis par", "En lien avec"]],
  [words.es, ["Complementa", "Complementado por", "Depende de", "Requerido por", "Relacionado con"]],
  [words.pt, ["Complementa", "Complementado por", "Depende de", "Requerido por", "Relacionado a"]],
  [words.it, ["Integra", "Integrato da", "Dipende da", "Richiesto da", "Correlato a"]],
  [words.nl, ["Vult aan", "Aangevuld door", "Hangt af van", "Vereist door", "Gerelateerd aan"]],
  [words.pl, ["Uzupełnia", "Uzupełniona przez", "Zależy od", "Wymagana przez", "Powiązane"]],
  [words.cs, ["Doplňuje", "Doplněno", "Závisí na", "Vyžadováno", "Související"]],
  [words.sv, ["Kompletterar", "Kompletterad av", "Beror på", "Krävs av", "Relaterat till"]],
  [words.ru, ["Дополняет", "Дополнено", "Зависит от", "Требуется для", "Связано с"]],
  [words.uk, ["Доповнює", "Доповнено", "Залежить від", "Потрібне для", "Пов'язано з"]],
  [words.zh, ["修订", "被修订", "依赖", "被依赖", "相关"]],
  [words.zhHant, ["修訂", "被修訂", "依賴", "被依賴", "相關"]],
]);

/** The verb that opens a line about a relation; in English where a language has none here. */
export function relatedVerbIn({ words: own }: Tongue, kind: RelatedKind): string {
  return related.get(own)?.[relatedKinds.indexOf(kind)] ?? relatedVerbs[kind];
}
