import type { WhyLine } from "#shared/analysis/sentences/sentences";
import { ballotFits } from "#shared/record/rules";
import { hrefOf } from "../../shell/route";
import { Text } from "../../ui/Text";
import { FitCard } from "../../widgets/Fit";
import { useRecord } from "../record/RecordContext";
import classes from "./Why.module.css";

/** Why a criterion contributes what it does: the answer, how each option fits it, and the sources. */
export function Why({ line }: { line: WhyLine }) {
  const id = line.criterion;
  const { draft, playbook, ballot, record, recommendation } = useRecord();
  const criterion = recommendation.criteria.find((one) => one.id === id);
  if (!criterion) return null;
  const judgement = ballot.judgements[id];
  const shown = ballotFits(playbook, recommendation.criteria, ballot.judgements)(criterion, draft.options);
  const said = recommendation.rules.filter(
    ({ rule }) => Object.values(shown).some((fit) => fit.rule === rule.id) || rule.when[id] !== undefined,
  );
  const answer =
    judgement && "answer" in judgement ? criterion.answers.find((one) => one.id === judgement.answer)?.text : undefined;
  return (
    <div className={classes.why}>
      <Text className={classes.said} mb={12}>
        {answer ? (
          <>
            You said: <strong>{answer}</strong>
          </>
        ) : (
          <>
            You scored it directly{judgement?.reason ? ": " : "."}
            {judgement?.reason && <strong>{judgement.reason}</strong>}
          </>
        )}{" "}
        <a href={hrefOf({ at: "record", id: record.id, place: { step: "answers", criterion: id } })}>
          Change the answer
        </a>
      </Text>
      <div className={classes.fits}>
        {draft.options.map((option, n) => {
          const fit = shown[option.id];
          return fit ? (
            <FitCard
              key={option.id}
              n={n}
              title={option.title}
              fit={fit}
              anchors={criterion.anchors}
              playbook={playbook}
            />
          ) : null;
        })}
      </div>
      {said.map(({ rule }) => (
        <Text key={rule.id} size="aside" tone="soft" mt={8}>
          {rule.say}
        </Text>
      ))}
      {criterion.caution && (
        <Text size="aside" tone="soft" mt={8}>
          {criterion.caution}
        </Text>
      )}
      <Text size="aside" tone="soft" mt={12} className="num">
        {line.measure} × 25 points a step {line.rounded ? "≈" : "="} {line.text}
      </Text>
    </div>
  );
}
