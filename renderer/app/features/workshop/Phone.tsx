/** A participant's screen inside the app: for whoever holds the device, and for a facilitator who votes. */
import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import type { SeatCommand } from "#shared/workshop/command";
import type { Brief } from "#shared/workshop/view/brief";
import type { SeatView } from "#shared/workshop/view/view";
import { withUnsent } from "../../../participant/link/optimistic";
import { mountRoom } from "../../../participant/mount";
import { failureOf } from "../../host/failure";
import { Row } from "../../ui/layout";
import classes from "./Phone.module.css";

export function Phone({
  view,
  brief,
  ahead,
  leave,
  back,
  send,
}: {
  view: SeatView;
  brief: Brief;
  /** Host's clock less this window's. */
  ahead: number;
  /** What the button says that leads away. */
  leave: string;
  back(): void;
  /** Resolves once the host has it. */
  send(command: SeatCommand): Promise<unknown>;
}) {
  const root = useRef<HTMLDivElement>(null);
  // What the host hasn't answered yet shows at once.
  const [unsent, setUnsent] = useState<SeatCommand[]>([]);
  const [refused, setRefused] = useState<string | null>(null);
  const say = async (command: SeatCommand) => {
    setUnsent((all) => [...all, command]);
    try {
      await send(command);
      setRefused(null);
    } catch (error) {
      setRefused(failureOf(error).message);
    } finally {
      setUnsent((all) => all.filter((one) => one !== command));
    }
  };
  useEffect(() => {
    if (!root.current) return;
    mountRoom(root.current, {
      view: withUnsent(view, unsent),
      brief,
      ahead,
      offline: false,
      refused,
      say: (command) => void say(command),
      understood: () => setRefused(null),
    });
  });
  useEffect(() => {
    const mounted = root.current;
    return () => {
      if (mounted) mountRoom(mounted, null);
    };
  }, []);
  return (
    <div className={classes.page}>
      <Row className={classes.bar} gap={0} align="stretch" justify="end">
        <Button variant="default" onClick={back}>
          {leave}
        </Button>
      </Row>
      <div ref={root} className={`phone-in-app ${classes.phone}`} />
    </div>
  );
}
