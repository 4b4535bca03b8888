/** Words that ADRs use for their fields and states, in the languages in which they are found. */
import { once } from "#shared/base/once";
import type { Status } from "#shared/record/record";

export type Label =
  | "status"
  | "date"
  | "created"
  | "title"
  | "supersedes"
  | "supersededBy"
  | "tags"
  | RelatedKind
  | AdrRole;

/** What one ADR is to another beyond taking its place: each direction, and one that has none. */
export const relatedKinds = ["amends", "amendedBy", "dependsOn", "requiredBy", "relatesTo"] as const;
export type RelatedKind = (typeof relatedKinds)[number];

/** How each is said in English, as it opens a line. */
export const relatedVerbs: Record<RelatedKind, string> = {
  amends: "Amends",
  amendedBy: "Amended by",
  dependsOn: "Depends on",
  requiredBy: "Required by",
  relatesTo: "Relates to",
};

/** Letters and digits of any script, with hyphens, dots and the like between; no blanks, which part tags in some tools. */
export const tagShape = once(() => /^[\p{L}\p{N}](?:[\p{L}\p{N}._+/-]{0,48}[\p{L}\p{N}])?$/u);

/** What people of an ADR did. */
export type AdrRole = "deciders" | "consulted" | "informed";
export const roles: readonly AdrRole[] = ["deciders", "consulted", "informed"];

const labelWords: Record<Label, string> = {
  status:
    "status|adr status|decision status|current status|state|statut|état|stato|estado|estatus|situação|stav|stan|tila|tilstand|staat|durum|állapot|státusz|stare|stadiu|κατάσταση|статус|стан|состояние|状态|狀態|ステータス|状態|状況|상태|decision state|status history|state history|history of the status|statusverlauf|historique du statut|stanje|стање|estat|egoera|būsena|statuss|olek|staatus|trạng thái|tình trạng|الحالة|وضعیت|סטטוס|מצב|สถานะ|स्थिति|adr 状态|adr 狀態|adr 决策状态|决策状态|決策狀態",
  date: "date|date accepted|date approved|date decided|status date|date of status|accepted on|approved on|decision date|date of decision|decided|decided on|datum|entscheidungsdatum|fecha|fecha de la decisión|data|data da decisão|data della decisione|date de la décision|date de décision|dato|beslutningsdato|beslutsdatum|päivämäärä|päiväys|tarih|karar tarihi|dátum|döntés dátuma|dată|data deciziei|data decyzji|datum rozhodnutí|beslisdatum|ημερομηνία|дата|дата решения|дата рішення|日期|决定日期|決定日期|日付|決定日|날짜|일자|결정일|datum odluke|data decisió|kuupäev|datums|ngày|ngày quyết định|tanggal|التاريخ|تاریخ|תאריך|วันที่|दिनांक|तारीख|决策日期|決策日期|датум",
  created:
    "created|start date|created on|created at|date created|erstellt|erstellt am|créé le|date de création|creado|fecha de creación|creato|creato il|criado|criado em|aangemaakt|aangemaakt op|utworzono|vytvořeno|skapad|oprettet|opprettet|luotu|létrehozva|creat la|δημιουργήθηκε|создано|створено|oluşturuldu|创建日期|建立日期|作成日|작성일|kreirano|ustvarjeno|vytvorené|създадено|creat|sukurta|izveidots|loodud|dibuat|ngày tạo",
  title:
    "title|adr title|decision title|feature name|titel|titre|título|titolo|tytuł|název|tittel|otsikko|cím|titlu|τίτλος|заголовок|название|назва|başlık|标题|標題|タイトル|件名|제목|naslov|наслов|názov|заглавие|títol|izenburua|pavadinimas|virsraksts|pealkiri|tiêu đề|judul|العنوان|عنوان|כותרת|หัวข้อ|शीर्षक",
  supersedes:
    "supersedes|supercedes|replaces|ersetzt|löst ab|remplace|reemplaza|reemplaza a|sustituye|sustituye a|suplanta|suplanta a|sostituisce|substitui|vervangt|zastępuje|nahrazuje|ersätter|erstatter|korvaa|felváltja|înlocuiește|αντικαθιστά|заменяет|замінює|yerine geçtiği|置き換え対象|取代|替代|대체 대상|zamjenjuje|nadomešča|замењује|nahrádza|замества|substitueix|substitúe|ordezten du|pakeičia|aizstāj|asendab|thay thế|menggantikan|يحل محل|جایگزین|מחליף|แทนที่|प्रतिस्थापित करता है",
  supersededBy:
    "superseded by|superceded by|superseded-by|superseded_by|supersededby|replaced by|ersetzt durch|abgelöst durch|remplacé par|remplacée par|reemplazado por|reemplazada por|sustituido por|sustituida por|suplantado por|suplantada por|sostituito da|sostituita da|substituído por|substituída por|vervangen door|zastąpiona przez|zastąpiony przez|zastąpione przez|nahrazeno|nahrazeno čím|ersatt av|erstattet af|erstattet av|korvattu|korvaava|felváltotta|înlocuit de|înlocuită de|αντικαταστάθηκε από|заменено на|заменён на|заменен на|замінено на|замінений на|yerini alan|被取代|被替代|置き換え先|후속|zamijenjeno s|zamijenjeno odlukom|nadomeščeno z|nadomeščeno s|замењено са|nahradené|заместено от|substituïda per|substituït per|ordezkatua|pakeista|aizstāts ar|asendatud|được thay thế bởi|bị thay thế bởi|digantikan oleh|استبدل بـ|جایگزین شده با|הוחלף על ידי|ถูกแทนที่โดย|द्वारा प्रतिस्थापित",
  tags: "tags|tag|keywords|schlagworte|schlagwörter|mots clés|étiquettes|etiquetas|etichette|tagi|štítky|标签|標籤|タグ|태그",
  amends:
    "amends|refines|clarifies|extends|ergänzt|präzisiert|complète|précise|modifie|complementa|modifica|integra|vult aan|uzupełnia|doplňuje|kompletterar|дополняет|доповнює|修订|補足|修訂|补充|補充" +
    "|supersedes in part|supersedes partially|partially supersedes|partly supersedes|ersetzt teilweise|remplace partiellement|remplace en partie|reemplaza parcialmente|sustituye parcialmente|substitui parcialmente|sostituisce parzialmente|vervangt deels|vervangt gedeeltelijk",
  amendedBy:
    "amended by|refined by|clarified by|extended by|ergänzt durch|präzisiert durch|complété par|complétée par|modifié par|modifiée par|complementado por|modificado por|modificato da|integrato da|aangevuld door|uzupełniona przez|doplněno|kompletterad av|дополнено|доповнено|被修订|被修訂|被补充|被補充" +
    "|superseded in part by|superseded partially by|partially superseded by|partly superseded by|teilweise ersetzt durch|partiellement remplacé par|partiellement remplacée par|remplacé en partie par|remplacée en partie par|parcialmente reemplazado por|parcialmente reemplazada por|parcialmente sustituido por|parcialmente sustituida por|parcialmente substituído por|parcialmente substituída por|parzialmente sostituito da|parzialmente sostituita da|deels vervangen door|gedeeltelijk vervangen door",
  dependsOn:
    "depends on|requires|builds on|based on|hängt ab von|baut auf|beruht auf|dépend de|depende de|dipende da|hangt af van|zależy od|závisí na|beror på|зависит от|залежить від|依赖|依賴|依存先",
  requiredBy:
    "required by|is required by|prerequisite of|prerequisite for|grundlage für|vorausgesetzt von|requis par|requise par|requerido por|richiesto da|vereist door|wymagana przez|vyžadováno|krävs av|требуется для|потрібне для|被依赖|被依賴|依存元",
  relatesTo:
    "relates to|related to|related|related adr|related adrs|related decision|related decisions|related decision records|see also|bezieht sich auf|verwandt mit|verwandte entscheidungen|siehe auch|en lien avec|décisions liées|voir aussi|relacionado con|decisiones relacionadas|véase también|relacionado a|decisões relacionadas|ver também|correlato a|decisioni correlate|vedi anche|gerelateerd aan|zie ook|powiązane|související|relaterat till|связано с|пов'язано з|相关|相關|関連|관련",
  deciders:
    "deciders|decider|decision makers|decision maker|decision-makers|decision-maker|decision_makers|decisionmakers|entscheider|entscheiderinnen|entscheidungsträger|entscheidende|décideurs|décideur|decideurs|decisores|decisor|responsables de la decisión|decisori|decisore|tomadores de decisão|decididores|beslissers|besluitvormers|besluitnemers|decydenci|decydent|rozhodující|rozhodli|beslutsfattare|beslutningstagere|beslutningstakere|päättäjät|döntéshozók|decidenți|factori de decizie|λήπτες απόφασης|αποφασίζοντες|принимающие решение|лица принимающие решение|решение приняли|приймають рішення|karar vericiler|karar verenler|决策者|决策人|決策者|決定者|意思決定者|의사결정자|결정자|donositelji odluke|odločevalci|доносиоци одлуке|rozhodovatelia|вземащи решение|decisors|erabakitzaileak|sprendimo priėmėjai|lēmuma pieņēmēji|otsustajad|người quyết định|pengambil keputusan|صناع القرار|متخذو القرار|تصمیم‌گیران|מקבלי ההחלטה|ผู้ตัดสินใจ|निर्णयकर्ता",
  consulted:
    "consulted|konsultiert|befragt|consultés|consultées|consultés et consultées|consultados|consultadas|consultati|consultate|geraadpleegd|konsultowani|konsultowano z|konzultováno|konzultováni|konsulterade|konsulteret|konsultert|kuultavat|konsultoidut|konzultáltak|konzultált|consultați|σύμβουλοι|проконсультированы|консультировались|консультанти|danışılanlar|咨询对象|被咨询者|諮詢對象|相談先|相談者|자문|자문 대상",
  informed:
    "informed|informiert|informés|informées|informados|informadas|informati|informate|geïnformeerd|poinformowani|informowani|informováni|informerade|informeret|informert|informoitu|informoidut|tájékoztatottak|tájékoztatott|informați|ενημερωμένοι|ενημερώθηκαν|информированы|проинформированы|поінформовані|bilgilendirilenler|知会|知会对象|告知对象|通知對象|周知先|情報共有先|통보|통보 대상",
};

const statusWords: Record<Status, string> = {
  draft:
    "draft|wip|work in progress|entwurf|in arbeit|brouillon|ébauche|borrador|bozza|rascunho|concept|ontwerp|szkic|wersja robocza|návrh|koncept|utkast|kladde|udkast|luonnos|tervezet|vázlat|ciornă|schiță|πρόχειρο|προσχέδιο|черновик|чернетка|taslak|草稿|草案|ドラフト|下書き|초안|nacrt|osnutek|нацрт|чернова|esborrany|zirriborroa|juodraštis|melnraksts|mustand|bản nháp|nháp|draf|konsep|مسودة|پیش‌نویس|טיוטה|ร่าง|प्रारूप|मसौदा",
  proposed:
    "proposed|proposal|pending|under review|under consideration|open for comments|in review|in discussion|under discussion|rfc|vorgeschlagen|vorschlag|proposé|proposée|proposition|en discussion|propuesto|propuesta|proposto|proposta|in discussione|voorgesteld|voorstel|zaproponowany|zaproponowana|zaproponowane|proponowana|proponowany|proponowane|propozycja|navrženo|navržený|föreslagen|föreslaget|förslag|foreslået|foreslått|forslag|ehdotettu|ehdotus|javasolt|javaslat|propus|propusă|propunere|προτεινόμενη|προτεινόμενο|προτείνεται|предложено|предложена|предложен|предлагается|на рассмотрении|на согласовании|запропоновано|запропонована|запропонований|önerilen|önerildi|öneri|提议|提議|提议中|提議中|建议|建議|待定|待审|待審|审核中|審核中|评审中|評審中|讨论中|討論中|提案|提案中|検討中|議論中|レビュー中|제안|제안됨|제안 중|검토 중|논의 중|predloženo|prijedlog|predlagano|predlog|предлог|предлагано|предложение|navrhnuté|navrhnutý|návrh na schválenie|proposat|proposada|proposició|proposatua|proposamena|siūloma|pasiūlyta|ierosināts|piedāvāts|pakutud|ettepanek|đề xuất|đang đề xuất|đang xem xét|diusulkan|usulan|مقترح|مقترحة|پیشنهادی|پیشنهاد شده|הוצע|מוצע|เสนอ|เสนอแล้ว|प्रस्तावित",
  accepted:
    "accepted|approved|adopted|agreed|decided|ratified|implemented|done|completed|active|in force|in effect|akzeptiert|angenommen|entschieden|beschlossen|genehmigt|umgesetzt|in kraft|accepté|acceptée|adopté|adoptée|approuvé|approuvée|mergé|validé|validée|réalisé|réalisée|en vigueur|aceptado|aceptada|aprobado|aprobada|adoptado|adoptada|implementado|implementada|vigente|accettato|accettata|approvato|approvata|adottato|adottata|implementato|implementata|aceito|aceita|aceite|aprovado|aprovada|adotado|adotada|geaccepteerd|aanvaard|goedgekeurd|geïmplementeerd|zaakceptowany|zaakceptowana|zaakceptowane|zaakceptowano|zatwierdzony|zatwierdzona|zatwierdzone|zatwierdzono|przyjęta|przyjęte|przyjęty|przyjęto|wdrożony|wdrożona|wdrożone|obowiązuje|přijato|přijatý|schváleno|accepterad|accepterat|godkänd|godkänt|antagen|accepteret|godkendt|vedtaget|akseptert|godkjent|vedtatt|hyväksytty|elfogadva|elfogadott|jóváhagyva|acceptat|acceptată|aprobat|aprobată|αποδεκτή|αποδεκτό|εγκρίθηκε|принято|принята|принят|утверждено|утверждена|утверждён|утвержден|одобрено|одобрена|одобрен|реализовано|реализована|действует|прийнято|прийнята|прийнятий|ухвалено|затверджено|затверджена|затверджений|реалізовано|kabul|kabul edildi|onaylandı|yürürlükte|已接受|接受|采纳|採納|已采纳|已採納|已采用|已採用|批准|已批准|通过|通過|已通过|已通過|生效|已生效|有效|已实施|已實施|已实现|完成|已完成|採択|採択済み|採用|採用済み|承認|承認済み|承認済|決定済み|確定|実装済み|有効|승인|승인됨|채택|채택됨|수락됨|확정|확정됨|구현됨|시행|prihvaćeno|prihvaćena|prihvaćen|usvojeno|odobreno|sprejeto|sprejeta|potrjeno|прихваћено|прихваћена|усвојено|prijaté|prijatý|schválené|schválený|прието|приета|acceptada|aprovat|onartua|onartuta|priimta|patvirtinta|pieņemts|apstiprināts|vastu võetud|kinnitatud|đã chấp nhận|chấp nhận|được chấp nhận|đã phê duyệt|đã duyệt|diterima|disetujui|مقبول|مقبولة|معتمد|تم القبول|پذیرفته‌شده|پذیرفته شده|تأیید شده|تایید شده|התקבל|התקבלה|אושר|אושרה|מאושר|ยอมรับ|ยอมรับแล้ว|อนุมัติ|อนุมัติแล้ว|स्वीकृत|अनुमोदित",
  rejected:
    "rejected|declined|withdrawn|abgelehnt|verworfen|zurückgezogen|rejeté|rejetée|refusé|refusée|rechazado|rechazada|descartado|descartada|retirado|retirada|respinto|respinta|rifiutato|rifiutata|rejeitado|rejeitada|recusado|recusada|afgewezen|verworpen|odrzucony|odrzucone|odrzucona|odrzucono|zamítnuto|odmítnuto|avvisad|avvisat|förkastad|afvist|forkastet|avvist|hylätty|elutasítva|elutasított|respins|respinsă|απορρίφθηκε|απορριφθείσα|отклонено|отклонена|отклонён|отклонен|отвергнуто|відхилено|відхилена|відхилений|reddedildi|ret|已拒绝|已拒絕|拒绝|拒絕|已否决|已否決|否决|否決|却下|却下済み|不採用|거부|거부됨|반려|반려됨|odbijeno|odbijena|odbačeno|zavrnjeno|zavrnjena|одбијено|odmietnuté|zamietnuté|zamietnutý|отхвърлено|отхвърлена|rebutjat|rebutjada|rexeitado|rexeitada|baztertua|atmesta|noraidīts|tagasi lükatud|đã từ chối|từ chối|bị từ chối|ditolak|مرفوض|مرفوضة|رد شده|נדחה|נדחתה|ปฏิเสธ|ถูกปฏิเสธ|अस्वीकृत",
  deprecated:
    "deprecated|obsolete|retired|revoked|no longer relevant|no longer applies|veraltet|überholt|aufgehoben|außer kraft|obsolète|abrogé|abrogée|annulé|annulée|déprécié|dépréciée|obsoleto|obsoleta|deprecado|deprecada|anulado|anulada|revocado|revocada|derogado|derogada|annullato|annullata|revogado|revogada|deprecato|deprecata|descontinuado|descontinuada|verouderd|przestarzały|przestarzała|przestarzałe|zastaralé|zastaralý|föråldrad|föråldrat|forældet|foreldet|utdatert|vanhentunut|elavult|învechit|învechită|depreciat|παρωχημένη|παρωχημένο|καταργήθηκε|устарело|устарела|устарел|отменено|отменена|отменён|отменен|застаріло|застаріла|застарілий|скасовано|kullanımdan kaldırıldı|eskidi|已弃用|已棄用|弃用|棄用|已废弃|已廢棄|废弃|廢棄|已作废|已失效|廃止|廃止済み|非推奨|폐기|폐기됨|사용 중단|zastarjelo|zastarelo|opuščeno|застарело|zastarané|остаряло|obsolet|zaharkitua|pasenęs|pasenusi|novecojis|vananenud|đã lỗi thời|lỗi thời|không còn dùng|usang|tidak digunakan lagi|مهمل|متوقف|ملغى|منسوخ شده|منسوخ|הוצא משימוש|מיושן|ยกเลิก|เลิกใช้|เลิกใช้แล้ว|अप्रचलित",
  superseded:
    "superseded|superceded|replaced|ersetzt|abgelöst|remplacé|remplacée|reemplazado|reemplazada|sustituido|sustituida|suplantado|suplantada|sostituito|sostituita|superato|substituído|substituída|vervangen|zastąpiony|zastąpione|zastąpiona|nahrazeno|nahrazený|ersatt|erstattet|korvattu|felváltva|felváltott|înlocuit|înlocuită|αντικαταστάθηκε|заменено|заменена|заменён|заменен|замінено|замінена|замінений|yerini aldı|değiştirildi|已取代|已被取代|被取代|已替代|置き換え|置換済み|置き換え済み|대체|대체됨|zamijenjeno|zamijenjena|nadomeščeno|nadomeščena|замењено|nahradené|nahradený|заместено|substituït|substituïda|ordezkatua|pakeista|aizstāts|asendatud|đã bị thay thế|đã thay thế|bị thay thế|được thay thế|digantikan|مستبدل|تم استبداله|جایگزین شده|הוחלף|הוחלפה|ถูกแทนที่|ถูกแทนที่แล้ว|प्रतिस्थापित",
};

function index<K extends string>(words: Record<K, string>): Map<string, K> {
  const all = new Map<string, K>();
  for (const key of Object.keys(words) as K[]) for (const word of words[key].split("|")) all.set(word, key);
  return all;
}

/** Small letters, marks joined to them; Turkish capitals come out as Turkish small letters do. */
function lower(text: string): string {
  return /^[ -~]*$/.test(text)
    ? text.trim().toLowerCase()
    : text.trim().replace(/İ/g, "i").toLowerCase().normalize("NFC");
}

const labels = index(labelWords);
const statuses = index(statusWords);

export function labelOf(text: string): Label | null {
  return labels.get(text) ?? labels.get(lower(text)) ?? null;
}

/** The status that this word or phrase names by itself, in any case. */
export function statusOf(phrase: string): Status | null {
  return statuses.get(phrase) ?? statuses.get(lower(phrase)) ?? null;
}

/** The status whose word opens a text; the longest that fits. `null` where the text opens with something else. */
export function openingStatus(text: string): Status | null {
  const words = text
    .trim()
    .toLowerCase()
    .split(/[\s,;:.()[\]|/–—，、；：。（）-]+/u)
    .filter(Boolean);
  for (let count = Math.min(4, words.length); count > 0; count--) {
    const status = statuses.get(words.slice(0, count).join(" "));
    if (status) return status;
  }
  return null;
}

/** Names of months by number, as they stand in dates; in Slavic and other languages also in the genitive. */
const monthWords = [
  "jan|january|januar|januari|janvier|enero|janeiro|gennaio|stycznia|styczeń|ledna|leden|tammikuuta|tammikuu|január|ianuarie|ιανουαρίου|января|януари|січня|ocak|siječnja|siječanj|januara|januarja|januára|јануара|јануар|gener|xaneiro|sausio|sausis|janvāris|janvārī|jaanuar|urtarrila",
  "feb|february|februar|februari|février|febrero|fevereiro|febbraio|lutego|luty|února|únor|helmikuuta|helmikuu|február|februarie|φεβρουαρίου|февраля|февруари|лютого|şubat|veljače|veljača|februara|februarja|februára|фебруара|фебруар|febrer|febreiro|vasario|februāris|veebruar|pebruari",
  "mar|march|märz|mars|maret|marzo|março|maart|marca|marzec|března|březen|marts|maaliskuuta|maaliskuu|március|martie|μαρτίου|марта|март|березня|mart|ožujka|ožujak|marta|marec|març|kovo|märts",
  "apr|april|avril|abril|aprile|kwietnia|kwiecień|dubna|duben|huhtikuuta|huhtikuu|április|aprilie|απριλίου|апреля|април|квітня|nisan|travnja|travanj|aprila|apríla|aprīlis|априла|balandžio|aprill",
  "may|mai|mayo|maio|maggio|mei|maja|maj|května|květen|toukokuuta|toukokuu|május|μαΐου|мая|май|травня|mayıs|svibnja|svibanj|mája|máj|maig|gegužės|maijs|маја|мај",
  "jun|june|juni|juin|junio|junho|giugno|czerwca|czerwiec|června|červen|kesäkuuta|kesäkuu|június|iunie|ιουνίου|июня|юни|червня|haziran|lipnja|lipanj|juna|junij|junija|júna|jún|јуна|јун|juny|xuño|birželio|jūnijs|juuni",
  "jul|july|juli|juillet|julio|julho|luglio|lipca|lipiec|července|červenec|heinäkuuta|heinäkuu|július|iulie|ιουλίου|июля|юли|липня|temmuz|srpnja|srpanj|jula|julij|julija|júla|júl|јула|јул|juliol|xullo|liepos|jūlijs|juuli",
  "aug|august|août|agosto|augustus|augusti|agustus|sierpnia|sierpień|srpna|srpen|elokuuta|elokuu|augusztus|αυγούστου|августа|август|серпня|ağustos|kolovoza|kolovoz|avgusta|avgust|augusta|agost|rugpjūčio|augusts",
  "sep|sept|september|septembre|septiembre|setembro|settembre|września|wrzesień|září|syyskuuta|syyskuu|szeptember|septembrie|σεπτεμβρίου|сентября|септември|вересня|eylül|rujna|rujan|septembra|setembre|септембра|септембар|rugsėjo|septembris",
  "oct|october|oktober|octobre|octubre|outubro|ottobre|października|październik|října|říjen|lokakuuta|lokakuu|október|octombrie|οκτωβρίου|октября|октомври|жовтня|ekim|oktobra|októbra|октобра|октобар|spalio|oktobris|oktoober",
  "nov|november|novembre|noviembre|novembro|listopada|listopad|listopadu|marraskuuta|marraskuu|noiembrie|νοεμβρίου|ноября|ноември|листопада|kasım|studenoga|studenog|studeni|novembra|новембра|новембар|lapkričio|novembris|nopember",
  "dec|december|dezember|décembre|diciembre|dezembro|dicembre|grudnia|grudzień|prosince|prosinec|desember|joulukuuta|joulukuu|decembrie|δεκεμβρίου|декабря|декември|грудня|aralık|decembra|децембра|децембар|desembre|decembro|gruodžio|decembris|detsember|prosinac",
];
const months = once(
  () => new Map(monthWords.flatMap((words, i) => words.split("|").map((word) => [word, i + 1] as const))),
);

/** 1 to 12, or `null` for a word that names no month. */
export function monthOf(word: string): number | null {
  return months().get(word.toLowerCase()) ?? null;
}
