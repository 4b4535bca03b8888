import { Button, type ButtonProps, Menu } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { Id, Sha256 } from "#shared/base/id";
import { useHost } from "../../host/HostContext";
import { useKeys } from "../../shell/keys";
import { go } from "../../shell/route";
import { KeyCap } from "../../ui/KeyCap";
import { Text } from "../../ui/Text";
import { playbookPlaceText } from "../../widgets/playbook-place";

/** The button that starts a decision; where there are several playbooks it asks from which. */
export function NewButton({ begin }: { begin(of: { playbook: Id; hash?: Sha256; unscored?: true }): void }) {
  const { playbooks } = useHost();
  const [choosing, setChoosing] = useState(false);
  const [only, ...others] = playbooks;
  // It leaves the options to the team, so it says nothing about them.
  const free = playbooks.find(({ playbook, from }) => playbook.known.length === 0 && from.in === "app");
  const beginOnly = others.length === 0 && only ? () => begin({ playbook: only.playbook.id }) : null;
  useKeys({ n: beginOnly ?? (() => setChoosing(true)) });
  const looks: ButtonProps = {
    variant: "default",
    leftSection: <IconPlus size={16} />,
    rightSection: <KeyCap>N</KeyCap>,
  };
  if (beginOnly) {
    return (
      <Button {...looks} onClick={beginOnly}>
        New decision
      </Button>
    );
  }
  return (
    // The first playbook has the focus, so that N and Enter start with it.
    <Menu
      opened={choosing}
      onChange={setChoosing}
      position="bottom-end"
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <Button {...looks}>New decision</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {playbooks.map(({ hash, playbook, from }, i) => (
          <Menu.Item
            key={`${hash} ${playbookPlaceText(from)}`}
            data-autofocus={i === 0 ? "" : undefined}
            onClick={() => begin({ playbook: playbook.id, hash })}
          >
            {playbook.title}
            {from.in !== "app" && (
              <Text size="aside" tone="quiet">
                {playbookPlaceText(from)}
              </Text>
            )}
          </Menu.Item>
        ))}
        <Menu.Divider />
        {free && (
          <Menu.Item onClick={() => begin({ playbook: free.playbook.id, hash: free.hash, unscored: true })}>
            Without scores
            <Text size="aside" tone="quiet">
              Options with good and bad, then the decision
            </Text>
          </Menu.Item>
        )}
        <Menu.Item onClick={() => go({ at: "playbooks" })}>From an example</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
