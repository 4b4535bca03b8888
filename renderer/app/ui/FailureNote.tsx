import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { Failure } from "../host/failure";
import type { Asked } from "../host/HostContext";
import classes from "./FailureNote.module.css";
import { Box, Row } from "./layout";
import { Text } from "./Text";

/** An error at the place it concerns, or nothing: what happened, to what, what to do next as words and buttons. */
export function FailureNote({
  failure,
  actions = [],
}: {
  failure: Failure | null;
  actions?: { does: string; act(): void }[];
}) {
  if (!failure) return null;
  return (
    <Row gap={10} align="stretch" card="plain" className={classes.note} role="alert">
      <IconAlertTriangle size={18} aria-hidden="true" className={classes.icon} />
      <Box grow>
        <Text weight={600}>{failure.message}</Text>
        {failure.subject && <p className={`mono ${classes.subject}`}>{failure.subject}</p>}
        <Text tone="soft">{failure.remedy}</Text>
        {actions.length > 0 && (
          <Row wrap={8} align="stretch" mt={8}>
            {actions.map(({ does, act }) => (
              <Button key={does} variant="default" size="xs" onClick={act}>
                {does}
              </Button>
            ))}
          </Row>
        )}
      </Box>
    </Row>
  );
}

/** Why something that was asked of the host can't be shown, and the way to ask again. */
export function AskNote({ asked }: { asked: Asked<unknown> & { again(): void } }) {
  if (asked.state !== "failed") return null;
  return <FailureNote failure={asked.failure} actions={[{ does: "Try again", act: asked.again }]} />;
}
