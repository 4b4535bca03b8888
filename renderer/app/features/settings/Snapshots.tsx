import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import type { Brought, ImportChoice, Snapshot } from "#shared/api/backup";
import type { By } from "#shared/base/by";
import { useAsk, useHost } from "../../host/HostContext";
import { useAction } from "../../host/useAction";
import { AskNote, FailureNote } from "../../ui/FailureNote";
import { Row } from "../../ui/layout";
import rows from "../../ui/rows.module.css";
import { Text } from "../../ui/Text";
import { count } from "../../ui/words";
import { IncomingList } from "./Incoming";
import { broughtText, localMoment } from "./words";

const reasons: Record<Snapshot["why"], string> = {
  daily: "before the first change of the day",
  "before migration": "before a new format",
  "before restoring": "before decisions were brought in",
};

/** The backups on this machine, and the way back to each. */
export function Snapshots() {
  const { host, recordsChanged } = useHost();
  const asked = useAsk(() => host.backup.list(), [recordsChanged]);
  const [opened, setOpened] = useState<Snapshot | null>(null);
  const [done, setDone] = useState<Brought | null>(null);
  return (
    <>
      <Text as="h3" size="body" mt={20} mb={8}>
        Snapshots
      </Text>
      <p>Taken before the first change of each day, and kept for 14 days of work.</p>
      <AskNote asked={asked} />
      {done && <p role="status">{broughtText(done)}</p>}
      <ul aria-label="Snapshots">
        {(asked.state === "ready" ? asked.value : []).map((snapshot) => (
          <Row key={snapshot.name} as="li" gap={16} className={rows.row}>
            <span>
              {localMoment(snapshot.taken)}
              <Text as="span" size="aside" tone="soft">
                {" "}
                {reasons[snapshot.why]}
              </Text>
            </span>
            <Text as="span" size="aside" tone="soft">
              {count(snapshot.records, "decision")}
            </Text>
            <Button
              variant="default"
              size="compact-sm"
              aria-label={`Restore from ${localMoment(snapshot.taken)}`}
              disabled={snapshot.records === 0}
              onClick={() => setOpened(snapshot)}
            >
              Restore
            </Button>
          </Row>
        ))}
      </ul>
      <Modal
        opened={opened !== null}
        onClose={() => setOpened(null)}
        size="lg"
        title={opened ? `Restore from ${localMoment(opened.taken)}` : ""}
      >
        {opened && (
          <Restore
            snapshot={opened.name}
            onDone={(brought) => {
              setDone(brought);
              setOpened(null);
            }}
          />
        )}
      </Modal>
    </>
  );
}

function Restore({ snapshot, onDone }: { snapshot: string; onDone(brought: Brought): void }) {
  const { host } = useHost();
  const asked = useAsk(() => host.backup.look({ snapshot }), [snapshot]);
  const { run, busy, failure } = useAction();
  const bring = (choices: By<ImportChoice>) =>
    void run(async () => onDone(await host.backup.restore({ snapshot, choices })));
  if (asked.state === "waiting") return <p role="status">Reading the snapshot</p>;
  if (asked.state === "failed") return <AskNote asked={asked} />;
  const { records, unreadable } = asked.value;
  return (
    <>
      <FailureNote failure={failure} />
      {unreadable.map(({ file, why }) => (
        <p key={file}>
          <span className="mono">{file}</span> can't be read. {why}
        </p>
      ))}
      {records.every(({ state }) => state === "same") ? (
        <p>All of it is the same here. There is nothing to restore.</p>
      ) : (
        <IncomingList incoming={records} busy={busy} onBring={bring} />
      )}
    </>
  );
}
