/** Names as people type them. */

/** In one line of at most 60 characters; empty where nothing is left of it. */
export const nameLine = (text: string) => [...text.replace(/[\p{C}\s]+/gu, " ").trim()].slice(0, 60).join("").trim();

/** What two ways to write one name have in common. */
export const plainName = (name: string) => nameLine(name).toLowerCase();
