import { Button } from "@mantine/core";
import { useMemo } from "react";
import type { ExportPlan } from "#shared/api/repo";
import { DiffLines } from "../../ui/DiffLines";
import { difference } from "../../ui/difference";
import { Row, Stack } from "../../ui/layout";
import { Text } from "../../ui/Text";
import classes from "./Export.module.css";

/** The ADR on disk isn't what Adroit wrote: shows the difference, and what can be done. Nothing is chosen beforehand. */
export function Conflict({
  plan,
  busy,
  onKeep,
  onOver,
  onNew,
}: {
  plan: ExportPlan;
  busy: boolean;
  onKeep(): void;
  onOver(): void;
  onNew(): void;
}) {
  const { conflict, file, markdown } = plan;
  if (!conflict) return null;
  const edited = conflict.why === "edited";
  return (
    <div className={classes.stack}>
      <Text tone="soft">
        {edited ? (
          <>
            Somebody changed <span className="mono">{file}</span> since Adroit wrote it. Nothing is overwritten unless
            you choose so.
          </>
        ) : (
          <>
            <span className="mono">{file}</span> is no longer where Adroit wrote it.
          </>
        )}
      </Text>
      {edited && conflict.onDisk !== null && <DiskDifference onDisk={conflict.onDisk} ours={markdown} />}
      <Row wrap={8} justify="end">
        {edited && (
          <>
            <Button variant="default" data-autofocus onClick={onKeep}>
              Keep the file
            </Button>
            <Button variant="outline" color="danger" loading={busy} onClick={onOver}>
              Write ours over it
            </Button>
          </>
        )}
        {!edited && (
          <>
            <Button variant="default" onClick={onKeep}>
              Leave it
            </Button>
            <Button variant="default" loading={busy} onClick={onOver}>
              Write it there again
            </Button>
          </>
        )}
        <Button variant="default" disabled={busy} onClick={onNew}>
          Write as a new file
        </Button>
      </Row>
    </div>
  );
}

/** What is on disk beside what would be written. */
export function DiskDifference({ onDisk, ours }: { onDisk: string; ours: string }) {
  const rows = useMemo(() => difference(onDisk, ours), [onDisk, ours]);
  if (!rows) {
    return (
      <Stack columns="1fr 1fr" gap={12}>
        <FileText name="On disk" text={onDisk} />
        <FileText name="Ours" text={ours} />
      </Stack>
    );
  }
  return (
    <div>
      <Row as="p" gap={12} align="stretch" className={classes.legend} tone="quiet" size="meta" mb={4}>
        <span data-sign="-">− on disk</span> <span data-sign="+">+ ours</span>
      </Row>
      <DiffLines
        className={classes.short}
        label="Difference between the file and ours"
        rows={rows}
        sides={{ "-": "on disk", "+": "ours" }}
        same="Only the ends of lines differ"
      />
    </div>
  );
}

function FileText({ name, text }: { name: string; text: string }) {
  return (
    <div>
      <Row as="p" gap={12} align="stretch" className={classes.legend} tone="quiet" size="meta" mb={4}>
        {name}
      </Row>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={`${classes.diff} ${classes.short}`} aria-label={name} tabIndex={0}>
        <code>{text}</code>
      </section>
    </div>
  );
}
