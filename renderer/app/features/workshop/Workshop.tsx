/** The way into a workshop: one that runs, one that was interrupted, or the plan of the next. */
import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import type { RecordView } from "#shared/api/records";
import type { FacilitatorState, SessionSummary } from "#shared/workshop/state";
import { type Failure, failureOf } from "../../host/failure";
import { useAsk, useHost } from "../../host/HostContext";
import { AskedScreen } from "../../shell/AskedScreen";
import { go } from "../../shell/route";
import { FailureNote } from "../../ui/FailureNote";
import { Row } from "../../ui/layout";
import { Prose } from "../../ui/Prose";
import { Text } from "../../ui/Text";
import { FacilitatorScreen } from "./FacilitatorScreen";
import { Prepare } from "./prepare/Prepare";
import { Sheet } from "./Sheet";
import { BackTo, Stage } from "./Stage";
import classes from "./Workshop.module.css";

export function Workshop({ id, sheet }: { id: string; sheet: boolean }) {
  const { host } = useHost();
  const [state, setState] = useState<FacilitatorState | null>(null);
  const asked = useAsk(async () => {
    const [record, all] = await Promise.all([host.records.get({ id }), host.session.list()]);
    const found = all.find((one) => one.record === id) ?? null;
    const live = found?.state === "running" ? await host.session.view({ id }) : null;
    return { record, found, live };
  }, [id]);
  const title = asked.state === "ready" ? asked.value.record.record.draft.frame.title : "";
  useEffect(() => {
    document.title = `Workshop: ${title || "Untitled"} - Adroit`;
    return () => {
      document.title = "Adroit";
    };
  }, [title]);

  const over = () => {
    setState(null);
    asked.again();
  };
  return (
    <AskedScreen asked={asked}>
      {({ record, found, live }) => {
        const running = state ?? live;
        if (running && sheet) return <Sheet id={id} />;
        if (running) return <FacilitatorScreen key={running.view.id} record={record} first={running} ended={over} />;
        if (found && found.state !== "running")
          return <Interrupted record={record} found={found} resumed={setState} discarded={over} />;
        return <Prepare record={record} begun={setState} />;
      }}
    </AskedScreen>
  );
}

/** "Resume the workshop?" */
function Interrupted({
  record: { record },
  found,
  resumed,
  discarded,
}: {
  record: RecordView;
  found: SessionSummary;
  resumed(state: FacilitatorState): void;
  discarded(): void;
}) {
  const { host } = useHost();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [sure, setSure] = useState(false);
  const { id } = record;
  const act = async <T,>(call: () => Promise<T>, then: (value: T) => void) => {
    try {
      then(await call());
    } catch (error) {
      setFailure(failureOf(error));
    }
  };
  const damaged = found.state === "damaged";
  return (
    <Stage
      id={id}
      title={record.draft.frame.title}
      left={<BackTo label="To the decision" act={() => go({ at: "record", id, place: null })} />}
    >
      <div className={classes.narrow}>
        <Prose as="h1" voice="question">
          {damaged ? "This workshop can't be resumed" : "Resume the workshop?"}
        </Prose>
        <Text tone="soft" size="row" mt={10} mb={20}>
          {damaged
            ? `Its log can't be read: ${found.why ?? "unknown"}. What was revealed is in the decision already.`
            : `It was interrupted with ${found.people} ${found.people === 1 ? "person" : "people"} in the room. Every answer that was acknowledged is there; devices find their seats again once you let them in.`}
        </Text>
        {failure && <FailureNote failure={failure} />}
        <Row gap={10} wrap={10} align="stretch">
          {!damaged && (
            <Button onClick={() => void act(() => host.session.resume({ id }), resumed)}>Resume the workshop</Button>
          )}
          <Button
            variant="default"
            onClick={() => (sure ? void act(() => host.session.discard({ id }), discarded) : setSure(true))}
          >
            {sure ? "Yes, set its answers aside" : "Set it aside"}
          </Button>
        </Row>
        {sure && (
          <Text tone="soft" size="aside">
            What wasn't revealed yet doesn't reach the decision.
          </Text>
        )}
      </div>
    </Stage>
  );
}
