import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { showDay } from "#shared/base/day";
import { useAsk, useHost } from "../../host/HostContext";
import { useAction } from "../../host/useAction";
import { HomeFrame } from "../../shell/frames/HomeFrame";
import { Empty } from "../../ui/Empty";
import { AskNote, FailureNote } from "../../ui/FailureNote";
import { Row } from "../../ui/layout";
import rows from "../../ui/rows.module.css";
import { Text } from "../../ui/Text";
import { count } from "../../ui/words";

export function Trash() {
  const { host, recordsChanged } = useHost();
  const asked = useAsk(() => host.trash.list(), [recordsChanged]);
  const { run, failure } = useAction();
  const [sure, setSure] = useState(false);
  const act = async (doing: () => Promise<unknown>) => {
    await run(doing);
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
      <FailureNote failure={failure} />
      <AskNote asked={asked} />
      {asked.state === "ready" && entries.length === 0 && (
        <Empty says="The trash is empty">
          <p>Deleted decisions come here first.</p>
        </Empty>
      )}
      <ul>
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
