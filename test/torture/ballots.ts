/** Random full ballots on the shipped playbook: answers that no project has together never lead to a clear verdict. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse } from "yaml";
import { playbookSchema } from "#shared/playbook/schema";
import { newDraft } from "#shared/record/create";
import { recommend } from "#shared/record/recommend";
import { rulesMet } from "#shared/record/rules";
import { type Fault, goesOn, pick } from "./fault";

export const ballots: Fault = {
  name: "ballots",
  unit: "random ballots",
  full: 100_000,
  weight: 10,
  async run(share) {
    const file = resolve(import.meta.dirname, "../../templates/playbooks/django-vs-flask.yaml");
    const playbook = playbookSchema.parse(parse(readFileSync(file, "utf8")));
    const draft = newDraft({ hash: "0".repeat(64), playbook });
    const criteria = playbook.criteria.map(({ id }) => id);
    const lost: string[] = [];
    let count = 0;
    let met = 0;
    for (; goesOn(share, count); count++) {
      const judgements = Object.fromEntries(
        playbook.criteria.map(({ id, answers }) => [id, { answer: pick(share.random, answers).id }]),
      );
      if (!rulesMet(playbook, playbook.criteria, judgements).some(({ impossible }) => impossible)) continue;
      met++;
      const inputs = {
        ...draft,
        criteria: playbook.criteria.filter(({ always }) => !always).map(({ id }) => ({ id })),
        rounds: draft.rounds.map((round) => ({
          ...round,
          criteria,
          ballots: round.ballots.map((ballot) => ({ ...ballot, points: {}, judgements })),
        })),
      };
      const { word } = recommend(playbook, inputs, {}).analysis.verdict;
      if (word === "clear") lost.push(`clear although impossible: ${JSON.stringify(judgements)}`);
    }
    return { count, lost, also: `${met} impossible` };
  },
};
