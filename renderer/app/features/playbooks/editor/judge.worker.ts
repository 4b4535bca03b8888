/** The worker beside the editor: judges a playbook as it stands, off the thread that is typed on. */
import type { Playbook } from "#shared/playbook/playbook";
import { newDraft } from "#shared/record/create";
import { tryPlaybook } from "#shared/record/playbook-trial";
import { recommend } from "#shared/record/recommend";
import { weaknessesOf } from "#shared/record/weaknesses";
import type { Findings, JudgingRequest } from "./judging";

/** What a worker may use; the page's own types would offer more. */
const scope = globalThis as unknown as {
  onmessage: ((event: { data: JudgingRequest }) => void) | null;
  postMessage(verdict: Findings): void;
};

scope.onmessage = ({ data }) => scope.postMessage(verdictOn(data));

function verdictOn({ n, playbook, judgements, year }: JudgingRequest): Findings {
  // What is half written is judged as far as that goes.
  if (playbook.options.length < 2 || playbook.criteria.length === 0)
    return { n, weaknesses: [], trial: null, result: null };
  const trial = tryPlaybook(playbook);
  return {
    n,
    weaknesses: weaknessesOf(playbook, year, trial),
    trial,
    result: Object.keys(judgements).length === 0 ? null : resultOf(playbook, judgements),
  };
}

/** What the walk would say of these answers. */
function resultOf(playbook: Playbook, judgements: JudgingRequest["judgements"]): Findings["result"] {
  const draft = newDraft({ hash: "", playbook });
  const rounds = draft.rounds.map((round) => ({
    ...round,
    ballots: round.ballots.map((ballot) => ({ ...ballot, judgements })),
  }));
  const { analysis, sentences } = recommend(playbook, { ...draft, rounds }, {}, { samples: 400 });
  return { words: sentences.headline, values: analysis.values };
}
