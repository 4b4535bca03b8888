import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { showDay } from "#shared/base/day";
import { type Failure, failureOf } from "../../host/failure";
import { useAsk, useHost } from "../../host/HostContext";
import { HomeFrame } from "../../shell/frames/HomeFrame";
import { Empty } from "../../ui/Empty";
import { FailureNote } from "../../ui/FailureNote";
import { Row } from "../../ui/layout";
import rows from "../../ui/rows.module.css";
import { Text } from "../../ui/Text";
import { count } from "../../ui/words";

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
          <Row key={`${id} ${deleted}`} as="li" gap={16} className={rows.row}>
            <strong>{title}</strong>
            <Text as="span" size="aside" tone="soft">
              deleted {showDay(deleted.slice(0, 10))}
            </Text>
            <Button variant="subtle" size="compact-sm" onClick={() => act(() => host.trash.restore({ id }))}>
              Restore
            </Button>
          </Row>
        ))}
      </ul>
      <Modal
        opened={sure}
        onClose={() => setSure(false)}
        title={`Delete ${count(entries.length, "decision")} for good?`}
      >
        <Text tone="soft" mb={16}>
          ADRs that were exported stay in their repositories.
        </Text>
        <Row align="stretch" justify="end">
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
        </Row>
      </Modal>
    </HomeFrame>
  );
}
