import { Button } from "@mantine/core";
import { useState } from "react";
import { useHost } from "../../host/HostContext";
import { useAction } from "../../host/useAction";
import { copyText } from "../../ui/copy";
import { FailureNote } from "../../ui/FailureNote";
import { Box, Row } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { dropKept, keptOf } from "./kept";
import { useRecord } from "./RecordContext";

/** What was typed while the host was away and couldn't be stored by itself, since the record is another by now. */
export function KeptNote() {
  const { host } = useHost();
  const { record, etag, accept } = useRecord();
  const { id } = record;
  const [kept, setKept] = useState(() => keptOf(id, Date.now()));
  const { run, busy, failure } = useAction();
  if (!kept) return null;
  const drop = () => {
    dropKept(id);
    setKept(null);
  };
  const save = () =>
    run(async () => {
      await host.records.save({ id, etag: etag(), draft: kept.draft });
      accept(await host.records.get({ id }));
      drop();
    });
  return (
    <Box as="section" card="warn" mb={20} aria-label="Typed while Adroit was away">
      <Text weight={600}>What you typed while Adroit was away isn't stored: the decision was changed since.</Text>
      <FailureNote failure={failure} />
      <Row wrap={8} mt={8}>
        <Button variant="default" size="xs" loading={busy} onClick={save}>
          Store mine over it
        </Button>
        <Button variant="default" size="xs" onClick={() => copyText(JSON.stringify(kept.draft, null, 2))}>
          Copy mine
        </Button>
        <Button variant="subtle" size="xs" onClick={drop}>
          Drop mine
        </Button>
      </Row>
    </Box>
  );
}
