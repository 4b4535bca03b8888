import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { Failure } from "../host/failure";
import classes from "./FailureNote.module.css";
import { Row } from "./layout";
import { Text } from "./Text";

/** An error at the place it concerns: what happened, to what, what to do next as words and buttons. */
export function FailureNote({
  failure,
  actions = [],
}: {
  failure: Failure;
  actions?: { does: string; act(): void }[];
}) {
  return (
    <Row gap={10} align="stretch" className={classes.note} role="alert">
      <IconAlertTriangle size={18} aria-hidden="true" className={classes.icon} />
      <div className={classes.words}>
        <p className={classes.what}>{failure.message}</p>
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
      </div>
    </Row>
  );
}
