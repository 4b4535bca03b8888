/** A playbook evaluated from answers alone, as `adroit decide` does. */
import { readYaml } from "#electron/host/files/yaml";
import { loadLibrary, playbookNamed } from "#electron/host/playbooks/library";
import { leaderOf, nothingKnown } from "#shared/analysis/claims/lead";
import { draftFromAnswers } from "#shared/record/answers";
import { recommend } from "#shared/record/recommend";
import { answersSchema } from "#shared/record/schema";
import type { Output } from "./schema";

export async function playbooksIn(templates: string): Promise<Output<"playbooks">> {
  const { playbooks } = await loadLibrary(templates);
  return {
    playbooks: playbooks.map(({ playbook }) => ({
      id: playbook.id,
      question: playbook.question,
      options: playbook.options.map(({ id, title }) => ({ id, title })),
      criteria: playbook.criteria.map(({ id, question, always, answers }) => ({
        id,
        question,
        always,
        answers: answers.map(({ id, text }) => ({ id, text })),
      })),
    })),
  };
}

/** Throws BAD_INPUT with the line of the answers that is wrong. */
export async function evaluated(templates: string, yaml: string): Promise<Output<"evaluate">> {
  const answers = readYaml("answers", yaml, answersSchema);
  const entry = playbookNamed(await loadLibrary(templates), answers.playbook);
  const draft = draftFromAnswers(entry, answers);
  const { analysis, sentences, names } = recommend(entry.playbook, draft, {});
  return {
    title: draft.frame.title,
    verdict: analysis.verdict.word,
    leader: leaderOf(analysis),
    options: draft.options.map(({ id, title }) => {
      const value = analysis.values[id];
      return {
        id,
        title,
        points: value === undefined || nothingKnown(analysis) ? null : Math.round(1000 * value) / 10,
        excluded: analysis.excluded.find(({ option }) => option === id)?.because ?? [],
      };
    }),
    sentences: sentences.all,
    unknown: analysis.unknown.map(({ criterion }) => names.criterion(criterion)),
  };
}
