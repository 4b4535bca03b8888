/** A way in of the team's own: the public address of a tunnel or proxy, and what it may be trusted with. */
import { Checkbox, Switch, TextInput } from "@mantine/core";
import type { Reach } from "#shared/workshop/state";
import { Stack } from "../../ui/layout";
import { Text } from "../../ui/Text";

export function ReachFields({ reach, onReach }: { reach: Reach | null; onReach(reach: Reach | null): void }) {
  return (
    <Stack gap={12} mb={20}>
      <Switch
        label="People elsewhere come through a tunnel or proxy of ours"
        checked={reach !== null}
        onChange={({ target }) => onReach(target.checked ? { url: "", forwarded: false, typed: false } : null)}
      />
      {reach && (
        <>
          <TextInput
            label="Its public address"
            placeholder="https://room.example.org"
            value={reach.url}
            onChange={({ target }) => onReach({ ...reach, url: target.value.trim() })}
          />
          <Text size="aside" tone="warn">
            Whoever runs it can read and change everything that goes through it: names, answers, the link that lets in.
            Use one that you trust, with https.
          </Text>
          <Checkbox
            label="A proxy of mine sets X-Forwarded-For"
            description="Then limits are per address. Without it everybody who comes through counts as one."
            checked={reach.forwarded}
            onChange={({ target }) => onReach({ ...reach, forwarded: target.checked })}
          />
          <Checkbox
            label="Let people join by the typed code too"
            description="Otherwise only the link and the QR code let in."
            checked={reach.typed}
            onChange={({ target }) => onReach({ ...reach, typed: target.checked })}
          />
        </>
      )}
    </Stack>
  );
}
