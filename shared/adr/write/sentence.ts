/** Where a sentence ends. */
import { literal, type Md, oneLine } from "#shared/adr/write/escape";

/** Ends as a sentence. */
export function stopped(text: Md): Md {
  return /[.!?:]$/.test(text.md) ? text : literal(`${text.md}.`);
}

export function withoutStop(text: string): string {
  return oneLine(text).replace(/(?<!\.)\.$/, "");
}

export function withoutBreaks({ md }: Md): string {
  return md.replace(/\\?\n/g, " ");
}
