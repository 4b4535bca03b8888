import type { Handlers } from "../handlers";
import type { Needs } from "../needs";

/** What a decision can be begun with. */
export function playbookHandlers({ library }: Pick<Needs, "library">): Pick<Handlers, "playbooks" | "examples"> {
  return {
    playbooks: { list: () => library.playbooks },
    examples: { list: () => library.examples.map(({ answers: _, ...entry }) => entry) },
  };
}
