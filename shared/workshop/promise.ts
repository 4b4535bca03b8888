import { anonymousMinimum, tellsWho } from "#shared/record/distribution";
import { voters } from "./people";
import type { RepositoryChoice, Session } from "./session";

const kept: Record<RepositoryChoice, string> = {
  distributions: "The repository gets how often each answer was given, not the single ballots.",
  unnamed: "The repository gets the ballots without names.",
  named: "The repository gets the ballots with names.",
};

/** Why nobody would be anonymous with the voters there are; `null` where everybody is, or nobody is meant to be. */
export function tooFewVoters(session: Session): string | null {
  const count = voters(session).length;
  return tellsWho(session, count) ? `Anonymous takes at least ${anonymousMinimum} voters; there are ${count}.` : null;
}

/**
 * What happens with what people put in, in one line that stays true: hidden on screens isn't hidden from the computer
 * that runs the workshop, and few people can be told apart.
 */
export function promise(session: Session): string {
  const { anonymous, repository } = session;
  if (!anonymous)
    return `Hidden on every screen until the reveal, then shown without names; a dissent is signed. ${kept[repository]}`;
  const few = tooFewVoters(session) ? " With fewer than three voters nobody is anonymous." : "";
  return `Hidden on every screen until the reveal, and kept without your name.${few} ${kept[repository]}`;
}
