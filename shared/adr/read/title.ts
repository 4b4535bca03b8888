/** What a title says besides the title: a number, and sometimes a status. */
import { once } from "#shared/base/once";
import { plainText } from "./plain";
import { statusOf } from "./words";

/** Titles that are longer hold no status: the patterns that look for one take time with the square of the length. */
const longestTitle = 500;

const numberBefore = String.raw`^((?:M?ADR[-_ #]*)?\d{0,6}[.:)]?\s*)`;
// One way to read each text: a link's target is letters like any other, or many links take for ever.
const bracketed = String.raw`\[((?:[^[\]]|\[[^[\]]*\])*)\](?!\()`;
const marked = once(() => ({
  start: new RegExp(`${numberBefore}${bracketed}\\s*[:–—-]?\\s*(.+)$`),
  end: new RegExp(String.raw`^()(.+?)\s*${bracketed}$`),
  round: /^()(.+?)\s*\(([^()[\]]*(?:\[[^\]]*\]\([^)]*\))?)\)$/,
  dash: /^()(.+?)\s+[–—-]\s+((?:super[sc]eded|replaced|deprecated|rejected|withdrawn|obsolete)\b[^–—]*)$/i,
  word: new RegExp(String.raw`${numberBefore}(\p{L}+)\s*:\s+(.+)$`, "u"),
}));

/** "[Superseded by ADR-0005] Use Flask", "Use Flask (deprecated)", "DRAFT: Use Flask": the title, and the status in it. */
export function titleParts(raw: string): { rest: string; mark: string | null } {
  const none = { rest: raw, mark: null };
  if (raw.length > longestTitle || !/[:\])]|\s[–—-]\s/.test(raw)) return none;
  for (const [where, form] of Object.entries(marked())) {
    const [, before = "", first = "", second = ""] = form.exec(raw) ?? [];
    const [mark, rest] = where !== "start" && where !== "word" ? [second, first] : [first, second];
    const word = mark.replace(/\s+by\s+.*$/is, "");
    if (mark !== "" && rest !== "" && statusOf(plainText(word)) !== null) return { rest: before + rest, mark };
  }
  return none;
}

const numbering = once(() => [
  /^\[?(?:[A-Z]{1,12}[-_ ])(?:19|20)\d{2}(?:[-_]\d{1,3}|[-_.]?\d{2}[-_.]?\d{2}(?:[-_]\d{1,3})?)(?:\]?\s*[.:：)–—|·•-]+\s*|\]?\s+(?=\p{Lu}))/u,
  /^\[?(?:19|20)\d{2}[-_]0?\d{3}\]?\s*[.:：)–—|·•-]+\s*/,
  /^\[?(?:M?ADR[-_ #]?)?(?:X{2,}|N{2,}|#{2,}|TBD)\]?\s*[.:：)–—|·•-]+\s*(?=\S)/,
  /^\[?(?:architecture decision record|decision record|M?ADR)[-_ #]{0,2}\d{1,6}\]?(?:\s*\(\d{4}-\d{2}-\d{2}\))?\s*[.:：)–—|·•-]*\s*/i,
  /^\[?(?:[A-Z]{2,12}[-_]){1,3}\d{1,6}\]?\s*[.:：)–—|·•-]+\s*/,
  /^(?:RFC|KEP|PEP|RFD|DR|DD|DEC|AD|EP|Decision|Entscheidung|D[ée]cisi[oó]n|Decisão)[ #]{1,2}\d{1,6}\s*[.:：)–—|·•-]+\s*/,
  /^(?:[A-Z]\d{1,4}|(?:№|N[°º]|N[ro]\.|#)\s*\d{1,6})\s*[.:：)–—|·•-]+\s+/,
  /^\d{1,6}[a-z]\s*[.:：)]\s+/,
  /^\d{1,6}\s*[.:：)](?:\s+|(?<=：))/,
  /^\d{1,6}\s+[–—|·•-]\s+/,
  /^0\d{1,5}(?:\s*[-–—:：_·•]\s*|\s+)(?=\S)/,
  /^(?:M?ADR|architecture decision record|decision record)\s*[:：–—-]\s*(?=\S)/i,
  /^\[(?:M?ADR|RFC|decision)\][\s:：–—-]*(?=\S)/i,
  /^(?:Title|Titel|Titre|Título|Titolo|标题|標題|タイトル|제목)\s*[:：]\s*(?=\S)/i,
]);

/**
 * "ADR-003: Use Flask", "3. Use Flask" and "003 Use Flask" become "Use Flask"; a title that is nothing but a number
 * stays. `number` is that of the file: where a title opens with it, it isn't part of what is said.
 */
export function withoutNumber(title: string, number: number | null = null): string {
  if (!/[\d:：–—[-]|XX|NN|##|TBD/.test(title)) return title;
  // A sign in front of a number belongs to the number.
  const bare = /^[A-Za-z]/.test(title) ? title : title.replace(/^(?:\p{Extended_Pictographic}|\uFE0F|\u200d|\s)+/u, "");
  const rest = numbering().reduce((found, form) => (found === bare ? bare.replace(form, "") : found), bare);
  if (rest !== bare) return rest.trim() || title;
  const own = /^(?:[A-Z]{1,12}[-_])?(\d{2,6}|\d{1,6}\.\d{1,3})[.:)]?\s+(?=\p{Lu})/u.exec(title);
  return own && Number.parseInt(own[1] ?? "", 10) === number ? title.slice(own[0].length) : title;
}

/** The number that a heading gives itself, with its letters in capitals; `null` where it gives none. */
export function headingNumber(title: string): { prefix: string | null; number: number } | null {
  const found = /^\[?(?:([A-Za-z]{2,12})[-_ #]{0,2})?0*(\d{1,6})(?:\]|[.:)]\s|：|\s*[:–—|·•-]\s)/.exec(title);
  return found ? { prefix: found[1]?.toUpperCase() ?? null, number: Number(found[2]) } : null;
}
