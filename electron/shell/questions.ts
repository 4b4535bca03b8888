/** What a window asks its user when something has gone wrong. */

export interface Question<Answer extends string> {
  message: string;
  detail: string;
  /** Labels of the buttons, the usual one first. */
  answers: Record<Answer, string>;
  /** What Escape means. */
  onEscape: Answer;
}

/** The question as a dialog has it, and which answer belongs to the number of a button. */
export function asDialog<Answer extends string>({ message, detail, answers, onEscape }: Question<Answer>) {
  const all = Object.keys(answers) as Answer[];
  const cancelId = all.indexOf(onEscape);
  return {
    options: {
      type: "warning" as const,
      message,
      detail,
      buttons: all.map((one) => answers[one]),
      defaultId: 0,
      cancelId,
    },
    answerOf: (button: number): Answer => all[button] ?? onEscape,
  };
}

export const unsaved: Question<"save" | "discard" | "stay"> = {
  message: "Adroit can't save what you changed",
  detail: "What was changed last isn't on disk. Discarding loses it.",
  answers: { save: "Save again", discard: "Discard", stay: "Stay" },
  onEscape: "stay",
};

export const crashedAgain: Question<"load" | "close"> = {
  message: "The page of Adroit has crashed again",
  detail: "What was saved is still there.",
  answers: { load: "Load it again", close: "Close" },
  onEscape: "load",
};

export const hanging: Question<"load" | "wait"> = {
  message: "The page of Adroit doesn't answer",
  detail: "It may be busy. Loading it again loses what isn't saved yet.",
  answers: { load: "Load it again", wait: "Wait" },
  onEscape: "wait",
};
