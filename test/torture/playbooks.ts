/**
 * Playbooks by chance on their whole way: what somebody could write must lead to an ADR and back, and what can't be used
 * must be refused with file and line.
 */
import fc from "fast-check";
import { anyPlaybook } from "../samples/playbooks";
import { spoilt } from "../samples/spoilt-playbooks";
import { goOrBeRefused, goTheWholeWay } from "../samples/whole-way";
import type { Fault } from "./fault";

/** Texts that are spoilt of each playbook. */
const spoiltOf = 5;

export const playbooks: Fault = {
  name: "any playbook",
  unit: "playbooks",
  full: 2000,
  weight: 3,
  elsewhere: "test/electron/host/playbooks/any-playbook.test.ts",
  async run({ random, count, until }) {
    const lost: string[] = [];
    let done = 0;
    let refused = 0;
    for (; done < count && performance.now() < until; done++) {
      const seed = Math.floor(random() * 2 ** 31);
      const [playbook] = fc.sample(anyPlaybook, { seed, numRuns: 1 });
      if (!playbook) continue;
      const attempt = (work: () => void, of: string) => {
        try {
          work();
        } catch (error) {
          lost.push(`seed ${seed}: ${error instanceof Error ? error.message : error}${of}`);
        }
      };
      attempt(() => goTheWholeWay(playbook, seed % 31), "");
      for (let n = 0; n < spoiltOf; n++) {
        const text = spoilt(playbook, random);
        attempt(
          () => {
            if (goOrBeRefused(text, seed % 31)) refused++;
          },
          `, in ${JSON.stringify(text.slice(0, 3000))}`,
        );
      }
    }
    return { count: done, lost, also: `${refused} of ${spoiltOf * done} spoilt texts refused` };
  },
};
