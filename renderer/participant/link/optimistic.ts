/** A person's own words as they stand with what wasn't acknowledged yet, so that a tap shows at once. */

import { withWord } from "#shared/workshop/ballot";
import type { SeatCommand } from "#shared/workshop/command";
import type { Mine, SeatView } from "#shared/workshop/view/view";

/** The view with this seat's unsent commands applied to its own part. */
export function withUnsent(view: SeatView, unsent: readonly SeatCommand[]): SeatView {
  if (unsent.length === 0) return view;
  const round = view.step === "again" || view.opened.rounds.length > 1 ? "2" : "1";
  let me: Mine = view.me;
  for (const command of unsent) {
    if (command.type === "done" && (command.from ?? view.step) === view.step) me = { ...me, done: command.done };
    if (command.type === "cast") me = { ...me, said: withWord(me.said, command.word, round) };
  }
  return { ...view, me };
}

/** What a command is about; a later one on the same thing makes an earlier one needless. `null`: each counts. */
export function subjectOf(command: SeatCommand): string | null {
  if (command.type !== "cast") return command.type === "done" ? "done" : null;
  const { word } = command;
  switch (word.on) {
    case "comment":
    case "proposal":
    case "risk":
      return `${word.on} ${word.id}`;
    case "criterion":
    case "judgement":
    case "changed":
      return `${word.on} ${word.criterion}`;
    case "must-have":
      return `${word.on} ${word.mustHave}`;
    // Of these a ballot has one. There is no other case, so that a new kind of word has to say what it is about.
    case "points":
    case "dots":
    case "consent":
    case "dissent":
      return word.on;
  }
}

/** Why a command wasn't taken, with what was written, so that nobody's words are gone from their own device. */
export function withText(refused: string, command: SeatCommand): string {
  const text = command.type === "cast" && "text" in command.word ? command.word.text.trim() : "";
  return text === "" ? refused : `${refused} You wrote: “${text}”`;
}
