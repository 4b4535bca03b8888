import type { Handlers } from "../handlers";
import type { Needs } from "../needs";

/** What a decision can be begun with. */
export function playbookHandlers({
  library,
  playbooks,
}: Pick<Needs, "library" | "playbooks">): Pick<Handlers, "playbooks" | "examples"> {
  return {
    playbooks: { list: () => playbooks.list(), problems: () => playbooks.problems() },
    examples: { list: () => library.examples.map(({ answers: _, ...entry }) => entry) },
  };
}
