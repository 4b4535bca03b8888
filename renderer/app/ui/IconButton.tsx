import { ActionIcon, type ActionIconProps } from "@mantine/core";
import { IconX, type TablerIcon } from "@tabler/icons-react";
import type { ComponentPropsWithRef } from "react";

type Props = { icon: TablerIcon; label: string; iconSize?: number } & ActionIconProps &
  Omit<ComponentPropsWithRef<"button">, keyof ActionIconProps | "aria-label" | "children">;

/** An icon that does something; its name is said to those who listen, and shown on hover. */
export function IconButton({ icon: Icon, label, iconSize = 16, ...rest }: Props) {
  return (
    <ActionIcon aria-label={label} title={label} color="gray" {...rest}>
      <Icon size={iconSize} aria-hidden="true" />
    </ActionIcon>
  );
}

/** Closes what it stands in. */
export function CloseButton({ label, ...rest }: { label: string; onClick(): void }) {
  return <IconButton icon={IconX} iconSize={17} label={label} size={28} {...rest} />;
}
