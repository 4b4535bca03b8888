import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { Failure } from "../host/failure";
import classes from "./FailureNote.module.css";

/** An error at the place it concerns: what happened, to what, what to do next as words and buttons. */
export function FailureNote({
  failure,
  actions = [],
}: {
  failure: Failure;
  actions?: { does: string; act(): void }[];
}) {
  return (
    <div className={classes.note} role="alert">
      <IconAlertTriangle size={18} stroke={1.6} aria-hidden="true" className={classes.icon} />
      <div className={classes.words}>
        <p className={classes.what}>{failure.message}</p>
        {failure.subject && <p className={`mono ${classes.subject}`}>{failure.subject}</p>}
        <p className={classes.remedy}>{failure.remedy}</p>
        {actions.length > 0 && (
          <div className={classes.actions}>
            {actions.map(({ does, act }) => (
              <Button key={does} variant="default" size="xs" onClick={act}>
                {does}
              </Button>
            ))}
          </div>
        )}
      </div>
    </div>
  );
}
