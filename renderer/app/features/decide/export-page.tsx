/** What the pages of the export dialog have in common, and the words they share. */
import { Button, Drawer } from "@mantine/core";
import { IconFile, IconFileCheck } from "@tabler/icons-react";
import { type ReactNode, useEffect, useState } from "react";
import type { ExportPlan } from "#shared/api/repo";
import { Row, Stack } from "../../ui/layout";
import { Text } from "../../ui/Text";
import classes from "./Export.module.css";

export const writeVerbs: Record<ExportPlan["action"], string> = {
  create: "Write",
  update: "Update",
  "status only": "Update the status in",
  nothing: "Write",
};

/** The message of a commit, without its verb. */
export const commitSubject = (name: string, title: string) =>
  `${name}: ${title.trim() || "Untitled decision"}`.slice(0, 200);

/** A dialog's title takes the focus with each step, so that a screen reader says where one is. */
export function ExportPage({ title, children }: { title: string; children: ReactNode }) {
  const [head, setHead] = useState<HTMLHeadingElement | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every title
  useEffect(() => {
    const dialog = head?.closest('[role="dialog"]');
    (dialog?.querySelector<HTMLElement>("[data-autofocus]") ?? head)?.focus();
  }, [head, title]);
  return (
    <>
      <Drawer.Header className={classes.header}>
        <Drawer.Title ref={setHead} tabIndex={-1}>
          {title}
        </Drawer.Title>
        <Drawer.CloseButton aria-label="Close" />
      </Drawer.Header>
      <Drawer.Body className={classes.stack}>{children}</Drawer.Body>
    </>
  );
}

export function FileList({ files, root, done = false }: { files: string[]; root: string; done?: boolean }) {
  const Icon = done ? IconFileCheck : IconFile;
  return (
    <section aria-label={done ? "Files written" : "Files that will be written"}>
      <Text as="h3" size="meta" tone="quiet" weight={600} mb={6} className={classes.small}>
        {done ? "Written" : "Will be written"} in <span className="mono">{root}</span>
      </Text>
      <Stack as="ul" gap={4} className={`mono ${classes.files}`}>
        {files.map((file) => (
          <li key={file}>
            <Icon size={15} aria-hidden="true" /> {file}
          </li>
        ))}
      </Stack>
    </section>
  );
}

export function CloseRow({ onClose }: { onClose(): void }) {
  return (
    <Row gap={12} wrap={8} justify="end">
      <Button variant="default" onClick={onClose}>
        Close
      </Button>
    </Row>
  );
}
