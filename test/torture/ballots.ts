/**
 * Random full ballots on the shipped playbook, some of it not known: answers that no project has together never lead to a
 * clear verdict, and what another answer is said to do, it does.
 */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse } from "yaml";
import { leaderOf } from "#shared/analysis/claims/lead";
import type { SaidClaim } from "#shared/analysis/sentences/sentences";
import { playbookSchema } from "#shared/playbook/schema";
import { recommend } from "#shared/record/recommend";
import type { Judgement } from "#shared/record/record";
import { rulesMet } from "#shared/record/rules";
import { type Fault, goesOn, pick } from "./fault";
import { inputsOf } from "./rules";

export const ballots: Fault = {
  name: "ballots",
  unit: "random ballots",
  full: 100_000,
  weight: 10,
  async run(share) {
    const file = resolve(import.meta.dirname, "../../templates/playbooks/django-vs-flask.yaml");
    const playbook = playbookSchema.parse(parse(readFileSync(file, "utf8")));
    const lost: string[] = [];
    let count = 0;
    let met = 0;
    let tried = 0;
    const recommended = (judgements: Record<string, Judgement>) =>
      recommend(playbook, inputsOf(playbook, playbook.criteria, judgements), {});
    for (; goesOn(share, count); count++) {
      const open = share.random() < 0.2 ? 0.15 : 0;
      const judgements = Object.fromEntries(
        playbook.criteria.map(({ id, answers }): [string, Judgement] => [
          id,
          share.random() < open ? { unknown: true } : { answer: pick(share.random, answers).id },
        ]),
      );
      const impossible = rulesMet(playbook, playbook.criteria, judgements).some((rule) => rule.impossible);
      if (impossible) met++;
      // What answers would do costs a recommendation each, so few are looked at.
      const looked = count % 50 === 0;
      if (!impossible && !looked) continue;
      const { analysis, sentences } = recommended(judgements);
      if (impossible && analysis.verdict.word === "clear")
        lost.push(`clear although impossible: ${JSON.stringify(judgements)}`);
      if (!looked) continue;
      for (const { text, criterion, answer, leader } of told(sentences.claims)) {
        tried++;
        const then = recommended({ ...judgements, [criterion]: { answer } });
        if (leaderOf(then.analysis) !== leader) lost.push(`${text} of ${JSON.stringify(judgements)}`);
      }
    }
    return { count, lost, also: `${met} impossible, ${tried} answers tried` };
  },
};

/** Which answers are said to end or give a lead, and whose. */
function told(claims: readonly SaidClaim[]) {
  return claims.flatMap((claim) => {
    if (claim.kind === "answer") return claim.answers.map((answer) => ({ ...claim, answer }));
    if (claim.kind !== "unknown") return [];
    return claim.turns.map((turn) => ({ ...turn, text: claim.text, criterion: claim.criterion }));
  });
}
