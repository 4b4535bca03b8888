/** What a status as written comes down to. */
import { once } from "#shared/base/once";
import { remembered } from "#shared/base/remember";
import type { Status } from "#shared/record/record";
import { dateIn } from "./date";
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
  const state = statusOf(text) ?? openingStatus(text) ?? sentenceStatus(text);
  const stated = state !== null && state !== "superseded";
  if ([text, ...rest].some((one) => supersededBy(one, stated))) return "superseded";
  // In part, by another one or some day is said of a state that still holds.
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
  const at = plain.findIndex((line) => !isChoice(line) && !/[?？]$/.test(line) && !isLink(line));
  const text = plain[at];
  const chosen = lines.map(chosenIn).find((one) => one !== null);
  if (chosen && (text === undefined || openingStatus(text) === null))
    return { text: chosen, rest: plain.slice(at + 1) };
  if (text === undefined) return null;
  const last = latestOf(lines);
  // Of a history the lines without a day say what holds beside its states.
  return last !== null
    ? { text: plainStatus(last), rest: lines.filter((line) => !dayBefore().test(line)).map(plainStatus) }
    : { text, rest: plain.slice(at + 1) };
}

/** A day in front of a state, with the marks of a list and of brackets. */
const dayBefore = once(
  () =>
    /^[\s>*+-]*[[(]?(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}\.\s?\d{1,2}\.\s?\d{4})[\])]?(?:\s*[:：,–—|-])?\s+(?=\p{L}|[*_`])/u,
);

/** A state with its day behind it: "Accepted: 2026-01-02", "- **Proposed** (2 January 2026)". */
const dayBehind = once(
  () =>
    /^[\s>*+_`-]*(\p{L}[\p{L}\p{M} ]{1,30}?)[*_`]*\s*(?:[:：,–—|(-]|\bon\b)[\s*_`]*(\d[^()]{5,20}|\p{L}{3,12}\.?\s\d[^()]{5,12})\)?[\s*_`.]*$/u,
);

/** Of states with their days, one a line, the line of the latest; of the same day the last. `null` for fewer than two. */
export function latestOf(lines: readonly string[]): string | null {
  const dated = lines.flatMap((line) => {
    const [, state = "", behind = ""] = dayBehind().exec(line) ?? [];
    const day = dateIn(dayBefore().exec(line)?.[1] ?? "") ?? (statusOf(state) === null ? null : dateIn(behind));
    return day === null ? [] : [{ line, day }];
  });
  if (dated.length < 2) return null;
  return dated.reduce((last, one) => (one.day >= last.day ? one : last)).line;
}

/** A line without marks, brackets, pictures and symbols around its words; links stay as they are. */
function plainStatus(line: string): string {
  return line
    .replace(dayBefore(), "")
    .replace(/!\[([^[\]]*)\]\([^[)]*\)/g, "$1")
    .replace(/<\/?[a-z][^<>]*>/gi, "")
    .replace(/:[a-z0-9_+-]{2,30}:|\{colou?r(?::[#\w]{1,20})?\}|(?<!=)==(?!=)/g, "")
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

/** What can be ticked on a line: `- [x] Accepted`, `(x) Accepted`, `[ ] Proposed [x] Accepted`, "☑ Accepted". */
export function ticksIn(line: string): Tick[] {
  if (!/[☐☑☒✓✔✅⬜🔲🔳]|[[(][ xX✓][\])]/u.test(line)) return [];
  const boxes = [
    ...line.matchAll(/\[([ xX✓])\](?!\()|(?<=^[\s>*+-]*)\(([ xX✓])\)(?=[ \t]+\p{L})|([☐⬜🔲])|([☑☒✔✅🔳])/gu),
  ].map((box) => ({ index: box.index, length: box[0].length, mark: box[1] ?? box[2], open: box[3] }));
  // One symbol by itself is decoration.
  if (boxes.length === 1 && boxes[0]?.mark === undefined && boxes[0]?.open === undefined) return [];
  return boxes.map(({ index, length, mark, open }, i) => ({
    done: mark === undefined ? open === undefined : mark !== " ",
    text: line.slice(index + length, boxes[i + 1]?.index).trim(),
    mark: mark === undefined ? null : index + 1,
  }));
}

/** What a sentence about the decision begins with, what it says a state by, and what makes that uncertain. */
const sentence = once(() => ({
  subject:
    /^(?:this|the|our|it|we|diese[rs]?|dies|die|der|das|cette|ce|ceci|la|le|esta|este|el|essa|esse|questa|questo)\s/i,
  verb: /(?<=^|\s)(?:is|was|been|wurde|worden|ist|est|été|es|sido|está|fue|foi|è|stat[ao])\s+(?:(?:now|currently|formally|officially|already|nun|inzwischen|maintenant|ahora|agora|ora)\s+)?(\p{L}+)/giu,
  doubt:
    /(?<=\s)(?:not|never|if|unless|until|once|when|whether|that|nicht|nie|wenn|falls|bis|sobald|dass|pas|si|jusqu|quand|que|no|cuando|hasta|não|se|quando|até|non|fino|che)(?=[\s,'’])/i,
}));

/** The state in "This decision replaces ADR-0003 and was accepted in June". */
function sentenceStatus(text: string): Status | null {
  const [first = ""] = text.split(/[.;!?](?:\s|$)/);
  const { subject, verb, doubt } = sentence();
  if (!subject.test(first)) return null;
  const [certain = ""] = first.split(doubt);
  const states = [...certain.matchAll(verb)].map(([, word = ""]) => statusOf(word));
  return states.findLast((state) => state !== null && state !== "superseded") ?? null;
}

/** What opens a remark behind a state. */
const remark =
  /^(?:notes?|nota|notiz|hinweis|anmerkung|update|remarque|mise à jour|actualización|atualização|aggiornamento|opmerking|uwaga|poznámka|примечание|примітка|not|注|备注|備註|注記|참고|비고)[ \t]*[:：][ \t]*/iu;

/** Whether a line says that the ADR is superseded; where another state is stated, by a word about all of it. */
function supersededBy(line: string, stated: boolean): boolean {
  const said = line.replace(remark, "");
  return clausesIn(said).some(
    ({ relation, at, ofPart }) =>
      relation === "supersededBy" && !(stated && ofPart) && (at === 0 || /^[^:]{0,80}$/.test(said.slice(0, at))),
  );
}

/** "proposed | accepted | rejected" is a template's list to choose from. */
function isChoice(line: string): boolean {
  return optionsIn(line).filter((word) => openingStatus(word) !== null).length >= 3;
}

/** "Supersedes ADR-0002", which may stand before the state. */
function isLink(line: string): boolean {
  const [clause] = clausesIn(line);
  return clause?.relation === "supersedes" && clause.at === 0;
}

function optionsIn(line: string): string[] {
  return line.replace(/^[^:：|/,]{1,30}[:：]/, "").split(/\s*[|/,·•、，]\s*|\s+or\s+/);
}

/** Of such a list the one that stands out: "Proposed | **Accepted** | Rejected". */
function chosenIn(line: string): string | null {
  if (!/[*_`]/.test(line) || !isChoice(plainStatus(line))) return null;
  const marked = optionsIn(line.replace(/^[\s>]*(?:[-*+]\s+)?/, "").trim()).flatMap(
    (option) => /^(\*\*|__|\*|_|`)([^*_`]+)\1$/.exec(option)?.[2] ?? [],
  );
  return marked.length === 1 ? (marked[0] ?? null) : null;
}
