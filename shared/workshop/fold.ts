/** What a workshop leaves in its decision record. */

import { leaderOf } from "#shared/analysis/claims/lead";
import { SAME } from "#shared/analysis/compute/numbers";
import type { Day } from "#shared/base/day";
import type { Id } from "#shared/base/id";
import { inputsOf } from "#shared/record/accept";
import { against } from "#shared/record/against";
import { playbookOf } from "#shared/record/create";
import { proposedConsequences, proposedReview, proposedTriggers } from "#shared/record/prefill";
import { recommend } from "#shared/record/recommend";
import type { Decision, DecisionRecord, Frame, Gathering, Settlement } from "#shared/record/record";
import { openedOf } from "#shared/workshop/view/opened";
import { deciderOf, seatOf, tookPart, votes } from "./people";
import { recommendationOf, revealedInputs } from "./rounds";
import type { Session } from "./session";

/**
 * The record with everything that was revealed so far, and with the decision where one was made. Folding again replaces
 * what was folded before, so it can be done at every reveal. What wasn't revealed stays out.
 */
export function fold(record: DecisionRecord, session: Session, today: Day): DecisionRecord {
  if (session.revisit) return foldReview(record, session, today);
  const { draft } = record;
  const inputs = revealedInputs(session);
  const decision = session.choice && session.opened.decide ? decisionOf(record, session, today) : draft.decision;
  return {
    ...record,
    draft: {
      ...draft,
      frame: frameOf(draft.frame, session),
      criteria: inputs.criteria,
      mustHaves: inputs.mustHaves,
      seats: inputs.seats,
      anonymous: inputs.anonymous,
      rounds: inputs.rounds.map((round) => ({
        ...round,
        ballots: round.ballots.map((ballot) => ({ ...ballot, id: keptId(session, ballot.id) })),
      })),
      workshop: gatheringOf(session, today),
      ...(decision ? { decision } : {}),
    },
  };
}

/**
 * A workshop on a review leaves its answers in the review, beside the accepted state. The option that was chosen before
 * keeps the decision, or amends it where somebody answered otherwise; another one leads to a new decision. Closing the
 * review is up to the facilitator.
 */
function foldReview(record: DecisionRecord, session: Session, today: Day): DecisionRecord {
  const { review, draft } = record;
  if (!review) return record;
  const inputs = {
    ...revealedInputs(session),
    frame: frameOf(review.inputs.frame, session),
    workshop: gatheringOf(session, today),
  };
  inputs.rounds = inputs.rounds.map((round) => ({
    ...round,
    ballots: round.ballots.map((ballot) => ({ ...ballot, id: keptId(session, ballot.id) })),
  }));
  if (!session.choice || !session.opened.decide) return { ...record, review: { ...review, inputs } };
  const { consent, confidence, dissent, actions, by, review: due } = decisionOf(record, session, today);
  const { followUp, choice } = session;
  const again = review.decision;
  const kept = choice.option === draft.decision?.option;
  const alike = kept && answeredAlike(record, session);
  return {
    ...record,
    review: {
      ...review,
      by,
      // Where the answers come to the same, those that were accepted stand.
      inputs: alike ? { ...inputsOf(draft), workshop: inputs.workshop } : inputs,
      decision: {
        ...again,
        ...{ consent, confidence, dissent },
        ...(kept && choice.overrule.trim() !== "" && { overrule: choice.overrule }),
        actions: [...again.actions, ...actions.filter((one) => !again.actions.some(({ what }) => what === one.what))],
        triggers: joined(again.triggers, followUp.triggers),
        forecasts: joined(again.forecasts, followUp.forecasts),
        review: due,
      },
      verdict: alike ? "retain" : kept ? "amend" : "supersede",
      why: [choice.reason, choice.overrule]
        .map((text) => text.trim())
        .filter(Boolean)
        .join("; "),
    },
  };
}

function joined<T extends { id: Id }>(before: T[], more: T[]): T[] {
  return [...before, ...more.filter(({ id }) => !before.some((one) => one.id === id))];
}

/** Whether the room recommends what was recommended before, by the same points. */
function answeredAlike(record: DecisionRecord, session: Session): boolean {
  const { thresholds, playbook } = session;
  const before = recommend(playbook, record.draft, thresholds, { samples: 2_000 }).analysis.values;
  const now = recommendationOf(session)?.analysis.values ?? {};
  const ids = Object.keys(before);
  return (
    ids.length === Object.keys(now).length && ids.every((id) => Math.abs((before[id] ?? 0) - (now[id] ?? 0)) < SAME)
  );
}

/** What a ballot is called in the record. The id of an anonymous one opens it on the device that made it, so it stays out. */
function keptId(session: Session, ballot: Id): Id {
  const place = session.anonymous ? Object.keys(session.ballots).sort().indexOf(ballot) : -1;
  return place === -1 ? ballot : `p${place + 1}`;
}

/**
 * Who takes part, from their roles. Who voted in the room takes the place of those who were expected to; who was asked
 * or told elsewhere stays.
 */
function frameOf(frame: Frame, session: Session): Frame {
  const people = session.seats.filter((seat) => tookPart(session, seat));
  const named = (before: string[], of: typeof people) => [...new Set([...before, ...of.map(({ name }) => name)])];
  const decider = people.find(({ role }) => role === "decider");
  const voting = people.filter((seat) => votes(seat) && seat !== decider);
  return {
    ...frame,
    decider: decider?.name ?? frame.decider,
    decisionMakers: voting.length > 0 ? named([], voting) : frame.decisionMakers,
    consulted: named(
      frame.consulted,
      people.filter(({ role }) => role === "consulted"),
    ),
    informed: [
      ...new Set([
        ...named(
          frame.informed,
          people.filter(({ role }) => role === "observer"),
        ),
        ...session.followUp.informed,
      ]),
    ],
  };
}

function gatheringOf(session: Session, on: Day): Gathering {
  const { comments, criteria, risks } = openedOf(session);
  const changed = session.cells.map(({ criterion }): [Id, number] => [
    criterion,
    Object.values(session.ballots).filter((ballot) => ballot.changed.includes(criterion)).length,
  ]);
  return {
    on,
    repository: session.repository,
    comments: comments ?? [],
    words: (criteria?.words ?? [])
      .filter(({ keep, merge, drop }) => keep + merge + drop > 0)
      .map(({ criterion, keep, merge, drop, reasons }) => ({ criterion, keep, merge, drop, reasons })),
    challenges: (criteria?.mustHaves ?? []).flatMap(({ mustHave, texts }) => texts.map((text) => ({ mustHave, text }))),
    notes: session.notes.map(({ id: _, ...note }) => note),
    changed: Object.fromEntries(changed),
    risks: (risks ?? []).map(({ id: _, option, ...risk }) => ({ ...risk, ...(option !== undefined && { option }) })),
    settled: settlements(session),
    confidence: session.opened.decide ? confidences(session) : [],
    ...(session.openings.length > 0 && { calls: session.openings }),
  };
}

/** What was proposed, and what became of it and of what was asked before. */
function settlements({ playbook, inputs, proposals, settled }: Session): Settlement[] {
  const own = inputs.criteria.flatMap((one) => one.own ?? []);
  const titles = new Map([...playbook.criteria, ...own].map(({ id, title }) => [id, title]));
  const words = { keep: "kept", merge: "merged", drop: "dropped" } as const;
  const one = (kind: Settlement["kind"], id: Id, text: string, proposed: boolean): Settlement => {
    const found = settled[id];
    return {
      kind,
      text: (found?.as && titles.get(found.as)) || text,
      proposed,
      how: found ? words[found.how] : "open",
      ...(found?.into && { into: titles.get(found.into) ?? found.into }),
      ...(found?.reason.trim() && { reason: found.reason.trim() }),
      ...(found?.owner.trim() && { owner: found.owner.trim() }),
    };
  };
  const asked = Object.keys(settled).filter((id) => !proposals.some((proposal) => proposal.id === id));
  return [
    ...proposals.map(({ id, kind, text }) => one(kind, id, text, true)),
    ...asked.map((id) => {
      const mustHave = inputs.mustHaves.find((must) => must.id === id);
      return mustHave
        ? one("must-have", id, mustHave.statement, false)
        : one(titles.has(id) ? "criterion" : "must-have", id, titles.get(id) ?? id, false);
    }),
  ];
}

function consents(session: Session) {
  return Object.entries(session.ballots).flatMap(([id, { consent }]) => (consent ? [{ id, ...consent }] : []));
}

function confidences(session: Session): number[] {
  return consents(session)
    .flatMap(({ confidence }) => confidence ?? [])
    .toSorted((a, b) => a - b);
}

function decisionOf(record: DecisionRecord, session: Session, today: Day): Decision {
  const { followUp } = session;
  const { option, reason, overrule } = session.choice ?? { option: null, reason: "", overrule: "" };
  const recommendation = recommendationOf(session);
  const given = consents(session);
  const said = confidences(session);
  const confidence = said.length === 0 ? null : (said[Math.floor((said.length - 1) / 2)] as number);
  const leader = recommendation && leaderOf(recommendation.analysis);
  return {
    option,
    by: deciderOf(session)?.name ?? "",
    on: today,
    reason,
    overrule: against({ option }, leader) ? overrule : "",
    consequences:
      option === null || !recommendation
        ? []
        : proposedConsequences(playbookOf(record), revealedInputs(session), recommendation.analysis, option),
    confirmation: followUp.confirmation,
    consent: Object.fromEntries(
      given.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ id, level }) => [keptId(session, id), level]),
    ),
    confidence,
    dissent: given
      .filter(({ level }) => level <= 2)
      .map(({ id, reason: text }) => ({
        who: session.anonymous ? "" : (seatOf(session, id)?.name ?? ""),
        text,
      }))
      .toSorted((a, b) => (a.text < b.text ? -1 : 1)),
    actions: followUp.actions,
    review:
      followUp.review ??
      proposedReview(today, {
        word: recommendation?.analysis.verdict.word ?? "none",
        confidence,
        reversible: record.draft.frame.reversible,
      }),
    triggers:
      followUp.triggers.length > 0 || !recommendation
        ? followUp.triggers
        : proposedTriggers(recommendation.analysis, recommendation.names),
    forecasts: followUp.forecasts,
  };
}
