import type { By } from "#shared/base/by";
import { AdroitError } from "#shared/base/error";
import type { Id } from "#shared/base/id";
import { knownOptions } from "#shared/playbook/known";
import type { Criterion, Option, Playbook, PlaybookEntry } from "#shared/playbook/playbook";
import { newDraft } from "./create";
import { askedMustHave, ownCriterion } from "./criteria";
import type { AskedCriterion, AskedMustHave, Ballot, Decision, Draft, Frame, Judgement } from "./record";

/** What a team says, written down in one file; every key but the first three may be left out of the file. */
export interface AnswersFile {
  format: 1;
  /** Id of the playbook that is answered. */
  playbook: Id;
  /** Name of the example; the decision's title is `frame.title`. */
  title: string;
  /** What kind of team it is, one sentence. */
  about: string;
  frame: Partial<Frame>;
  /** Options besides the playbook's; in the place of those that the playbook knows nothing about. */
  options: (Omit<Option, "summary"> & { summary?: string | undefined })[];
  /** Criteria besides those that every team is asked: the playbook's by id, or the team's own. */
  criteria: (Id | { id: Id; notApplicable: true } | OwnCriterion)[];
  /** The playbook's by id (then whatever is left out is the playbook's), or the team's own. */
  mustHaves: (Pick<AskedMustHave, "id"> & Partial<AskedMustHave>)[];
  /** Per criterion an answer's id, "unknown", or a judgement in full. */
  answers: By<Id | Exclude<Judgement, { unknown: true }>>;
  /** One of the three at most; without any, the default points count. */
  points?: By<number> | undefined;
  swing?: By<number> | undefined;
  ranking?: Id[] | undefined;
  decision?: (Omit<Decision, "by" | "consent"> & { decider?: string | undefined }) | undefined;
  status?: "draft" | "proposed" | undefined;
}

type OwnCriterion = { id: Id; title: string } & Partial<Omit<Criterion, "always" | "answers">>;

/**
 * The draft that such a file describes. `BAD_INPUT` names the field that refers to something the playbook, or the file
 * itself, doesn't have.
 */
export function draftFromAnswers(entry: PlaybookEntry, file: AnswersFile): Draft {
  const { playbook } = entry;
  if (file.playbook !== playbook.id) throw wrong("playbook", `is "${file.playbook}", not "${playbook.id}"`);
  const blank = newDraft(entry);
  const options = optionsOf(playbook, file);
  const criteria = criteriaOf(playbook, file);
  const asked = [...blank.criteria, ...criteria];
  const find = (id: Id) => playbook.criteria.find((c) => c.id === id) ?? criteria.find((c) => c.id === id)?.own;
  const used = asked.flatMap(({ id, notApplicable }) => (notApplicable ? [] : (find(id) ?? [])));

  const ballot = ballotOf(file, used, options);
  return {
    ...blank,
    frame: { ...blank.frame, ...defined(file.frame) },
    options,
    criteria: asked,
    mustHaves: mustHavesOf(playbook, file, options),
    rounds: [{ kind: "team", n: 1, criteria: used.map(({ id }) => id), ballots: [ballot], revealed: true }],
    ...(file.decision ? { decision: decisionOf(file, options) } : {}),
    status: file.status ?? "draft",
  };
}

function optionsOf(playbook: Playbook, file: AnswersFile): Option[] {
  const own = file.options.map(({ id, title, summary = "" }) => ({ id, title, summary }));
  const known = knownOptions(playbook);
  const given = playbook.options.filter(({ id }) => own.length === 0 || known.has(id));
  const options = [...given.map((option) => ({ ...option })), ...own];
  own.forEach(({ id }, i) => {
    if (options.filter((o) => o.id === id).length > 1) throw wrong(`options[${i}].id`, `"${id}" is taken`);
  });
  if (options.length < 2) throw wrong("options", "are one alone; there is nothing to decide");
  return options;
}

function criteriaOf(playbook: Playbook, file: AnswersFile): AskedCriterion[] {
  const seen = new Set<Id>();
  return file.criteria.map((given, i) => {
    const place = `criteria[${i}]`;
    const id = typeof given === "string" ? given : given.id;
    const known = playbook.criteria.find((c) => c.id === id);
    if (known?.always) throw wrong(place, `"${id}" is asked of every team and isn't listed here`);
    if (seen.has(id)) throw wrong(place, `"${id}" stands twice`);
    seen.add(id);
    if (typeof given !== "string" && "title" in given) {
      if (known) throw wrong(place, `"${id}" is a criterion of the playbook; give your own another id`);
      return { id, own: ownCriterion(defined(given)) };
    }
    if (!known)
      throw wrong(
        place,
        `there is no criterion "${id}"`,
        playbook.criteria.filter((c) => !c.always),
      );
    return typeof given === "string" ? { id } : { id, notApplicable: true };
  });
}

function mustHavesOf(playbook: Playbook, file: AnswersFile, options: Option[]): AskedMustHave[] {
  const seen = new Set<Id>();
  return file.mustHaves.map((given, i) => {
    const place = `mustHaves[${i}]`;
    if (seen.has(given.id)) throw wrong(place, `"${given.id}" stands twice`);
    seen.add(given.id);
    for (const id of Object.keys(given.verdicts ?? {})) referTo(options, id, `${place}.verdicts.${id}`, "option");

    const known = playbook.mustHaves.find(({ id }) => id === given.id);
    if (!known && !given.statement?.trim())
      throw wrong(`${place}.statement`, `"${given.id}" is none of the playbook's, so it needs one`, playbook.mustHaves);
    const { id, statement = "" } = given;
    const base = askedMustHave(known ?? { id, statement, check: "", negotiable: false, proposes: {} }, options);
    return { ...base, ...defined(given), verdicts: { ...base.verdicts, ...given.verdicts } };
  });
}

function ballotOf(file: AnswersFile, criteria: Criterion[], options: Option[]): Ballot {
  for (const key of ["points", "swing"] as const)
    for (const id of Object.keys(file[key] ?? {})) referTo(criteria, id, `${key}.${id}`, "criterion in use");
  file.ranking?.forEach((id, i) => {
    referTo(criteria, id, `ranking[${i}]`, "criterion in use");
    if (file.ranking?.indexOf(id) !== i) throw wrong(`ranking[${i}]`, `"${id}" stands twice`);
  });

  const defaults = Object.fromEntries(criteria.map(({ id, points }) => [id, points]));
  const judgements = Object.entries(file.answers).map(([id, given]) => {
    referTo(criteria, id, `answers.${id}`, "criterion in use");
    const criterion = criteria.find((c) => c.id === id) as Criterion;
    return [id, judgementOf(given, criterion, options)] as const;
  });
  return {
    id: "team",
    weighing: file.ranking ? "ranking" : file.swing ? "swing" : "points",
    points: { ...defaults, ...file.points, ...file.swing },
    ranking: file.ranking ?? [],
    judgements: Object.fromEntries(judgements),
  };
}

function judgementOf(given: AnswersFile["answers"][Id], criterion: Criterion, options: Option[]): Judgement {
  const place = `answers.${criterion.id}`;
  if (given === "unknown") return { unknown: true };
  const judgement: Judgement = typeof given === "string" ? { answer: given } : defined(given);
  if ("answer" in judgement) {
    if (criterion.answers.length === 0) throw wrong(place, "has no answers to choose from; give {scores: ...}");
    referTo(criterion.answers, judgement.answer, place, "answer");
  }
  const scores: By<unknown> =
    "scores" in judgement ? judgement.scores : "adjusted" in judgement ? (judgement.adjusted ?? {}) : {};
  const field = "scores" in judgement ? "scores" : "adjusted";
  for (const id of Object.keys(scores)) referTo(options, id, `${place}.${field}.${id}`, "option");
  if ("adjusted" in judgement && !judgement.reason?.trim())
    throw wrong(`${place}.reason`, "is missing: say in one line why the fit is seen differently");
  return judgement;
}

function decisionOf({ decision, frame }: AnswersFile, options: Option[]): Decision {
  const { decider = frame.decider ?? "", ...given } = decision as NonNullable<AnswersFile["decision"]>;
  if (given.option !== null) referTo(options, given.option, "decision.option", "option");
  return { ...given, by: decider, consent: {} };
}

function referTo(known: { id: Id }[], id: Id, place: string, what: string): void {
  if (!known.some((one) => one.id === id)) throw wrong(place, `there is no ${what} "${id}"`, known);
}

function wrong(field: string, problem: string, known?: { id: Id }[]): AdroitError {
  return new AdroitError("BAD_INPUT", `${field}: ${problem}.`, {
    subject: field,
    remedy: known?.length ? `Use one of: ${known.map(({ id }) => id).join(", ")}.` : "Correct the file and try again.",
  });
}

/** Without the keys whose value is `undefined`. */
function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as never;
}
