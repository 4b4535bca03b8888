/** On the start screen: workshops that run here, and those that were interrupted. */
import { Button } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { useEffect } from "react";
import type { RecordSummary } from "#shared/record/summary";
import { useAsk, useHost } from "../../host/HostContext";
import { hrefOf } from "../../shell/route";
import { Row } from "../../ui/layout";
import { Text } from "../../ui/Text";
import classes from "./Sessions.module.css";

export function Sessions({ records }: { records: RecordSummary[] }) {
  const { host, onSessionChange, recordsChanged } = useHost();
  const asked = useAsk(() => host.session.list(), [recordsChanged]);
  const { again } = asked;
  useEffect(() => onSessionChange(again), [onSessionChange, again]);
  if (asked.state !== "ready" || asked.value.length === 0) return null;
  return (
    <section aria-label="Workshops">
      {asked.value.map(({ record, state, people, rehearsal }) => {
        const title = records.find(({ id }) => id === record)?.title ?? "A decision";
        const inRoom = `${people} ${people === 1 ? "person" : "people"} in the room`;
        const words = {
          running: rehearsal ? "A rehearsal runs" : `A workshop runs, ${inRoom}`,
          interrupted: `Resume the workshop? It was interrupted with ${inRoom}`,
          damaged: "Its workshop can't be read any more",
        }[state];
        return (
          <Row key={record} card="info" py={10} className={classes.known} gap={12} mb={12}>
            <IconUsers size={17} stroke={1.6} aria-hidden="true" />
            <Text tone="soft" grow>
              <strong>{title}</strong> {words}
            </Text>
            <Button
              component="a"
              variant="default"
              size="xs"
              href={hrefOf({ at: "workshop", id: record, sheet: false })}
            >
              {state === "running" ? "Rejoin" : state === "interrupted" ? "Resume" : "Look at it"}
              <span className="visually-hidden">: {title}</span>
            </Button>
          </Row>
        );
      })}
    </section>
  );
}
