import { Button } from "@mantine/core";
import type { RecordView } from "#shared/api/records";
import { editionText } from "#shared/record/edition";
import { useHost } from "../../host/HostContext";
import { useAction } from "../../host/useAction";
import { FailureNote } from "../../ui/FailureNote";
import { Box } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { useRecord } from "./RecordContext";

/** Tells of another edition of the playbook, with what changed in it. Nothing is taken up by itself. */
export function EditionNote({
  edition,
  onTake,
  how,
}: {
  edition: RecordView["edition"];
  /** Takes the newer edition up; `null` where that can't be done here. */
  onTake?: (() => void) | null;
  /** What to do instead. */
  how?: string;
}) {
  if (edition === undefined) return null;
  const { other, newer, since, changes, lost } = edition;
  return (
    <Box as="details" card="info" mt={12} mb={12} py={8}>
      <summary>{editionText(edition)}</summary>
      {changes.length > 0 && (
        <>
          <Text size="meta" weight={600}>
            What changed{since === null ? "" : ` since ${since}`}
          </Text>
          <Text as="ul" mt={4} mb={4} className="bulleted">
            {changes.map((what) => (
              <li key={what}>{what}</li>
            ))}
          </Text>
        </>
      )}
      {onTake && lost.length > 0 && <p>Not offered any more, so to be answered again: {lost.join(", ")}.</p>}
      {onTake && (
        <Button mt={8} variant="default" size="xs" onClick={onTake}>
          Use edition {other}
        </Button>
      )}
      {newer && !onTake && how && <p>{how}</p>}
    </Box>
  );
}

/** The same for the open record, which can take the newer edition up while it isn't decided. */
export function RecordEdition() {
  const { host } = useHost();
  const { record, edition, locked, settled, etag, accept } = useRecord();
  const { run, failure } = useAction();
  const take = () =>
    run(async () => {
      if (edition === undefined || !(await settled())) return;
      accept(await host.records.takeEdition({ id: record.id, etag: etag(), edition: edition.hash }));
    });
  return (
    <>
      <EditionNote
        edition={edition}
        onTake={edition?.newer && locked === null ? () => void take() : null}
        how="What is decided keeps its edition. A review that replaces the decision begins a new one, which can take it."
      />
      <FailureNote failure={failure} />
    </>
  );
}
