/** What the analysis states about random decisions, against a judge that tries it out. */
import { analyse } from "#shared/analysis/compute/analyse";
import { say } from "#shared/analysis/sentences/say";
import { sentences } from "#shared/analysis/sentences/sentences";
import { falseClaims } from "../judge/judge";
import { randomModel } from "../judge/models";
import { asWritten } from "../judge/names";
import { falseSentences } from "../judge/read";
import { type Fault, goesOn } from "./fault";

export const claims: Fault = {
  name: "claims",
  unit: "random decisions",
  full: 20_000,
  weight: 20,
  async run(share) {
    const { random } = share;
    const lost: string[] = [];
    let count = 0;
    let judged = 0;
    for (; goesOn(share, count); count++) {
      const model = randomModel(random);
      const { claims: all } = sentences(analyse(model, { samples: 2_000 }), asWritten);
      judged += all.length;
      for (const claim of falseClaims(all, model, random, { draws: 300 }))
        lost.push(`${say(claim, asWritten)} ${JSON.stringify(claim)} of ${JSON.stringify(model)}`);
      for (const { text } of falseSentences(all, model)) lost.push(`as written: ${text} of ${JSON.stringify(model)}`);
    }
    return { count, lost, also: `${judged} claims` };
  },
};
