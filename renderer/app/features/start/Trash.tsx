import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { showDay } from "#shared/base/day";
import { type Failure, failureOf } from "../../host/failure";
import { useAsk, useHost } from "../../host/HostContext";
import { HomeFrame } from "../../shell/frames/HomeFrame";
import { Empty } from "../../ui/Empty";
import { FailureNote } from "../../ui/FailureNote";
import rows from "../../ui/rows.module.css";
import { count } from "../../ui/words";
import classes from "./Trash.module.css";

export function Trash() {
  const { host, recordsChanged } = useHost();
  const asked = useAsk(() => host.trash.list(), [recordsChanged]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [sure, setSure] = useState(false);
  const act = async (doing: () => Promise<unknown>) => {
    try {
      setFailure(null);
      await doing();
    } catch (error) {
      setFailure(failureOf(error));
    }
    asked.again();
  };
  const entries = asked.state === "ready" ? asked.value : [];
  return (
    <HomeFrame
      at="trash"
      title="Trash"
      tools={
        entries.length > 0 && (
          <Button variant="default" onClick={() => setSure(true)}>
            Empty the trash
          </Button>
        )
      }
    >
      {failure && <FailureNote failure={failure} />}
      {asked.state === "failed" && (
        <FailureNote failure={asked.failure} actions={[{ does: "Try again", act: asked.again }]} />
      )}
      {asked.state === "ready" && entries.length === 0 && (
        <Empty says="The trash is empty">
          <p>Deleted decisions come here first.</p>
        </Empty>
      )}
      <ul className={rows.rows}>
        {entries.map(({ id, title, deleted }) => (
          <li key={`${id} ${deleted}`} className={rows.row}>
            <strong>{title}</strong>
            <span className={rows.meta}>deleted {showDay(deleted.slice(0, 10))}</span>
            <Button variant="subtle" size="compact-sm" onClick={() => act(() => host.trash.restore({ id }))}>
              Restore
            </Button>
          </li>
        ))}
      </ul>
      <Modal
        opened={sure}
        onClose={() => setSure(false)}
        title={`Delete ${count(entries.length, "decision")} for good?`}
      >
        <p className={classes.text}>ADRs that were exported stay in their repositories.</p>
        <div className={classes.buttons}>
          <Button variant="default" onClick={() => setSure(false)}>
            Keep
          </Button>
          <Button
            color="danger"
            onClick={() => {
              setSure(false);
              void act(() => host.trash.empty());
            }}
          >
            Delete for good
          </Button>
        </div>
      </Modal>
    </HomeFrame>
  );
}
