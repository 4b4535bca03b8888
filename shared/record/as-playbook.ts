/** A decision that was made, as a playbook for those who will face the same question. */
import { type By, lookup } from "#shared/base/by";
import type { Day } from "#shared/base/day";
import type { Id } from "#shared/base/id";
import { ownKnowledge } from "#shared/playbook/begin";
import type { AnswerFit, Criterion, MustHave, Playbook, Source } from "#shared/playbook/playbook";
import { playbookOf } from "./create";
import { criteriaInUse, pointsIn, teamBallot } from "./criteria";
import type { DecisionRecord, Draft, Fit } from "./record";
import { ballotFits } from "./rules";

/** Key of the source that stands for the decision itself. */
const here = "our-decision";

/**
 * What was asked becomes the questions, what the team said its answers, and why it scored so the reasons. Criteria that
 * weren't asked stay at hand; those that were set aside go, like options that weren't looked at. Criteria that were
 * scored directly get one answer, the team's, to which the next team adds its own.
 */
export function asPlaybook(record: DecisionRecord, { id, today }: { id: Id; today: Day }): Playbook {
  const { draft } = record;
  const before = playbookOf(record);
  const criteria = criteriaInUse(before, draft);
  const ballot = teamBallot(draft);
  const points = pointsIn(ballot, criteria);
  const fitsOf = ballotFits(before, criteria, ballot.judgements);
  const options = new Set(draft.options.map((one) => one.id));
  const asked = criteria.map((criterion): Criterion => {
    const given = withFits(criterion, draft, fitsOf(criterion, draft.options));
    return { ...given, always: true, points: lookup(points, criterion.id) ?? criterion.points };
  });
  const others = before.criteria
    .filter((one) => !asked.some((used) => used.id === one.id) && !setAside(draft, one.id))
    .map((one) => withFits(one, draft, {}));
  const all = [...asked, ...others];
  const kept = (when: Record<string, unknown>) => Object.keys(when).every((one) => all.some((c) => c.id === one));
  const title = draft.frame.title || before.title;
  return {
    format: before.format,
    id,
    edition: `${today.slice(0, 4)}.1`,
    title: title.slice(0, 160),
    question: before.question || title,
    options: draft.options,
    criteria: all,
    mustHaves: mustHavesOf(draft, before),
    notes: before.notes.filter(({ when }) => kept(when)),
    parts: before.parts.filter(({ option, when }) => options.has(option) && kept(when)),
    ...(before.rules && {
      rules: before.rules.filter((rule) => kept(rule.when)).map((rule) => ruleFor(rule, options)),
    }),
    sources: { ...before.sources, ...sourceOf(draft, today) },
  };
}

const setAside = ({ criteria }: Draft, id: Id) => criteria.some((one) => one.id === id && one.notApplicable);

function sourceOf({ frame, decision }: Draft, today: Day): By<Source> {
  const title = frame.title.slice(0, 200) || "Our decision";
  return { [here]: { ...ownKnowledge(decision?.on ?? today), title, short: "our decision", checked: today } };
}

/** The criterion for the options of the draft: an option that its answers don't know is rated by what the team said. */
function withFits(criterion: Criterion, draft: Draft, said: By<Fit>): Criterion {
  const findings = criterion.findings.filter(
    ({ about }) => about === null || draft.options.some(({ id }) => id === about),
  );
  const judgement = lookup(teamBallot(draft).judgements, criterion.id);
  const chosen = judgement !== undefined && "answer" in judgement ? judgement.answer : null;
  const fitted = criterion.answers.map((answer) => ({
    ...answer,
    fits: Object.fromEntries(
      draft.options.map(({ id }): [Id, AnswerFit] => [
        id,
        (answer.id === chosen ? spoken(lookup(said, id), draft) : null) ?? lookup(answer.fits, id) ?? unseen,
      ]),
    ),
  }));
  if (criterion.answers.length > 0 || judgement === undefined || !("scores" in judgement)) {
    return { ...criterion, findings, answers: fitted };
  }
  const fits = draft.options.map(({ id }): [Id, AnswerFit] => [id, spoken(lookup(said, id), draft) ?? unseen]);
  const text = (judgement.reason?.trim() || `As in “${draft.frame.title || "our decision"}”`).split("\n")[0] ?? "";
  const question = criterion.question || `What is it like for us: ${criterion.title}?`;
  const answer = { id: "as-here", text: text.slice(0, 160), hint: "", fits: Object.fromEntries(fits) };
  return { ...criterion, question, findings, answers: [answer] };
}

const unseen: AnswerFit = { score: 3, reason: "Nobody has looked at this yet.", sources: [] };

/** What the team itself said about a fit; `null` where the playbook said it. */
function spoken(fit: Fit | undefined, { frame }: Draft): AnswerFit | null {
  if (!fit || fit.score === null || fit.origin === "playbook" || fit.origin === "rule") return null;
  const reason = fit.reason.trim().slice(0, 500) || `Scored so in “${frame.title || "our decision"}”.`;
  return { score: fit.score, reason, sources: [here] };
}

/** Those in use with what the team found, then the playbook's others. */
function mustHavesOf(draft: Draft, before: Playbook): MustHave[] {
  const known = (id: Id) => draft.options.some((option) => option.id === id);
  const used = draft.mustHaves.map(({ exception, verdicts, ...must }): MustHave => {
    const proposed = before.mustHaves.find(({ id }) => id === must.id)?.proposes ?? {};
    const found = Object.entries(verdicts).filter(([id, verdict]) => known(id) && verdict !== "unknown");
    const proposes = found.map(([id, verdict]) => {
      const was = lookup(proposed, id);
      const reason = `Found so in “${draft.frame.title || "our decision"}”.`;
      return [id, was?.verdict === verdict ? was : { verdict, reason, sources: [here] }];
    });
    return { ...must, proposes: Object.fromEntries(proposes) };
  });
  const others = before.mustHaves
    .filter(({ id }) => !used.some((one) => one.id === id))
    .map((one) => ({ ...one, proposes: only(one.proposes, known) }));
  return [...used, ...others];
}

function ruleFor(rule: NonNullable<Playbook["rules"]>[number], options: Set<Id>) {
  const fits = Object.entries(rule.fits).map(([criterion, set]) => [criterion, only(set, (id) => options.has(id))]);
  return { ...rule, fits: Object.fromEntries(fits) };
}

function only<T>(by: By<T>, wanted: (id: Id) => boolean): By<T> {
  return Object.fromEntries(Object.entries(by).filter(([id]) => wanted(id)));
}
