import { criteriaInUse } from "#shared/record/criteria";
import { WalkFrame } from "../../shell/frames/WalkFrame";
import { Prose } from "../../ui/Prose";
import { Text } from "../../ui/Text";
import { useRecord } from "../record/RecordContext";
import { Criteria } from "./Criteria";
import { firstOpen } from "./first-open";
import { hintsPanel } from "./Hints";
import { MustHaves } from "./MustHaves";
import { Options } from "./Options";

const hints = {
  "A must-have or a criterion": "Never both. What rules an option out isn't scored; what is scored never rules out.",
  "Not checked": "The option stays, and the result says what it depends on.",
  "Five to eight criteria": "Two that say nearly the same count twice. Merge them.",
  "Your own options and criteria": "The playbook knows nothing about them, so you score them from 1 to 5.",
};

/** What may be chosen, what would rule an option out, and what the rest is judged by. */
export function CriteriaStep() {
  const { draft, playbook, ballot } = useRecord();
  const criteria = criteriaInUse(playbook, draft);
  const first = firstOpen(criteria, ballot.judgements);
  const title = criteria.find(({ id }) => id === first.criterion)?.title ?? "Answers";
  return (
    <WalkFrame
      place={{ step: "criteria" }}
      back={{ label: "Frame", to: { step: "frame" } }}
      primary={{ label: `Next: ${title}`, to: first }}
      hints={[
        { keys: ["Tab"], does: "next" },
        { keys: ["Space"], does: "switch" },
      ]}
      panel={hintsPanel("How this counts", hints)}
    >
      <Text size="meta" tone="quiet" weight={600} mb={6}>
        Criteria
      </Text>
      <Prose as="h1" voice="question">
        What must hold, and what do you judge by?
      </Prose>
      <Options />
      <MustHaves />
      <Criteria />
    </WalkFrame>
  );
}
