/** Words that ADRs use for their fields and states, in the languages in which they are found. */
import type { Status } from "#shared/record/record";

export type Label = "status" | "date" | "created" | "title" | "supersedes" | "supersededBy";

const labelWords: Record<Label, string> = {
  status:
    "status|adr status|decision status|state|statut|stato|estado|estatus|stav|stan|tila|tilstand|staat|durum|állapot|stare|статус|стан|состояние|状态|狀態|ステータス|状態|상태",
  date: "date|decision date|date of decision|decided|decided on|datum|entscheidungsdatum|fecha|data|dato|päivämäärä|päiväys|tarih|dátum|data decyzji|дата|日期|日付|決定日|날짜|일자",
  created: "created|created on|created at|date created|erstellt|créé le|creado|creato|criado|创建日期|作成日",
  title: "title|titel|titre|título|titolo|tytuł|заголовок|标题|標題|タイトル|제목",
  supersedes: "supersedes|supercedes|replaces|ersetzt|remplace|reemplaza|sostituisce|substitui|zastępuje|заменяет",
  supersededBy:
    "superseded by|superceded by|superseded-by|superseded_by|supersededby|replaced by|ersetzt durch|remplacé par|remplacée par|reemplazado por|sostituito da|substituído por|zastąpiona przez|заменено на",
};

const statusWords: Record<Status, string> = {
  draft:
    "draft|wip|work in progress|entwurf|brouillon|borrador|bozza|rascunho|concept|szkic|návrh|utkast|kladde|luonnos|черновик|чернетка|草稿|草案|ドラフト|下書き|초안",
  proposed:
    "proposed|proposal|pending|under review|in review|in discussion|under discussion|rfc|vorgeschlagen|proposé|proposée|propuesto|propuesta|proposto|proposta|voorgesteld|zaproponowany|zaproponowane|proponowana|navrženo|föreslagen|foreslået|foreslått|ehdotettu|предложено|запропоновано|提议|提議|提案|提案中|제안|제안됨",
  accepted:
    "accepted|approved|adopted|agreed|decided|ratified|akzeptiert|angenommen|entschieden|accepté|acceptée|mergé|validé|validée|aceptado|aceptada|aprobado|accettato|accettata|approvato|aceito|aceite|aprovado|geaccepteerd|aanvaard|zaakceptowany|zaakceptowane|przyjęta|přijato|schváleno|accepterad|godkänd|accepteret|godkendt|akseptert|hyväksytty|принято|прийнято|已接受|已采纳|採択|承認|承認済み|採用|승인|승인됨|채택",
  rejected:
    "rejected|declined|withdrawn|abgelehnt|verworfen|rejeté|rejetée|refusé|refusée|rechazado|rechazada|respinto|rifiutato|rejeitado|afgewezen|verworpen|odrzucony|odrzucone|odrzucona|zamítnuto|avvisad|afvist|avvist|hylätty|отклонено|відхилено|已拒绝|已拒絕|却下|거부|거부됨|반려",
  deprecated:
    "deprecated|obsolete|retired|no longer relevant|no longer applies|veraltet|überholt|obsolète|déprécié|obsoleto|obsoleta|deprecado|deprecato|verouderd|przestarzały|przestarzałe|zastaralé|föråldrad|forældet|foreldet|vanhentunut|устарело|застаріло|已弃用|已棄用|已废弃|廃止|非推奨|폐기|폐기됨",
  superseded:
    "superseded|superceded|replaced|ersetzt|abgelöst|remplacé|remplacée|reemplazado|sustituido|sostituito|superato|substituído|vervangen|zastąpiony|zastąpione|zastąpiona|nahrazeno|ersatt|erstattet|korvattu|заменено|замінено|已取代|被取代|已替代|置き換え|置換済み|대체|대체됨",
};

function index<K extends string>(words: Record<K, string>): Map<string, K> {
  const pairs = (Object.keys(words) as K[]).flatMap((key) => words[key].split("|").map((word) => [word, key] as const));
  return new Map(pairs);
}

const labels = index(labelWords);
const statuses = index(statusWords);

export function labelOf(text: string): Label | null {
  return labels.get(text.trim().toLowerCase()) ?? null;
}

/** The status that this word or phrase names by itself, in any case. */
export function statusOf(phrase: string): Status | null {
  return statuses.get(phrase.trim().toLowerCase()) ?? null;
}

/** The status whose word opens a text; the longest that fits. `null` where the text opens with something else. */
export function openingStatus(text: string): Status | null {
  const words = text
    .trim()
    .toLowerCase()
    .split(/[\s,;:.()[\]|/–—-]+/u)
    .filter(Boolean);
  for (let count = Math.min(4, words.length); count > 0; count--) {
    const status = statuses.get(words.slice(0, count).join(" "));
    if (status) return status;
  }
  return null;
}
