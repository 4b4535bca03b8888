/** Changes of what is asked: options, must-haves, criteria. Pure, so that undo and tests are simple. */
import { idFor } from "#shared/playbook/ids";
import type { Criterion, MustHave, Playbook } from "#shared/playbook/playbook";
import { askedMustHave, criteriaInUse, ownCriterion } from "./criteria";
import type { AskedCriterion, AskedMustHave, Ballot, Draft } from "./record";

/**
 * The criteria of the open round follow what is asked. Where points were spread already, a new criterion takes no more
 * than they leave of 100.
 */
function inStep(playbook: Playbook, draft: Draft): Draft {
  const criteria = criteriaInUse(playbook, draft);
  const ids = criteria.map(({ id }) => id);
  return {
    ...draft,
    rounds: draft.rounds.map((round) =>
      round.kind === "team"
        ? { ...round, criteria: ids, ballots: round.ballots.map((ballot) => withNew(ballot, criteria)) }
        : round,
    ),
  };
}

function withNew(ballot: Ballot, criteria: readonly Criterion[]): Ballot {
  const said = criteria.filter(({ id }) => id in ballot.points);
  if (said.length === 0 || ballot.weighing !== "points") return ballot;
  let left = Math.max(0, 100 - said.reduce((sum, { id }) => sum + (ballot.points[id] ?? 0), 0));
  const points = { ...ballot.points };
  for (const one of criteria) {
    if (one.id in points) continue;
    points[one.id] = Math.min(one.points, left);
    left -= points[one.id] ?? 0;
  }
  return { ...ballot, points };
}

/** Adds a criterion of the playbook, or takes it away. What was said about it is kept for the case that it comes back. */
export function toggleCriterion(playbook: Playbook, draft: Draft, id: string): Draft {
  const asked = draft.criteria.some((one) => one.id === id);
  const criteria = asked ? draft.criteria.filter((one) => one.id !== id) : [...draft.criteria, { id }];
  return inStep(playbook, { ...draft, criteria });
}

/** Sets a criterion aside for all options, or takes it up again. */
export function toggleNotApplicable(playbook: Playbook, draft: Draft, id: string): Draft {
  const asked = draft.criteria.find((one) => one.id === id);
  const { notApplicable: aside, reason: _, ...rest } = asked ?? { id };
  const always = playbook.criteria.some((one) => one.id === id && one.always);
  const others = draft.criteria.filter((one) => one.id !== id);
  // What every team is asked is listed only while it is set aside.
  const criteria = aside && always ? others : replaced(draft.criteria, aside ? rest : { ...rest, notApplicable: true });
  return inStep(playbook, { ...draft, criteria });
}

function replaced(criteria: AskedCriterion[], one: AskedCriterion): AskedCriterion[] {
  return criteria.some(({ id }) => id === one.id)
    ? criteria.map((other) => (other.id === one.id ? one : other))
    : [...criteria, one];
}

/** Says why a criterion was set aside. */
export function withReasonAside(draft: Draft, id: string, reason: string): Draft {
  return { ...draft, criteria: draft.criteria.map((one) => (one.id === id ? { ...one, reason } : one)) };
}

export function addOwnCriterion(playbook: Playbook, draft: Draft, title: string, low: string, high: string): Draft {
  const taken = [...playbook.criteria, ...draft.criteria].map(({ id }) => id);
  const id = idFor(title, taken);
  const blank = ownCriterion({ id, title: title.trim() });
  const anchors = { ...blank.anchors, ...(low.trim() && { 1: low.trim() }), ...(high.trim() && { 5: high.trim() }) };
  const own: Criterion = { ...blank, anchors };
  return inStep(playbook, { ...draft, criteria: [...draft.criteria, { id, own }] });
}

export function addOption(draft: Draft, title: string, summary: string): Draft {
  const id = idFor(
    title,
    draft.options.map((option) => option.id),
  );
  const mustHaves = draft.mustHaves.map((must) => ({
    ...must,
    verdicts: { ...must.verdicts, [id]: "unknown" as const },
  }));
  return { ...draft, mustHaves, options: [...draft.options, { id, title: title.trim(), summary: summary.trim() }] };
}

/** Gives an option another name or another line about it. What was said about it stays. */
export function changeOption(draft: Draft, id: string, title: string, summary: string): Draft {
  const to = { title: title.trim(), summary: summary.trim() };
  return { ...draft, options: draft.options.map((option) => (option.id === id ? { ...option, ...to } : option)) };
}

/** Takes an option of the team's own away, and a choice of it with it. */
export function removeOption(draft: Draft, id: string): Draft {
  const { decision, prosAndCons, ...others } = draft;
  const options = draft.options.filter((option) => option.id !== id);
  const rest = { ...others, ...(prosAndCons && { prosAndCons: prosAndCons.filter(({ option }) => option !== id) }) };
  if (!decision) return { ...rest, options };
  return { ...rest, options, decision: decision.option === id ? { ...decision, option: null } : decision };
}

export function toggleMustHave(draft: Draft, must: MustHave): Draft {
  const asked = draft.mustHaves.some(({ id }) => id === must.id);
  return {
    ...draft,
    mustHaves: asked
      ? draft.mustHaves.filter(({ id }) => id !== must.id)
      : [...draft.mustHaves, askedMustHave(must, draft.options)],
  };
}

export function addOwnMustHave(
  draft: Draft,
  playbook: Playbook,
  statement: string,
  check: string,
  negotiable: boolean,
): Draft {
  const taken = [...playbook.mustHaves, ...draft.mustHaves].map(({ id }) => id);
  const own: AskedMustHave = {
    id: idFor(statement, taken),
    statement: mustOf(statement.trim()),
    check: check.trim(),
    negotiable,
    verdicts: Object.fromEntries(draft.options.map(({ id }) => [id, "unknown" as const])),
    exception: "",
  };
  return { ...draft, mustHaves: [...draft.mustHaves, own] };
}

/** A must-have as a sentence that says must, however it was typed. */
function mustOf(text: string): string {
  return /\bmust\b/i.test(text) ? text : `It must ${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

export function changeMustHave(draft: Draft, id: string, change: Partial<AskedMustHave>): Draft {
  return { ...draft, mustHaves: draft.mustHaves.map((must) => (must.id === id ? { ...must, ...change } : must)) };
}
