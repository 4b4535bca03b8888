/** What was put in, as the rounds and ballots that a record keeps. */
import { lookup } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import { type Recommendation, recommend } from "#shared/record/recommend";
import type { Ballot, Inputs, Round } from "#shared/record/record";
import type { Private } from "./ballot";
import { askedCriteria, isVote, seatOf, tookPart, votes } from "./people";
import { saidBefore } from "./revisit";
import type { Session } from "./session";

/**
 * A round as it stands now: the ballots of everybody who votes. In the second round whatever was left alone is as it
 * was in the first. Anonymous ballots come in the order of their random ids.
 */
export function roundNow(session: Session, n: 1 | 2): Round {
  const criteria = askedCriteria(session).map(({ id }) => id);
  return {
    kind: "blind",
    n,
    criteria: n === 1 ? criteria : criteria.filter((id) => session.cells.some(({ criterion }) => criterion === id)),
    ballots: votersBallots(session).map(([id, ballot]) => ballotAt(session, id, ballot, n)),
    revealed: true,
  };
}

function votersBallots(session: Session): [Id, Private][] {
  const cast = Object.entries(session.ballots).filter(([, ballot]) => isVote(ballot));
  if (session.anonymous) return cast.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return session.seats.flatMap((seat): [Id, Private][] => {
    const ballot = cast.find(([id]) => id === seat.id);
    return ballot && votes(seat) && seat.state !== "removed" ? [ballot] : [];
  });
}

function ballotAt(session: Session, id: Id, { stands, judgements }: Private, n: 1 | 2): Ballot {
  const { anonymous, revisit, playbook, inputs } = session;
  const stand = (n === 2 ? lookup(stands, "2") : undefined) ?? lookup(stands, "1");
  const before = revisit && saidBefore(playbook, inputs, anonymous ? null : (seatOf(session, id)?.name ?? null));
  return {
    id,
    ...(anonymous ? {} : { seat: id }),
    weighing: stand?.weighing ?? before?.weighing ?? "points",
    points: stand?.points ?? before?.points ?? {},
    ranking: stand?.ranking ?? before?.ranking ?? [],
    judgements: { ...before?.judgements, ...lookup(judgements, "1"), ...(n === 2 ? lookup(judgements, "2") : {}) },
  };
}

/** What the decision rests on with the rounds that were revealed. */
export function revealedInputs(session: Session): Inputs {
  const { inputs, seats, anonymous, rounds } = session;
  return {
    ...inputs,
    seats: seats.filter((seat) => tookPart(session, seat)).map(({ id, name, role }) => ({ id, name, role })),
    anonymous,
    rounds: [...inputs.rounds.filter(({ kind }) => kind === "team"), ...rounds],
  };
}

const known = new WeakMap<Round[], { inputs: Inputs; recommendation: Recommendation }>();

/** The recommendation of the last revealed round, or `null` before the first reveal. Computed once per reveal. */
export function recommendationOf(session: Session): Recommendation | null {
  if (session.rounds.length === 0) return null;
  const found = known.get(session.rounds);
  if (found && found.inputs === session.inputs) return found.recommendation;
  const recommendation = recommend(session.playbook, revealedInputs(session), session.thresholds, { samples: 2_000 });
  known.set(session.rounds, { inputs: session.inputs, recommendation });
  return recommendation;
}
