/** What the answers add up to, for the room and for one seat alone. */
import { leaderOf } from "#shared/analysis/claims/lead";
import type { Placing } from "#shared/analysis/model";
import type { By } from "#shared/base/by";
import { lookup } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import { placingIn } from "#shared/record/recommend";
import type { Round } from "#shared/record/record";
import { ballotIdOf } from "../people";
import { recommendationOf, revealedInputs } from "../rounds";
import type { Session } from "../session";
import { tooFew } from "./opened";

export interface ResultView {
  headline: string;
  lead: string;
  /** Value per option that is in the running, 0..1. */
  values: By<number>;
  leader: Id | null;
  contributions: { criterion: Id; value: number }[];
  sentences: string[];
}

/** The model's word belongs to the step "why" and after; a script without that step shows it in the discussion. */
export function pastWhy({ agenda, step }: Session): boolean {
  const steps = agenda.map((item) => item.step);
  const from = steps.includes("why") ? "why" : "decide";
  return steps.indexOf(step) >= steps.indexOf(from);
}

export function resultOf(session: Session): ResultView | null {
  const recommendation = recommendationOf(session);
  const last = session.rounds.at(-1);
  if (!recommendation || !last || tooFew(session, last.ballots.length)) return null;
  const { analysis, sentences } = recommendation;
  return {
    headline: sentences.headline,
    lead: sentences.lead,
    values: analysis.values,
    leader: leaderOf(analysis),
    contributions: analysis.contributions.map(({ criterion, value }) => ({ criterion, value })),
    // Sentences about single people would tell whose ballot it was, and ballots are shown without names.
    sentences: [...sentences.robust, ...sentences.flips].map(({ text }) => text),
  };
}

export type OwnResult = Placing | null;

const own = new WeakMap<Round, By<OwnResult>>();

/** What the last revealed ballot of a seat would give by itself. */
export function ownResult(session: Session, seat: Id): OwnResult {
  const round = session.rounds.at(-1);
  const id = ballotIdOf(session, seat);
  const ballot = round?.ballots.find((one) => one.id === id);
  if (!round || !ballot) return null;
  const known = own.get(round) ?? {};
  own.set(round, known);
  const found = lookup(known, ballot.id);
  if (found !== undefined) return found;
  const alone = { ...revealedInputs(session), rounds: [{ ...round, ballots: [ballot] }] };
  const result = placingIn(session.playbook, alone, session.thresholds);
  known[ballot.id] = result;
  return result;
}
