/** @jsxImportSource preact */
/** What one put in at this step, to read again while the others still answer. */
import type { Criterion } from "#shared/playbook/playbook";
import type { Judgement } from "#shared/record/record";
import { bareScores } from "#shared/record/scored";
import { sectionTitle } from "#shared/workshop/sections";
import { consentLevels } from "#shared/workshop/words";
import type { StepProps } from "./step-props";

export function Own({ step }: { step: StepProps }) {
  const lines = linesOf(step);
  if (lines.length === 0) return null;
  return (
    <section>
      <h2>What you said</h2>
      <dl class="own">
        {lines.map(({ about, said }, i) => (
          <div key={i}>
            <dt>{about}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface Line {
  about: string;
  said: string;
}

function linesOf({ view, brief }: StepProps): Line[] {
  const { said, asked } = view.me;
  const title = (id: string) => brief.criteria.find((one) => one.id === id)?.title ?? id;
  switch (view.step) {
    case "reading":
      return said.comments.map(({ section, text }) => ({
        about: sectionTitle(section, brief),
        said: text,
      }));
    case "criteria":
      return [
        ...Object.entries(said.criteria).map(([id, { word, with: other, reason }]) => ({
          about: title(id),
          said: [other === undefined ? word : `${word} with ${title(other)}`, reason].filter(Boolean).join(": "),
        })),
        ...said.proposals.map(({ kind, text }) => ({
          about: kind === "criterion" ? "You would judge by" : "It must",
          said: text,
        })),
      ];
    case "points": {
      const stand = said.stands["1"];
      if (!stand) return [];
      if (stand.weighing === "ranking") return stand.ranking.map((id, i) => ({ about: `${i + 1}`, said: title(id) }));
      return brief.criteria.map(({ id, title: about }) => ({ about, said: String(stand.points[id] ?? 0) }));
    }
    case "judgements":
    case "again": {
      const now = view.step === "again" ? { ...said.judgements["1"], ...said.judgements["2"] } : said.judgements["1"];
      return brief.criteria
        .filter(({ id }) => asked.includes(id))
        .map((criterion) => ({ about: criterion.title, said: judged(criterion, now?.[criterion.id], brief.options) }));
    }
    case "premortem":
      return said.risks.map(({ option, text }) => ({
        about: brief.options.find(({ id }) => id === option)?.title ?? "For the option that loses",
        said: text,
      }));
    case "decide": {
      const { consent } = said;
      if (!consent) return [];
      const sure =
        consent.confidence === null ? [] : [{ about: "Still right in a year", said: `${consent.confidence}\u00a0%` }];
      const why = consent.reason ? [{ about: "Because", said: consent.reason }] : [];
      return [{ about: "How far", said: consentLevels[consent.level]?.own ?? "" }, ...sure, ...why];
    }
    default:
      return [];
  }
}

function judged(
  { answers }: Criterion,
  judgement: Judgement | undefined,
  options: StepProps["brief"]["options"],
): string {
  if (!judgement) return "Nothing, counts as “don't know”";
  if ("unknown" in judgement) return "Don't know";
  const scores = "answer" in judgement ? (judgement.adjusted ?? {}) : bareScores(judgement.scores);
  const given = options.flatMap(({ id, title }) => (scores[id] === undefined ? [] : [`${title} ${scores[id]}`]));
  const answer = "answer" in judgement ? answers.find(({ id }) => id === judgement.answer)?.text : undefined;
  return [answer, ...given].filter(Boolean).join(", ");
}
