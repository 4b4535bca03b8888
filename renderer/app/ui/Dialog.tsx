import { Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { Row, Stack } from "./layout";

/** A question in the way: its title, what it means, and its buttons, the safe one first. */
export function Dialog({
  opened,
  onClose,
  title,
  actions,
  size,
  children,
}: {
  opened: boolean;
  onClose(): void;
  title: string;
  actions?: ReactNode;
  size?: "md" | "lg";
  children: ReactNode;
}) {
  return (
    <Modal opened={opened} onClose={onClose} title={title} size={size ?? "md"}>
      <Stack gap={16}>
        <div>{children}</div>
        {actions && (
          <Row align="stretch" justify="end">
            {actions}
          </Row>
        )}
      </Stack>
    </Modal>
  );
}
