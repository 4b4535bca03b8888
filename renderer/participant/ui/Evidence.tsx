/** @jsxImportSource preact */
/** What is known about a criterion: why it is asked, what speaks for which option, and who says so. */
import type { Criterion } from "#shared/playbook/playbook";
import type { Brief } from "#shared/workshop/view/brief";
import { optionClass } from "../../options";
import { Icon, Mark } from "./parts";
import { BottomSheet } from "./Sheet";

/** One tap away from wherever the criterion is asked about. */
export function EvidenceButton({
  brief,
  criterion,
  label = "Evidence",
}: {
  brief: Brief;
  criterion: Criterion;
  label?: string;
}) {
  return (
    <BottomSheet
      title={criterion.title}
      button={
        <>
          <Icon name="evidence" size={18} /> {label} <span class="visually-hidden">on {criterion.title}</span>
        </>
      }
    >
      <Evidence brief={brief} criterion={criterion} />
    </BottomSheet>
  );
}

export function Evidence({ brief, criterion }: { brief: Brief; criterion: Criterion }) {
  const { question, help, findings, caution, anchors, answers } = criterion;
  const said = (ids: readonly string[]) => ids.flatMap((id) => brief.sources[id]?.short ?? []).join(", ");
  const about = [
    ...brief.options.map(({ id, title, summary }, n) => ({ id: id as string | null, title, summary, n })),
    { id: null, title: "All of them", summary: "", n: -1 },
  ];
  return (
    <>
      {question && <p class="said">{question}</p>}
      {help && <p>{help}</p>}
      {answers.length === 0 && (
        <p>
          1 means {anchors[1].toLowerCase()}, 5 means {anchors[5].toLowerCase()}.
        </p>
      )}
      {about.map(({ id, title, summary, n }) => {
        const facts = findings.filter((finding) => finding.about === id);
        if (facts.length === 0 && !summary) return null;
        return (
          <section key={title} class={n < 0 ? "facts" : `facts ${optionClass(n)}`}>
            <h3>
              {n >= 0 && <Mark n={n} />} {title}
            </h3>
            {summary && <p class="summary">{summary}</p>}
            {facts.map(({ text, sources }) => (
              <p key={text} class="fact">
                {text}
                {sources.length > 0 && <small>{said(sources)}</small>}
              </p>
            ))}
          </section>
        );
      })}
      {findings.length === 0 && <p>Nothing is written down about it. What you know counts.</p>}
      {caution && <p class="caution">{caution}</p>}
    </>
  );
}
