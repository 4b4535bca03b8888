/** A round from ballots alone, without a room: the same events as in one. */
import { lookup } from "#shared/base/by";
import { AdroitError } from "#shared/base/error";
import type { Id } from "#shared/base/id";
import { criteriaInUse } from "#shared/record/criteria";
import { byContent, distributionOf } from "#shared/record/distribution";
import type { CallOpening, Distribution, Round } from "#shared/record/record";
import { fullAgenda } from "#shared/workshop/agenda";
import { apply } from "#shared/workshop/apply/apply";
import { begin } from "#shared/workshop/apply/begin";
import { check } from "#shared/workshop/check/check";
import { isRefusal } from "#shared/workshop/check/outcome";
import type { GatheredBallot } from "#shared/workshop/command";
import { recommendationOf } from "#shared/workshop/rounds";
import type { Session } from "#shared/workshop/session";
import type { Call } from "./call";

export interface OpenedRound {
  opening: CallOpening;
  /** With what people were promised: named ballots, unnamed ones in an order of their content, or how often everything was said. */
  round: Round | Distribution;
  headline: string;
  lead: string;
  /** Value of each option, 0..1; `null` for one that is out. */
  values: { option: Id; title: string; value: number | null }[];
  /** What people differ on, the most important first. */
  differ: { criterion: Id; points: number }[];
}

/** Throws `NOT_NOW` where the promise doesn't allow to open so few. */
export function roundOfBallots(
  call: Call,
  ballots: GatheredBallot[],
  { opened, early, aside }: Pick<CallOpening, "opened" | "early" | "aside">,
): OpenedRound {
  const session = gatheredSession(call, ballots, { opened, early, aside });
  const [opening] = session.openings;
  const [round] = session.rounds;
  const recommendation = recommendationOf(session);
  if (!opening || !round || !recommendation) throw new Error("a round that was gathered is there");
  const { analysis, sentences } = recommendation;
  return {
    opening,
    round: told(call, round, session),
    headline: sentences.headline,
    lead: sentences.lead,
    values: call.inputs.options.map(({ id, title }) => ({
      option: id,
      title,
      value: lookup(analysis.values, id) ?? null,
    })),
    differ: session.cells.map(({ criterion, points }) => ({ criterion, points })),
  };
}

function told({ repository, playbook, inputs }: Call, round: Round, { seats }: Session): Round | Distribution {
  const named = (id: Id) => seats.find((seat) => seat.id === id)?.name ?? id;
  if (repository === "named")
    return { ...round, ballots: round.ballots.map((one) => ({ ...one, seat: named(one.seat ?? one.id) })) };
  if (repository === "unnamed")
    return { ...round, ballots: byContent(round.ballots).map((one, i) => ({ ...one, id: `p${i + 1}` })) };
  return distributionOf(playbook, round.ballots, criteriaInUse(playbook, inputs), inputs.options);
}

function gatheredSession(
  call: Call,
  ballots: GatheredBallot[],
  how: Pick<CallOpening, "opened" | "early" | "aside">,
): Session {
  const { id, inputs, playbook, thresholds, repository, rule, weighing, anonymous, until, people, revisit } = call;
  const begun = begin(playbook, {
    ...{ e: "begun", t: 0, id, record: id, inputs, thresholds, agenda: [...fullAgenda], repository, rule, weighing },
    ...(revisit && { revisit }),
    ...{ anonymous, rehearsal: false, facilitator: { name: "", votes: false }, code: "", token: "" },
  });
  const commands = [
    { type: "call" as const, call: { id, what: "round" as const, until, people: people.length } },
    { type: "gather" as const, ballots, ...how },
  ];
  return commands.reduce((session, command) => {
    const outcome = check(session, command, "host", 0);
    if (isRefusal(outcome))
      throw new AdroitError("NOT_NOW", outcome.message, {
        subject: null,
        remedy: "Nothing was opened. Wait for more ballots.",
      });
    return outcome.reduce(apply, session);
  }, begun);
}
