/** Names as people type them. */

/** Characters of a name. */
const most = 60;

const inLine = (text: string) => [...text.replace(/[\p{C}\s]+/gu, " ").trim()];

/** In one line of at most 60 characters; empty where nothing is left of it. */
export const nameLine = (text: string) => inLine(text).slice(0, most).join("").trim();

/** That a name is longer than what would be kept of it, or `null`. */
export function nameTooLong(text: string): string | null {
  const { length } = inLine(text);
  return length > most ? `A name has at most ${most} letters; this one has ${length}.` : null;
}

/** What two ways to write one name have in common. */
export const plainName = (name: string) => nameLine(name).toLowerCase();
