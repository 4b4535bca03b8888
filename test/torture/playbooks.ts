/** Playbooks by chance on their whole way: what somebody could write must lead to an ADR and back. */
import fc from "fast-check";
import { anyPlaybook } from "../samples/playbooks";
import { goTheWholeWay } from "../samples/whole-way";
import type { Fault } from "./fault";

export const playbooks: Fault = {
  name: "any playbook",
  unit: "playbooks",
  full: 2000,
  weight: 3,
  elsewhere: "test/electron/host/playbooks/any-playbook.test.ts",
  async run({ random, count, until }) {
    const lost: string[] = [];
    let done = 0;
    for (; done < count && performance.now() < until; done++) {
      const seed = Math.floor(random() * 2 ** 31);
      const [playbook] = fc.sample(anyPlaybook, { seed, numRuns: 1 });
      try {
        if (playbook) goTheWholeWay(playbook, seed % 31);
      } catch (error) {
        lost.push(`seed ${seed}: ${error instanceof Error ? error.message : error}`);
      }
    }
    return { count: done, lost };
  },
};
