/** What a call asks, from the workshop that it belongs to. */
import type { Asks, Call } from "#shared/away/call";
import { AdroitError } from "#shared/base/error";
import { recommendationOf } from "#shared/workshop/rounds";
import { type CallOut, facilitatorSeat, type Session } from "#shared/workshop/session";
import { publicView } from "#shared/workshop/view/public";

/** Everything of a call but its keys, its name, and who is asked until when. */
export function askingOf(
  session: Session,
  what: CallOut["what"],
): Omit<Call, "adroit" | "format" | "id" | "keys" | "made" | "until" | "people" | "codes"> {
  const { inputs, playbook, revisit, before, anonymous, repository, rule, weighing, thresholds, seats } = session;
  const from = seats.find(({ id }) => id === facilitatorSeat)?.name ?? "";
  return {
    from,
    inputs,
    playbook,
    revisit,
    ...(before && { before }),
    anonymous,
    repository,
    rule,
    weighing,
    thresholds,
    asks: asksOf(session, what),
  };
}

function asksOf(session: Session, what: CallOut["what"]): Asks {
  const { choice, cells, notes } = session;
  if (what === "round") return { what };
  if (what === "consent" && choice)
    return { what, choice, headline: recommendationOf(session)?.sentences.headline ?? "" };
  const round = publicView(session).opened.rounds.at(-1);
  if (what === "again" && round && cells.length > 0)
    return { what, criteria: cells.map(({ criterion }) => criterion), round, notes };
  throw new AdroitError("NOT_NOW", "This can't be asked at this step.", {
    subject: what,
    remedy: what === "again" ? "Reveal the first round first." : "Let the decider choose first.",
  });
}
