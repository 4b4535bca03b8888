import type { Playbook } from "./playbook";

/**
 * A sentence of the playbook as it goes on after "because": without its stop and "Our inference:", the first word small unless it is a name
 * (an option, a system that a note points to, or a capital inside a part's title).
 */
export function clause(sentence: string, { options, notes, parts }: Playbook): string {
  const text = withoutInference(sentence)
    .trim()
    .replace(/(?<!\.)\.$/, "");
  const first = /^\p{Lu}\p{Ll}*(?:-\p{Ll}+)*(?=[\s,;:]|$)/u.exec(text)?.[0];
  if (first === undefined) return text;
  const names = [
    ...[...options.map(({ title }) => title), ...notes.map(({ system }) => system)].flatMap(words),
    ...parts.flatMap(({ title }) => words(title).slice(1)),
  ];
  return names.includes(first) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

const inference = /^our inference:\s*/i;

/** Whether a reason says of itself that no source gives it. */
export function inferred(reason: string): boolean {
  return inference.test(reason.trim());
}

/** A reason without the words that no source gives it, for where that is said behind it. */
export function withoutInference(reason: string): string {
  return reason.trim().replace(inference, "");
}

function words(title: string): string[] {
  return title.split(/[\s,]+/);
}
