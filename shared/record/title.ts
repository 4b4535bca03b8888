import type { Draft } from "./record";

/**
 * A title that states the decision, offered once an option is chosen: "Use Django for the booking portal" for "Web
 * framework for the booking portal", "Linter: Biome" for "Linter". `null` where nothing is chosen, or where the title
 * names the option already.
 */
export function proposedTitle({
  frame,
  options,
  decision,
}: Pick<Draft, "frame" | "options" | "decision">): string | null {
  const option = options.find(({ id }) => id === decision?.option)?.title.trim();
  const title = frame.title.trim();
  if (option === undefined || option === "" || names(title, option)) return null;
  if (title === "") return `Use ${used(option)}`;
  const [, purpose] = /^.*?\s((?:for|in|of|on|behind|between)\s.+?)[?.!]?$/i.exec(title) ?? [];
  if (purpose !== undefined) return `Use ${used(option)} ${purpose.replace(/^of(?=\s)/i, "for")}`;
  // What is chosen may be an action, which nobody uses.
  return /[?!:]$/.test(title) ? `${title} ${option}` : `${title.replace(/\.$/, "")}: ${option}`;
}

/** Whether the option stands in the title as words of its own. */
function names(title: string, option: string): boolean {
  const words = (text: string) =>
    ` ${text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}+#]+/gu, " ")
      .trim()} `;
  return words(title).includes(words(option));
}

function used(option: string): string {
  return option.replace(/^(?:An?|The|Our|Your|My)(?=\s)/, (word) => word.toLowerCase());
}
