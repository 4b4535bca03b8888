/** The day before: what happens in which minutes, who comes, how answers are kept; and a trial of it all. */
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import type { RecordView } from "#shared/api/records";
import { agendaFault } from "#shared/workshop/agenda";
import { nameTooLong } from "#shared/workshop/names";
import type { WorkshopPlan } from "#shared/workshop/plan";
import type { FacilitatorState } from "#shared/workshop/state";
import { type Failure, failureOf } from "../../../host/failure";
import { useAsk, useHost } from "../../../host/HostContext";
import { go } from "../../../shell/route";
import { FailureNote } from "../../../ui/FailureNote";
import { Prose } from "../../../ui/Prose";
import { Text } from "../../../ui/Text";
import { BackTo, Stage } from "../Stage";
import { plannedWords } from "../words";
import { Agenda } from "./Agenda";
import { Invited } from "./Invited";
import classes from "./Prepare.module.css";
import { Rules } from "./Rules";
import { RehearsalOffer } from "./Trial";
import { useWorkshopPlan } from "./usePlan";

export function Prepare({ record: { record }, begun }: { record: RecordView; begun(state: FacilitatorState): void }) {
  const { host } = useHost();
  const { id } = record;
  const asked = useAsk(() => host.session.plan({ id }), [id]);
  const back = record.review ? (
    <BackTo label="To the review" act={() => go({ at: "review", id })} />
  ) : (
    <BackTo label="To the decision" act={() => go({ at: "record", id, place: null })} />
  );
  if (asked.state === "ready") return <Plan key={id} record={record} first={asked.value} begun={begun} back={back} />;
  return (
    <Stage id={id} title={record.draft.frame.title} left={back}>
      {asked.state === "failed" && <FailureNote failure={asked.failure} />}
    </Stage>
  );
}

function Plan({
  record,
  first,
  begun,
  back,
}: {
  record: RecordView["record"];
  first: WorkshopPlan;
  begun(state: FacilitatorState): void;
  back: ReactNode;
}) {
  const { host } = useHost();
  const { id } = record;
  const { plan, change, settled, failure: unsaved } = useWorkshopPlan(id, first);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const fault = agendaFault(plan.agenda) ?? nameFault(plan);

  const begin = async (rehearsal?: number) => {
    setBusy(true);
    try {
      await settled();
      begun(await host.session.begin({ id, ...(rehearsal && { rehearsal }) }));
    } catch (error) {
      setFailure(failureOf(error));
      setBusy(false);
    }
  };

  return (
    <Stage
      id={id}
      title={record.draft.frame.title}
      about={plannedWords(plan.agenda)}
      left={back}
      panel={<RehearsalOffer id={id} plan={plan} begin={(n) => void begin(n)} busy={busy} />}
      right={
        <>
          <Text as="span" tone="soft" size="aside">
            {fault ?? "Nobody can join before you let them in"}
          </Text>
          <Button onClick={() => void begin()} loading={busy} disabled={fault !== null}>
            Begin the workshop
          </Button>
        </>
      }
    >
      <div className={classes.plan}>
        <Text tone="quiet" size="meta" weight={600} mb={4}>
          Prepare
        </Text>
        <Prose as="h1" voice="question">
          Who decides what, in which minutes?
        </Prose>
        {(failure ?? unsaved) && <FailureNote failure={(failure ?? unsaved) as Failure} />}
        <Agenda agenda={plan.agenda} review={record.review !== undefined} onAgenda={(agenda) => change({ agenda })} />
        <Invited plan={plan} change={change} />
        <Rules plan={plan} change={change} />
      </div>
    </Stage>
  );
}

/** That somebody has a name that can't be kept, or `null`. */
function nameFault({ facilitator, people }: WorkshopPlan): string | null {
  const long = [facilitator, ...people].find(({ name }) => nameTooLong(name));
  return long ? nameTooLong(long.name) : null;
}
