import type { Id } from "#shared/base/id";
import type { Playbook } from "./playbook";

/**
 * The options that a playbook says something about. Any other one only holds a place: a team may rename it, take it away
 * or put its own there.
 */
export function knownOptions({ criteria, mustHaves, parts }: Playbook): Set<Id> {
  return new Set([
    ...criteria.flatMap(({ answers }) => answers.flatMap(({ fits }) => Object.keys(fits))),
    ...criteria.flatMap(({ findings }) => findings.flatMap(({ about }) => about ?? [])),
    ...mustHaves.flatMap(({ proposes }) => Object.keys(proposes)),
    ...parts.map(({ option }) => option),
  ]);
}
