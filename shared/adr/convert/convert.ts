/** ADRs from one dialect into another: what has a place there goes to it, everything else stands under More Information. */

import { whyNotEdited } from "#shared/adr/edit/edit";
import { splitPath } from "#shared/adr/links/path";
import { dateIn } from "#shared/adr/read/date";
import { monthOf } from "#shared/adr/read/words";
import type { Day } from "#shared/base/day";
import { fittingDialect } from "./fitting";
import { type Around, type Dialect, type Put, putTogether } from "./put";
import { type Taken, takeApart } from "./take";

/** The converted text, or why a file is left alone. */
export type Conversion = Put | { left: string };

/**
 * Everything that the text says is in the result; a test over real logs holds it to that. Left alone: what isn't Markdown,
 * and what is in that dialect already.
 */
export function convert(text: string, to: Dialect, around: Around): Conversion {
  const { name } = splitPath(around.file);
  const refused = whyNotEdited(name);
  if (refused !== null) return { left: refused };
  const taken = takeApart(name, text);
  if (taken.title === "") return { left: "It has no title." };
  if (fittingDialect(text, taken) === to) return { left: "It is in this dialect already." };
  const put = putTogether(taken, to, around);
  const left = unsaid(taken, put.text);
  if (left.length === 0) return put;
  const heading = put.text.includes("\n## More Information\n") ? "" : "\n## More Information\n";
  return {
    ...put,
    text: `${put.text}${heading}\n### Metadata as it was\n\n\`\`\`text\n${left.join("\n")}\n\`\`\`\n`,
    kept: [...put.kept, "Metadata that says more than the dialect has a place for"],
  };
}

/** Lines of metadata with words that the result doesn't hold: comments, remarks behind a status, menus to choose from. */
function unsaid({ told, entry }: Taken, text: string): string[] {
  const there = new Set(wordsIn(text));
  const lines = told.filter((line) => {
    // A day is a day, however it was written; what else stands in its line is said too.
    const day = entry.date !== null && dateIn(line) === entry.date ? entry.date : null;
    return wordsIn(line.replace(/\{[^{}]*\}/g, "")).some(
      (word) => !there.has(word) && !labelWords.has(word) && !(day !== null && isOfDay(word, day)),
    );
  });
  return [...new Set(lines)];
}

/** Whether a word says a part of a day: "3rd", "March", "of", "20260303", "2026年3月3日". */
function isOfDay(word: string, day: Day): boolean {
  const parts = day.split("-").map(Number);
  if (monthOf(word) !== null || dayWords.test(word) || word === day.replaceAll("-", "")) return true;
  const numbers = word.match(/\d+/g) ?? [];
  const marks = word.replace(/\d+/g, "");
  return (
    numbers.length > 0 &&
    /^(?:st|nd|rd|th|er|º|t|[年月日년월일]*)$/.test(marks) &&
    numbers.every((n) => parts.includes(Number(n)))
  );
}

const dayWords = /^(?:de|del|of)$/;

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Words that label metadata, which each dialect says in its own. */
const labelWords = new Set(
  "status statut état estado state date datum data fecha deciders decider décideurs decision decided makers maker dato created consulted informed title titel tags tag superseded supersedes by null none related relates to".split(
    " ",
  ),
);
