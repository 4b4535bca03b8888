/** Where a sentence ends. */

import { hardBreak, literal, type Md, oneLine } from "#shared/adr/write/escape";
import { capital } from "#shared/base/capital";

/** Ends as a sentence. */
export function stopped(text: Md): Md {
  return /[.!?:…。！？]["”»)]?$/.test(text.md) ? text : literal(`${text.md}.`);
}

/** On one line, without the stop at its end. */
export function withoutStop(text: string): string {
  return oneLine(text).replace(/(?<!\.)\.$/, "");
}

export function withoutBreaks({ md }: Md): string {
  return md.replaceAll(hardBreak, " ");
}

/** With a capital at its beginning, unless that is a name written small such as "iOS" or "manage.py". */
export function capitalised(text: string): string {
  return text.replace(/^\p{Ll}[\p{Ll}’'-]*(?=[\s,;:.!?]*(?:\s|$))/u, (word) => capital(word));
}

const small =
  /^(?:A|An|The|This|That|These|Those|It|Its|We|Our|They|Their|There|He|She|You|No|Not|Nobody|Nothing|Some|Many|Most|Each|Every|All|Both|Only|In|On|At|For|From|With|Without|If|When|While|As|By|To)(?=\s)/;

/** A typed sentence as it goes on after "because": only a word that is no name is written small. */
export function goingOn(text: string): string {
  return lowered(withoutStop(text));
}

/** Its first word written small where that is no name. */
export function lowered(text: string): string {
  return text.replace(small, (word) => word.toLowerCase());
}
