/** Texts that travel with a call: to ask, and to remind. */
import { showDay } from "#shared/base/day";
import { quoted, titleInText } from "#shared/base/title";
import { criteriaInUse } from "#shared/record/criteria";
import { names, oneOrMany } from "#shared/workshop/words";
import type { Call } from "./call";

const asked = {
  round: "what matters and how you judge the options",
  again: "what we talked about, once more",
  consent: "how far you go along with the choice",
};

export const callTitle = ({ inputs, playbook }: Call) => inputs.frame.title.trim() || playbook.question;

/** How many questions there are, and about how many minutes they take: one for the brief and the points each, half a question. */
export function effortOf({ asks, inputs, playbook }: Call): { questions: number; minutes: number } {
  if (asks.what === "consent") return { questions: 1, minutes: 1 };
  const questions = asks.what === "again" ? asks.criteria.length : criteriaInUse(playbook, inputs).length;
  return { questions, minutes: Math.max(1, Math.round(questions / 2) + (asks.what === "round" ? 3 : 0)) };
}

/** A text to send with the file. `words` are those of the call's hash. */
export function askingText(call: Call, words: readonly string[]): string {
  return [
    `${titleInText(callTitle(call))}: please answer by ${showDay(call.until)}.`,
    `Save the attached page and open it in a browser, on a computer or a phone; a mail program's preview isn't enough. It asks ${asked[call.asks.what]}, which takes about ${oneOrMany(effortOf(call).minutes, "minute")}. It sends nothing by itself and ends in a sealed text: send that text back to me, or the file that it offers.`,
    ...(call.codes ? ["The page is your own copy, with a code that answers in your name. Don't pass it on."] : []),
    `Nobody sees an answer before all are opened together. The page shows these words; if yours differ, don't answer and tell me: ${words.join(" ")}.`,
    call.from,
  ].join("\n\n");
}

/** A text for those who haven't answered. */
export function reminderText(call: Call, missing: readonly string[]): string {
  const who = missing.length === 0 ? "Hello" : names(missing, 6);
  return `${who}: your answer on ${quoted(callTitle(call))} is missing still. The page that I sent takes it until ${showDay(call.until)}; send the sealed text or file back to me.\n\n${call.from}`;
}
