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
  /^(?:A|An|The|This|That|These|Those|It|Its|We|Our|They|Their|There|He|His|She|Her|You|Your|My|No|Not|None|Nobody|Nothing|Neither|Some|Somebody|Something|Many|Much|Most|More|Less|Fewer|Few|Several|Each|Every|Everybody|Everything|Any|Anybody|All|Both|Only|One|Two|Three|In|On|At|For|From|With|Without|After|Before|Since|Until|Because|If|When|While|As|By|To|Here|Who|What|How)(?=['’](?:s|re|ve|ll|d|m|t)\s|\s)/;

/** A conjunction that somebody typed along with the sentence, where ours stands before it already. */
const begun = {
  because: /^because,?\s+/i,
  when: /^(?:when|whenever|if|once|as soon as)\s+/i,
};

/** A typed sentence as it goes on after "because" or "when": only a word that is no name is written small. */
export function goingOn(text: string, after: keyof typeof begun = "because"): string {
  return lowered(withoutStop(text).replace(begun[after], ""));
}

/** Its first word written small where that is no name. */
export function lowered(text: string): string {
  return text.replace(small, (word) => word.toLowerCase());
}
