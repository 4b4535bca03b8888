/**
 * One person who answers a call, as a session of their own: the same questions, checks and screens as in the room, with
 * nobody else in it.
 */
import type { Placing } from "#shared/analysis/model";
import { placingIn } from "#shared/record/recommend";
import type { WorkshopStep } from "#shared/workshop/agenda";
import { begin } from "#shared/workshop/apply/begin";
import { saidEffects } from "#shared/workshop/apply/said";
import { seatEffects } from "#shared/workshop/apply/seats";
import type { Private, Word } from "#shared/workshop/ballot";
import { agreedCell } from "#shared/workshop/check/cells";
import { wordFault } from "#shared/workshop/check/words";
import { ballotOf, seatOf } from "#shared/workshop/people";
import { roundNow } from "#shared/workshop/rounds";
import type { Session, SessionSeat } from "#shared/workshop/session";
import { plainView } from "#shared/workshop/view/public";
import { ofSeats, plainMine } from "#shared/workshop/view/seat";
import type { SeatView } from "#shared/workshop/view/view";
import { type Call, promiseOf } from "./call";

/** The one seat. */
const me = "me";

/** Steps that a call leads through. */
export const stepsOf = ({ asks }: Call): readonly WorkshopStep[] =>
  (({ round: ["reading", "points", "judgements"], again: ["again"], consent: ["decide"] }) as const)[asks.what];

/** A session in which `name` answers the call. */
function aloneSession(call: Call, name: string): Session {
  const { id, inputs, thresholds, repository, rule, weighing, revisit, before, asks, playbook, from } = call;
  const agenda = (["lobby", "reading", "points", "judgements", "reveal", "again", "decide"] as const).map((step) => ({
    step,
    minutes: 1,
  }));
  const begun = begin(playbook, {
    ...{ e: "begun", t: 0, id, record: id, inputs, thresholds, agenda, repository, rule, weighing },
    ...(revisit && { revisit }),
    ...(before && { before }),
    ...{ anonymous: false, rehearsal: false, facilitator: { name: from, votes: false }, code: "", token: "" },
  });
  const seated = seatEffects.seated(begun, { e: "seated", t: 0, seat: me, name, role: "voter" });
  const session = { ...seated, holder: me, step: stepsOf(call)[0] ?? "judgements" };
  if (asks.what === "consent") return { ...session, choice: asks.choice };
  if (asks.what === "round") return session;
  return {
    ...session,
    rounds: [
      {
        kind: "blind",
        n: 1,
        criteria: asks.round.cells.map(({ criterion }) => criterion),
        ballots: [],
        revealed: true,
      },
    ],
    cells: asks.criteria.map(agreedCell),
    notes: asks.notes,
  };
}

/** The same at another step. */
export const atStep = (session: Session, step: WorkshopStep): Session => ({ ...session, step, done: [] });

/** The session with one more word put in, or why that can't be. */
export function saidAlone(session: Session, word: Word): Session | { refused: string } {
  const fault = wordFault(session, word, mySeat(session));
  return fault ? { refused: fault.message } : saidEffects.cast(session, { e: "cast", ballot: me, word });
}

const mySeat = (session: Session) => seatOf(session, me) as SessionSeat;

/** What has been put in so far. */
export const ballotAlone = (session: Session): Private => ballotOf(session, me);

/** What the person's screen shows. */
export function viewAlone(call: Call, session: Session): SeatView {
  // Nobody's answers but these are known, so nothing is recommended.
  const view = ofSeats(plainView(session, () => null));
  const mine = plainMine(session, mySeat(session));
  const { asks } = call;
  return {
    ...view,
    promise: promiseOf(call),
    anonymous: call.anonymous,
    result: null,
    opened: { ...view.opened, rounds: asks.what === "again" ? [asks.round] : [], answered: null },
    me: { ...mine, result: null, asked: asks.what === "again" ? asks.criteria : mine.asked },
  };
}

/** A session in which these words were put in, each at the step that asks for it, and why any of them couldn't be. */
export function withWords(call: Call, words: readonly Word[]): { session: Session; faults: string[] } {
  let session = aloneSession(call, "You");
  const faults: string[] = [];
  for (const word of words) {
    const step = stepFor(call, word);
    const next = step && saidAlone(atStep(session, step), word);
    if (next === null) faults.push(`A call like this doesn't ask for ${word.on}.`);
    else if ("refused" in next) faults.push(next.refused);
    else session = next;
  }
  return { session: atStep(session, stepsOf(call)[0] ?? "judgements"), faults };
}

function stepFor({ asks }: Call, { on }: Word): WorkshopStep | null {
  if (asks.what === "consent") return on === "consent" ? "decide" : null;
  if (asks.what === "again") return on === "judgement" || on === "points" ? "again" : null;
  return on === "comment" ? "reading" : on === "points" ? "points" : on === "judgement" ? "judgements" : null;
}

/** What this person's answers alone come to: who leads, and the options' values of 100; `null` without any weights. */
export function leaningOf(call: Call, session: Session): Placing | null {
  const round = roundNow(session, 1);
  if (round.ballots.length === 0) return null;
  const { leader, values } = placingIn(call.playbook, { ...call.inputs, rounds: [round] }, call.thresholds);
  const hundred = Object.entries(values).map(([id, value]) => [id, Math.round(100 * value)]);
  return { leader, values: Object.fromEntries(hundred) };
}
