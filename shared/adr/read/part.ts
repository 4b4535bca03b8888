/** Whether a sentence about supersession is about a part of the ADR: "Accepted. The section on caches was replaced by ADR-5." */
import { openingStatus } from "./words";

const parts =
  /^(?:parts?|sections?|clauses?|paragraphs?|chapters?|tables?|points?|items?|bullets?|rules?|teile?|abschnitte?|kapitel|punkte?|tabelle|parties?|tableau|règle|sección|partes?|cláusulas?|tablas?|puntos?|seção|tabelas?|pontos?|sezion[ei]|tabella|punt[oi]|deel|hoofdstuk|część|rozdział|punkt|раздел|част[ьи]|пункт|таблица|розділ|частина)$/iu;
const wholes =
  /^(?:m?adrs?|decisions?|records?|documents?|proposals?|it|this|entscheidung|eintrag|dies|diese[rs]?|décisions?|cette|celui|celle|ceci|decisi[oó]n|est[ae]|decisão|decisione|quest[ao]|besluit|beslissing|deze|dit|decyzja|ta|rozhodnutí|toto|beslut(?:et)?|detta|beslutning(?:en)?|denne|dette|päätös|döntés|ez|decizi[ea]|această|απόφαση|решение|это|рішення|це|karar|bu)$/iu;
const fillers =
  /^(?:the|an?|was|were|is|are|be|been|being|ha[sd]|have|now|later|since|then|also|but|and|however|subsequently|afterwards|fully|entirely|completely|wholly|already|eventually|finally|recently|effectively|originally|initially|in|on|by|as|wurde|worden|ist|war|inzwischen|mittlerweile|später|dann|danach|jetzt|nun|und|aber|durch|vollständig|ganz|a|été|est|depuis|puis|ensuite|désormais|et|mais|fue|ha|sido|es|luego|después|posteriormente|ahora|y|pero|foi|é|agora|depois|e|mas|è|stat[ao]|poi|ora|ma|werd|later|inmiddels|en|maar|zosta[łl][aoy]?|potem|później|następnie|obecnie|i|ale|bylo?|byla|nyní|později|har|blev|ble|senare|senere|och|og|men|был[ао]?|позже|затем|теперь|впоследствии|и|но|було|потім|пізніше)$/iu;

/** `before` is what stands on the line before the verb. Without a word that tells, the sentence is about the ADR. */
export function isAboutPart(before: string): boolean {
  const sentence = before.split(/[.;:,!?|()\n—–]|\s-\s/).at(-1) ?? "";
  const words = sentence.match(/[\p{L}\p{M}]+/gu) ?? [];
  if (words.some((word) => parts.test(word))) return true;
  if (openingStatus(sentence) !== null || words.some((word) => wholes.test(word))) return false;
  return words.some((word) => !fillers.test(word));
}
