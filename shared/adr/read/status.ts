/** What a status as written comes down to. */
import { remembered } from "#shared/base/remember";
import type { Status } from "#shared/record/record";
import { longest } from "./plain";
import { clausesIn } from "./relation";
import { openingStatus, statusOf } from "./words";

/** The state that a raw status comes down to; `null` where its words aren't any we know. A log says the same few. */
export const statusIn = remembered((raw): Status | null => {
  const plain = statusOf(raw);
  if (plain !== null) return plain;
  const line = tellingLine(raw);
  if (line === null) return null;
  const { text: whole, rest } = line;
  const text = lastStep(whole);
  if ([text, ...rest].some((one) => supersededBy(one))) return "superseded";
  // In part, by another one or some day is said of a state that still holds.
  const state = statusOf(text) ?? openingStatus(text);
  return state === "superseded" && clausesIn(text).length === 0 && /\bby\b|\d/.test(text) ? null : state;
});

/** "Proposed → Accepted": where a state has come to. */
function lastStep(text: string): string {
  if (!/→|⇒|➜|[-=]>/.test(text)) return text;
  const steps = text.split(/→|⇒|➜|[-=]+>/).map((step) => plainStatus(step.trim()));
  return steps.findLast((step) => openingStatus(step) !== null) ?? text;
}

/** The line of a status that says which it is, and those after it. Of a list to tick, what is ticked last. */
function tellingLine(raw: string): { text: string; rest: string[] } | null {
  const lines = raw
    .slice(0, longest)
    .replace(/<!--.*?(?:-->|$)/gs, "")
    .replace(/~~[^~\n]*~~/g, "")
    .split(/\r?\n|<br[ \t]*\/?>/i);
  const ticks = lines.flatMap((line) => ticksIn(line));
  if (ticks.length > 0) {
    const ticked = ticks.filter(({ done }) => done).map(({ text }) => plainStatus(text));
    const text = ticked.findLast((one) => (statusOf(one) ?? openingStatus(one)) !== null) ?? ticked.at(-1);
    return text === undefined ? null : { text, rest: [] };
  }
  const plain = lines.map(plainStatus).filter(Boolean);
  const at = plain.findIndex((line) => !isChoice(line) && !/[?？]$/.test(line));
  const text = plain[at];
  return text === undefined ? null : { text, rest: plain.slice(at + 1) };
}

/** A line without marks, brackets, pictures and symbols around its words; links stay as they are. */
function plainStatus(line: string): string {
  return line
    .replace(/!\[([^[\]]*)\]\([^[)]*\)/g, "$1")
    .replace(/<\/?[a-z][^<>]*>/gi, "")
    .replace(/:[a-z0-9_+-]{2,30}:/g, "")
    .replace(/^[\s>*+-]+|[*_`"'{}]/g, "")
    .replace(/^\[([^[\]]*)\](?!\(|\[)/, "$1")
    .replace(/^\[([^[\]]*)\]\([^[)]*\)/, "$1")
    .replace(/^[^\p{L}\p{N}[]+/u, "")
    .replace(/(?:[\s.]|\\|(?<!\]\([^)]*)\])+$/, "");
}

interface Tick {
  done: boolean;
  text: string;
  /** Where the mark between the brackets stands in the line; `null` for a symbol, which is mark and brackets in one. */
  mark: number | null;
}

/** What can be ticked on a line: `- [x] Accepted`, `[ ] Proposed [x] Accepted`, "☑ Accepted". */
export function ticksIn(line: string): Tick[] {
  if (!/[☐☑☒✓✔✅⬜🔲🔳]|\[[ xX✓]\]/u.test(line)) return [];
  const boxes = [...line.matchAll(/\[([ xX✓])\](?!\()|([☐⬜🔲])|([☑☒✔✅🔳])/gu)];
  // One symbol by itself is decoration.
  if (boxes.length === 1 && boxes[0]?.[1] === undefined && boxes[0]?.[2] === undefined) return [];
  return boxes.map((box, i) => ({
    done: box[1] === undefined ? box[2] === undefined : box[1] !== " ",
    text: line.slice(box.index + box[0].length, boxes[i + 1]?.index).trim(),
    mark: box[1] === undefined ? null : box.index + 1,
  }));
}

function supersededBy(line: string): boolean {
  return clausesIn(line).some(
    ({ relation, at }) => relation === "supersededBy" && (at === 0 || /^[^:]{0,80}$/.test(line.slice(0, at))),
  );
}

/** "proposed | accepted | rejected" is a template's list to choose from. */
function isChoice(line: string): boolean {
  const words = line.split(/\s*[|/,]\s*|\s+or\s+/).filter((word) => openingStatus(word) !== null);
  return words.length >= 3;
}
