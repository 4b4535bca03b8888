import { lookup } from "#shared/base/by";
import { playbookOf } from "./create";
import { criteriaInUse, lastRound, teamBallot, weightsOf } from "./criteria";
import { triggeredIn } from "./due";
import type { DecisionRecord, Draft, Judgement } from "./record";
import type { RecordSummary, WalkStep } from "./summary";
import { unscored } from "./unscored";

/** The steps of the walk, in order. */
export const walkSteps: WalkStep[] = ["frame", "criteria", "answers", "weights", "result", "decide"];

export interface Progress {
  /** The first step that isn't done; "decide" when all are. */
  next: WalkStep;
  /** Criteria with an answer or a score; "don't know yet" isn't one. */
  answered: number;
  criteria: number;
  done: Record<WalkStep, boolean>;
}

/**
 * How far the walk is. A frame needs title, problem and decider; answers need a word on every criterion, of which
 * "don't know yet" is one; a decision needs a decider and an option, or what is awaited. Nothing is compulsory in the
 * other steps: they count as done once the team put something in or went past them (`draft.place` begins with a step).
 */
export function progress(record: DecisionRecord): Progress {
  const { draft } = record;
  const playbook = playbookOf(record);
  const criteria = criteriaInUse(playbook, draft);
  const ballots = lastRound(draft)?.ballots ?? [];
  /** Whether anybody said something like that on a criterion. */
  const heard = (id: string, wanted: (judgement: Judgement) => boolean) =>
    ballots.some(({ judgements }) => {
      const judgement = lookup(judgements, id);
      return judgement !== undefined && wanted(judgement);
    });
  const judged = criteria.filter(({ id }) => heard(id, () => true)).length;
  const past = walkSteps.indexOf(draft.place.split("/")[0] as WalkStep);
  const went = (step: WalkStep) => past > walkSteps.indexOf(step);

  const answers = judged === criteria.length;
  const weighed = weightsOf(teamBallot(draft), criteria) !== null;
  const decide = decided(draft);
  const done: Progress["done"] = {
    frame: [draft.frame.title, draft.frame.problem, draft.frame.decider].every(filled),
    criteria:
      draft.mustHaves.length > 0 ||
      criteria.some(({ always }) => !always) ||
      judged > 0 ||
      (draft.prosAndCons ?? []).length > 0 ||
      went("criteria"),
    answers,
    weights: unscored(draft) || (weighed && (went("weights") || decide)),
    result: unscored(draft) || (answers && weighed && (went("result") || decide)),
    decide,
  };
  return {
    next: walkSteps.find((step) => !done[step]) ?? "decide",
    answered: criteria.filter(({ id }) => heard(id, known)).length,
    criteria: criteria.length,
    done,
  };
}

/** What the start screen says about a record, apart from what only the store knows. */
export function summaryOf(record: DecisionRecord): Omit<RecordSummary, "modified" | "readOnly"> {
  const { draft, repo } = record;
  const { next, answered, criteria } = progress(record);
  const chosen = draft.decision?.option;
  return {
    id: record.id,
    title: filled(draft.frame.title) ? draft.frame.title.trim() : playbookOf(record).title,
    status: draft.status,
    chosen: draft.options.find(({ id }) => id === chosen)?.title ?? null,
    options: either(draft.options.map(({ title }) => title)),
    created: record.created,
    review: draft.decision?.review ?? null,
    triggered: triggeredIn(draft.decision),
    playbook: playbookOf(record).title,
    reviewing: record.review !== undefined,
    supersedes: record.supersedes?.record ?? null,
    supersededBy: record.supersededBy?.record ?? null,
    next,
    answered,
    criteria,
    adr: repo ? { root: repo.root, dir: repo.dir, file: repo.file } : null,
  };
}

/** "Django", "Django or Flask", "Django, Flask or Pyramid". */
export function either(names: string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} or ${last}`;
}

function known(judgement: Judgement): boolean {
  return "answer" in judgement || ("scores" in judgement && Object.keys(judgement.scores).length > 0);
}

function decided({ decision }: Draft): boolean {
  return decision !== undefined && filled(decision.by) && (decision.option !== null || filled(decision.reason));
}

function filled(text: string): boolean {
  return text.trim() !== "";
}
