/** Titles that somebody typed, as they stand inside a sentence of ours. */

/** In quotes, without the stop at its end; quotes in it become single ones. */
export function quoted(text: string): string {
  return `“${unstopped(text).replace(/[“”]/g, (mark) => (mark === "“" ? "‘" : "’"))}”`;
}

/** What would be read as a part of the sentence around it: with marks of its own, or a list beside others. */
const marked = /[?!:;,…]|\s(?:and|or)\s/i;
/** A question, even without its mark. */
const asking = /^(?:who|what|which|where|when|why|how|is|are|does?|can|will)\s/i;
/** What would deny it. */
const denying = /^(?:no|none|not|nothing|neither|do|don't|don’t|never)(?=\s|$)/i;
/** What would be counted: "10", "3 servers", but not "3-tier" or "2FA". */
const counting = /^[\d.]+(?=[\s%]|$)/;
const article = /^(?:an?|the)\s+(?=\S)/i;
const determiner = /^(?:Our|Your|My|Their|This|That|These|Those|Its)(?=\s)/;

/**
 * A label, such as a criterion's title: as it was typed, in quotes where marks in it would end or part the sentence, or a
 * figure that it begins with would be one of ours.
 */
export function titleInText(title: string): string {
  return marked.test(title) || asking.test(title) || counting.test(title) ? quoted(title) : unstopped(title);
}

/**
 * An option, which the reader knows by its title: "A hosted service" is "the hosted service", "Our own cluster" is "our
 * own cluster". In quotes where it would be read as a part of the sentence: "No framework", "2 regions".
 */
export function optionInText(title: string): string {
  if (marked.test(title) || denying.test(title) || counting.test(title)) return quoted(title);
  return unstopped(title)
    .replace(article, "the ")
    .replace(determiner, (word) => word.toLowerCase());
}

const small = /(?<=^|\. )(?:the|our|your|my|their|this|that|these|those|its)(?=\s)/g;

/** With a capital wherever a sentence begins with a determiner; what is a name stays as it is. */
export function sentencesBegun(text: string): string {
  return text.replace(small, (word) => word.charAt(0).toUpperCase() + word.slice(1));
}

function unstopped(text: string): string {
  return text.replace(/(?<!\.)\.$/, "");
}
