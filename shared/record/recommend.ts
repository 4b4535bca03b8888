import { leaderOf } from "#shared/analysis/claims/lead";
import { analyse, placingOf, withoutWeights, worthDiscussing } from "#shared/analysis/compute/analyse";
import type {
  Alternatives,
  Analysis,
  Answerable,
  Model,
  ModelMustHave,
  Named,
  Person,
  Placing,
  Thresholds,
  WorthDiscussing,
} from "#shared/analysis/model";
import { type Sentences, sentences } from "#shared/analysis/sentences/sentences";
import type { SentenceNames } from "#shared/analysis/sentences/words";
import type { By } from "#shared/base/by";
import { firstById, lookup } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import { once } from "#shared/base/once";
import type { Criterion, Option, Playbook, Rule } from "#shared/playbook/playbook";
import { criteriaInUse, lastRound, weigher } from "./criteria";
import { byContent, groupOf } from "./distribution";
import { bareAnswer, fits, scoresUnder } from "./fits";
import type { Ballot, Fit, Inputs, Shown } from "./record";
import {
  type BallotFits,
  ballotFits,
  isMet,
  type MetRule,
  ruledIn,
  rulesMet,
  rulesSaid,
  rulesSetting,
  rulesThatSet,
  setBy,
  variants,
} from "./rules";

/** What the model says, in figures and in words: the one thing that screen, ADR and command line show. */
export interface Recommendation {
  /** What was said, as scores and weights. */
  model: Model;
  analysis: Analysis;
  sentences: Sentences;
  /** What ids are called. */
  names: SentenceNames;
  criteria: Criterion[];
  options: Option[];
  /** What the playbook says about answers that meet. */
  rules: MetRule[];
}

/**
 * Pure. About a millisecond with two options; with more the shares are sampled, which takes 50 times as long, and
 * `precision.samples` makes it quicker and coarser.
 */
export function recommend(
  playbook: Playbook,
  inputs: Inputs,
  thresholds: Partial<Thresholds>,
  precision: { samples?: number } = {},
): Recommendation {
  return recommendOn(modelOf(playbook, inputs, thresholds), playbook, inputs, precision);
}

/** `recommend` on the model that was made of these inputs already. */
export function recommendOn(
  model: Model,
  playbook: Playbook,
  inputs: Inputs,
  precision: { samples?: number } = {},
): Recommendation {
  const analysis = model.people.length === 0 ? withoutWeights(model) : analyse(model, precision);
  const criteria = criteriaInUse(playbook, inputs);
  const names = namesOf(criteria, inputs);
  const rules = rulesSaid(playbook, criteria, lastRound(inputs)?.ballots ?? []);
  return { model, analysis, sentences: sentences(analysis, names), names, criteria, options: inputs.options, rules };
}

/** The `analysis.agenda` of `recommend`, without working out anything else. */
export function discussionOf(playbook: Playbook, inputs: Inputs, thresholds: Partial<Thresholds>): WorthDiscussing[] {
  const { model, criteria, voters } = heardModel(playbook, inputs, thresholds);
  if (model.people.length === 0) return [];
  return worthDiscussing({ ...model, alternatives: currentAnswers(playbook, criteria, inputs.options, voters) });
}

/** Who leads in `recommend` and what the options are worth, without working out anything else. */
export function placingIn(playbook: Playbook, inputs: Inputs, thresholds: Partial<Thresholds>): Placing {
  return placingOf(heardModel(playbook, inputs, thresholds).model);
}

/**
 * The last round as scores and weights. A person is called by the ballot's id. A ballot that gives no criterion any
 * weight doesn't count: it doesn't say what matters.
 */
export function modelOf(playbook: Playbook, inputs: Inputs, thresholds: Partial<Thresholds>): Model {
  const { model, criteria, voters } = heardModel(playbook, inputs, thresholds);
  return {
    ...model,
    contradictory: contradictory(playbook, criteria, inputs),
    alternatives: alternativesOf(playbook, criteria, inputs.options, voters),
  };
}

/** What was said, as far as it doesn't take what else could have been. */
function heardModel(playbook: Playbook, inputs: Inputs, thresholds: Partial<Thresholds>) {
  const criteria = criteriaInUse(playbook, inputs);
  const { options } = inputs;
  const weigh = weigher(criteria);
  const rules = rulesThatSet(playbook);
  const voters = (lastRound(inputs)?.ballots ?? []).flatMap((ballot): Voter[] => {
    const weights = weigh(ballot);
    if (weights === null) return [];
    return [{ ballot, weights, fitsOf: ballotFits({ rules }, criteria, ballot.judgements) }];
  });
  // A repository may tell no more than how often everything was said.
  const told = lastRound(inputs)?.distribution;
  const group = told && voters.length === 0 ? groupOf(told, criteria, options) : null;
  const model: Model = {
    options: options.map(({ id }) => id),
    criteria: criteria.map(({ id }) => id),
    people: group ? [group] : peopleOf(voters, playbook, criteria, options),
    mustHaves: mustHavesOf(inputs),
    thresholds,
    reversible: inputs.frame.reversible,
  };
  return { model, criteria, voters };
}

function mustHavesOf({ options, mustHaves }: Pick<Inputs, "options" | "mustHaves">): ModelMustHave[] {
  return mustHaves.map(({ id, negotiable, verdicts }) => ({
    name: id,
    negotiable,
    verdicts: Object.fromEntries(options.map((option) => [option.id, lookup(verdicts, option.id) ?? "unknown"])),
  }));
}

/** The options that must-haves rule out: that follows before anything is weighed. */
export function excludedIn(inputs: Pick<Inputs, "options" | "mustHaves">): Analysis["excluded"] {
  const options = inputs.options.map(({ id }) => id);
  return withoutWeights({ options, criteria: [], mustHaves: mustHavesOf(inputs) }).excluded;
}

/** Whether half of the ballots or more give answers that can't be true together. */
function contradictory(playbook: Playbook, criteria: Criterion[], inputs: Inputs): boolean {
  const ballots = lastRound(inputs)?.ballots ?? [];
  const rules = (playbook.rules ?? []).filter(({ impossible }) => impossible);
  const some = ballots.filter(({ judgements }) => rules.some((rule) => isMet(rule, criteria, judgements)));
  return some.length > 0 && 2 * some.length >= ballots.length;
}

/** The recommendation as people saw it, to be kept with a revision. */
export function shownOf({ analysis, sentences }: Recommendation): Shown {
  const { verdict, values, gap } = analysis;
  return {
    word: verdict.word,
    leader: leaderOf(analysis),
    values,
    gap: gap === null ? null : gap.value,
    sentences: sentences.all,
  };
}

interface Voter {
  ballot: Ballot;
  weights: By<number>;
  fitsOf: BallotFits;
}

function peopleOf(voters: readonly Voter[], playbook: Playbook, criteria: Criterion[], options: Option[]): Person[] {
  const ruled = ruledIn(playbook);
  /** What each answer says by itself, once for everybody who gives it. */
  const said = criteria.map(
    (criterion) => new Map(criterion.answers.map(({ id }) => [id, scoresUnder(criterion, options, id)])),
  );
  return voters.map(({ ballot, weights, fitsOf }) => {
    const judged = criteria.map((criterion, j): Named<number> => {
      const answer = ruled.has(criterion.id) ? null : bareAnswer(lookup(ballot.judgements, criterion.id));
      return answer === null ? scoresOf(options, fitsOf(criterion, options)) : (said[j]?.get(answer) ?? {});
    });
    return {
      name: ballot.id,
      weights: criteria.map(({ id }) => lookup(weights, id) ?? 0),
      scores: Object.fromEntries(options.map(({ id }) => [id, judged.map((scores) => lookup(scores, id) ?? null)])),
    };
  });
}

/** A criterion that has answers, with what of them is the same for everybody. */
interface Asked {
  criterion: Criterion;
  /** The rules that ask for it; another answer meets or misses no others. */
  asking: Rule[];
  /** What each answer says, where no rule is about the criterion and the playbook knows every option. */
  plain: Answerable[] | null;
}

function askedOf({ rules }: { rules: Rule[] }, criteria: Criterion[], options: Option[]): Asked[] {
  return criteria.flatMap((criterion): Asked[] => {
    // One that is scored directly has no answers.
    if (criterion.answers.length === 0) return [];
    const asking = rules.filter(({ when }) => lookup(when, criterion.id) !== undefined);
    const untouched = asking.length === 0 && rulesSetting({ rules }, criterion).length === 0;
    const answers = criterion.answers.map(({ id }) => ({ name: id, scores: scoresUnder(criterion, options, id) }));
    const whole = answers.every(({ scores }) => Object.keys(scores).length === options.length);
    return [{ criterion, asking, plain: untouched && whole ? answers : null }];
  });
}

/**
 * Every answer that each person could give, with what it changes elsewhere by rules. About an option that the playbook
 * doesn't know an answer says nothing, so the person's own score of it stays.
 */
function alternativesOf(
  playbook: Playbook,
  criteria: Criterion[],
  options: Option[],
  voters: readonly Voter[],
): Alternatives[] {
  const rules = rulesThatSet(playbook);
  const asked = askedOf({ rules }, criteria, options);
  const ruling = Object.keys(Object.assign({}, ...rules.flatMap(({ when, fits }) => [when, fits])));
  const known = new Map<string, Offered>();
  return voters.flatMap((voter) => {
    const { id: person, judgements } = voter.ballot;
    const told = (id: Id) => ({ ...lookup(judgements, id), reason: undefined });
    const ruled = JSON.stringify(ruling.map(told));
    let offers: ReturnType<typeof offersOn> | null = null;
    return asked.map((one): Alternatives => {
      const { id: criterion } = one.criterion;
      const judgement = lookup(judgements, criterion);
      const current = judgement && "answer" in judgement ? judgement.answer : null;
      if (one.plain !== null) return { person, criterion, current, answers: one.plain };
      // Whoever said the same where rules look is offered the same.
      const key = `${criterion} ${ruling.includes(criterion) ? "" : JSON.stringify(told(criterion))} ${ruled}`;
      let offered = known.get(key);
      if (offered === undefined) {
        offers ??= offersOn({ rules }, criteria, options, voter);
        offered = offers(one);
        known.set(key, offered);
      }
      return { person, criterion, current, ...offered };
    });
  });
}

/** The same without what else could be answered, which is most of the work, for whoever asks only what was. */
function currentAnswers(
  playbook: Playbook,
  criteria: Criterion[],
  options: Option[],
  voters: readonly Voter[],
): Alternatives[] {
  const ruling = ruledIn(playbook);
  const asked = criteria.filter(({ answers }) => answers.length > 0);
  return voters.flatMap(({ ballot, fitsOf }) =>
    asked.map((criterion): Alternatives => {
      const judgement = lookup(ballot.judgements, criterion.id);
      const current = judgement && "answer" in judgement ? judgement.answer : null;
      const ruled = ruling.has(criterion.id) && isRuled(fitsOf(criterion, options));
      return { person: ballot.id, criterion: criterion.id, current, answers: [], ...(ruled ? { ruled } : {}) };
    }),
  );
}

const isRuled = (own: By<Fit>) => Object.values(own).some(({ origin }) => origin === "rule");

type Offered = Pick<Alternatives, "answers" | "variants" | "ruled">;

/** What one person could answer to a criterion that rules have to do with. */
function offersOn(
  { rules }: { rules: Rule[] },
  criteria: Criterion[],
  options: Option[],
  { ballot: { judgements }, fitsOf }: Voter,
): (asked: Asked) => Offered {
  const met = rulesMet({ rules }, criteria, judgements);
  const current = new Map<Id, By<Fit>>();
  const now = (criterion: Criterion) => {
    const own = current.get(criterion.id) ?? fitsOf(criterion, options);
    current.set(criterion.id, own);
    return own;
  };
  /** What comes of an answer to a criterion that meets these of the rules that ask for it. */
  const followsFrom = ({ criterion, asking }: Asked, meets: Rule[]) => {
    const { id } = criterion;
    const then = rules.filter((rule) => (asking.includes(rule) ? meets : met).includes(rule));
    const ruled = setBy(rulesSetting({ rules: then }, criterion), id);
    const turned = asking.filter((rule) => met.includes(rule) !== meets.includes(rule));
    if (turned.length === 0) return { ruled };
    const others = criteria.filter(
      (other) => other.id !== id && turned.some((rule) => lookup(rule.fits, other.id) !== undefined),
    );
    const fitsThen = (other: Criterion) =>
      fits(other, options, lookup(judgements, other.id), setBy(rulesSetting({ rules: then }, other), other.id));
    return { ruled, elsewhere: elsewhere(fitsThen, now, others) };
  };
  return (one) => {
    const { criterion, asking } = one;
    const { id } = criterion;
    const own = now(criterion);
    const held = scoresOf(options, own);
    const open = variants({ rules }, criteria, judgements, criterion, options).map((then) => ({
      ...held,
      ...scoresOf(options, then),
    }));
    // What else these rules ask for stays as it is said.
    const metBeside = asking.filter((rule) => isMet(rule, criteria, judgements, id));
    // Several answers often meet the same rules.
    const known = new Map<string, ReturnType<typeof followsFrom>>();
    const answers = criterion.answers.map(({ id: name }): Answerable => {
      const meets = metBeside.filter(({ when }) => lookup(when, id)?.includes(name));
      const key = meets.map((rule) => rule.id).join(" ");
      const follows = known.get(key) ?? followsFrom(one, meets);
      known.set(key, follows);
      const { ruled, ...shifts } = follows;
      return { name, scores: { ...held, ...scoresUnder(criterion, options, name, ruled) }, ...shifts };
    });
    return {
      answers,
      // Several rules often come to the same.
      ...(open.length > 0 ? { variants: [...new Map(open.map((then) => [JSON.stringify(then), then])).values()] } : {}),
      ...(isRuled(own) ? { ruled: true } : {}),
    };
  };
}

/** Scores of other criteria that come out otherwise. */
function elsewhere(
  then: (criterion: Criterion) => By<Fit>,
  now: (criterion: Criterion) => By<Fit>,
  others: Criterion[],
): Named<Named<number>> {
  return Object.fromEntries(
    others.flatMap((criterion) => {
      const changed = Object.entries(then(criterion)).flatMap(([option, { score }]) =>
        score === null || score === lookup(now(criterion), option)?.score ? [] : [[option, score] as const],
      );
      return changed.length > 0 ? [[criterion.id, Object.fromEntries(changed)]] : [];
    }),
  );
}

/** Those that are known. */
function scoresOf(options: Option[], given: By<Fit>): Named<number> {
  const scores: Named<number> = {};
  for (const { id } of options) {
    const score = lookup(given, id)?.score ?? null;
    if (score !== null) scores[id] = score;
  }
  return scores;
}

function namesOf(criteria: Criterion[], inputs: Inputs): SentenceNames {
  const { options, mustHaves } = inputs;
  const people = once(() => personNames(inputs));
  const titles = new Map(options.map(({ id, title }) => [id, title]));
  const criterion = new Map(criteria.map((one) => [one.id, one]));
  return {
    option: (id) => titles.get(id) ?? id,
    criterion: (id) => criterion.get(id)?.title ?? id,
    answer: (of, id) => criterion.get(of)?.answers.find((one) => one.id === id)?.text ?? id,
    mustHave: (id) => mustHaves.find((one) => one.id === id)?.statement ?? id,
    person: (id) => people().get(id) ?? "Person 0",
  };
}

/** What people are called, by their ballots: by their seats where everybody may read that, else by a number. */
function personNames({ seats, rounds, workshop }: Inputs): ReadonlyMap<Id, string> {
  const given = rounds.at(-1)?.ballots ?? [];
  const named = workshop === undefined || workshop.repository === "named";
  const seated = firstById(named ? seats : []);
  const names = new Map<Id, string>();
  for (const [k, { id, seat }] of (named ? given : byContent(given)).entries())
    if (!names.has(id)) names.set(id, seated.get(seat ?? "")?.name ?? `Person ${k + 1}`);
  return names;
}
