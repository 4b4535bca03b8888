import type { Draft } from "./record";

/**
 * A title that states the decision, offered once an option is chosen: "Use Django for the booking portal" for "Web
 * framework for the booking portal". `null` where nothing is chosen, or where the title names the option already.
 */
export function proposedTitle({
  frame,
  options,
  decision,
}: Pick<Draft, "frame" | "options" | "decision">): string | null {
  const option = options.find(({ id }) => id === decision?.option)?.title.trim();
  const title = frame.title.trim();
  if (option === undefined || option === "" || title.toLowerCase().includes(option.toLowerCase())) return null;
  const [, purpose] = /^.*?\s((?:for|in|of|on|behind|between)\s.+?)[?.!]?$/i.exec(title) ?? [];
  if (purpose !== undefined)
    return `Use ${option} ${/^of\s/i.test(purpose) ? purpose.replace(/^of/i, "for") : purpose}`;
  return title === "" ? `Use ${option}` : `Use ${option}: ${title}`;
}
