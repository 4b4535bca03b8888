import type { PlaybookBrief } from "./brief";

/**
 * The playbook for a decision that somebody wrote about: the one with most options whose options are all named in it,
 * else one that leaves the options to the team, else the first. `undefined` only where there is none.
 */
export function playbookFor<T extends { playbook: Pick<PlaybookBrief, "options" | "known"> }>(
  entries: readonly T[],
  text: string,
): T | undefined {
  const said = wordsOf(text);
  const named = ({ playbook: { known, options } }: T) =>
    known.length > 0 && options.every(({ id, title }) => !known.includes(id) || said.includes(wordsOf(title)));
  const free = ({ playbook }: T) => playbook.known.length === 0;
  const [most] = entries.filter(named).toSorted((a, b) => b.playbook.known.length - a.playbook.known.length);
  return most ?? entries.find(free) ?? entries[0];
}

/** Letters and digits, with a space around each word. */
function wordsOf(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;
}
