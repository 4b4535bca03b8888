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

/** Grows by `addTo`; what `learn` has taken up is found without looking through the texts. */
export interface SearchIndex {
  all: Prepared[];
  /** Words of the first `learnt` of `all` by their first letter, each with the places that hold it. */
  words: Map<string, Map<string, number[]>>;
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

/** Takes up the words of what was added, for whoever asks more than once. */
export function learn(index: SearchIndex): void {
  for (; index.learnt < index.all.length; index.learnt++) {
    const { title = "", text = "" } = index.all[index.learnt] ?? {};
    for (const word of new Set(`${title} ${text}`.match(/[\p{L}\p{N}]+/gu))) {
      const first = word.charAt(0);
      const alike = index.words.get(first) ?? new Map<string, number[]>();
      index.words.set(first, alike);
      const places = alike.get(word);
      if (places) places.push(index.learnt);
      else alike.set(word, [index.learnt]);
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
  const { all } = index;
  /** By place; not a number where a word is missing. */
  const scores = all.map(() => 0);
  for (const term of terms) {
    const direct = scoresOf(index, term);
    if ([...term].length >= fuzzyFrom && !direct.some((score) => score > 0))
      for (const place of near(index, term)) direct[place] = 0.5;
    for (const [place, score] of direct.entries())
      scores[place] = score === 0 ? Number.NaN : (scores[place] ?? 0) + score;
  }
  const found = scores.flatMap((score, place) => (score > 0 ? [{ score, id: all[place]?.id ?? "" }] : []));
  return found.toSorted((a, b) => b.score - a.score).map(({ id }) => id);
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

/** By place; 0 where the term is missing. */
function scoresOf(index: SearchIndex, term: string): number[] {
  const number = /^\d{1,6}$/.test(term) ? Number(term) : null;
  const held = holding(index, term);
  return index.all.map((one, place) => {
    const inTitle = begins(one.title, term);
    return (
      (number !== null && one.number === number ? 100 : 0) + (inTitle ? 10 : 0) + (inTitle || held[place] === 1 ? 1 : 0)
    );
  });
}

/** Marks the places that hold a word which begins so; in a script without blanks, those that hold it anywhere. */
function holding({ all, words, learnt }: SearchIndex, term: string): Uint8Array {
  const marks = new Uint8Array(all.length);
  const [word = ""] = /^[\p{L}\p{N}]+/u.exec(term) ?? [];
  const told = unspaced.test(term) ? 0 : learnt;
  for (const [one, places] of told === 0 ? [] : (words.get(word.charAt(0)) ?? []))
    if (one.startsWith(word)) for (const place of places) marks[place] = 1;
  // "c++" and "node.js" go on behind their first word.
  return marks.map((mark, place) => {
    const open = place >= told || (mark === 1 && word !== term);
    return open ? Number(begins(all[place]?.text ?? "", term)) : mark;
  });
}

const letter = /[\p{L}\p{N}]/u;

/** Whether a word of the text begins so; in a script without blanks, whether it is in it. */
function begins(text: string, term: string): boolean {
  const anywhere = unspaced.test(term);
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1))
    if (anywhere || at === 0 || !letter.test(text.charAt(at - 1))) return true;
  return false;
}

/** Places of words that differ from it by one letter: another, one more or less, or two that changed places. */
function near(index: SearchIndex, term: string): Set<number> {
  learn(index);
  const found = new Set<number>();
  let count = 0;
  for (const alike of index.words.values())
    for (const [word, places] of alike) {
      if (word.length < fuzzyFrom || !oneApart(word, term) || /\p{N}/u.test(word)) continue;
      for (const place of places) found.add(place);
      if (++count === most) return found;
    }
  return found;
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
