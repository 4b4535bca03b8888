/** Lists inside a sentence. */

/** "a", "a and b", "a, b and c". */
export function and(words: readonly string[]): string {
  return joined(words, "and");
}

/** "a", "a or b", "a, b or c". */
export function or(words: readonly string[]): string {
  return joined(words, "or");
}

function joined(words: readonly string[], last: string): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}
