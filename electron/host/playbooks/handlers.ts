import type { Handlers } from "../handlers";
import { later } from "../later";
import type { Needs } from "../needs";

interface PlaybookNeeds extends Pick<Needs, "store" | "library" | "playbooks" | "today"> {
  data: string;
  random: (bytes: number) => Uint8Array;
  changed(): void;
  used(root: string): Promise<void>;
}

/** What a decision can be begun with. Writing playbooks loads with its first call. */
export function playbookHandlers(needs: PlaybookNeeds): Pick<Handlers, "playbooks" | "examples"> {
  const { library, playbooks } = needs;
  const bench = later(async () => (await import("./workbench")).openWorkbench(needs)).handlers;
  return {
    playbooks: {
      list: (input) => playbooks.list(input?.own),
      problems: () => playbooks.problems(),
      open: (input, call) => bench.open(input, call),
      create: (input, call) => bench.create(input, call),
      copy: (input, call) => bench.copy(input, call),
      fromRecord: (input, call) => bench.fromRecord(input, call),
      look: (input, call) => bench.look(input, call),
      import: (input, call) => bench.import(input, call),
      save: (input, call) => bench.save(input, call),
      remove: (input, call) => bench.remove(input, call),
      planShare: (input, call) => bench.planShare(input, call),
      share: (input, call) => bench.share(input, call),
    },
    examples: { list: () => library.examples.map(({ answers: _, ...entry }) => entry) },
  };
}
