/** A person's own words as they stand with what wasn't acknowledged yet, so that a tap shows at once. */
import type { SeatCommand, Word } from "#shared/workshop/command";
import type { Private } from "#shared/workshop/session";
import type { Mine, SeatView } from "#shared/workshop/view";

/** The view with this seat's unsent commands applied to its own part. */
export function withUnsent(view: SeatView, unsent: readonly SeatCommand[]): SeatView {
  if (unsent.length === 0) return view;
  const round = view.step === "again" || view.opened.rounds.length > 1 ? "2" : "1";
  let me: Mine = view.me;
  for (const command of unsent) {
    if (command.type === "done") me = { ...me, done: command.done };
    if (command.type === "cast") me = { ...me, said: withWord(me.said, command.word, round) };
  }
  return { ...view, me };
}

function withWord(said: Private, word: Word, round: string): Private {
  switch (word.on) {
    case "comment":
      return { ...said, comments: put(said.comments, { id: word.id, section: word.section, text: word.text }) };
    case "criterion": {
      const { on: _, criterion, ...rest } = word;
      return { ...said, criteria: { ...said.criteria, [criterion]: rest } };
    }
    case "must-have":
      return { ...said, mustHaves: { ...said.mustHaves, [word.mustHave]: word.text } };
    case "points": {
      const { on: _, ...stand } = word;
      return { ...said, stands: { ...said.stands, [round]: stand } };
    }
    case "judgement": {
      const { [word.criterion]: _, ...others } = said.judgements[round] ?? {};
      const now = word.judgement === null ? others : { ...others, [word.criterion]: word.judgement };
      return { ...said, judgements: { ...said.judgements, [round]: now } };
    }
    case "risk":
      return { ...said, risks: put(said.risks, { id: word.id, kind: word.kind, text: word.text }) };
    case "dots":
      return { ...said, dots: word.risks };
    case "changed":
      return {
        ...said,
        changed: [...said.changed.filter((id) => id !== word.criterion), ...(word.changed ? [word.criterion] : [])],
      };
    case "consent":
      return { ...said, consent: { level: word.level, confidence: word.confidence, reason: word.reason } };
    case "dissent":
      return said.consent ? { ...said, consent: { ...said.consent, reason: word.text } } : said;
  }
}

function put<T extends { id: string; text: string }>(list: T[], one: T): T[] {
  if (one.text === "") return list.filter(({ id }) => id !== one.id);
  return list.some(({ id }) => id === one.id)
    ? list.map((other) => (other.id === one.id ? one : other))
    : [...list, one];
}

/** What a command is about; a later one on the same thing makes an earlier one needless. `null`: each counts. */
export function subjectOf(command: SeatCommand): string | null {
  if (command.type !== "cast") return command.type === "done" ? "done" : null;
  const { word } = command;
  switch (word.on) {
    case "comment":
    case "risk":
      return `${word.on} ${word.id}`;
    case "criterion":
    case "judgement":
    case "changed":
      return `${word.on} ${word.criterion}`;
    case "must-have":
      return `${word.on} ${word.mustHave}`;
    default:
      return word.on;
  }
}
