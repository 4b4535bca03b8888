import { knownOptions } from "./known";
import type { Playbook } from "./playbook";

/**
 * The playbook for a decision that somebody wrote about: the first whose options are all named in it, else one that
 * leaves the options to the team, else the first. `undefined` only where there is none.
 */
export function playbookFor<T extends { playbook: Playbook }>(entries: readonly T[], text: string): T | undefined {
  const said = wordsOf(text);
  const named = ({ playbook }: T) => {
    const known = knownOptions(playbook);
    return known.size > 0 && playbook.options.every(({ id, title }) => !known.has(id) || said.includes(wordsOf(title)));
  };
  const free = ({ playbook }: T) => knownOptions(playbook).size === 0;
  return entries.find(named) ?? entries.find(free) ?? entries[0];
}

/** Letters and digits, with a space around each word. */
function wordsOf(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;
}
