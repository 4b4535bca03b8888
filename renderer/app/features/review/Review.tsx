import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMemo, useState } from "react";
import { heard } from "#shared/analysis/compute/attribution";
import type { RecordView } from "#shared/api/records";
import { showDay } from "#shared/base/day";
import { compare } from "#shared/record/compare";
import { criteriaInUse, teamBallot } from "#shared/record/criteria";
import { limitReached } from "#shared/record/prefill";
import { modelOf } from "#shared/record/recommend";
import type { Review as ReviewOf } from "#shared/record/record";
import { affected } from "#shared/record/review";
import { type Carried, carried } from "#shared/record/successor";
import { useAsk, useHost } from "../../host/HostContext";
import { AskedScreen } from "../../shell/AskedScreen";
import { FailureNote } from "../../ui/FailureNote";
import items from "../../ui/items.module.css";
import { Stack } from "../../ui/layout";
import { SaveMark } from "../../ui/SaveMark";
import { Text } from "../../ui/Text";
import { Chip } from "../../widgets/StatusChip";
import { adrName } from "../decide/adr";
import { EditionNote } from "../record/EditionNote";
import { Again } from "./Again";
import { Before } from "./Before";
import { Changed } from "./Changed";
import { Moved } from "./Moved";
import { Primary, ReviewFrame } from "./ReviewFrame";
import { proposedState } from "./states";
import { type Reviewing, useReview } from "./useReview";
import { closingLabel, VerdictStep } from "./VerdictStep";

/**
 * Looking again at an accepted decision: what it was, what changed, what is answered anew, what becomes of it. It begins
 * with the decider of then; who decides now is asked where it is decided.
 */
export function Review({ id }: { id: string }) {
  const { host } = useHost();
  const asked = useAsk(async () => {
    const view = await host.records.get({ id });
    if (view.record.review) return view;
    const { decision, frame } = view.record.draft;
    return host.reviews.begin({ id, etag: view.etag, by: decision?.by ?? frame.decider });
  }, [id]);
  return (
    <AskedScreen asked={asked}>
      {(view) => view.record.review && <Session view={view} begun={view.record.review} />}
    </AskedScreen>
  );
}

function About({ view: { record } }: { view: RecordView }) {
  const file = record.repo?.file;
  return <Chip tone="info" icon="history">{`Review of ${file ? adrName(file) : "the decision"}`}</Chip>;
}

const steps = ["before", "changed", "again", "verdict"] as const;
type ReviewStep = (typeof steps)[number];
const names = {
  before: "What was decided",
  changed: "What changed",
  again: "Answer again",
  verdict: "What becomes of it",
};

/** The states before and after, how they differ, and which limits were reached. */
function useStates({ record }: RecordView, { inputs, decision }: ReviewOf) {
  const { thresholds } = useHost().settings;
  const { draft } = record;
  const before = useMemo(
    () => (draft.decision ? proposedState(record, { inputs: draft, decision: draft.decision }, thresholds) : null),
    [record, draft, thresholds],
  );
  const after = useMemo(
    () => proposedState(record, { inputs, decision }, thresholds),
    [record, inputs, decision, thresholds],
  );
  const comparison = useMemo(() => (before ? compare(before, after, thresholds) : null), [before, after, thresholds]);
  const reached = useMemo(() => {
    const said = heard(modelOf(after.playbook, inputs, thresholds));
    return decision.triggers.flatMap(({ limit, statement }) =>
      limit && said && limitReached(limit, said) ? [statement] : [],
    );
  }, [after.playbook, inputs, decision.triggers, thresholds]);
  return { before, after, comparison, reached };
}

/** The ways out of a review: closed, taken into a workshop, or cancelled. */
function useWaysOut(id: string, { review, settled, etag, action: { run } }: Reviewing, carry: Carried[]) {
  const { host } = useHost();
  const decision = { at: "record", id, place: { step: "decide" } } as const;
  return {
    close: () =>
      run(async (goOn) => {
        if (!(await settled())) return;
        const closed = await host.reviews.close({ id, etag: etag() });
        if (review.verdict === "supersede") {
          const next = await host.records.supersede({ id, carry });
          goOn({ at: "record", id: next.record.id, place: null });
          return;
        }
        if (closed.record.repo) {
          notifications.show({ message: "The review is kept. Update the ADR to write it into the repository." });
        }
        goOn(decision);
      }),
    together: () =>
      run(async (goOn) => {
        if (await settled()) goOn({ at: "workshop", id, sheet: false });
      }),
    cancel: () =>
      run(async (goOn) => {
        await settled();
        await host.reviews.cancel({ id, etag: etag() });
        goOn(decision);
      }),
  };
}

function Session({ view, begun }: { view: RecordView; begun: ReviewOf }) {
  const { record } = view;
  const { id, draft } = record;
  const [at, setAt] = useState<ReviewStep>(begun.verdict ? "verdict" : "before");
  const [carry, setCarry] = useState<Carried[]>(carried);
  const reviewing = useReview(view, begun);
  const { review, saving, action } = reviewing;
  const { before, after, comparison, reached } = useStates(view, review);
  const { close, together, cancel } = useWaysOut(id, reviewing, carry);
  if (!before || !comparison) return null;
  const criteria = criteriaInUse(after.playbook, review.inputs);

  const next = steps[steps.indexOf(at) + 1];
  const previous = steps[steps.indexOf(at) - 1];
  return (
    <ReviewFrame
      id={id}
      title={draft.frame.title}
      at={at}
      about={<About view={view} />}
      state={<SaveMark state={saving.state} />}
      rail={<Rail at={at} begun={review.begun} onStep={setAt} onCancel={() => void cancel()} />}
      panel={
        at === "again" || at === "verdict"
          ? {
              title: "What moved",
              content: <Moved comparison={comparison} before={before} after={after} reached={reached} />,
            }
          : undefined
      }
      back={
        previous
          ? { label: names[previous], to: () => setAt(previous) }
          : { label: "Decision", to: { at: "record", id, place: { step: "decide" } } }
      }
      actions={
        next ? (
          <Primary label={`Next: ${names[next]}`} act={() => setAt(next)} />
        ) : (
          <Primary label={closingLabel(review.verdict, before)} act={() => void close()} loading={action.busy} />
        )
      }
    >
      <FailureNote failure={action.failure} />
      <FailureNote failure={saving.state === "failed" ? saving.failure : null} />
      {at === "before" && <Before record={record} state={before} />}
      {at === "changed" && (
        <>
          <EditionNote
            edition={view.edition}
            how="A review keeps the edition. Where it ends in a new decision, that one can take the newer edition up."
          />
          <Changed reviewing={reviewing} criteria={criteria} />
        </>
      )}
      {at === "again" && (
        <Again
          before={teamBallot(draft).judgements}
          reviewing={reviewing}
          criteria={criteria}
          concerned={affected(
            review,
            criteria.map((criterion) => criterion.id),
          )}
          onTogether={() => void together()}
        />
      )}
      {at === "verdict" && (
        <VerdictStep reviewing={reviewing} before={before} after={after} carry={carry} onCarry={setCarry} />
      )}
    </ReviewFrame>
  );
}

function Rail({
  at,
  begun,
  onStep,
  onCancel,
}: {
  at: ReviewStep;
  begun: string;
  onStep(step: ReviewStep): void;
  onCancel(): void;
}) {
  return (
    <nav aria-label="Review">
      <Stack as="ol" gap={4}>
        {steps.map((step, i) => (
          <li key={step}>
            <button
              type="button"
              className={items.item}
              aria-current={step === at ? "step" : undefined}
              onClick={() => onStep(step)}
            >
              <Text aria-hidden="true" as="b" tone="quiet">
                {i + 1}
              </Text>
              {names[step]}
            </button>
          </li>
        ))}
      </Stack>
      <Text size="meta" tone="quiet" mt={20} mb={6} style={{ marginInline: 9 }}>
        Begun {showDay(begun)}
      </Text>
      <Button variant="subtle" color="gray" size="compact-sm" onClick={onCancel}>
        Cancel the review
      </Button>
    </nav>
  );
}
