import { leaderOf, nothingKnown } from "#shared/analysis/claims/lead";
import type { Id } from "#shared/base/id";
import type { Criterion, Playbook, Source } from "#shared/playbook/playbook";
import { provenance } from "#shared/playbook/provenance";
import { teamBallot } from "#shared/record/criteria";
import { notesFor, partsFor } from "#shared/record/notes";
import type { Recommendation } from "#shared/record/recommend";
import type { Draft, Judgement } from "#shared/record/record";
import { ballotFits } from "#shared/record/rules";
import { proposedTitle } from "#shared/record/title";

/**
 * What `decide --json` prints: what the team said, what follows, and for every number where it comes from. Values,
 * gap, weights and contributions are shares, 0..1; contributions add up to the gap.
 */
export function evaluationOf(playbook: Playbook, draft: Draft, recommendation: Recommendation) {
  const { analysis, criteria } = recommendation;
  const { claims, ...sentences } = recommendation.sentences;
  const { judgements } = teamBallot(draft);
  const fitsOf = ballotFits(playbook, criteria, judgements);
  const cite = (ids: readonly Id[]) =>
    ids.map((id) => {
      const source = playbook.sources[id] as Source;
      return { id, ...source, age: provenance(source) };
    });
  const contribution = new Map(analysis.contributions.map(({ criterion, value }) => [criterion, value]));
  return {
    playbook: { id: playbook.id, edition: playbook.edition },
    title: draft.frame.title,
    /** What it could be called instead, so that the title states the decision. */
    titleOffered: proposedTitle(draft),
    verdict: analysis.verdict,
    claims,
    sentences,
    leader: leaderOf(analysis),
    gap: analysis.gap,
    values: analysis.values,
    intervals: analysis.intervals,
    options: draft.options.map(({ id, title }) => ({
      id,
      title,
      value: nothingKnown(analysis) ? null : (analysis.values[id] ?? null),
      excluded: analysis.excluded.find(({ option }) => option === id)?.because ?? [],
      parts: partsFor(playbook, draft, id).map(({ title, why, sources }) => ({ title, why, sources: cite(sources) })),
    })),
    criteria: criteria.map((criterion) => ({
      id: criterion.id,
      title: criterion.title,
      caution: criterion.caution,
      check: criterion.check ?? null,
      weight: analysis.weights[criterion.id] ?? null,
      contribution: contribution.get(criterion.id) ?? null,
      ...answerOf(criterion, judgements[criterion.id]),
      fits: Object.fromEntries(
        Object.entries(fitsOf(criterion, draft.options)).map(([option, fit]) => [
          option,
          { ...fit, sources: cite(fit.sources) },
        ]),
      ),
    })),
    unknown: analysis.unknown,
    answerFlips: analysis.answerFlips.filter(({ changes }) => changes),
    conditional: analysis.conditional,
    exceptions: analysis.exceptions,
    rules: recommendation.rules.map(({ rule: { id, say, sources } }) => ({ id, say, sources: cite(sources) })),
    notes: notesFor(playbook, draft).map(({ system, text, sources }) => ({ system, text, sources: cite(sources) })),
    decision: draft.decision ?? null,
    thresholds: analysis.thresholds,
  };
}

export type Evaluation = ReturnType<typeof evaluationOf>;

function answerOf({ answers }: Criterion, judgement: Judgement | undefined) {
  const answer = judgement && "answer" in judgement ? judgement.answer : null;
  const unknown = judgement !== undefined && "unknown" in judgement;
  const judged = judgement !== undefined && !unknown;
  return { answer, answerText: answers.find(({ id }) => id === answer)?.text ?? null, unknown, judged };
}
