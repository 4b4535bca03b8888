/** Search in a published log: whole words and their beginnings in any script, ADRs by their number, and near misses. */
import { folded } from "#shared/record/search";

export interface Searched {
  id: string;
  number: number | null;
  title: string;
  text: string;
}

interface Prepared {
  id: string;
  number: number | null;
  title: string;
  text: string;
}

/** Grows by `addTo`, and by words when something is asked that nothing holds as it is written. */
export interface SearchIndex {
  all: Prepared[];
  /** Every word of five and more letters with the places in `all` that hold it, of the first `learnt` of them. */
  words: Map<string, number[]>;
  learnt: number;
}

/** Texts are folded once; what is asked later is looked up in them as they are. */
export function searchIndex(adrs: readonly Searched[]): SearchIndex {
  const index: SearchIndex = { all: [], words: new Map(), learnt: 0 };
  for (const one of adrs) addTo(index, one);
  return index;
}

export function addTo({ all }: SearchIndex, { id, number, title, text }: Searched): void {
  all.push({ id, number, title: folded(title), text: folded(text) });
}

/** Takes up the words of what was added, so that the first near miss needn't wait for all of them. */
export function learn(index: SearchIndex): void {
  for (; index.learnt < index.all.length; index.learnt++) {
    const { title = "", text = "" } = index.all[index.learnt] ?? {};
    for (const word of new Set(`${title} ${text}`.match(/\p{L}{5,40}/gu))) {
      const places = index.words.get(word);
      if (places) places.push(index.learnt);
      else index.words.set(word, [index.learnt]);
    }
  }
}

/** Letters of a word from which on one that is written differently is found as well. */
const fuzzyFrom = 5;

/**
 * The ids of what holds every word, the best first: an ADR's own number, then words of the title, then of the text. A
 * word of five and more letters that nothing holds stands for those that differ from it by one letter. `null` where
 * nothing is asked.
 */
export function searchHits(index: SearchIndex, query: string): string[] | null {
  const terms = termsOf(query);
  if (terms.length === 0) return null;
  const scores = new Map<Prepared, number>(index.all.map((one) => [one, 0]));
  for (const term of terms) {
    const direct = scoresOf(index.all, term);
    if (direct.size === 0 && [...term].length >= fuzzyFrom) for (const one of near(index, term)) direct.set(one, 0.5);
    for (const [one, score] of scores) {
      const more = direct.get(one);
      if (more === undefined) scores.delete(one);
      else scores.set(one, score + more);
    }
  }
  return [...scores].toSorted(([, a], [, b]) => b - a).map(([one]) => one.id);
}

/** Words of a query. Scripts without blanks are cut where their words end. */
function termsOf(query: string): string[] {
  // "ADR 7" and "ADR-7" ask for a number as "7" does.
  const asked = folded(query).replace(/(?<![\p{L}\p{N}])m?adr[\s#_-]*(?=\d)/gu, "");
  const words = asked.match(/[\p{L}\p{N}\p{M}]+(?:[.+#_-][\p{L}\p{N}]+)*[+#]*/gu) ?? [];
  return words.flatMap((word) => (unspaced.test(word) ? segments(word) : [word]));
}

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function segments(word: string): string[] {
  const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });
  return [...segmenter.segment(word)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
}

function scoresOf(all: readonly Prepared[], term: string): Map<Prepared, number> {
  const scores = new Map<Prepared, number>();
  const number = /^\d{1,6}$/.test(term) ? Number(term) : null;
  for (const one of all) {
    const inTitle = begins(one.title, term);
    const score =
      (number !== null && one.number === number ? 100 : 0) +
      (inTitle ? 10 : 0) +
      (inTitle || begins(one.text, term) ? 1 : 0);
    if (score > 0) scores.set(one, score);
  }
  return scores;
}

const letter = /[\p{L}\p{N}]/u;

/** Whether a word of the text begins so; in a script without blanks, whether it is in it. */
function begins(text: string, term: string): boolean {
  const anywhere = unspaced.test(term);
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1))
    if (anywhere || at === 0 || !letter.test(text.charAt(at - 1))) return true;
  return false;
}

/** What holds words that differ from it by one letter: another, one more or less, or two that changed places. */
function near(index: SearchIndex, term: string): Prepared[] {
  learn(index);
  const places = new Set<number>();
  let count = 0;
  for (const [word, at] of index.words) {
    if (!oneApart(word, term)) continue;
    for (const place of at) places.add(place);
    if (++count === most) break;
  }
  return [...places].flatMap((place) => index.all[place] ?? []);
}

/** Words that one is taken for at most. */
const most = 20;

function oneApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && from < b.length && a.charCodeAt(from) === b.charCodeAt(from)) from++;
  if (a.length > b.length) return a.endsWith(b.slice(from));
  if (a.length < b.length) return b.endsWith(a.slice(from));
  const [x, y] = [a.slice(from), b.slice(from)];
  return x.slice(1) === y.slice(1) || (x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2));
}
