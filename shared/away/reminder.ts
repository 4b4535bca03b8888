/** Texts that travel with a call: to ask, and to remind. */
import { showDay } from "#shared/base/day";
import { names } from "#shared/workshop/words";
import type { Call } from "./call";

const asked = {
  round: "what matters and how you judge the options",
  again: "what we talked about, once more",
  consent: "how far you go along with the choice",
};

export const callTitle = ({ inputs, playbook }: Call) => inputs.frame.title.trim() || playbook.question;

/** A text to send with the file. `words` are those of the call's hash. */
export function askingText(call: Call, words: readonly string[]): string {
  return [
    `${callTitle(call)}: please answer by ${showDay(call.until)}.`,
    `Open the attached page in a browser, on a computer or a phone. It asks ${asked[call.asks.what]}, sends nothing by itself, and ends in a sealed text. Send that text or the file back to me.`,
    `Nobody sees an answer before all are opened together. The page shows these words; if yours differ, don't answer and tell me: ${words.join(" ")}.`,
    call.from,
  ].join("\n\n");
}

/** A text for those who haven't answered. */
export function reminderText(call: Call, missing: readonly string[]): string {
  const who = missing.length === 0 ? "Hello" : names(missing, 6);
  return `${who}: your answer on “${callTitle(call)}” is missing still. The page that I sent takes it until ${showDay(call.until)}; send the sealed text or file back to me.\n\n${call.from}`;
}
