/** Lines that say what an ADR takes the place of, or what takes its own, wherever they stand. */
import type { Field } from "./field";
import { type Line, spanWithin } from "./span";
import { labelOf } from "./words";

const marks = /^(?:[-*+][ \t]+)?(?:\*\*|__)?/;
/** What may follow the phrase, and what it is said of. */
const behind = /^(?:\*\*|__)?(?:[ \t]*:(?:\*\*|__)?|[ \t]*(?:\*\*|__))?[ \t]+(\S.*)$/;
const wordEnd = /[\s:*_]|$/g;
/** Words of the longest phrase. */
const most = 4;

/** "Supersedes ADR-2", "- **Superseded by:** [ADR-3](0003-c.md)", in any language; `null` for any other line. */
export function noteIn(line: Line): Field | null {
  const { text } = line;
  if (!/^[-*+_\p{L}]/u.test(text)) return null;
  const from = marks.exec(text)?.[0].length ?? 0;
  let best: { label: "supersedes" | "supersededBy"; end: number } | null = null;
  for (let count = 0, end = from; count < most && end < text.length; count++) {
    wordEnd.lastIndex = end + 1;
    end = wordEnd.exec(text)?.index ?? text.length;
    const label = labelOf(text.slice(from, end).replace(/-/g, " "));
    if (label === "supersedes" || label === "supersededBy") best = { label, end };
  }
  const said = best && behind.exec(text.slice(best.end))?.[1];
  return best && said ? { label: best.label, from: "line", ...spanWithin(line, said) } : null;
}
