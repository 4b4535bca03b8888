/** What of a decision goes into a repository: of ballots, what the facilitator chose and people were promised. */
import { firstById } from "#shared/base/by";
import { equal } from "#shared/base/equal";
import type { Id } from "#shared/base/id";
import type { Playbook } from "#shared/playbook/playbook";
import { playbookOf } from "#shared/record/create";
import { criteriaInUse } from "#shared/record/criteria";
import { byContent, distributionOf, tellsWho } from "#shared/record/distribution";
import type { Ballot, Decision, DecisionRecord, Gathering, Inputs, Round } from "#shared/record/record";

/**
 * The record without what its repository isn't to get. Publishing what was published changes nothing. The walk's own
 * ballot is the team's and always goes along.
 */
export function published(record: DecisionRecord): DecisionRecord {
  return {
    ...record,
    draft: { ...record.draft, ...publishedState(record, record.draft, record.draft.decision) },
    revisions: record.revisions.map((revision) => {
      const state = publishedState(record, revision.inputs, revision.decision);
      const { decision = revision.decision, ...inputs } = state;
      return { ...revision, inputs: { ...revision.inputs, ...inputs }, decision };
    }),
  };
}

function publishedState(
  record: DecisionRecord,
  inputs: Inputs,
  decision: Decision | undefined,
): Partial<Inputs> & { decision?: Decision } {
  const { workshop, rounds } = inputs;
  if (workshop === undefined || workshop.repository === "named") return {};
  const playbook = playbookOf(record, inputs);
  return {
    rounds: rounds.map((round) => (round.kind === "blind" ? publishedRound(playbook, inputs, round) : round)),
    workshop: unsigned(workshop),
    ...(decision ? { decision: { ...decision, consent: unlinked(decision.consent) } } : {}),
  };
}

function publishedRound(playbook: Playbook, inputs: Inputs, round: Round): Round {
  if (round.ballots.length === 0) return round;
  const few = tellsWho(inputs, round.ballots.length);
  if (inputs.workshop?.repository === "unnamed" && !few)
    return { ...round, ballots: unnamed(round.ballots, inputs).toSorted(byPlace) };
  return {
    ...round,
    ballots: [],
    distribution: distributionOf(playbook, few ? [] : round.ballots, criteriaInUse(playbook, inputs), inputs.options),
  };
}

/** A ballot is called by its place in the last round, ordered by what stands on it; so both rounds can be compared. */
function unnamed(ballots: readonly Ballot[], { rounds }: Inputs): Ballot[] {
  const places = firstById(byContent(rounds.at(-1)?.ballots ?? []).map(({ id }, place) => ({ id, place })));
  return ballots.map(({ seat: _, ...ballot }) => {
    const known = places.get(ballot.id);
    return { ...ballot, id: known === undefined ? `q-${ballot.id}`.slice(0, 40) : `p${known.place + 1}` };
  });
}

function byPlace(a: Ballot, b: Ballot): number {
  return a.id.length - b.id.length || (a.id < b.id ? -1 : 1);
}

function unsigned(workshop: Gathering): Gathering {
  const bare = <T extends { who?: string }>({ who: _, ...rest }: T) => rest;
  return { ...workshop, comments: workshop.comments.map(bare), risks: workshop.risks.map(bare) };
}

/** How much consent there was, from the most, without whose. */
function unlinked(consent: Decision["consent"]): Decision["consent"] {
  const levels = Object.values(consent).toSorted((a, b) => b - a);
  return Object.fromEntries(levels.map((level, i): [Id, number] => [`c${i + 1}`, level]));
}

/** The repository's record with the ballots that are only here, wherever they are what the repository tells about. */
export function withOwnBallots(record: DecisionRecord, own: DecisionRecord): DecisionRecord {
  const told = published(own);
  const draft = keptState(record.draft, told.draft, own.draft);
  return {
    ...record,
    draft: { ...record.draft, ...draft },
    revisions: record.revisions.map((revision) => {
      const mine = own.revisions.find(({ n }) => n === revision.n);
      const known = told.revisions.find(({ n }) => n === revision.n);
      return mine && known
        ? { ...revision, inputs: { ...revision.inputs, ...keptState(revision.inputs, known.inputs, mine.inputs) } }
        : revision;
    }),
  };
}

function keptState(theirs: Inputs, told: Inputs, own: Inputs): Partial<Inputs> {
  return equal(theirs.rounds, told.rounds)
    ? { rounds: own.rounds, ...(own.workshop ? { workshop: own.workshop } : {}) }
    : {};
}
