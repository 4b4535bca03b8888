import { lookup } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import type { Rule } from "./playbook";

/** Two rules that set one fit differently for answers that can meet. */
export interface Clash {
  first: Rule;
  second: Rule;
  criterion: Id;
  option: Id;
}

export function clashes(rules: readonly Rule[]): Clash[] {
  return rules.flatMap((first, i) =>
    rules
      .slice(i + 1)
      .filter((second) => canMeet(first, second))
      .flatMap((second) =>
        Object.entries(first.fits).flatMap(([criterion, set]) =>
          Object.entries(set).flatMap(([option, { score }]) => {
            const other = lookup(lookup(second.fits, criterion) ?? {}, option);
            return other === undefined || other.score === score ? [] : [{ first, second, criterion, option }];
          }),
        ),
      ),
  );
}

/** Whether one ballot can meet both: every criterion that both ask about has an answer that suits both. */
function canMeet({ when }: Rule, other: Rule): boolean {
  return Object.entries(when).every(([criterion, wanted]) => {
    const also = lookup(other.when, criterion);
    return also === undefined || wanted.some((answer) => also.includes(answer));
  });
}
