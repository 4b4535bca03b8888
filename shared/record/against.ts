/** When a choice goes against the recommendation. */
import type { Id } from "#shared/base/id";

/**
 * Whether an option is chosen and another one is recommended, which needs a reason of its own. A reason that was written
 * counts only while this holds. Whoever postpones goes against nothing, and a tie or no recommendation has no `leader`.
 */
export function against(choice: { option: Id | null } | null | undefined, leader: Id | null): boolean {
  return choice != null && choice.option !== null && leader !== null && choice.option !== leader;
}
