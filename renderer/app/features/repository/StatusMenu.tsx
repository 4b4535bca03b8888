import { Button, Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import type { Status } from "#shared/record/record";
import { statusName } from "../../widgets/StatusChip";

/** Superseding takes the other ADR; its link says so in both. */
const offered: Status[] = ["draft", "proposed", "accepted", "rejected", "deprecated"];

/** What the status of an ADR can be changed to here. */
export function StatusMenu({
  now,
  disabled,
  onChosen,
}: {
  now: Status | null;
  disabled: boolean;
  onChosen(status: Status): void;
}) {
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          disabled={disabled}
          rightSection={<IconChevronDown size={14} aria-hidden="true" />}
        >
          Change status
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {offered
          .filter((status) => status !== now)
          .map((status) => (
            <Menu.Item key={status} onClick={() => onChosen(status)}>
              {statusName(status)}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
